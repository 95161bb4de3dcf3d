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
  onProgress(job: RestoreJob): void;
  /** A job that was running has come to its end. */
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

/** The jobs that an element shows: begins them, follows them, stops them. Follows only while the element can be seen. */
export class JobsController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #listeners: JobListeners;
  #session: AdapterSession | null = null;
  #subscription: JobSubscription | null = null;
  #sight: IntersectionObserver | null = null;
  #jobs = new Map<string, RestoreJob>();
  readonly #unsent = new Map<string, Send[]>();

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
  }

  hostConnected(): void {
    this.#sight = new IntersectionObserver((entries) => {
      if (this.#subscription) this.#subscription.awake = entries.at(-1)!.isIntersecting;
    });
    this.#sight.observe(this.#host);
  }

  hostDisconnected(): void {
    this.#sight?.disconnect();
    this.#sight = null;
  }

  /** Sends the requests of an intent one after the other. Answers with the reason when not even the first is accepted. */
  async start({ key, kind, target, sends }: JobIntent): Promise<RestoreJob | AdapterError> {
    const session = this.#session;
    const [first, ...rest] = sends;
    let action: BulkAction;
    try {
      action = await first!.send();
    } catch (thrown) {
      return toAdapterError(thrown);
    }
    const waiting = rest.reduce((sum, { contacts }) => sum + contacts, 0);
    const job: RestoreJob = {
      key,
      kind,
      target,
      actions: [action],
      waiting,
      failure: null,
      problems: null,
      isCancelling: false,
    };
    // The element may have gone, or changed its account; what was begun goes on without it.
    if (session !== this.#session || !session) {
      for (const { send } of rest) await send().catch(() => {});
      return job;
    }
    this.#unsent.set(key, rest);
    this.#put(job);
    session.jobs.track(action);
    await this.resume(key);
    return this.#jobs.get(key) ?? job;
  }

  /** Sends what wasn't sent yet. */
  async resume(key: string): Promise<AdapterError | null> {
    const unsent = this.#unsent.get(key) ?? [];
    this.#patch(key, { failure: null });
    while (unsent.length > 0) {
      try {
        const action = await unsent[0]!.send();
        const { contacts } = unsent.shift()!;
        const job = this.#jobs.get(key);
        if (!job) continue;
        this.#put({
          ...job,
          actions: [...job.actions, action],
          waiting: Math.max(0, job.waiting - contacts),
        });
        this.#session?.jobs.track(action);
      } catch (thrown) {
        const failure = toAdapterError(thrown);
        this.#patch(key, { failure });
        return failure;
      }
    }
    return null;
  }

  async cancel(key: string): Promise<AdapterError | null> {
    const session = this.#session;
    const job = this.#jobs.get(key);
    if (!session || !job || job.isCancelling) return null;
    this.#unsent.get(key)?.splice(0);
    this.#patch(key, { isCancelling: true, waiting: 0 });
    const running = job.actions.filter(({ status }) => !isFinalStatus(status));
    try {
      for (const { id } of running) {
        session.jobs.track(
          await session.adapter.cancelBulkAction(id, { idempotencyKey: newIdempotencyKey() }),
        );
      }
      return null;
    } catch (thrown) {
      this.#patch(key, { isCancelling: false });
      return toAdapterError(thrown);
    }
  }

  adopt(action: BulkAction, kind: RestoreJob['kind']): void {
    const known = [...this.#jobs.values()].some(({ actions }) => actions.some(({ id }) => id === action.id));
    if (known || !this.#session) return;
    this.#put({
      key: action.id,
      kind,
      target: null,
      actions: [action],
      waiting: 0,
      failure: null,
      problems: null,
      isCancelling: false,
    });
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
    const wasDone = isJobDone(job);
    const actions = job.actions.map((known) => (known.id === action.id ? action : known));
    const next = { ...job, actions, failure };
    this.#put(next);
    if (wasDone) return;
    if (isJobDone(next)) this.#listeners.onDone(next);
    else this.#listeners.onProgress(next);
  }
}
