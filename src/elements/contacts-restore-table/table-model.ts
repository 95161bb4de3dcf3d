import type { AdapterError } from '../../adapter/errors.js';
import { AccountController } from '../../controllers/account-controller.js';
import type { AdapterSession } from '../../controllers/adapter-session.js';
import { AlarmController } from '../../controllers/alarm-controller.js';
import { deletedContacts, loadContact } from '../../controllers/contact-calls.js';
import { isClosing } from '../../controllers/failure.js';
import { ContactsQueryController } from '../../controllers/contacts-query-controller.js';
import { DetailsController } from '../../controllers/details-controller.js';
import { PagedListController } from '../../controllers/paged-list-controller.js';
import { PortionsController } from '../../controllers/portions-controller.js';
import { jobStatus, type RestoreJob } from '../../controllers/restore-job.js';
import { RunningRestoresController } from '../../controllers/running-restores-controller.js';
import { SelectionController } from '../../controllers/selection-controller.js';
import { SessionController, type AdapterHost } from '../../controllers/session-controller.js';
import type { Account, Supports } from '../../domain/account.js';
import type { BulkAction } from '../../domain/bulk-action.js';
import type { Actor, DeletedContact, DeletedContactDetails } from '../../domain/contact.js';
import { accountBarrier } from '../../domain/eligibility.js';
import type { Page } from '../../domain/page.js';
import type { DeletedContactsQuery } from '../../domain/query.js';
import { DEFAULT_RETENTION_DAYS } from '../../domain/retention.js';
import type { LocalizeController } from '../../i18n/localize-controller.js';
import { pagerState, type PagerState } from '../shared/pager.js';
import type { Column } from './columns.js';
import { ContactNames } from './contact-names.js';
import { RestoreFlow } from './restore-flow.js';
import { isSelectable, type Row } from './row.js';
import { RowFactsCache } from './row-facts.js';
import { tableState, type TableState } from './states.js';
import { sameLook, type TableLook, type TableTexts } from './table-look.js';

/** Of a back end before its account is known. */
const NO_SUPPORT: Supports = {};
const NO_CONTACTS: readonly DeletedContact[] = [];

/** What the model needs of its element. */
export interface TableHost extends AdapterHost {
  bulkActionId: string | null;
  readOnly: boolean;
}

/** What the model tells its element, which finds words and events for it. */
export interface TableListeners {
  onSelection(): void;
  /** A page has come. `gone` are ids that were selected and are out of reach, `isAsked` whether the viewer asked for it. */
  onPage(facts: { gone: number; isAsked: boolean }): void;
  onExpired(count: number): void;
  onError(error: AdapterError): void;
  onJobStart(job: RestoreJob): void;
  onJobProgress(job: RestoreJob): void;
  onJobEnd(job: RestoreJob): void;
  onJobError(error: AdapterError): void;
}

/** All that the table knows, and what has to follow when some of it changes. */
export class TableModel {
  readonly query: ContactsQueryController;
  readonly list: PagedListController<DeletedContactsQuery, DeletedContact>;
  readonly selection: SelectionController;
  readonly details: DetailsController<DeletedContactDetails>;
  readonly flow: RestoreFlow;
  readonly session: SessionController;
  readonly account: AccountController;
  readonly portions: PortionsController;
  readonly #host: TableHost;
  readonly #listeners: TableListeners;
  readonly #alarm: AlarmController;
  readonly #running: RunningRestoresController;
  readonly #localize: LocalizeController<'table'>;
  readonly #facts = new RowFactsCache();
  readonly #names = new ContactNames();
  readonly #deleters = new Map<string, Actor>();
  readonly #expired = new Set<string>();
  #look: TableLook | null = null;
  #match = '';
  #asked = '';
  #isAsked = true;
  #hasLooked = false;
  /** Whether the next page is another one, and not the same anew. */
  #isOther = true;

  constructor(host: TableHost, localize: LocalizeController<'table'>, listeners: TableListeners) {
    this.#host = host;
    this.#localize = localize;
    this.#listeners = listeners;
    this.query = new ContactsQueryController(host, (query) => this.#handleQuery(query));
    this.list = new PagedListController<DeletedContactsQuery, DeletedContact>(
      host,
      {
        ...deletedContacts,
        onPage: (page) => this.#handlePage(page),
        onError: (error) => this.#handleError(error),
      },
      this.query.query,
    );
    this.list.enable(false);
    this.selection = new SelectionController(host, () => listeners.onSelection());
    this.details = new DetailsController(host, loadContact);
    this.flow = new RestoreFlow(host, {
      onStart: (job) => listeners.onJobStart(job),
      onProgress: (job) => listeners.onJobProgress(job),
      onEnd: (job) => this.#handleJobEnd(job),
      onError: (error) => listeners.onJobError(error),
    });
    this.portions = new PortionsController(host);
    this.#alarm = new AlarmController(host, () => this.#handleTime());
    this.#running = new RunningRestoresController(host, {
      onFound: (actions) => this.flow.adopt(actions),
      onEnded: (action) => this.#handleEnded(action),
    });
    this.account = new AccountController(host, {
      onAccount: (account) => this.#handleAccount(account),
      onError: (error) => this.#handleError(error),
      onReturn: () => this.list.reload(),
    });
    this.session = new SessionController(host);
    this.session.onChange((session) => this.#connect(session));
  }

  get state(): TableState {
    return tableState({
      hasSession: this.session.session !== null,
      isConnecting: this.session.isConnecting,
      account: this.account.view,
      list: this.list.view,
      isNarrowed: this.query.isNarrowed,
    });
  }

  get supports(): Supports {
    return this.account.view.account?.supports ?? NO_SUPPORT;
  }

  get texts(): TableTexts {
    const { strings, format } = this.#localize;
    const days = this.account.view.account?.retentionDays ?? DEFAULT_RETENTION_DAYS;
    return { t: strings.table, common: strings.common, format, days, supports: this.supports };
  }

  get timeZone(): string | undefined {
    return this.#localize.timeZone;
  }

  /** The back end's time. Before an answer told it there are no rows to show a time of. */
  get now(): number {
    return this.#alarm.now ?? 0;
  }

  /** Who has deleted the contacts seen so far, and the viewer. */
  get deleters(): Actor[] {
    return [...this.#deleters.values()];
  }

  /** How many contacts there are; `null` where the back end doesn't count. Those that expired or came back since are taken off. */
  get total(): number | null {
    const { total } = pagerState(this.list.view, this.supports);
    return total === null ? null : Math.max(0, total - this.#expired.size - this.flow.restoredRows);
  }

  get pagerState(): PagerState {
    return { ...pagerState(this.list.view, this.supports), total: this.total };
  }

  /** Whether the rows are still those of another page or query than the one that was asked for. */
  get isTurning(): boolean {
    return this.#isOther && this.list.view.status === 'loading';
  }

  get isTotalExact(): boolean {
    return this.supports.totals === 'exact';
  }

  look(columns: readonly Column[]): TableLook {
    this.#look = sameLook(this.#look, {
      ...this.texts,
      columns,
      canRestore: !this.#host.readOnly,
      canFilterByBulkAction: this.supports.filters?.includes('bulkActionId') ?? false,
      automations: this.supports.automations ?? null,
      contactUrl: this.#contactUrl,
    });
    return this.#look;
  }

  rows(): Row[] {
    const { now } = this;
    const { match } = this.query;
    const contacts = this.list.page?.items ?? NO_CONTACTS;
    const names = this.#names.of(contacts, this.#localize.strings.common);
    return contacts.map((contact) => ({
      name: names.get(contact)!,
      facts: this.#facts.get(contact, now),
      status: this.flow.rowStatus(contact, match),
      isSelected: this.selection.has(contact.id),
      details: this.details.view(contact.id),
    }));
  }

  /** The ids of the rows that can be ticked. */
  selectableIds(): string[] {
    return this.rows().flatMap((row) => (isSelectable(row) ? [row.facts.contact.id] : []));
  }

  contact(id: string): DeletedContact | undefined {
    return this.list.page?.items.find((contact) => contact.id === id);
  }

  /** Has the element render again when something that it shows stops being true. To be called after each render. */
  watchTime(): void {
    const { now } = this;
    let next = Infinity;
    for (const contact of this.list.page?.items ?? []) {
      // One that was shown as expired, and wasn't dealt with, changes at once.
      next = Math.min(next, this.#expires(contact, now) ? now : this.#facts.get(contact, now).changesAt);
    }
    this.#alarm.set(next === Infinity ? null : next);
  }

  /** Looks again at all that is shown. */
  reload(): void {
    this.#isAsked = true;
    if (!this.account.view.account) this.session.restart();
    else {
      this.account.reload();
      this.list.reload();
    }
  }

  /** Notes that the viewer asked for what comes next. */
  expectPage(): void {
    this.#isAsked = true;
    this.#isOther = true;
  }

  reset(): void {
    this.session.forget();
  }

  /** Closes the dialog. What was sent from it and got no answer may be done all the same: then the list tells. */
  readonly callOff = (): void => {
    if (this.flow.close()) this.#refresh();
  };

  readonly #contactUrl = (contactId: string): string | null => this.session.contactUrl(contactId);

  #connect(session: AdapterSession | null): void {
    const { bulkActionId } = this.#host;
    this.#deleters.clear();
    this.#expired.clear();
    this.#isAsked = true;
    this.#hasLooked = false;
    this.#match = '';
    this.selection.clear();
    this.list.enable(false);
    this.query.connect(session, bulkActionId ? { bulkActionId } : {});
    for (const part of [this.list, this.details, this.flow, this.#alarm, this.#running])
      part.connect(session);
    this.account.connect(session);
  }

  #handleAccount(account: Account): void {
    const { viewer, supports } = account;
    this.#deleters.set(viewer.id, viewer);
    this.flow.setAccount(account);
    this.query.setSupports(supports);
    this.list.enable(accountBarrier(account) === null);
    if (accountBarrier(account) !== null) return this.#forgetPeople();
    if (supports.history && !this.#hasLooked) void this.#running.find();
    this.#hasLooked = true;
  }

  #handleQuery(query: DeletedContactsQuery): void {
    const match = JSON.stringify(this.query.match);
    // "All that match" was said of other search words and filters.
    if (match !== this.#match && this.selection.value.kind !== 'contacts') this.selection.clear();
    this.#match = match;
    this.#isAsked = true;
    const asked = JSON.stringify(query);
    if (asked !== this.#asked) this.#isOther = true;
    this.#asked = asked;
    this.list.setQuery(query);
  }

  #handlePage({ items }: Page<DeletedContact>): void {
    const isAsked = this.#isAsked;
    this.#isAsked = false;
    if (this.#isOther) this.portions.restart();
    this.#isOther = false;
    const { now } = this;
    for (const { deletedBy } of items) if (deletedBy) this.#deleters.set(deletedBy.id, deletedBy);
    this.#expired.clear();
    for (const contact of items) if (this.#hasExpired(contact, now)) this.#expired.add(contact.id);
    this.flow.dismissRows();
    this.#listeners.onPage({ gone: this.selection.drop(this.#goneIds(items)).length, isAsked });
  }

  /** Selected ids that are out of reach: rows that can't be ticked any more and, where all rows are on one page, missing ones. */
  #goneIds(items: readonly DeletedContact[]): string[] {
    const { now } = this;
    const { value } = this.selection;
    const blocked = items.filter((contact) => !this.#facts.get(contact, now).canAsk).map(({ id }) => id);
    const { hasNext, hasPrevious } = this.list.view;
    if (hasNext || hasPrevious || this.query.isNarrowed || value.kind !== 'contacts') return blocked;
    const shown = new Set(items.map(({ id }) => id));
    return [...blocked, ...[...value.ids].filter((id) => !shown.has(id))];
  }

  #hasExpired(contact: DeletedContact, now: number): boolean {
    return this.#facts.get(contact, now).left.unit === 'expired';
  }

  /** Whether it has expired since its page came, and nothing was made of that. */
  #expires(contact: DeletedContact, now: number): boolean {
    return this.#hasExpired(contact, now) && !this.#expired.has(contact.id);
  }

  /** Time has made something untrue that is shown. */
  #handleTime(): void {
    const { now } = this;
    const gone = (this.list.page?.items ?? [])
      .filter((contact) => this.#expires(contact, now))
      .map(({ id }) => id);
    if (gone.length === 0) return;
    for (const id of gone) this.#expired.add(id);
    this.selection.drop(gone);
    if (this.flow.dialog && !this.flow.dialog.isSubmitting) this.flow.check(this.#expired);
    this.#listeners.onExpired(gone.length);
  }

  #handleError(error: AdapterError): void {
    this.#listeners.onError(error);
    if (!isClosing(error)) return;
    this.#forgetPeople();
    this.list.enable(false);
  }

  /** Lets go of what names people, when the viewer may not see it any more. */
  #forgetPeople(): void {
    this.#hasLooked = false;
    this.selection.clear();
    this.details.closeAll();
    this.flow.bar();
    this.#deleters.clear();
  }

  #handleJobEnd(job: RestoreJob): void {
    const { target } = job;
    const { value } = this.selection;
    // What became of each contact isn't known where the whole has failed: those that are back go with their rows.
    const isKnown = jobStatus(job) !== 'failed';
    if (job.kind === 'restore' && isKnown && target?.kind === 'contacts') {
      const behind = new Set(job.problems?.items.map(({ contactId }) => contactId));
      this.selection.drop(target.ids.filter((id) => !behind.has(id)));
    } else if (job.kind === 'restore' && isKnown && target?.kind === value.kind) this.selection.clear();
    this.#listeners.onJobEnd(job);
    if (!this.flow.isOfRow(job)) this.#refresh();
  }

  /** A restore has ended that another element on the page began. */
  #handleEnded(action: BulkAction): void {
    if (!this.flow.owns(action)) this.#refresh();
  }

  /** Loads again what is shown, without a word: the viewer hears of what has changed it. */
  #refresh(): void {
    if (this.list.view.status !== 'idle') this.list.reload();
  }
}
