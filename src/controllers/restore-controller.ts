import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { adapterError, toAdapterError, type AdapterError } from '../adapter/errors.js';
import { DEFAULT_MAX_IDS, type Account } from '../domain/account.js';
import type { BulkAction, BulkActionItem } from '../domain/bulk-action.js';
import { chunkRequest, halveChunk, isTooLong, type RestoreChunk } from '../domain/restore-chunks.js';
import {
  CAUTIOUS_CHOICES,
  sumPreviews,
  type RestoreChoices,
  type RestorePreview,
  type RestoreRequest,
  type RestoreTarget,
} from '../domain/restore.js';
import type { AdapterSession } from './adapter-session.js';
import { newIdempotencyKey } from './idempotency-key.js';
import { JobsController, type Send } from './jobs-controller.js';
import type { RestoreJob } from './restore-job.js';
import { takeFirst } from './take-first.js';

/** A restore or an undo that waits for the viewer's word. `S` is what the element wants to say of it. */
export interface RestoreDialog<S> {
  kind: 'restore' | 'undo-restore';
  subject: S;
  /** For a restore. */
  target: RestoreTarget | null;
  /** For an undo: the restores to be undone. */
  undoes: string[];
  preview: RestorePreview | null;
  failure: AdapterError | null;
  isSubmitting: boolean;
}

export interface RestoreListeners {
  /** The back end has accepted a restore or an undo. */
  onStart(job: RestoreJob): void;
  /** A job has come to its end, its problems loaded as far as they can be. */
  onEnd(job: RestoreJob): void;
  /** The counts of a running job have changed. */
  onProgress?(job: RestoreJob): void;
  /** Something that the viewer asked for wasn't done, and no dialog is there to say so; `actionIds` is what it was about. */
  onError(error: AdapterError, actionIds: readonly string[]): void;
}

/** Whether a preview counts fewer contacts as expired than its target has of these. */
function isBehind(preview: RestorePreview, target: RestoreTarget, expired: ReadonlySet<string>): boolean {
  const isListed = target.kind === 'contacts';
  const ids = isListed ? target.ids : target.exceptIds;
  const count = preview.ineligible.find(({ reason }) => reason === 'retention-expired')?.count ?? 0;
  return [...expired].filter((id) => ids.includes(id) === isListed).length > count;
}

/**
 * The life of a restore: asked about in a dialog, submitted exactly once per confirmation, followed to its end, its problems
 * brought in, undone if need be. A submitted write is never aborted, not even when the element goes: what a person has
 * confirmed is to happen.
 */
export class RestoreController<S> implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #listeners: RestoreListeners;
  readonly #jobs: JobsController;
  /** Undos without a dialog that weren't accepted yet: a repeated one goes out under the same key. */
  readonly #undos = new Map<string, { key: string; isSubmitting: boolean }>();
  #session: AdapterSession | null = null;
  #account: Account | null = null;
  #dialog: RestoreDialog<S> | null = null;
  #previewing: AbortController | null = null;
  /** The last intent that was submitted from the open dialog: confirming the same again repeats it under the same key. */
  #intent: { body: string; key: string } | null = null;

  constructor(host: ReactiveControllerHost & HTMLElement, listeners: RestoreListeners) {
    this.#host = host;
    this.#listeners = listeners;
    this.#jobs = new JobsController(host, {
      onStart: (job) => listeners.onStart(job),
      onProgress: (job) => listeners.onProgress?.(job),
      onDone: (job) => void this.#finish(job),
    });
    host.addController(this);
  }

  get dialog(): RestoreDialog<S> | null {
    return this.#dialog;
  }

  /** Running and finished jobs that weren't dismissed, newest first. */
  get jobs(): readonly RestoreJob[] {
    return this.#jobs.all;
  }

  connect(session: AdapterSession | null): void {
    this.close();
    this.#undos.clear();
    this.#account = null;
    this.#session = session;
    this.#jobs.connect(session);
  }

  setAccount(account: Account): void {
    this.#account = account;
  }

  /** Opens the dialog for a restore and begins to check what it would do. */
  ask(target: RestoreTarget, subject: S): void {
    this.#open({ kind: 'restore', subject, target, undoes: [] });
    void this.check();
  }

  /** Opens the dialog for an undo. */
  askUndo(actionIds: string[], subject: S): void {
    this.#open({ kind: 'undo-restore', subject, target: null, undoes: [...actionIds] });
  }

  /**
   * Checks again what the restore in the dialog would do: after a failure, or because time has passed. Our clock runs ahead of
   * the back end's by up to the way of an answer, so some that are `expired` here may count as in time there: a check that
   * still says so is repeated after a while.
   */
  async check(expired: ReadonlySet<string> = new Set(), waitMs = 1000): Promise<void> {
    const dialog = this.#dialog;
    if (!dialog?.target || !this.#session || !this.#account?.supports.preview) return;
    this.#previewing?.abort();
    const call = new AbortController();
    this.#previewing = call;
    this.#change({ failure: null });
    try {
      const preview = await this.#preview(this.#session, dialog.target, call.signal);
      if (call.signal.aborted) return;
      this.#change({ preview });
      // After 1, 4 and 16 seconds: longer than most answers may take.
      if (waitMs > 16_000 || !isBehind(preview, dialog.target, expired)) return;
      const again = (): void => void this.check(expired, waitMs * 4);
      call.signal.addEventListener('abort', this.#session.timers.after(waitMs, again));
    } catch (thrown) {
      if (!call.signal.aborted) this.#change({ failure: toAdapterError(thrown) });
    }
  }

  /** Closes the dialog. What was submitted goes on. Answers whether it may have had an effect without an answer that says so. */
  close(): boolean {
    const mayHaveDone = this.#intent !== null && this.#dialog?.failure?.retryable !== false;
    this.#previewing?.abort();
    this.#previewing = null;
    this.#dialog = null;
    this.#intent = null;
    this.#host.requestUpdate();
    return mayHaveDone;
  }

  /** Submits what the dialog asks about. A second call while the first is on its way does nothing. */
  async confirm(choices: RestoreChoices = CAUTIOUS_CHOICES): Promise<void> {
    const dialog = this.#dialog;
    const session = this.#session;
    if (!dialog || dialog.isSubmitting || !session) return;
    const request = dialog.target && { ...choices, target: dialog.target };
    const body = JSON.stringify(request ?? dialog.undoes);
    if (this.#intent?.body !== body) this.#intent = { body, key: newIdempotencyKey() };
    this.#previewing?.abort();
    this.#change({ isSubmitting: true, failure: null });
    const failure = request
      ? await this.#submitRestore(request, this.#intent.key)
      : await this.#submitUndo(dialog.undoes, this.#intent.key);
    // The dialog may have been closed since, and another one opened: each has a list of its own.
    const isOpen = this.#dialog?.undoes === dialog.undoes;
    if (isOpen && failure) this.#change({ isSubmitting: false, failure });
    else if (isOpen) this.close();
    else if (failure) this.#report(failure, dialog.undoes, session);
  }

  /** Undoes restores at once, without a dialog. A second call while the first is on its way does nothing. */
  async undo(actionIds: string[]): Promise<void> {
    const session = this.#session;
    const body = JSON.stringify(actionIds);
    const intent = this.#undos.get(body) ?? { key: newIdempotencyKey(), isSubmitting: false };
    if (!session || intent.isSubmitting) return;
    this.#undos.set(body, { ...intent, isSubmitting: true });
    const failure = await this.#submitUndo(actionIds, intent.key);
    if (failure) this.#undos.set(body, intent);
    else this.#undos.delete(body);
    if (failure) this.#report(failure, actionIds, session);
  }

  /** Stops a job: its running actions before their next contact, its waiting requests before they are sent. */
  async cancel(job: RestoreJob): Promise<void> {
    const session = this.#session;
    const ids = job.actions.map(({ id }) => id);
    const failure = await this.#jobs.cancel(job.key);
    if (failure) this.#report(failure, ids, session);
  }

  /** Sends what is left of a job whose last request wasn't accepted, under the same keys. */
  resume(job: RestoreJob): Promise<void> {
    return this.#jobs.resume(job.key);
  }

  /** Follows actions that began elsewhere, before a reload for example. Those already followed are left as they are. */
  adopt(actions: readonly BulkAction[]): void {
    for (const action of actions) {
      if (action.kind !== 'restore' && action.kind !== 'undo-restore') continue;
      this.#jobs.adopt(action, action.kind);
    }
  }

  dismiss(job: RestoreJob): void {
    this.#jobs.dismiss(job.key);
  }

  /** Every outcome of a job, for a list to take away. */
  loadOutcomes(job: RestoreJob): Promise<BulkActionItem[]> {
    return this.#jobs.loadOutcomes(job);
  }

  /** A dialog doesn't outlive the place in the page where it was opened. */
  hostDisconnected(): void {
    this.close();
  }

  #open(dialog: Pick<RestoreDialog<S>, 'kind' | 'subject' | 'target' | 'undoes'>): void {
    this.close();
    this.#dialog = { ...dialog, preview: null, failure: null, isSubmitting: false };
  }

  #change(change: Partial<RestoreDialog<S>>): void {
    if (this.#dialog) this.#dialog = { ...this.#dialog, ...change };
    this.#host.requestUpdate();
  }

  get #maxIds(): number {
    return this.#account?.supports.maxIds ?? DEFAULT_MAX_IDS;
  }

  /** The requests of an intent. Throws where it needs one that is too long, before any of it is sent. */
  #cut(request: RestoreRequest, key: string): RestoreChunk[] {
    if (isTooLong(request)) {
      const message = 'The exceptions of the target make a request of more than 1 MB.';
      throw adapterError('validation', { message, tooLarge: true });
    }
    return chunkRequest(request, this.#maxIds, key);
  }

  async #preview(
    session: AdapterSession,
    target: RestoreTarget,
    signal: AbortSignal,
  ): Promise<RestorePreview> {
    const parts: RestorePreview[] = [];
    const chunks = this.#cut({ target, ...CAUTIOUS_CHOICES }, '');
    const preview = ({ request }: RestoreChunk): Promise<RestorePreview> =>
      session.adapter.previewRestore(request.target, { signal });
    while (chunks.length > 0) parts.push(await takeFirst(chunks, preview, halveChunk));
    return parts.length === 1 ? parts[0]! : sumPreviews(parts);
  }

  async #submitRestore(request: RestoreRequest, key: string): Promise<AdapterError | null> {
    const session = this.#session;
    if (!session) return adapterError('unavailable');
    const toSend = (chunk: RestoreChunk): Send => {
      const { target } = chunk.request;
      return {
        contacts: target.kind === 'contacts' ? target.ids.length : 0,
        send: () => session.adapter.startRestore(chunk.request, { idempotencyKey: chunk.idempotencyKey }),
        halves: () => halveChunk(chunk).map(toSend),
      };
    };
    let sends: Send[];
    try {
      sends = this.#cut(request, key).map(toSend);
    } catch (thrown) {
      return toAdapterError(thrown);
    }
    return this.#jobs.start({ key, kind: 'restore', target: request.target, undoes: [], sends });
  }

  async #submitUndo(actionIds: readonly string[], key: string): Promise<AdapterError | null> {
    const session = this.#session;
    if (!session) return adapterError('unavailable');
    const sends = actionIds.map((id, index) => ({
      contacts: 0,
      send: () =>
        session.adapter.undoRestore(id, { idempotencyKey: index === 0 ? key : `${key}.${index + 1}` }),
      halves: () => [],
    }));
    return this.#jobs.start({ key, kind: 'undo-restore', target: null, undoes: actionIds, sends });
  }

  async #finish(job: RestoreJob): Promise<void> {
    const done = this.#account?.supports.items ? await this.#jobs.loadProblems(job) : job;
    if (done) this.#listeners.onEnd(done);
  }

  /** A failure with no better place to show it. Nobody is told of one in a session that is over. */
  #report(failure: AdapterError, ids: readonly string[], session: AdapterSession | null): void {
    if (session === this.#session) this.#listeners.onError(failure, ids);
  }
}
