import type { CheckedAdapter } from '../adapter/checked-adapter.js';
import { toAdapterError, type AdapterError } from '../adapter/errors.js';
import { isFinalStatus, latestBulkAction, type BulkAction } from '../domain/bulk-action.js';
import { JobStreams } from './job-streams.js';
import type { Timers } from './timers.js';

/** Told whenever a followed action has changed, or following it has failed. */
export type JobListener = (action: BulkAction, failure: AdapterError | null) => void;

/** One listener's interest. While no interest is awake, nothing is asked. */
export interface JobSubscription {
  /** `false` while whoever listens can't be seen. */
  awake: boolean;
  end(): void;
}

interface Job {
  action: BulkAction;
  asked: number;
  /** So many answers in a row brought nothing new; 1 before the first. */
  unchanged: number;
  dueAt: number;
  /** Whether the history is known not to name it. */
  isUnlisted?: boolean;
  /** Whether asking can't succeed as things are: the action is gone, or the session is. */
  isLost?: boolean;
}

/** Pauses between questions about the same action: quick at first, when something is likely to be seen, then patient. */
const PATIENCE_MS = [
  { times: 5, pause: 2_000 },
  { times: 10, pause: 5_000 },
];
const LONGEST_PAUSE_MS = 15_000;
/** Between any two questions, however many actions are followed. */
const SHORTEST_PAUSE_MS = 1_000;

/** From so many on that run at a time, one look at the history asks about all of them, instead of one question each. */
const MANY = 4;
const LONGEST_PAGE = 500;

function pauseMs({ action, asked }: Job): number {
  if (action.pollAfterMs !== null) return Math.max(action.pollAfterMs, SHORTEST_PAUSE_MS);
  return PATIENCE_MS.find(({ times }) => asked < times)?.pause ?? LONGEST_PAUSE_MS;
}

/** Less comes first: what comes on before what rests, until that is overdue for as long as it may be left alone. */
const rank = ({ unchanged, dueAt }: Job, at: number): number =>
  at - dueAt >= LONGEST_PAUSE_MS ? 0 : unchanged;

/** Takes over what the answers say about an action. `false`: nothing. */
function learn(job: Job, answers: readonly BulkAction[]): boolean {
  const { id, status, counts } = job.action;
  const answer = answers.find((one) => one.id === id);
  if (!answer) {
    job.isUnlisted = true;
    return false;
  }
  const hasChanged = answer.status !== status || answer.counts.processed > counts.processed;
  job.unchanged = hasChanged ? 0 : job.unchanged + 1;
  job.action = latestBulkAction(job.action, answer);
  return true;
}

/** Among equals: the one that has waited longest, but of those that were never asked about the newest. */
const turn = ({ asked, dueAt }: Job): number => (asked === 0 ? -dueAt : dueAt);

/**
 * Follows running bulk actions until they are final: one poller for all elements that share an adapter. It pauses while the
 * page is hidden or nobody who listens can be seen, and goes on at once when that ends. Where the back end tells of changes
 * by itself it listens, and asks only now and then: a stream can be held up on its way without anybody noticing.
 */
export class JobTracker {
  /** Whether the back end tells of changes by itself. */
  canWatch = false;
  /** Whether the back end has a history, one page of which tells of many. */
  canList = false;
  readonly #adapter: CheckedAdapter;
  readonly #timers: Timers;
  readonly #streams: JobStreams;
  readonly #jobs = new Map<string, Job>();
  readonly #subscriptions = new Map<JobSubscription, JobListener>();
  #callOff: (() => void) | null = null;
  #asking: AbortController | null = null;
  /** The earliest time for the next question of all, whatever has fallen due: not too often, and not before told. */
  #notBefore = 0;

  constructor(adapter: CheckedAdapter, timers: Timers) {
    this.#adapter = adapter;
    this.#timers = timers;
    this.#streams = new JobStreams(adapter, (id, action) => this.#hear(id, action));
  }

  /** The latest that is known of an action. */
  get(id: string): BulkAction | undefined {
    return this.#jobs.get(id)?.action;
  }

  /** Takes note of what an answer said about an action, and follows it while it runs. Gives back the latest that is known. */
  track(action: BulkAction): BulkAction {
    const known = this.#jobs.get(action.id);
    const latest = latestBulkAction(known?.action, action);
    if (latest === known?.action) return latest;
    const job: Job = known ?? { action, asked: 0, unchanged: 1, dueAt: 0 };
    job.action = latest;
    job.isLost = false;
    if (!known) job.dueAt = this.#dueAfter(job);
    this.#jobs.set(action.id, job);
    this.#tell(latest, null);
    this.#schedule();
    return latest;
  }

  subscribe(listener: JobListener): JobSubscription {
    let awake = true;
    const watch = (change: () => void): void => {
      const before = this.#isWatched();
      change();
      if (this.#isWatched() !== before) this.#wake();
    };
    const subscription: JobSubscription = {
      get awake() {
        return awake;
      },
      set awake(value) {
        watch(() => (awake = value));
      },
      end: () => {
        watch(() => this.#subscriptions.delete(subscription));
        if (this.#subscriptions.size === 0) this.#detach();
      },
    };
    if (this.#subscriptions.size === 0) {
      document.addEventListener('visibilitychange', this.#wake);
      window.addEventListener('online', this.#wake);
    }
    watch(() => this.#subscriptions.set(subscription, listener));
    return subscription;
  }

  /** Asks again about what was given up: the viewer may have signed in anew. */
  resume(): void {
    for (const job of this.#jobs.values()) {
      if (job.isLost) Object.assign(job, { isLost: false, dueAt: this.#timers.elapsed() });
    }
    this.#schedule();
  }

  /** Forgets all actions, at sign-out for example. */
  clear(): void {
    this.#stop();
    this.#jobs.clear();
  }

  /** Asks at once instead of at the end of a pause, or not any more: what is seen has changed, or the network is back. */
  readonly #wake = (): void => {
    if (!this.#isWatched()) {
      this.#stop();
      return;
    }
    for (const job of this.#running()) job.dueAt = Math.min(job.dueAt, this.#timers.elapsed());
    this.#schedule();
  };

  #running(): Job[] {
    return [...this.#jobs.values()].filter(({ action, isLost }) => !isLost && !isFinalStatus(action.status));
  }

  #isWatched(): boolean {
    return !document.hidden && [...this.#subscriptions.keys()].some(({ awake }) => awake);
  }

  #dueAfter(job: Job): number {
    return this.#timers.elapsed() + (this.#streams.has(job.action.id) ? LONGEST_PAUSE_MS : pauseMs(job));
  }

  #hear(id: string, action: BulkAction | null): void {
    const job = this.#jobs.get(id);
    if (action) this.track(action);
    else if (job) job.dueAt = Math.min(job.dueAt, this.#dueAfter(job));
    this.#schedule();
  }

  #schedule(): void {
    this.#callOff?.();
    this.#callOff = null;
    const running = this.#running().sort((a, b) => a.dueAt - b.dueAt);
    const [next] = running;
    if (!next || !this.#isWatched()) return;
    if (this.canWatch) for (const { action } of running) void this.#streams.open(action.id);
    if (this.#asking) return;
    const at = Math.max(next.dueAt, this.#notBefore);
    // Where several have fallen due by then, those that come on are first: one that rests must not hold up one just begun.
    const [first = next] = running
      .filter(({ dueAt }) => dueAt <= at)
      .sort((a, b) => rank(a, at) - rank(b, at) || turn(a) - turn(b));
    this.#callOff = this.#timers.after(at - this.#timers.elapsed(), () => {
      this.#callOff = null;
      void this.#ask(first);
    });
  }

  async #ask(job: Job): Promise<void> {
    const asking = new AbortController();
    this.#asking = asking;
    this.#notBefore = this.#timers.elapsed() + SHORTEST_PAUSE_MS;
    const listed = this.#running().filter(({ isUnlisted }) => !isUnlisted);
    const isMany = this.canList && !job.isUnlisted && listed.length >= MANY;
    const asked = isMany ? listed : [job];
    for (const one of asked) one.asked += 1;
    let failure: AdapterError | null = null;
    let heard = asked;
    try {
      const answers = await this.#look(asked, asking.signal);
      heard = asked.filter((one) => learn(one, answers));
    } catch (thrown) {
      failure = toAdapterError(thrown);
      heard = [job];
    }
    if (asking.signal.aborted) return;
    this.#asking = null;
    for (const one of asked) {
      one.dueAt = isMany && one.isUnlisted ? this.#timers.elapsed() : this.#dueAfter(one);
    }
    this.#notBefore = Math.max(this.#notBefore, this.#timers.elapsed() + (failure?.retryAfterMs ?? 0));
    const isFinal = failure !== null && !failure.retryable;
    // What can't succeed as things are is not asked again. Where only the history refuses, there is another way.
    if (isFinal && isMany) this.canList = false;
    else {
      if (isFinal) job.isLost = true;
      for (const { action } of heard) this.#tell(action, failure);
    }
    this.#schedule();
  }

  async #look(jobs: readonly Job[], signal: AbortSignal): Promise<BulkAction[]> {
    const [{ action }] = jobs as [Job];
    if (jobs.length === 1) return [await this.#adapter.getBulkAction(action.id, { signal })];
    // What runs is mostly what is newest; others may have begun in between.
    const pageSize = Math.min(2 * jobs.length + 20, LONGEST_PAGE);
    return (await this.#adapter.listBulkActions({ pageSize }, { signal })).items;
  }

  #tell(action: BulkAction, failure: AdapterError | null): void {
    for (const listener of [...this.#subscriptions.values()]) listener(action, failure);
  }

  #stop(): void {
    this.#callOff?.();
    this.#callOff = null;
    this.#asking?.abort();
    this.#asking = null;
    this.#streams.closeAll();
  }

  #detach(): void {
    this.#stop();
    document.removeEventListener('visibilitychange', this.#wake);
    window.removeEventListener('online', this.#wake);
  }
}
