import type { AdapterErrorCode } from '../adapter/errors.js';
import type { BulkActionStatus, ItemOutcome } from '../domain/bulk-action.js';
import type { ConflictResolution, DeletionSource, IneligibleReason, RelatedKind } from '../domain/contact.js';
import type { AutomationSupport, SortField } from '../domain/account.js';
import type { Sort } from '../domain/query.js';

/**
 * Everything that the elements say, a group per element and one that they share. Entries are literals, or functions where a
 * value goes into the sentence; numbers arrive as numbers, dates and lists already formatted, names as plain text.
 */
export interface Strings {
  common: CommonStrings;
  table: TableStrings;
  history: HistoryStrings;
  modal: ModalStrings;
}

/** Some of the strings. What is missing stays as it is, key by key. */
export type PartialStrings = { [G in keyof Strings]?: PartialGroup<Strings[G]> | undefined };

export type PartialGroup<T> = {
  [K in keyof T]?:
    (T[K] extends string | ((...values: never[]) => string) ? T[K] : Partial<T[K]>) | undefined;
};

/** A heading and one or two sentences under it. */
export interface Explanation {
  title: string;
  text: string;
}

export interface CommonStrings {
  cancel: string;
  close: string;
  dismiss: string;
  tryAgain: string;
  undo: string;
  filters: string;
  clearFilters: string;
  /** In lists of people to filter by. */
  anyone: string;
  me: string;
  /** For screen readers: heading of the column with the buttons. */
  actions: string;
  rowsPerPage: string;
  /** `total` is `null` where the back end doesn't count, `exact` whether it is more than a lower bound. */
  range: (from: number, to: number, total: number | null, exact: boolean) => string;
  previousPage: string;
  nextPage: string;
  notAvailable: string;
  signIn: string;
  /** Stands where there is no value. */
  none: string;
  dateUnknown: string;
  /** A contact with neither name nor e-mail nor phone; `id` is the end of its id. */
  noName: (id: string) => string;
  /** One of several of the same name; `detail` is what tells it from the others. */
  namesake: (name: string, detail: string) => string;
  /** Names what belongs to a row; begins with the text that is shown. */
  inRow: (text: string, row: string) => string;
  /** Somebody whose name the back end doesn't tell. */
  someone: string;
  contacts: (n: number) => string;
  restore: string;
  restoring: string;
  restoreN: (n: number) => string;
  viewContact: string;
  timesIn: (zone: string) => string;
  /** What is left of the retention window. */
  timeLeft: {
    days: (n: number) => string;
    hours: (n: number) => string;
    'under-an-hour': string;
    expired: string;
    unknown: string;
  };
  lastDay: (time: string) => string;
  /** Why a contact can't be restored; `days` is the length of the retention window. */
  reasons: Record<IneligibleReason, (days: number) => string>;
  /** Why nothing can be restored by this viewer in this account. */
  barriers: Record<'not-admin' | 'hipaa-account', Explanation>;
  errors: Record<AdapterErrorCode, string>;
  /** A restore whose one request is longer than can be sent, for all the contacts that it leaves out. */
  tooLarge: string;
  /** Something that was asked for, and refused or failed. */
  notDone: string;
  errorCode: (code: string) => string;
  tryAgainIn: (seconds: number) => string;
  /** By which the back end's operators find the failed call. */
  requestId: (id: string) => string;
  statuses: Record<BulkActionStatus, string>;
  related: Record<RelatedKind, (n: number) => string>;
  sources: Record<DeletionSource, string>;
  resolutions: Record<ConflictResolution, (field: 'email' | 'phone') => string>;
  leaveOk: string;
  /** What helps a contact that stayed behind for this reason; absent where nothing does. */
  hints: Partial<Record<IneligibleReason, string>>;
  /** After the names of some: how many there are besides. */
  andMore: (n: number) => string;
  outcomes: Record<ItemOutcome, string>;
  /** Headings in a downloaded list of outcomes. */
  outcomeColumns: Record<'id' | 'name' | 'outcome' | 'reason' | 'message', string>;
}

export interface TableStrings {
  heading: string;
  /** Under the heading; `total` is `null` where the back end doesn't count, `exact` whether it is more than a lower bound. */
  summary: (total: number | null, exact: boolean, days: number) => string;
  search: string;
  /** After the number of filters. */
  filtersOn: string;
  expiringSoon: (days: number) => string;
  source: string;
  anySource: string;
  deletedFrom: string;
  deletedTo: string;
  bulkActionOnly: string;
  /** Name of the link in a row that filters by its bulk delete. */
  showBulkAction: string;
  columns: string;
  /** Headings of the columns, and what the values are called in the card layout. */
  column: Record<SortField, string>;
  sortBy: string;
  /** What each order is called; each is a whole phrase. */
  orders: Record<SortField, Record<Sort['direction'], string>>;
  sorted: (order: string) => string;
  select: string;
  selectRow: (name: string) => string;
  selectPage: string;
  /** `total` is `null` where the number isn't known for certain. */
  selectAll: (total: number | null) => string;
  selectHint: string;
  /** `n` is `null` where the number isn't known. */
  selected: (n: number | null) => string;
  pageSelected: (n: number) => string;
  allSelected: (n: number | null) => string;
  rowSelected: (name: string, n: number) => string;
  blockedOnPage: (n: number) => string;
  clearSelection: string;
  selectionCleared: string;
  /** On the button where the number isn't known. */
  restoreSelected: string;
  readOnly: string;
  cantRestore: string;
  restored: string;
  restoredOne: (name: string) => string;
  failedOne: (name: string, reason: string) => string;
  restoreOne: (name: string) => string;
  undoOne: (name: string) => string;
  viewOne: (name: string) => string;
  viewClash: string;
  details: (name: string) => string;
  comesBack: string;
  staysDeleted: string;
  /** `list` names what was deleted by an act of its own. */
  deletedSeparately: (list: string) => string;
  nothingRelated: string;
  relatedUnknown: string;
  /** What becomes of workflows and campaigns, by what the back end does with them. */
  automations: Record<AutomationSupport, (list: string) => string>;
  deletedOn: (date: string) => string;
  restorableUntil: (date: string) => string;
  loadingDetails: string;
  page: (n: number) => string;
  skipTable: (rows: number) => string;
  loading: string;
  ready: (range: string, page: number) => string;
  empty: (days: number) => Explanation;
  noResults: Explanation;
  loadFailed: string;
  /** Where there was no session from the start. */
  signInFirst: Explanation;
  signedOut: Explanation;
  progress: (done: number, total: number | null) => string;
  undoProgress: (done: number, total: number | null) => string;
  started: string;
  stopping: string;
  interrupted: (left: number) => string;
  goOn: string;
  offline: string;
  resultAll: (n: number) => string;
  resultPartial: (restored: number, total: number) => string;
  resultNone: (total: number) => string;
  /** The restore as a whole has failed; `total` is `null` where it isn't known. */
  resultFailed: (restored: number, total: number | null) => string;
  resultCancelled: (restored: number, total: number) => string;
  /** What wasn't restored, after a partial result. */
  staysBehind: (n: number) => string;
  showProblems: (n: number) => string;
  moreProblems: string;
  tryAgainN: (n: number) => string;
  restoreRest: string;
  download: string;
  undoing: string;
  undone: (n: number) => string;
  undonePartly: (n: number, total: number) => string;
  expired: (n: number) => string;
  stale: (gone: number, left: number) => string;
}

export interface HistoryStrings {
  heading: string;
  action: string;
  status: string;
  contacts: string;
  started: string;
  finished: string;
  /** For screen readers: how the table is ordered. */
  caption: string;
  anyStatus: string;
  kind: string;
  anyKind: string;
  createdBy: string;
  period: string;
  anyTime: string;
  lastDays: (n: number) => string;
  betweenDates: string;
  from: string;
  to: string;
  onlyRestorable: string;
  /** What kinds of action are called. One that isn't here is shown as the back end calls it. */
  kinds: Record<string, string>;
  /** Names a row among others: `label` is the action's, `date` the day on which it was created. */
  row: (label: string, date: string) => string;
  by: (name: string) => string;
  you: string;
  moreActions: string;
  details: string;
  restore: string;
  undoRestore: string;
  /** Where a confirmation comes first. */
  undoRestoreAsk: string;
  download: string;
  copyId: string;
  copied: string;
  notCopied: string;
  progress: (done: number, total: number | null) => string;
  minutesLeft: (n: number) => string;
  problems: (n: number) => string;
  restoreBy: (date: string, left: string) => string;
  cantRestore: string;
  cantRestoreFor: (reason: string) => string;
  beingRestored: string;
  restoredBy: (name: string, date: string, counts: string) => string;
  showRestore: string;
  /** On a restore or an undo: which action it reverses. */
  reverses: (row: string) => string;
  showReversed: string;
  /** Marks a row that a link brought in from another page of the list. */
  broughtIn: string;
  outOfDate: string;
  id: string;
  operation: string;
  created: string;
  duration: string;
  restorableUntil: string;
  undoUntil: string;
  noLimit: string;
  counts: Record<'succeeded' | 'failed' | 'skipped', (n: number) => string>;
  problemsHeading: string;
  moreProblems: string;
  contactsHeading: string;
  anyOutcome: string;
  outcome: string;
  noContacts: string;
  loadingDetails: string;
  detailsFailed: string;
  namesHidden: string;
  choose: string;
  chooseAll: (n: number | null) => string;
  chooseOne: (name: string) => string;
  chosen: (n: number | null) => string;
  restoreChosen: string;
  loading: string;
  ready: (range: string, page: number) => string;
  empty: Explanation;
  noResults: Explanation;
  forbidden: Explanation;
  loadFailed: string;
  /** Where there was no session from the start. */
  signInFirst: Explanation;
  signedOut: Explanation;
  begun: (row: string) => string;
  partDone: (row: string, percent: string) => string;
  ended: (row: string, status: string, counts: string) => string;
}

export interface ModalStrings {
  titleContact: (name: string) => string;
  titleContacts: (n: number) => string;
  /** Where neither contact nor number is known yet. */
  titleUnknown: string;
  /** `n` is `null` where the number isn't known; `description` may be empty. */
  titleMatching: (n: number | null, description: string) => string;
  titleBulkAction: (label: string) => string;
  titleUndo: (n: number) => string;
  titleNone: string;
  titleNoneContact: (name: string) => string;
  checking: string;
  /** `n` contacts come back, with what is listed next. */
  comesBack: (n: number) => string;
  comesBackAlone: (n: number) => string;
  deletedSeparately: (list: string) => string;
  blocked: (n: number, total: number) => string;
  conflicts: (n: number) => string;
  /** Nothing can be restored unless a conflict is settled otherwise than by `skip`. */
  settleFirst: string;
  showNames: string;
  /** Label of the choice for all contacts with the same clash; `reason` says which. */
  resolveAll: (reason: string) => string;
  resolveOne: (name: string) => string;
  sameForAll: string;
  automations: string;
  /** `list` names what is meant: "2 workflows and 1 campaign". */
  keepPaused: (list: string) => string;
  resume: (list: string) => string;
  alwaysResume: (list: string) => string;
  alwaysPaused: (list: string) => string;
  noPreview: string;
  takesMinutes: string;
  among: (names: string) => string;
  restoreAll: string;
  undoText: (n: number) => string;
  undoN: (n: number) => string;
  undoing: string;
}
