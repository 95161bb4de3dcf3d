import type { AdapterError } from '../../adapter/errors.js';
import { failureOf } from '../../controllers/failure.js';
import { jobCounts, jobStatus, type RestoreJob } from '../../controllers/restore-job.js';
import type { BulkAction, ItemOutcome } from '../../domain/bulk-action.js';
import type { RestoreChoices, RestoreTarget } from '../../domain/restore.js';
import { selectedCount } from '../../domain/selection.js';
import type { RestoreSubject } from '../restore-confirm-modal/modal-view.js';
import { LOADING_PATIENCE_MS, type Announcer } from '../shared/announcer.js';
import { emit } from '../shared/emit.js';
import type { FocusKeeper } from '../shared/focus-keeper.js';
import { downloadOutcomes } from '../shared/outcomes.js';
import { pagerState, rangeText } from '../shared/pager.js';
import { warnOnce } from '../../warn-once.js';
import type { HistoryRestoreEndDetail, HistoryRestoreRequestDetail } from './bulk-actions-history.events.js';
import { NO_FILTERS, type HistoryFilters } from './history-filters.js';
import { countsText, rowName, type HistoryLook } from './history-look.js';
import type { HistoryModel, HistoryModelListeners } from './history-model.js';
import type { HistoryState } from './history-state.js';

interface Parts {
  announcer: Announcer;
  focus: FocusKeeper;
  model: () => HistoryModel;
  look: () => HistoryLook;
}

/** Least time between two announcements of progress, on the back end's clock. */
const QUIET_MS = 15_000;

/** What a viewer can do in the history, and what is told of it: to the page by events, to screen readers by announcements. */
export class HistoryActions {
  readonly #host: EventTarget & { requestUpdate(): void };
  readonly #parts: Parts;
  /** Why the last thing that was asked for wasn't done. */
  refusal: AdapterError | null = null;
  /** Whether the chosen contacts are being put into a request. */
  isAsking = false;
  #confirmed = false;
  #callOffLoading: (() => void) | undefined;
  #told: { quarter: number; at: number } = { quarter: 0, at: 0 };

  constructor(host: EventTarget & { requestUpdate(): void }, parts: Parts) {
    this.#host = host;
    this.#parts = parts;
  }

  readonly listeners: HistoryModelListeners = {
    onPage: (quiet) => {
      if (!quiet) this.#say(this.#pageText(), 'page');
    },
    onLoadError: (error) => {
      const { code, retryable, requestId = null } = error;
      emit(this.#host, 'load-error', { code, retryable, requestId });
      const { h, common } = this.#parts.look();
      this.#alert(`${h.loadFailed}. ${common.errors[code]}`);
    },
    onSignedOut: () => {
      this.refusal = null;
      const { h, common } = this.#parts.look();
      const { title } = this.#parts.model().facts.hadAccount ? h.signedOut : h.signInFirst;
      this.#alert(`${title}. ${common.errors.unauthenticated}`);
      this.signIn();
    },
    onRefused: (error) => this.#refuse(error),
    onStart: (job) => this.#handleStart(job),
    onProgress: (job) => this.#handleProgress(job),
    onEnd: (job) => {
      const { kind } = job;
      this.#tellEnd({ kind, bulkActionIds: ids(job), status: jobStatus(job), counts: jobCounts(job) });
      this.#sayEnd(job.actions[0]!);
    },
    onEnded: (action) => {
      const { kind, id, status, counts } = action;
      if (kind === 'restore' || kind === 'undo-restore')
        this.#tellEnd({ kind, bulkActionIds: [id], status, counts });
      this.#sayEnd(action);
    },
  };

  /** Says what is shown as a whole, where no rows and no failure do. */
  onState(state: HistoryState): void {
    this.#callOffLoading?.();
    const { h } = this.#parts.look();
    if (state === 'unsupported')
      warnOnce('The adapter has no history: <bulk-actions-history> has nothing to show.');
    if (state !== 'loading') return;
    const { session } = this.#parts.model().session;
    this.#callOffLoading = session?.timers.after(LOADING_PATIENCE_MS, () => this.#say(h.loading, 'page'));
  }

  readonly restore = (action: BulkAction): void => {
    const { id, counts, restoredById } = action;
    // What an earlier restore of a part has left isn't known here; the preview tells.
    const count = restoredById === null ? counts.succeeded : null;
    const subject = { kind: 'bulk-action', label: rowName(action, this.#parts.look()), count } as const;
    this.#ask(action, { kind: 'bulk-action', bulkActionId: id, exceptIds: [] }, subject);
  };

  readonly restoreChosen = async (): Promise<void> => {
    const model = this.#parts.model();
    const { outcomes } = model;
    const action = model.history.find(outcomes.openId);
    if (!action || this.isAsking) return;
    const count = selectedCount(outcomes.selection.value);
    this.isAsking = true;
    this.#host.requestUpdate();
    try {
      const target = await outcomes.target();
      if (!target || outcomes.openId !== action.id) return;
      const label = rowName(action, this.#parts.look());
      const isAll = target.kind === 'bulk-action' && target.exceptIds.length === 0;
      const subject: RestoreSubject =
        isAll || count === null ? { kind: 'bulk-action', label, count } : { kind: 'contacts', count };
      this.#ask(action, target, subject);
    } catch (thrown) {
      this.#refuse(failureOf(thrown));
    } finally {
      this.isAsking = false;
      this.#host.requestUpdate();
    }
  };

  readonly confirm = (event: CustomEvent<RestoreChoices>): void => {
    // Before the event returns, or the dialog closes.
    Object.assign(event.target as object, { submitting: true });
    this.#confirmed = true;
    this.#parts.model().confirm(event.detail);
  };

  readonly retryConfirm = (): void => this.#parts.model().retry();

  /** What was sent and got no answer may be done all the same: then the list tells. */
  readonly callOff = (): void => {
    const { restore, history } = this.#parts.model();
    if (restore.close()) history.refresh();
  };

  readonly cancel = async (action: BulkAction): Promise<void> => {
    const failure = await this.#parts.model().history.cancel(action);
    if (failure) this.#refuse(failure);
  };

  readonly undo = (action: BulkAction): void => this.#parts.model().undo(action);

  readonly follow = async (id: string, from: BulkAction): Promise<void> => {
    const failure = await this.#parts.model().history.show(id, from.id);
    if (failure) this.#refuse(failure);
    else this.#parts.focus.moveToRow(id, 'name', true);
  };

  readonly download = async ({ id }: BulkAction): Promise<void> => {
    const look = this.#parts.look();
    try {
      downloadOutcomes(id, await this.#parts.model().outcomes.allProblems(id), look);
    } catch (thrown) {
      this.#refuse(failureOf(thrown));
    }
  };

  readonly copyId = async ({ id }: BulkAction): Promise<void> => {
    const { h } = this.#parts.look();
    // Browsers keep the clipboard from pages without TLS, and may ask their user.
    const copied = await navigator.clipboard?.writeText(id).then(
      () => true,
      () => false,
    );
    this.#say(copied ? h.copied : h.notCopied);
  };

  readonly toggleDetails = (action: BulkAction): void => this.#parts.model().toggleDetails(action);

  readonly filter = (filters: Partial<HistoryFilters>): void => this.#parts.model().setFilters(filters);

  readonly clearFilters = (): void => this.filter(NO_FILTERS);

  readonly retry = (): void => this.#parts.model().reload();

  readonly signIn = (): void => void emit(this.#host, 'auth-required', null);

  readonly dismiss = (): void => {
    this.refusal = null;
    this.#host.requestUpdate();
  };

  readonly filterContacts = (outcome: ItemOutcome | null): void =>
    this.#parts.model().outcomes.filter(outcome);

  #ask(action: BulkAction, target: RestoreTarget, subject: RestoreSubject): void {
    const detail: HistoryRestoreRequestDetail = {
      kind: target.kind === 'contacts' ? 'contacts' : 'bulk-action',
      bulkActionId: action.id,
      ids: target.kind === 'contacts' ? target.ids : [],
      exceptIds: target.kind === 'contacts' ? [] : target.exceptIds,
      count: subject.kind === 'bulk-action' || subject.kind === 'contacts' ? subject.count : null,
    };
    this.refusal = null;
    this.#confirmed = false;
    const allowed = emit(this.#host, 'restore-request', detail, { cancelable: true });
    if (allowed) this.#parts.model().ask(target, subject, action);
  }

  #handleStart(job: RestoreJob): void {
    const { kind } = job;
    const action = job.actions[0]!;
    emit(this.#host, 'restore-start', { kind, bulkActionIds: ids(job), count: jobCounts(job).total });
    this.#told = { quarter: 0, at: this.#parts.model().now ?? 0 };
    this.#say(this.#parts.look().h.begun(rowName(action, this.#parts.look())), 'progress');
    // Where a dialog has just closed, the focus goes on to what it has begun.
    if (this.#confirmed) this.#parts.focus.moveToRow(action.id, 'name', true);
    this.#confirmed = false;
  }

  #handleProgress(job: RestoreJob): void {
    const { total, processed } = jobCounts(job);
    const now = this.#parts.model().now ?? 0;
    const quarter = total ? Math.floor((4 * processed) / total) : 0;
    if (quarter <= this.#told.quarter || quarter > 3 || now - this.#told.at < QUIET_MS) return;
    this.#told = { quarter, at: now };
    const look = this.#parts.look();
    this.#say(look.h.partDone(rowName(job.actions[0]!, look), look.format.percent(quarter / 4)), 'progress');
  }

  #tellEnd(detail: HistoryRestoreEndDetail): void {
    emit(this.#host, 'restore-end', detail);
  }

  #sayEnd(action: BulkAction): void {
    const look = this.#parts.look();
    const text = look.h.ended(
      rowName(action, look),
      look.common.statuses[action.status],
      countsText(action, look),
    );
    if (action.status === 'failed') this.#alert(text);
    else this.#say(text, 'progress');
  }

  #pageText(): string {
    const { h, common, account } = this.#parts.look();
    const { list, isFiltered } = this.#parts.model().facts;
    if (!list.page?.items.length && !list.hasPrevious) return (isFiltered ? h.noResults : h.empty).title;
    return h.ready(rangeText(common, pagerState(list, account?.supports ?? {})), list.pageNumber);
  }

  #refuse(error: AdapterError): void {
    this.refusal = error;
    const { common } = this.#parts.look();
    this.#alert(`${common.notDone}. ${common.errors[error.code]}`);
    this.#host.requestUpdate();
  }

  #say(text: string, topic?: string): void {
    this.#parts.announcer.say(text, topic ? { topic } : {});
  }

  #alert(text: string): void {
    this.#parts.announcer.say(text, { assertive: true });
  }
}

const ids = ({ actions }: RestoreJob): string[] => actions.map(({ id }) => id);
