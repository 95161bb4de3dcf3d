import type { LitElement } from 'lit';
import type { RestoreJob } from '../../controllers/restore-job.js';
import type { DeletedContact } from '../../domain/contact.js';
import type { DeletedContactsFilters, Sort } from '../../domain/query.js';
import { DAY_MS, EXPIRING_SOON_DAYS } from '../../domain/retention.js';
import { EMPTY_SELECTION, selectionTarget, type Selection } from '../../domain/selection.js';
import type { RestoreSubject } from '../restore-confirm-modal/modal-view.js';
import { emit } from '../shared/emit.js';
import { downloadOutcomes } from '../shared/outcomes.js';
import type { PagerHandlers } from '../shared/pager.js';
import { contactName } from '../shared/text.js';
import { COLUMNS, parseColumns, type Column } from './columns.js';
import { dayStart } from '../shared/day-start.js';
import { describeMatch } from './describe-match.js';
import type { FocusKeeper } from '../shared/focus-keeper.js';
import { retryableIds, type JobHandlers } from './job-banner.js';
import type { KeyboardActions } from './keyboard.js';
import { isSelectable } from './row.js';
import type { SelectionHandlers } from './selection-bar.js';
import type { StateHandlers } from './states.js';
import type { TableHost, TableModel } from './table-model.js';
import { selectionDetail, type TableReporter } from './table-reporter.js';
import type { ToolbarHandlers } from './toolbar.js';

/** The parts of the element that gestures change directly. */
export interface ActionsHost extends LitElement, TableHost {
  pageSize: number;
  columns: string | null;
}

/** So many names stand in the confirmation of "all that match". */
const NAMES = 5;

type Handlers = ToolbarHandlers & SelectionHandlers & StateHandlers & JobHandlers & KeyboardActions;

/** What follows from the viewer's gestures, one handler each. */
export class TableActions implements Handlers {
  readonly #host: ActionsHost;
  readonly #model: TableModel;
  readonly #reporter: TableReporter;
  readonly #focus: FocusKeeper;
  #cleared: Selection = EMPTY_SELECTION;
  /** Whether the filters are unfolded, and the days in their fields. */
  areFiltersOpen = false;
  days = { from: '', to: '' };

  constructor(host: ActionsHost, model: TableModel, reporter: TableReporter, focus: FocusKeeper) {
    this.#host = host;
    this.#model = model;
    this.#reporter = reporter;
    this.#focus = focus;
  }

  /** Another adapter knows nothing of what was chosen for the one before. */
  forget(): void {
    this.#cleared = EMPTY_SELECTION;
    this.days = { from: '', to: '' };
  }

  readonly search = (words: string, now: boolean): void => this.#model.query.setSearch(words, now);

  readonly setFilters = (filters: DeletedContactsFilters): void => {
    this.#model.query.setFilters(filters);
    if ('bulkActionId' in filters) this.#host.bulkActionId = filters.bulkActionId ?? null;
  };

  readonly setDay = (end: 'from' | 'to', day: string): void => {
    this.days = { ...this.days, [end]: day };
    const { timeZone } = this.#model;
    this.#model.query.setFilters({
      deletedFrom: dayStart(this.days.from, timeZone),
      deletedTo: dayStart(this.days.to, timeZone, 1),
    });
  };

  readonly setExpiring = (on: boolean): void => {
    const end = new Date(this.#model.now + EXPIRING_SOON_DAYS * DAY_MS).toISOString();
    this.#model.query.setFilters({ expiresBefore: on ? end : undefined });
  };

  readonly clearFilters = (): void => {
    this.days = { from: '', to: '' };
    this.#model.query.clear();
    this.#host.bulkActionId = null;
    this.#focus.moveTo('search');
  };

  readonly toggleFilters = (): void => {
    this.areFiltersOpen = !this.areFiltersOpen;
    this.#host.requestUpdate();
  };

  readonly setSort = (sort: Sort): void => {
    this.#model.query.setSort(sort);
    this.#saySort();
  };

  readonly toggleSort = (by: Sort['by']): void => {
    this.#model.query.toggleSort(by);
    this.#saySort();
  };

  readonly toggleColumn = (column: Column): void => {
    const shown = parseColumns(this.#host.columns);
    this.#host.columns = COLUMNS.filter((one) =>
      one === column ? !shown.includes(one) : shown.includes(one),
    ).join(' ');
  };

  paging(pageSize: number): PagerHandlers {
    const { list } = this.#model;
    return {
      next: () => this.#turnPage(() => list.next()),
      previous: () => this.#turnPage(() => list.previous()),
      size: { value: pageSize, change: (size) => (this.#host.pageSize = size) },
    };
  }

  readonly retry = (): void => this.#model.reload();

  readonly signIn = (): void => void emit(this.#host, 'auth-required', null);

  /** Ticks or unticks a row, or all rows from the last one touched to it. */
  toggleRow(id: string, selected: boolean, range: boolean): void {
    const { selection } = this.#model;
    const ids = selection.toggle(id, selected, range ? { pageIds: this.#model.selectableIds() } : null);
    this.#reporter.saySelection(ids.flatMap((one) => this.#model.contact(one) ?? []));
  }

  togglePage(selected: boolean): void {
    const ids = this.#model.selectableIds();
    this.#model.selection.togglePage(ids, selected);
    const { t } = this.#model.texts;
    const blocked = this.#model.rows().length - ids.length;
    const said = selected ? t.pageSelected(ids.length) : t.selectionCleared;
    this.#reporter.say(selected && blocked > 0 ? `${said} ${t.blockedOnPage(blocked)}` : said, 'selection');
  }

  readonly selectAllMatching = (): void => {
    const { selection, query, list, supports, isTotalExact, total, texts } = this.#model;
    if (!supports.matching || this.#model.isTurning) return;
    selection.selectAllMatching(query.match, isTotalExact ? total : null, list.page?.asOf ?? null);
    this.#reporter.say(texts.t.allSelected(selection.count), 'selection');
  };

  readonly selectPageThenAll = (): void => {
    const { selection } = this.#model;
    if (selection.pageState(this.#model.selectableIds()) === 'all') this.selectAllMatching();
    else this.togglePage(true);
  };

  readonly clearSelection = (): void => {
    const { selection, texts } = this.#model;
    if (selection.isEmpty) return;
    this.#cleared = selection.value;
    selection.clear();
    this.#reporter.say(texts.t.selectionCleared, 'selection');
  };

  readonly bringBackSelection = (): void => {
    if (!this.#model.selection.isEmpty) return;
    this.#model.selection.set(this.#cleared);
    this.#reporter.saySelection([]);
  };

  readonly restoreSelection = (): void => {
    const { selection, flow } = this.#model;
    const target = selectionTarget(selection.value);
    if (!target || !this.#mayAsk(selection.value)) return;
    flow.ask(target, this.#subject());
  };

  readonly restoreRow = (id: string): void => {
    const row = this.#model.rows().find(({ facts }) => facts.contact.id === id);
    if (!row || this.#host.readOnly || !isSelectable(row)) return;
    if (this.#mayAsk({ kind: 'contacts', ids: new Set([id]) })) this.#model.flow.askForRow(row.facts.contact);
  };

  readonly setDetails = (id: string, open: boolean): void => {
    const { details } = this.#model;
    if (!open) details.close(id);
    else if (!details.view(id)) void details.open(id);
  };

  reopenDetails(id: string): void {
    void this.#model.details.open(id);
  }

  undoRow(id: string): void {
    const job = this.#model.flow.jobOfRow(id);
    if (job) this.undoJob(job);
  }

  /** Shows only the contacts that were deleted together with this one. */
  filterByBulkAction(id: string): void {
    const { bulkActionId } = this.#model.contact(id) ?? {};
    if (bulkActionId) this.setFilters({ bulkActionId });
  }

  readonly focusSearch = (): void => this.#focus.moveTo('search');

  readonly cancelJob = (job: RestoreJob): void => this.#model.flow.cancel(job);

  readonly resumeJob = (job: RestoreJob): void => this.#model.flow.resume(job);

  readonly undoJob = (job: RestoreJob): void => this.#model.flow.undo(job);

  readonly dismissJob = (job: RestoreJob): void => {
    this.#model.flow.dismiss(job);
    this.#focus.moveTo('heading');
  };

  readonly dismissRefusal = (): void => {
    this.#model.flow.dismissRefusal();
    this.#focus.moveTo('heading');
  };

  readonly retryJob = (job: RestoreJob): void => this.#askAgain(retryableIds(job, this.#model.supports));

  readonly restoreRest = ({ target }: RestoreJob): void => {
    if (target?.kind === 'contacts') this.#askAgain(target.ids);
    else if (
      target?.kind === 'matching' &&
      this.#mayAsk({ ...target, exceptIds: new Set(target.exceptIds), total: null })
    )
      this.#model.flow.ask(target, { kind: 'matching', count: null, description: '' });
  };

  readonly downloadJob = async (job: RestoreJob): Promise<void> => {
    const { flow, texts } = this.#model;
    const outcomes = await flow.loadOutcomes(job);
    if (outcomes) downloadOutcomes(job.actions[0]?.id ?? job.key, outcomes, texts);
  };

  /** Tells the page that a live contact is to be opened; `false` if it opens it in its own way. */
  openContact(contactId: string): boolean {
    return emit(this.#host, 'contact-open', { contactId }, { cancelable: true });
  }

  #turnPage(turn: () => void): void {
    this.#model.expectPage();
    turn();
  }

  #saySort(): void {
    const { query, texts } = this.#model;
    const { by, direction } = query.sort;
    this.#reporter.say(texts.t.sorted(texts.t.orders[by][direction]));
  }

  #askAgain(ids: string[]): void {
    if (ids.length === 0 || !this.#mayAsk({ kind: 'contacts', ids: new Set(ids) })) return;
    this.#model.flow.ask({ kind: 'contacts', ids }, this.#subjectOf(ids));
  }

  /** Whether the page lets us ask, rather than asking in its own way. */
  #mayAsk(selection: Selection): boolean {
    return emit(this.#host, 'restore-request', selectionDetail(selection), { cancelable: true });
  }

  #subject(): RestoreSubject {
    const { selection, query, deleters, texts } = this.#model;
    const { value } = selection;
    if (value.kind === 'contacts') return this.#subjectOf([...value.ids]);
    return {
      kind: 'matching',
      count: selection.count,
      description: describeMatch(query.match, deleters, texts),
      sample: this.#names(({ id }) => selection.has(id)),
    };
  }

  #subjectOf(ids: readonly string[]): RestoreSubject {
    const contact = ids.length === 1 ? this.#model.contact(ids[0]!) : undefined;
    if (!contact) return { kind: 'contacts', count: ids.length };
    const { id, name, email, phone } = contact;
    return { kind: 'contact', contact: { id, name, email, phone } };
  }

  #names(isMeant: (contact: DeletedContact) => boolean): string[] {
    const contacts = this.#model.list.page?.items.filter(isMeant) ?? [];
    return contacts.slice(0, NAMES).map((contact) => contactName(contact, this.#model.texts.common));
  }
}
