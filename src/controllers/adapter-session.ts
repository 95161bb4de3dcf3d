import { warnOnce } from '../warn-once.js';
import { checkedAdapter, type CheckedAdapter } from '../adapter/checked-adapter.js';
import type { RestoreAdapter } from '../adapter/contract.js';
import { toAdapterError, type AdapterError } from '../adapter/errors.js';
import type { Account } from '../domain/account.js';
import type { Page } from '../domain/page.js';
import { isClosing } from './failure.js';
import { JobTracker } from './job-tracker.js';
import { ServerClock } from './server-clock.js';
import { browserTimers, type Timers } from './timers.js';

/** Calls of those who may restore. Refused, they say that no deleted contact may be seen; the history has rules of its own. */
const RESTORING: ReadonlySet<string | symbol> = new Set<keyof RestoreAdapter>([
  'listDeletedContacts',
  'getDeletedContact',
  'previewRestore',
  'startRestore',
  'undoRestore',
  'cancelBulkAction',
]);

/** Where an answer isn't as the contract says, and what was expected there. Never what it holds: that may name people. */
function warnOfAnswer(method: string, { issues }: AdapterError): void {
  const at = (issues ?? []).slice(0, 1).map(({ path, message }) => ` at "${path || 'its root'}": ${message}`);
  warnOnce(`The answer to ${method} is not as the contract says${at.join('')}.`);
}

/**
 * What all elements that share an adapter have in common: the adapter behind the seam, the account, the back end's clock and
 * the running jobs. So the table and the history on one page see the same restore, and ask about it once.
 */
export class AdapterSession {
  readonly adapter: CheckedAdapter;
  readonly timers: Timers;
  readonly clock: ServerClock;
  readonly jobs: JobTracker;
  readonly #refusalListeners = new Set<(error: AdapterError) => void>();
  #account: Promise<Account> | null = null;
  #asking: AbortController | null = null;
  #users = 0;

  constructor(adapter: RestoreAdapter, timers: Timers) {
    this.adapter = this.#heard(checkedAdapter(adapter));
    this.timers = timers;
    this.clock = new ServerClock(timers);
    this.jobs = new JobTracker(this.adapter, timers);
  }

  /**
   * Tells when a call is refused for a reason that concerns all that is shown: the viewer's session is over, or they may not
   * restore any more. The function it gives back ends that.
   */
  onRefusal(listener: (error: AdapterError) => void): () => void {
    this.#refusalListeners.add(listener);
    return () => this.#refusalListeners.delete(listener);
  }

  /** Counts an element in. The function it gives back counts it out; with the last one, all is forgotten. */
  enter(): () => void {
    this.#users += 1;
    return () => {
      this.#users -= 1;
      if (this.#users === 0) this.forget();
    };
  }

  /** The account, asked for once however many elements want it; `fresh` asks again. A failure isn't kept. */
  loadAccount(fresh = false): Promise<Account> {
    if (this.#account && !fresh) return this.#account;
    this.#asking?.abort();
    const asking = new AbortController();
    this.#asking = asking;
    const asked = this.timed(() => this.adapter.getAccount({ signal: asking.signal }));
    this.#account = asked;
    const settle = (): void => {
      if (this.#asking === asking) this.#asking = null;
    };
    asked.then(
      ({ supports }) => {
        settle();
        this.jobs.canWatch = supports.watch === true;
        this.jobs.canList = supports.history === true;
        this.jobs.resume();
      },
      () => {
        settle();
        if (this.#account === asked) this.#account = null;
      },
    );
    return asked;
  }

  /** Has the account asked for anew by whoever wants it next, unless it is being asked for. */
  expire(): void {
    if (!this.#asking) this.#account = null;
  }

  /** Runs a call whose answer tells the back end's time, and sets the clock by it. */
  async timed<T extends Pick<Page<unknown>, 'serverTime'>>(call: () => Promise<T>): Promise<T> {
    const askedAt = this.timers.elapsed();
    const answer = await call();
    this.clock.sync(answer.serverTime, askedAt);
    return answer;
  }

  /** The adapter, with an ear for the failures that concern all who share it, whoever's call they are the answer to. */
  #heard(adapter: CheckedAdapter): CheckedAdapter {
    const hear = (thrown: unknown, name: string | symbol): never => {
      const error = toAdapterError(thrown);
      if (error.code === 'unauthenticated' || (isClosing(error) && RESTORING.has(name))) {
        this.#account = null;
        for (const listener of [...this.#refusalListeners]) listener(error);
      }
      if (error.code === 'protocol') warnOfAnswer(String(name), error);
      throw thrown;
    };
    return new Proxy(adapter, {
      get(target, name) {
        const run: unknown = Reflect.get(target, name);
        if (typeof run !== 'function') return run;
        return (...args: unknown[]): unknown => {
          const answer: unknown = Reflect.apply(run, target, args);
          return answer instanceof Promise ? answer.catch((thrown) => hear(thrown, name)) : answer;
        };
      },
    });
  }

  /** Forgets the account and the jobs, at sign-out for example. */
  forget(): void {
    this.#asking?.abort();
    // The reason of its signal has a stack, in which browsers keep the elements that called.
    this.#asking = null;
    this.#account = null;
    this.jobs.clear();
  }
}

const sessions = new WeakMap<RestoreAdapter, AdapterSession>();

/** The one session of an adapter. Tests may bring their own timers the first time they ask for it. */
export function sessionFor(adapter: RestoreAdapter, timers: Timers = browserTimers): AdapterSession {
  let session = sessions.get(adapter);
  if (!session) {
    session = new AdapterSession(adapter, timers);
    sessions.set(adapter, session);
  }
  return session;
}
