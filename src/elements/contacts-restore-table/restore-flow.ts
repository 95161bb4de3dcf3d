import type { LitElement } from 'lit';
import type { AdapterError } from '../../adapter/errors.js';
import type { AdapterSession } from '../../controllers/adapter-session.js';
import { failureOf } from '../../controllers/failure.js';
import { RestoreController } from '../../controllers/restore-controller.js';
import {
  isJobDone,
  jobCounts,
  jobCovers,
  jobStatus,
  jobUndo,
  type RestoreJob,
} from '../../controllers/restore-job.js';
import type { Account } from '../../domain/account.js';
import type { BulkAction, BulkActionItem } from '../../domain/bulk-action.js';
import type { DeletedContact } from '../../domain/contact.js';
import type { MatchQuery } from '../../domain/query.js';
import type { RestoreTarget } from '../../domain/restore.js';
import { parseInstant } from '../../domain/retention.js';
import { MANY, type RestoreSubject } from '../restore-confirm-modal/modal-view.js';
import { IDLE_ROW, type RowStatus } from './row.js';

/** What the flow tells its element. */
export interface RestoreFlowListeners {
  onStart(job: RestoreJob): void;
  onProgress(job: RestoreJob): void;
  onEnd(job: RestoreJob): void;
  onError(error: AdapterError): void;
}

/** Why something that the viewer asked for wasn't done, and the row that it was asked from. */
export interface Refusal {
  error: AdapterError;
  row: string | undefined;
}

/**
 * Restores as the table shows them. Those begun from a row are shown in that row as long as it is there, all others as banners;
 * a restore that is being undone steps back behind its undo.
 */
export class RestoreFlow {
  readonly #host: LitElement;
  readonly #restore: RestoreController<RestoreSubject>;
  readonly #listeners: RestoreFlowListeners;
  #session: AdapterSession | null = null;
  #account: Account | null = null;
  /** By job, the row it was begun from. */
  readonly #rows = new Map<string, string>();
  #askedFrom: string | null = null;
  #refusal: Refusal | null = null;
  readonly #covered = new WeakMap<RestoreTarget, Set<string>>();

  constructor(host: LitElement, listeners: RestoreFlowListeners) {
    this.#host = host;
    this.#listeners = listeners;
    this.#restore = new RestoreController(host, {
      onStart: (job) => this.#handleStart(job),
      onEnd: (job) => this.#handleEnd(job),
      onProgress: (job) => listeners.onProgress(job),
      onError: (error, ids) => this.#refuse(error, this.#jobsOf(ids)[0]),
    });
  }

  get dialog(): RestoreController<RestoreSubject>['dialog'] {
    return this.#restore.dialog;
  }

  connect(session: AdapterSession | null): void {
    this.#session = session;
    this.#rows.clear();
    this.#refusal = null;
    this.#restore.connect(session);
  }

  /** The last thing that the viewer asked for, if it wasn't done. */
  get refusal(): Refusal | null {
    return this.#refusal;
  }

  readonly dismissRefusal = (): void => {
    this.#refusal = null;
    this.#host.requestUpdate();
  };

  setAccount(account: Account): void {
    this.#account = account;
    this.#restore.setAccount(account);
  }

  /** Asks for the restore of one contact from its row. */
  askForRow(contact: DeletedContact): void {
    const { id, name, email, phone } = contact;
    this.#askedFrom = id;
    this.dismissRefusal();
    this.#restore.ask(
      { kind: 'contacts', ids: [id] },
      { kind: 'contact', contact: { id, name, email, phone } },
    );
  }

  ask(target: RestoreTarget, subject: RestoreSubject): void {
    this.#askedFrom = null;
    this.dismissRefusal();
    this.#restore.ask(target, subject);
  }

  check(expired?: ReadonlySet<string>): void {
    void this.#restore.check(expired);
  }

  close(): boolean {
    return this.#restore.close();
  }

  /** The viewer may not restore any more, and is told of that alone. */
  bar(): void {
    this.#account = null;
    this.close();
  }

  confirm(choices?: Parameters<RestoreController<RestoreSubject>['confirm']>[0]): void {
    void this.#restore.confirm(choices);
  }

  cancel(job: RestoreJob): void {
    this.dismissRefusal();
    void this.#restore.cancel(job);
  }

  resume(job: RestoreJob): void {
    void this.#restore.resume(job);
  }

  dismiss(job: RestoreJob): void {
    this.#restore.dismiss(job);
  }

  /** Every outcome of a job; `null` when they can't be had, and then that is shown. */
  async loadOutcomes(job: RestoreJob): Promise<BulkActionItem[] | null> {
    const session = this.#session;
    try {
      return await this.#restore.loadOutcomes(job);
    } catch (thrown) {
      if (session === this.#session) this.#refuse(failureOf(thrown), job);
      return null;
    }
  }

  adopt(actions: readonly BulkAction[]): void {
    this.#restore.adopt(actions);
  }

  /** Undoes a restore at once, or, where it was of many, once that is confirmed. */
  undo(job: RestoreJob): void {
    const ids = job.actions.map(({ id }) => id);
    const count = jobCounts(job).succeeded;
    this.dismissRefusal();
    if (count > MANY) this.#restore.askUndo(ids, { kind: 'undo', count });
    else void this.#restore.undo(ids);
  }

  canUndo(job: RestoreJob): boolean {
    if (job.kind !== 'restore' || !this.#account?.supports.undo || !isJobDone(job)) return false;
    const undo = jobUndo(job);
    const until = undo?.until ?? null;
    return (
      undo !== null && (until === null || (parseInstant(until) ?? 0) > (this.#session?.clock.now() ?? 0))
    );
  }

  /** Whether a bulk action belongs to a job of this element. */
  owns({ id }: BulkAction): boolean {
    return this.#jobsOf([id]).length > 0;
  }

  /** Whether a job was begun from a row. */
  isOfRow(job: RestoreJob): boolean {
    return this.#rows.has(job.key);
  }

  /** The row that a job was begun from. */
  rowOf({ key }: RestoreJob): string | undefined {
    return this.#rows.get(key);
  }

  /** The job that a row shows the result of. */
  jobOfRow(contactId: string): RestoreJob | undefined {
    return this.#restore.jobs.find(({ key }) => this.#rows.get(key) === contactId);
  }

  /** The jobs that are shown as banners, newest first; `isShown` tells whether a contact has a row. */
  banners(isShown: (contactId: string) => boolean): readonly RestoreJob[] {
    return this.#restore.jobs.filter((job) => {
      const row = this.rowOf(job);
      return !this.#isUndoing(job) && (row === undefined || !isShown(row));
    });
  }

  /** How a row stands; `match` is what the list shows now. */
  rowStatus(contact: DeletedContact, match: MatchQuery): RowStatus {
    for (const job of this.#restore.jobs) {
      if (job.kind !== 'restore') continue;
      if (!isJobDone(job)) {
        if (this.#covers(job, contact, match)) return { ...IDLE_ROW, kind: 'restoring' };
      } else if (this.#rows.get(job.key) === contact.id) return this.#rowResult(job);
    }
    return IDLE_ROW;
  }

  /** Whether a running restore is about exactly this. */
  isRestoring(target: RestoreTarget | null): boolean {
    const body = JSON.stringify(target);
    return this.#restore.jobs.some(
      (job) => job.kind === 'restore' && !isJobDone(job) && JSON.stringify(job.target) === body,
    );
  }

  /** How many rows show that their contact is back. */
  get restoredRows(): number {
    return this.#restore.jobs.filter((job) => this.isOfRow(job) && jobCounts(job).succeeded > 0).length;
  }

  /** Forgets the results that rows have shown: a new list tells the truth. */
  dismissRows(): void {
    for (const job of this.#restore.jobs) {
      if (this.isOfRow(job) && isJobDone(job)) this.dismiss(job);
    }
  }

  /** The jobs that some bulk actions belong to. */
  #jobsOf(actionIds: readonly string[]): RestoreJob[] {
    return this.#restore.jobs.filter(({ actions }) => actions.some(({ id }) => actionIds.includes(id)));
  }

  /** Whether an undo of it has begun and not failed. */
  #isUndoing({ actions }: RestoreJob): boolean {
    return this.#restore.jobs.some(
      (job) => jobStatus(job) !== 'failed' && actions.some(({ id }) => job.undoes.includes(id)),
    );
  }

  #rowResult(job: RestoreJob): RowStatus {
    if (jobCounts(job).succeeded === 0) {
      return { ...IDLE_ROW, kind: 'failed', reason: job.problems?.items[0]?.reason ?? null };
    }
    const refusal = this.#refusal?.row === this.rowOf(job) ? this.#refusal : null;
    return {
      ...IDLE_ROW,
      kind: 'restored',
      refusal: refusal?.error.code ?? null,
      undo: this.#isUndoing(job) ? 'running' : this.canUndo(job) ? 'possible' : 'none',
    };
  }

  #covers(job: RestoreJob, contact: DeletedContact, match: MatchQuery): boolean {
    const { target } = job;
    if (target?.kind === 'contacts') {
      let ids = this.#covered.get(target);
      if (!ids) this.#covered.set(target, (ids = new Set(target.ids)));
      return ids.has(contact.id);
    }
    if (target?.kind === 'matching' && JSON.stringify(target.query) !== JSON.stringify(match)) return false;
    return jobCovers(job, contact);
  }

  #refuse(error: AdapterError, job: RestoreJob | undefined): void {
    if (!this.#account) return;
    this.#refusal = { error, row: job && this.rowOf(job) };
    this.#host.requestUpdate();
    this.#listeners.onError(error);
  }

  #handleStart(job: RestoreJob): void {
    if (job.kind === 'restore' && this.#askedFrom !== null) {
      this.#rows.set(job.key, this.#askedFrom);
    } else if (job.kind === 'restore') {
      // The next operation takes the place of the results of earlier ones.
      for (const old of this.#restore.jobs) {
        if (old.key !== job.key && isJobDone(old) && !this.isOfRow(old)) this.dismiss(old);
      }
    }
    this.#listeners.onStart(job);
  }

  #handleEnd(job: RestoreJob): void {
    if (jobStatus(job) !== 'failed') for (const undone of this.#jobsOf(job.undoes)) this.dismiss(undone);
    this.#listeners.onEnd(job);
  }
}
