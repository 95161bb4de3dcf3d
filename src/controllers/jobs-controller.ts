import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { toAdapterError, type AdapterError } from '../adapter/errors.js';
import { isFinalStatus, type BulkAction, type BulkActionItem } from '../domain/bulk-action.js';
import type { RestoreTarget } from '../domain/restore.js';
import type { AdapterSession } from './adapter-session.js';
import { newIdempotencyKey } from './idempotency-key.js';
import type { JobSubscription } from './job-tracker.js';
import { loadItems, loadProblems } from './load-items.js';
import { isJobDone, jobCounts, type JobProblems, type RestoreJob } from './restore-job.js';
import { takeFirst } from './take-first.js';

export interface JobListeners {
  /** The back end has accepted the first request of an intent. */
  onStart(job: RestoreJob): void;
  onProgress(job: RestoreJob): void;
  /** A job has come to its end. Told once. */
  onDone(job: RestoreJob): void;
}

/** One request of an intent: how many contacts it names, and how to send it. Sending it again repeats the same request. */
export interface Send {
  contacts: number;
  send(): Promise<BulkAction>;
  /** The same in two requests; empty where it can't be halved. */
  halves(): Send[];
}

interface Accepted {
  action: BulkAction;
  contacts: number;
}

/** Sends the first of some requests and takes it off. */
function sendFirst(sends: Send[], mayHalve = (): boolean => true): Promise<Accepted> {
  const send = async (first: Send): Promise<Accepted> => ({
    action: await first.send(),
    contacts: first.contacts,
  });
  return takeFirst(sends, send, (first) => (mayHalve() ? first.halves() : []));
}

/** Sends what is left when nobody is there to see: a request that fails doesn't keep the others from being sent. */
async function sendRest(sends: Send[]): Promise<void> {
  while (sends.length > 0) {
    try {
      await sendFirst(sends);
    } catch (thrown) {
      if (toAdapterError(thrown).code === 'unauthenticated') return;
      sends.shift();
    }
  }
}

export interface JobIntent {
  key: string;
  kind: RestoreJob['kind'];
  target: RestoreTarget | null;
  undoes: readonly string[];
  sends: Send[];
}

function countUnsent(sends: readonly Send[]): Pick<RestoreJob, 'unsent' | 'waiting'> {
  return { unsent: sends.length, waiting: sends.reduce((sum, { contacts }) => sum + contacts, 0) };
}

function newJob(key: string, kind: RestoreJob['kind'], action: BulkAction): RestoreJob {
  return {
    key,
    kind,
    target: null,
    undoes: [],
    actions: [action],
    unsent: 0,
    waiting: 0,
    isCut: false,
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
  /** Ends what is being read for the element when it goes. */
  #reading = new AbortController();

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
    this.#reading.abort();
    this.#reading = new AbortController();
    this.#jobs.clear();
    // Signed out: what wasn't sent yet must not go out in the session of whoever comes next.
    if (this.#hasForgotten(session)) for (const unsent of this.#unsent.values()) unsent.length = 0;
    this.#unsent.clear();
    this.#ended.clear();
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
  async start({ key, kind, target, undoes, sends }: JobIntent): Promise<AdapterError | null> {
    const session = this.#session;
    const rest = [...sends];
    let action: BulkAction;
    try {
      ({ action } = await sendFirst(rest));
    } catch (thrown) {
      return toAdapterError(thrown);
    }
    // The element may have gone, or changed its account; what was begun goes on without it.
    if (session !== this.#session || !session) {
      if (!this.#hasForgotten(this.#session)) await sendRest(rest);
      return null;
    }
    // It may have been found in the history, and adopted, before the answer came that tells its id.
    this.#jobs.delete(action.id);
    const job = { ...newJob(key, kind, session.jobs.track(action)), target, undoes, ...countUnsent(rest) };
    this.#unsent.set(key, rest);
    this.#put(job);
    this.#listeners.onStart(job);
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
      const mayHalve = (): boolean => !this.#jobs.get(key)?.isCancelling;
      while (unsent.length > 0) await this.#accept(key, await sendFirst(unsent, mayHalve), unsent.length);
    } catch (thrown) {
      const error = toAdapterError(thrown);
      // Nobody is there any more to go on with it: what was confirmed is to happen all the same, as far as it can.
      if (!this.#jobs.has(key) && error.code !== 'unauthenticated') await sendRest(unsent.slice(1));
      this.#interrupt(key, error);
    } finally {
      this.#sending.delete(key);
    }
    this.#settle(key);
  }

  async cancel(key: string): Promise<AdapterError | null> {
    const session = this.#session;
    const job = this.#jobs.get(key);
    if (!session || !job || job.isCancelling) return null;
    this.#patch(key, { isCancelling: true, failure: null });
    // What is on its way can't be called back, and what got no clear answer may have been accepted: it is stopped once
    // its id is known.
    const isOpen = this.#sending.has(key) || (job.failure?.retryable ?? false);
    this.#cut(key, isOpen ? 1 : 0);
    const running = job.actions.filter(({ status }) => !isFinalStatus(status));
    try {
      for (const { id } of running) await this.#stop(session, id);
      void this.resume(key);
      return null;
    } catch (thrown) {
      this.#patch(key, { isCancelling: false });
      return toAdapterError(thrown);
    }
  }

  /** Whether the element was told to forget its data, rather than having been taken off the page or given another adapter. */
  #hasForgotten(session: AdapterSession | null): boolean {
    return session === null && this.#host.isConnected;
  }

  adopt(action: BulkAction, kind: RestoreJob['kind']): void {
    const known = [...this.#jobs.values()].some(({ actions }) => actions.some(({ id }) => id === action.id));
    if (known || !this.#session) return;
    this.#put(newJob(action.id, kind, this.#session.jobs.track(action)));
    this.#settle(action.id);
  }

  dismiss(key: string): void {
    this.#jobs.delete(key);
    this.#host.requestUpdate();
  }

  /** Brings in the contacts that stayed behind. Gives back the job with them, or `null` when the element has gone meanwhile. */
  async loadProblems(job: RestoreJob): Promise<RestoreJob | null> {
    const { signal } = this.#reading;
    const { failed, skipped } = jobCounts(job);
    if (failed + skipped === 0) return job;
    this.#patch(job.key, { problems: { status: 'loading', items: [], isPartial: false } });
    const problems = await this.#readProblems(job).catch((): JobProblems => ({
      status: 'failed',
      items: [],
      isPartial: true,
    }));
    if (signal.aborted) return null;
    this.#patch(job.key, { problems });
    return this.#jobs.get(job.key) ?? { ...job, problems };
  }

  /** Every outcome of a job. */
  async loadOutcomes({ actions }: RestoreJob): Promise<BulkActionItem[]> {
    const items: BulkActionItem[] = [];
    for (const { id } of actions) {
      const session = this.#session;
      if (!session) break;
      items.push(...(await loadItems(session, id, { most: Infinity, signal: this.#reading.signal })).items);
    }
    return items;
  }

  async #readProblems({ actions }: RestoreJob): Promise<JobProblems> {
    if (!this.#session) return { status: 'ready', items: [], isPartial: true };
    const ids = actions.map(({ id }) => id);
    const problems = await loadProblems(this.#session, ids, { signal: this.#reading.signal });
    return { status: 'ready', ...problems };
  }

  /** Adds an accepted request to its job. One that was on its way while the job was cancelled is stopped as well. */
  async #accept(key: string, { action, contacts }: Accepted, unsent: number): Promise<void> {
    const session = this.#session;
    const job = this.#jobs.get(key);
    if (!job || !session) return;
    const actions = [...job.actions, session.jobs.track(action)];
    this.#put({ ...job, actions, unsent, waiting: job.waiting - contacts });
    if (job.isCancelling) await this.#stop(session, action.id);
  }

  /** A request failed. One that was refused has no effect; whether another was accepted, only sending it again can tell. */
  #interrupt(key: string, failure: AdapterError): void {
    const job = this.#jobs.get(key);
    if (!job) return;
    if (job.isCancelling && !failure.retryable) this.#cut(key, 0);
    const isOpen = (this.#unsent.get(key)?.length ?? 0) > 0;
    this.#patch(key, { failure, isCancelling: job.isCancelling && isOpen });
  }

  /** Drops all but the first few of the requests that weren't accepted yet. */
  #cut(key: string, keep: number): void {
    const dropped = this.#unsent.get(key)?.splice(keep) ?? [];
    if (dropped.length > 0) this.#patch(key, { unsent: keep, isCut: true });
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

  /** What the tracker tells of an action. It may belong to several jobs: the second start of a restore answers with the first. */
  #take(action: BulkAction, failure: AdapterError | null): void {
    for (const job of this.#jobs.values()) {
      if (!job.actions.some(({ id }) => id === action.id)) continue;
      const actions = job.actions.map((known) => (known.id === action.id ? action : known));
      const isStalled = job.unsent > 0 && !this.#sending.has(job.key);
      const next = { ...job, actions, failure: failure ?? (isStalled ? job.failure : null) };
      this.#put(next);
      if (isJobDone(next)) this.#settle(job.key);
      else this.#listeners.onProgress(next);
    }
  }

  #settle(key: string): void {
    const job = this.#jobs.get(key);
    if (!job || !isJobDone(job) || this.#ended.has(key)) return;
    this.#ended.add(key);
    this.#listeners.onDone(job);
  }
}
