import type { CheckedAdapter } from '../adapter/checked-adapter.js';
import { toAdapterError, type AdapterError } from '../adapter/errors.js';
import { isFinalStatus, latestBulkAction, type BulkAction } from '../domain/bulk-action.js';
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
  dueAt: number;
}

/** Pauses between questions about the same action: quick at first, when something is likely to be seen, then patient. */
const PATIENCE_MS = [
  { times: 5, pause: 2_000 },
  { times: 10, pause: 5_000 },
];
const LONGEST_PAUSE_MS = 15_000;
/** Between any two questions, however many actions are followed. */
const SHORTEST_PAUSE_MS = 1_000;

function pauseMs({ action, asked }: Job): number {
  if (action.pollAfterMs !== null) return Math.max(action.pollAfterMs, SHORTEST_PAUSE_MS);
  return PATIENCE_MS.find(({ times }) => asked < times)?.pause ?? LONGEST_PAUSE_MS;
}

/**
 * Follows running bulk actions until they are final: one poller for all elements that share an adapter. It pauses while the
 * page is hidden or nobody who listens can be seen, and goes on at once when that ends.
 */
export class JobTracker {
  readonly #adapter: CheckedAdapter;
  readonly #timers: Timers;
  readonly #jobs = new Map<string, Job>();
  readonly #subscriptions = new Map<JobSubscription, JobListener>();
  #callOff: (() => void) | null = null;
  #asking: AbortController | null = null;
  #lastAsked = Number.NEGATIVE_INFINITY;

  constructor(adapter: CheckedAdapter, timers: Timers) {
    this.#adapter = adapter;
    this.#timers = timers;
  }

  /** The latest that is known of an action. */
  get(id: string): BulkAction | undefined {
    return this.#jobs.get(id)?.action;
  }

  /** Takes note of what an answer said about an action, and follows it while it runs. */
  track(action: BulkAction): BulkAction {
    const known = this.#jobs.get(action.id);
    const latest = latestBulkAction(known?.action, action);
    const job: Job = known ?? { action: latest, asked: 0, dueAt: 0 };
    job.action = latest;
    if (!known) job.dueAt = this.#timers.elapsed() + pauseMs(job);
    this.#jobs.set(action.id, job);
    if (known?.action !== action || !known) this.#tell(latest, null);
    this.#schedule();
    return latest;
  }

  subscribe(listener: JobListener): JobSubscription {
    let awake = true;
    const subscription = Object.defineProperty({} as JobSubscription, 'awake', {
      get: () => awake,
      set: (value: boolean) => {
        if (value === awake) return;
        awake = value;
        this.#wake();
      },
    });
    subscription.end = () => {
      this.#subscriptions.delete(subscription);
      if (this.#subscriptions.size === 0) this.#detach();
    };
    if (this.#subscriptions.size === 0) {
      document.addEventListener('visibilitychange', this.#wake);
      window.addEventListener('online', this.#wake);
    }
    this.#subscriptions.set(subscription, listener);
    this.#schedule();
    return subscription;
  }

  /** Forgets all actions, at sign-out for example. */
  clear(): void {
    this.#stop();
    this.#jobs.clear();
  }

  /** Asks at once instead of at the end of a pause: the page is back, or the network is. */
  readonly #wake = (): void => {
    if (!this.#isWatched()) {
      this.#stop();
      return;
    }
    for (const job of this.#running()) job.dueAt = Math.min(job.dueAt, this.#timers.elapsed());
    this.#schedule();
  };

  #running(): Job[] {
    return [...this.#jobs.values()].filter(({ action }) => !isFinalStatus(action.status));
  }

  #isWatched(): boolean {
    return !document.hidden && [...this.#subscriptions.keys()].some(({ awake }) => awake);
  }

  #schedule(): void {
    this.#callOff?.();
    this.#callOff = null;
    const running = this.#running();
    if (this.#asking || running.length === 0 || !this.#isWatched()) return;
    const due = Math.max(Math.min(...running.map(({ dueAt }) => dueAt)), this.#lastAsked + SHORTEST_PAUSE_MS);
    this.#callOff = this.#timers.after(due - this.#timers.elapsed(), () => {
      this.#callOff = null;
      void this.#ask(running.reduce((first, job) => (job.dueAt < first.dueAt ? job : first)));
    });
  }

  async #ask(job: Job): Promise<void> {
    const asking = new AbortController();
    this.#asking = asking;
    this.#lastAsked = this.#timers.elapsed();
    job.asked += 1;
    let failure: AdapterError | null = null;
    try {
      const answer = await this.#adapter.getBulkAction(job.action.id, { signal: asking.signal });
      job.action = latestBulkAction(job.action, answer);
    } catch (thrown) {
      if (!asking.signal.aborted) failure = toAdapterError(thrown);
    }
    if (asking.signal.aborted) return;
    this.#asking = null;
    job.dueAt = this.#timers.elapsed() + Math.max(pauseMs(job), failure?.retryAfterMs ?? 0);
    // What can't succeed later is not asked again: the action is gone, or the session is.
    if (failure && !failure.retryable) this.#jobs.delete(job.action.id);
    this.#tell(job.action, failure);
    this.#schedule();
  }

  #tell(action: BulkAction, failure: AdapterError | null): void {
    for (const listener of [...this.#subscriptions.values()]) listener(action, failure);
  }

  #stop(): void {
    this.#callOff?.();
    this.#callOff = null;
    this.#asking?.abort();
    this.#asking = null;
  }

  #detach(): void {
    this.#stop();
    document.removeEventListener('visibilitychange', this.#wake);
    window.removeEventListener('online', this.#wake);
  }
}
