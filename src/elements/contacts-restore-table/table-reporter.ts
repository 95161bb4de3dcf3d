import type { LitElement } from 'lit';
import type { AdapterError } from '../../adapter/errors.js';
import { isClosing } from '../../controllers/failure.js';
import { jobCounts, jobStatus, type RestoreJob } from '../../controllers/restore-job.js';
import type { DeletedContact } from '../../domain/contact.js';
import { selectedCount, type Selection } from '../../domain/selection.js';
import { LOADING_PATIENCE_MS, type Announcer } from '../shared/announcer.js';
import { emit } from '../shared/emit.js';
import { rangeText } from '../shared/pager.js';
import { contactName } from '../shared/text.js';
import type { SelectionDetail } from './contacts-restore-table.events.js';
import type { FocusKeeper } from '../shared/focus-keeper.js';
import { jobSentence } from './job-banner.js';
import type { TableState } from './states.js';
import type { TableListeners, TableModel } from './table-model.js';

/** Between two words about the progress of a job. */
const QUIET_MS = 15_000;

/** A selection as the events tell it. */
export function selectionDetail(selection: Selection): SelectionDetail {
  const count = selectedCount(selection);
  return selection.kind === 'contacts'
    ? { kind: selection.kind, ids: [...selection.ids], exceptIds: [], count }
    : { kind: selection.kind, ids: [], exceptIds: [...selection.exceptIds], count };
}

/** Tells the page by events, and screen readers by announcements, what has happened. Events hold no personal data. */
export class TableReporter implements TableListeners {
  readonly #host: LitElement;
  readonly #announcer: Announcer;
  readonly #focus: FocusKeeper;
  readonly #model: () => TableModel;
  #callOffLoading: (() => void) | undefined;
  readonly #told = new Map<string, { quarter: number; at: number }>();

  constructor(host: LitElement, announcer: Announcer, focus: FocusKeeper, model: () => TableModel) {
    this.#host = host;
    this.#announcer = announcer;
    this.#focus = focus;
    this.#model = model;
  }

  say(text: string, topic?: string): void {
    this.#announcer.say(text, topic ? { topic } : {});
  }

  /** Says what a change of the selection has come to; `first` is the row that began it. */
  saySelection(touched: readonly DeletedContact[]): void {
    const { texts, selection } = this.#model();
    const { count } = selection;
    const first = touched.length === 1 && count === 1 && selection.has(touched[0]!.id) ? touched[0] : null;
    this.say(
      first ? texts.t.rowSelected(contactName(first, texts.common), 1) : `${texts.t.selected(count)}.`,
      'selection',
    );
  }

  onSelection(): void {
    emit(this.#host, 'selection-change', selectionDetail(this.#model().selection.value));
  }

  onPage({ gone, isAsked }: Parameters<TableListeners['onPage']>[0]): void {
    const model = this.#model();
    const { t } = model.texts;
    if (gone > 0) this.say(t.stale(gone, model.selection.count ?? 0));
    if (!isAsked) return;
    const { view } = model.list;
    if (view.page?.items.length === 0) {
      this.say(model.query.isNarrowed ? t.noResults.title : t.empty(model.texts.days).title, 'list');
      return;
    }
    this.say(t.ready(rangeText(model.texts.common, model.pagerState), view.pageNumber), 'list');
  }

  onExpired(count: number): void {
    this.say(this.#model().texts.t.expired(count));
  }

  onError(error: AdapterError): void {
    const { code, retryable, requestId } = error;
    const { texts, flow, account } = this.#model();
    const { t, common } = texts;
    if (isClosing(error)) {
      this.#announcer.forget();
      // It closes, and the row from which it was opened goes as well.
      if (flow.dialog) this.#focus.moveTo('state');
    }
    if (code === 'unauthenticated') emit(this.#host, 'auth-required', null);
    else emit(this.#host, 'load-error', { code, retryable, requestId: requestId ?? null });
    if (code === 'forbidden' || code === 'policy-blocked') return;
    const signedOut = account.hadAccount ? t.signedOut : t.signInFirst;
    const words = code === 'unauthenticated' ? signedOut.title : t.loadFailed;
    this.#announcer.say(`${words}. ${common.errors[code]}`, { assertive: true });
  }

  /** Says what the table shows as a whole, where no rows and no failure do. */
  onState(state: TableState): void {
    const { texts, session } = this.#model();
    const { t, common } = texts;
    this.#callOffLoading?.();
    if (state === 'loading') {
      this.#callOffLoading = session.session?.timers.after(LOADING_PATIENCE_MS, () =>
        this.say(t.loading, 'list'),
      );
    } else if (state === 'no-permission') this.say(common.barriers['not-admin'].title);
    else if (state === 'hipaa') this.say(common.barriers['hipaa-account'].title);
  }

  onJobStart(job: RestoreJob): void {
    const { flow, texts } = this.#model();
    emit(this.#host, 'restore-start', {
      kind: job.kind,
      bulkActionIds: job.actions.map(({ id }) => id),
      count: jobCounts(job).total,
    });
    const row = flow.rowOf(job);
    if (row !== undefined) return this.#focus.moveToRow(row, 'action');
    this.say(job.kind === 'restore' ? texts.t.started : texts.t.undoing, 'job');
    this.#focus.moveTo(`job-${job.key}`);
  }

  /** Each quarter, but not more often than people can listen. */
  onJobProgress(job: RestoreJob): void {
    const model = this.#model();
    const { total, processed } = jobCounts(job);
    const at = model.session.session?.timers.elapsed() ?? 0;
    const told = this.#told.get(job.key) ?? { quarter: 0, at: -Infinity };
    const quarter = total ? Math.floor((processed * 4) / total) : 0;
    if (quarter <= told.quarter || at - told.at < QUIET_MS) return;
    this.#told.set(job.key, { quarter, at });
    this.say(jobSentence(job, model.texts), 'job');
  }

  onJobEnd(job: RestoreJob): void {
    this.#told.delete(job.key);
    const counts = jobCounts(job);
    const status = jobStatus(job);
    const bulkActionIds = job.actions.map(({ id }) => id);
    emit(this.#host, 'restore-end', { kind: job.kind, bulkActionIds, status, counts });
    const assertive = counts.succeeded === 0 && status !== 'cancelled';
    this.#announcer.say(this.#result(job), { assertive, topic: 'job' });
  }

  onJobError({ code }: AdapterError): void {
    const { common } = this.#model().texts;
    this.#announcer.say(`${common.notDone}. ${common.errors[code]}`, { assertive: true });
  }

  /** A restore that was begun from a row is told of by name. */
  #result(job: RestoreJob): string {
    const model = this.#model();
    const { t, common, days } = model.texts;
    const id = job.target?.kind === 'contacts' ? job.target.ids[0]! : '';
    const contact = model.flow.isOfRow(job) ? model.contact(id) : undefined;
    if (!contact) return jobSentence(job, model.texts);
    const name = contactName(contact, common);
    const reason = job.problems?.items[0]?.reason ?? 'unknown';
    return jobCounts(job).succeeded > 0
      ? t.restoredOne(name)
      : t.failedOne(name, common.reasons[reason](days));
  }
}
