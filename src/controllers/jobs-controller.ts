import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { toAdapterError, type AdapterError } from '../adapter/errors.js';
import { isFinalStatus, type BulkAction } from '../domain/bulk-action.js';
import type { RestoreTarget } from '../domain/restore.js';
import type { AdapterSession } from './adapter-session.js';
import { newIdempotencyKey } from './idempotency-key.js';
import type { JobSubscription } from './job-tracker.js';
import { loadItems } from './load-items.js';
import { isJobDone, jobCounts, type RestoreJob } from './restore-job.js';

export interface JobListeners {
  /** The back end has accepted the first request of an intent. */
  onStart(job: RestoreJob): void;
  onProgress(job: RestoreJob): void;
  /** A job has come to its end. Told once. */
  onDone(job: RestoreJob): void;
}

/** One request of an intent: how many contacts it names, and how to send it. Sending it again repeats the same request. */
interface Send {
  contacts: number;
  send(): Promise<BulkAction>;
}

export interface JobIntent {
  key: string;
  kind: RestoreJob['kind'];
  target: RestoreTarget | null;
  sends: Send[];
}

/** As many problems as an element keeps to show; all of them are in the list to take away. */
const MOST_PROBLEMS = 1000;

function countUnsent(sends: readonly Send[]): Pick<RestoreJob, 'unsent' | 'waiting'> {
  return { unsent: sends.length, waiting: sends.reduce((sum, { contacts }) => sum + contacts, 0) };
}

function newJob(key: string, kind: RestoreJob['kind'], action: BulkAction): RestoreJob {
  return {
    key,
    kind,
    target: null,
    actions: [action],
    unsent: 0,
    waiting: 0,
    failure: null,
    problems: null,
    isCancelling: false,
  };
}

/** The jobs that an element shows: begins them, follows them, stops them. Follows only while the element can be seen. */
export class JobsController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #listeners: JobListeners;
  #session: AdapterSession | null = null;
  #subscription: JobSubscription | null = null;
  #sight: IntersectionObserver | null = null;
  #jobs = new Map<string, RestoreJob>();
  readonly #unsent = new Map<string, Send[]>();
  readonly #sending = new Set<string>();
  readonly #ended = new Set<string>();
  #inSight = true;

  constructor(host: ReactiveControllerHost & HTMLElement, listeners: JobListeners) {
    this.#host = host;
    this.#listeners = listeners;
    host.addController(this);
  }

  get all(): readonly RestoreJob[] {
    return [...this.#jobs.values()].reverse();
  }

  connect(session: AdapterSession | null): void {
    this.#subscription?.end();
    this.#jobs.clear();
    this.#unsent.clear();
    this.#session = session;
    this.#subscription = session?.jobs.subscribe((action, failure) => this.#take(action, failure)) ?? null;
    if (this.#subscription) this.#subscription.awake = this.#inSight;
  }

  hostConnected(): void {
    this.#sight = new IntersectionObserver((entries) => {
      this.#inSight = entries.at(-1)!.isIntersecting;
      if (this.#subscription) this.#subscription.awake = this.#inSight;
    });
    this.#sight.observe(this.#host);
  }

  hostDisconnected(): void {
    this.#sight?.disconnect();
    this.#sight = null;
  }

  /**
   * Sends the requests of an intent one after the other. Answers as soon as the first is accepted with `null`, or with the
   * reason why it wasn't; then there is no job.
   */
  async start({ key, kind, target, sends }: JobIntent): Promise<AdapterError | null> {
    const session = this.#session;
    const [first, ...rest] = sends;
    let action: BulkAction;
    try {
      action = await first!.send();
    } catch (thrown) {
      return toAdapterError(thrown);
    }
    const job = { ...newJob(key, kind, action), target, ...countUnsent(rest) };
    // The element may have gone, or changed its account; what was begun goes on without it.
    if (session !== this.#session || !session) {
      for (const { send } of rest) await send().catch(() => {});
      return null;
    }
    this.#unsent.set(key, rest);
    this.#put(job);
    this.#listeners.onStart(job);
    session.jobs.track(action);
    void this.resume(key);
    return null;
  }

  /** Sends what wasn't sent yet. A failure stands in the job. */
  async resume(key: string): Promise<void> {
    const unsent = this.#unsent.get(key) ?? [];
    if (this.#sending.has(key)) return;
    this.#sending.add(key);
    this.#patch(key, { failure: null });
    try {
      while (unsent.length > 0) {
        const action = await unsent[0]!.send();
        unsent.splice(0, 1);
        await this.#accept(key, action, unsent);
      }
    } catch (thrown) {
      this.#patch(key, { failure: toAdapterError(thrown) });
    } finally {
      this.#sending.delete(key);
    }
    this.#settle(key);
  }

  async cancel(key: string): Promise<AdapterError | null> {
    const session = this.#session;
    const job = this.#jobs.get(key);
    if (!session || !job || job.isCancelling) return null;
    this.#unsent.get(key)?.splice(0);
    this.#patch(key, { isCancelling: true, ...countUnsent([]) });
    const running = job.actions.filter(({ status }) => !isFinalStatus(status));
    try {
      for (const { id } of running) await this.#stop(session, id);
      this.#settle(key);
      return null;
    } catch (thrown) {
      this.#patch(key, { isCancelling: false });
      return toAdapterError(thrown);
    }
  }

  adopt(action: BulkAction, kind: RestoreJob['kind']): void {
    const known = [...this.#jobs.values()].some(({ actions }) => actions.some(({ id }) => id === action.id));
    if (known || !this.#session) return;
    this.#put(newJob(action.id, kind, action));
    this.#session.jobs.track(action);
  }

  dismiss(key: string): void {
    this.#jobs.delete(key);
    this.#host.requestUpdate();
  }

  /** Brings in the contacts that stayed behind. Gives back the job with them, or `null` when it is gone meanwhile. */
  async loadProblems(key: string): Promise<RestoreJob | null> {
    const session = this.#session;
    const job = this.#jobs.get(key);
    if (!session || !job) return null;
    const { failed, skipped } = jobCounts(job);
    if (failed + skipped === 0) return job;
    this.#patch(key, { problems: { status: 'loading', items: [], isPartial: false } });
    try {
      const items = [];
      let isPartial = false;
      for (const { id } of job.actions) {
        for (const outcome of ['failed', 'skipped'] as const) {
          const part = await loadItems(session, id, { outcome, most: MOST_PROBLEMS - items.length });
          items.push(...part.items);
          isPartial ||= part.isPartial;
        }
      }
      this.#patch(key, { problems: { status: 'ready', items, isPartial } });
    } catch {
      this.#patch(key, { problems: { status: 'failed', items: [], isPartial: true } });
    }
    return this.#jobs.get(key) ?? null;
  }

  /** Adds an accepted request to its job. One that was on its way while the job was cancelled is stopped as well. */
  async #accept(key: string, action: BulkAction, unsent: readonly Send[]): Promise<void> {
    const session = this.#session;
    const job = this.#jobs.get(key);
    if (!job || !session) return;
    this.#put({ ...job, actions: [...job.actions, action], ...countUnsent(unsent) });
    session.jobs.track(action);
    if (job.isCancelling) await this.#stop(session, action.id);
  }

  async #stop({ adapter, jobs }: AdapterSession, id: string): Promise<void> {
    jobs.track(await adapter.cancelBulkAction(id, { idempotencyKey: newIdempotencyKey() }));
  }

  #put(job: RestoreJob): void {
    this.#jobs.set(job.key, job);
    this.#host.requestUpdate();
  }

  #patch(key: string, change: Partial<RestoreJob>): void {
    const job = this.#jobs.get(key);
    if (job) this.#put({ ...job, ...change });
  }

  /** What the tracker tells of an action that belongs to a job here. */
  #take(action: BulkAction, failure: AdapterError | null): void {
    const job = [...this.#jobs.values()].find(({ actions }) => actions.some(({ id }) => id === action.id));
    if (!job) return;
    const actions = job.actions.map((known) => (known.id === action.id ? action : known));
    const next = { ...job, actions, failure };
    this.#put(next);
    if (isJobDone(next)) this.#settle(job.key);
    else this.#listeners.onProgress(next);
  }

  #settle(key: string): void {
    const job = this.#jobs.get(key);
    if (!job || !isJobDone(job) || this.#ended.has(key)) return;
    this.#ended.add(key);
    this.#listeners.onDone(job);
  }
}
