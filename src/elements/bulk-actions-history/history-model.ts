import type { AdapterError } from '../../adapter/errors.js';
import { AccountController } from '../../controllers/account-controller.js';
import type { AdapterSession } from '../../controllers/adapter-session.js';
import { AlarmController } from '../../controllers/alarm-controller.js';
import { HistoryController } from '../../controllers/history-controller.js';
import { OutcomesController } from '../../controllers/outcomes-controller.js';
import { RestoreController } from '../../controllers/restore-controller.js';
import type { RestoreJob } from '../../controllers/restore-job.js';
import { SessionController, type AdapterHost } from '../../controllers/session-controller.js';
import type { Account } from '../../domain/account.js';
import { isFinalStatus, type BulkAction } from '../../domain/bulk-action.js';
import type { Actor } from '../../domain/contact.js';
import { accountBarrier } from '../../domain/eligibility.js';
import type { Page } from '../../domain/page.js';
import { normalisePageSize } from '../../domain/query.js';
import type { RestoreChoices, RestoreTarget } from '../../domain/restore.js';
import { MANY, type RestoreSubject } from '../restore-confirm-modal/modal-view.js';
import { nextChange, offersFor, problemCount } from './action-facts.js';
import { filtersQuery, isFiltered, NO_FILTERS, type HistoryFilters } from './history-filters.js';
import type { HistoryFacts } from './history-state.js';
import type { ToolbarView } from './history-toolbar.js';

export interface HistoryModelListeners {
  onPage(quiet: boolean): void;
  /** Something couldn't be loaded. */
  onLoadError(error: AdapterError): void;
  onSignedOut(): void;
  /** Something that the viewer asked for wasn't done. */
  onRefused(error: AdapterError): void;
  onStart(job: RestoreJob): void;
  onProgress(job: RestoreJob): void;
  onEnd(job: RestoreJob): void;
  /** An action that is shown, and wasn't begun here, has ended. */
  onEnded(action: BulkAction): void;
}

/** What the history knows and does, without a word of how it looks. */
export class HistoryModel {
  readonly session: SessionController;
  readonly history: HistoryController;
  readonly outcomes: OutcomesController;
  readonly restore: RestoreController<RestoreSubject>;
  readonly #account: AccountController;
  readonly #alarm: AlarmController;
  readonly #host: AdapterHost;
  readonly #listeners: HistoryModelListeners;
  /** Kinds and people that were met, for the filters to offer. */
  readonly kinds = new Set<string>();
  readonly actors = new Map<string, Actor>();
  #filters: HistoryFilters = NO_FILTERS;
  #pageSize: number;
  #signedOut = false;
  /** Known of this back end, and not forgotten when the session ends: there would be nothing to sign in for. */
  #lacksHistory = false;
  /** The row from which a restore or an undo was asked for. */
  #askedFrom: string | null = null;
  #choices: RestoreChoices | undefined;

  constructor(host: AdapterHost, pageSize: number, listeners: HistoryModelListeners) {
    this.#host = host;
    this.#pageSize = pageSize;
    this.#listeners = listeners;
    this.session = new SessionController(host);
    this.#account = new AccountController(host, {
      onAccount: (account) => this.#takeAccount(account),
      onError: (error) => this.#fail(error),
      onReturn: () => this.history.refresh(),
      onBarred: () => this.#barred(),
    });
    this.restore = new RestoreController<RestoreSubject>(host, {
      onStart: (job) => this.#started(job),
      onProgress: (job) => listeners.onProgress(job),
      onEnd: (job) => this.#jobEnded(job),
      onError: (error) => listeners.onRefused(error),
    });
    this.history = new HistoryController(
      host,
      {
        onPage: (page, quiet) => this.#takePage(page, quiet),
        onError: (error) => this.#fail(error),
        onEnd: (action) => this.#ended(action),
      },
      filtersQuery(NO_FILTERS, pageSize),
    );
    this.history.list.enable(false);
    this.outcomes = new OutcomesController(host);
    this.#alarm = new AlarmController(host);
    this.session.onChange((session) => this.#connect(session));
  }

  get account(): Account | null {
    return this.#account.view.account;
  }

  get now(): number | null {
    return this.#alarm.now;
  }

  get filters(): HistoryFilters {
    return this.#filters;
  }

  get pageSize(): number {
    return this.#pageSize;
  }

  get facts(): HistoryFacts {
    return {
      isConnected: this.session.session !== null || this.session.isConnecting,
      isSignedOut: this.#signedOut,
      lacksHistory: this.#lacksHistory,
      hadAccount: this.#account.hadAccount,
      account: this.#account.view,
      list: this.history.list.view,
      isFiltered: isFiltered(this.#filters),
    };
  }

  /** The rows of the page, and among them one that a link brought in. */
  get rows(): { action: BulkAction; isPinned: boolean }[] {
    const { pinned, list } = this.history;
    return (list.page?.items ?? []).flatMap((action) => {
      const row = { action, isPinned: false };
      return pinned?.nearId === action.id ? [row, { action: pinned.action, isPinned: true }] : [row];
    });
  }

  toolbar(timeZone: string | undefined): ToolbarView {
    const canRestore = this.account !== null && accountBarrier(this.account) === null;
    return { filters: this.#filters, kinds: this.kinds, actors: this.actors.values(), timeZone, canRestore };
  }

  setFilters(filters: Partial<HistoryFilters>): void {
    this.#filters = { ...this.#filters, ...filters };
    this.#ask();
  }

  setPageSize(size: unknown): void {
    this.#pageSize = normalisePageSize(size);
    this.#ask();
  }

  reload(): void {
    if (this.#signedOut || !this.session.session) {
      this.#signedOut = false;
      this.session.restart();
    } else {
      this.#account.reload();
      if (this.#account.view.account) this.history.reload();
    }
  }

  reset(): void {
    this.#signedOut = false;
    this.session.forget();
  }

  ask(target: RestoreTarget, subject: RestoreSubject, from: BulkAction): void {
    this.#askedFrom = from.id;
    this.#choices = undefined;
    this.restore.ask(target, subject);
  }

  /** Undoes a restore: of a few at once, of many once that is confirmed. */
  undo(action: BulkAction): void {
    const { id, counts } = action;
    this.#askedFrom = id;
    this.#choices = undefined;
    if (counts.succeeded > MANY) this.restore.askUndo([id], { kind: 'undo', count: counts.succeeded });
    else void this.restore.undo([id]);
  }

  confirm(choices: RestoreChoices): void {
    this.#choices = choices;
    void this.restore.confirm(choices);
  }

  /** Repeats what has failed in the open dialog: the check, or the restore itself. */
  retry(): void {
    if (this.#choices) void this.restore.confirm(this.#choices);
    else void this.restore.check();
  }

  toggleDetails(action: BulkAction): void {
    if (this.outcomes.openId === action.id) return this.outcomes.close();
    const { account } = this;
    const items = account?.supports.items === true && !account.hipaa;
    this.outcomes.open(action.id, { items, problems: problemCount(action) > 0 });
  }

  /** Whether some of the contacts of an action can be chosen to be restored. */
  canChoose(action: BulkAction): boolean {
    return offersFor(action, this.account, this.now).restore;
  }

  /** Sets the alarm for the next moment at which what is shown goes out of date. To be called after each render. */
  watchTime(): void {
    const { now } = this;
    this.#alarm.set(now === null ? null : nextChange(this.history.list.page?.items ?? [], now));
  }

  choose(id: string, chosen: boolean, range: boolean): void {
    const pageIds = (this.outcomes.items.page?.items ?? [])
      .filter(({ outcome }) => outcome === 'succeeded')
      .map(({ contactId }) => contactId);
    this.outcomes.selection.toggle(id, chosen, range ? { pageIds } : null);
  }

  chooseAll(all: boolean, total: number | null): void {
    if (all) this.outcomes.chooseAll(total);
    else this.outcomes.selection.clear();
  }

  #ask(): void {
    this.history.setQuery(filtersQuery(this.#filters, this.#pageSize));
    this.#host.requestUpdate();
  }

  #connect(session: AdapterSession | null): void {
    if (session) this.#signedOut = this.#lacksHistory = false;
    this.kinds.clear();
    this.actors.clear();
    this.#filters = NO_FILTERS;
    this.history.list.enable(false);
    this.history.list.setQuery(filtersQuery(NO_FILTERS, this.#pageSize));
    this.history.connect(session);
    this.outcomes.connect(session);
    this.restore.connect(session);
    this.#alarm.connect(session);
    this.#account.connect(session);
  }

  #takeAccount(account: Account): void {
    this.restore.setAccount(account);
    this.#lacksHistory = account.supports.history !== true;
    this.history.list.enable(!this.#lacksHistory);
  }

  #takePage({ items }: Page<BulkAction>, quiet: boolean): void {
    for (const { kind, createdBy } of items) {
      this.kinds.add(kind);
      if (createdBy) this.actors.set(createdBy.id, createdBy);
    }
    this.#listeners.onPage(quiet);
  }

  /** A session that has ended takes all data with it. */
  #fail(error: AdapterError): void {
    if (error.code !== 'unauthenticated') return this.#listeners.onLoadError(error);
    if (this.#signedOut) return;
    this.#signedOut = true;
    this.session.forget();
    this.#listeners.onSignedOut();
  }

  /** Actions may still be seen, but no contacts. What else has changed, the account tells. */
  #barred(): void {
    this.outcomes.close();
    this.#account.reload();
  }

  #started(job: RestoreJob): void {
    this.outcomes.selection.clear();
    const { list } = this.history;
    const action = job.actions[0]!;
    if (list.view.hasPrevious || isFiltered(this.#filters)) this.history.pin(action, this.#askedFrom ?? '');
    this.#listeners.onStart(job);
    this.history.refresh();
  }

  #jobEnded(job: RestoreJob): void {
    this.#listeners.onEnd(job);
    this.restore.dismiss(job);
  }

  #ended(action: BulkAction): void {
    if (this.outcomes.openId === action.id) this.outcomes.refresh({ problems: problemCount(action) > 0 });
    const own = this.restore.jobs.some(({ actions }) => actions.some(({ id }) => id === action.id));
    if (!own && isFinalStatus(action.status)) this.#listeners.onEnded(action);
  }
}
