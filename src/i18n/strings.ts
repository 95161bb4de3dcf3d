import type { AdapterErrorCode } from '../adapter/errors.js';
import type { BulkActionStatus, ItemOutcome } from '../domain/bulk-action.js';
import type { ConflictResolution, DeletionSource, IneligibleReason, RelatedKind } from '../domain/contact.js';

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
  /** Stands where there is no value. */
  none: string;
  dateUnknown: string;
  /** A contact with neither name nor e-mail nor phone; `id` is the end of its id. */
  noName: (id: string) => string;
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
  /** Under the heading; `total` is `null` where the back end doesn't count. */
  summary: (total: number | null, days: number) => string;
  search: string;
  filters: string;
  clearFilters: string;
  expiringSoon: (days: number) => string;
  name: string;
  email: string;
  phone: string;
  deletedAt: string;
  restorableUntil: string;
  deletedBy: string;
  actions: string;
  select: string;
  selectRow: (name: string) => string;
  selectPage: string;
  selectAll: (total: number) => string;
  selected: (n: number) => string;
  clearSelection: string;
  cantRestore: string;
  restored: string;
  restoreOne: (name: string) => string;
  whatComesBack: string;
  deletedByActor: (name: string) => string;
  rowsPerPage: string;
  range: (from: number, to: number, total: string | null) => string;
  previousPage: string;
  nextPage: string;
  loading: string;
  empty: Explanation;
  noResults: string;
  notAvailable: string;
  loadFailed: string;
  signIn: string;
  progress: (done: number, total: number | null) => string;
  resultAll: (n: number) => string;
  resultPartial: (restored: number, total: number) => string;
  resultNone: string;
  resultCancelled: (restored: number, total: number) => string;
  undone: (n: number) => string;
}

export interface HistoryStrings {
  heading: string;
  action: string;
  status: string;
  contacts: string;
  started: string;
  actions: string;
  anyStatus: string;
  anyKind: string;
  onlyRestorable: string;
  moreActions: (label: string) => string;
  details: string;
  stop: string;
  undoRestore: string;
  progress: (done: number, total: number | null) => string;
  restoreBy: (date: string) => string;
  restoredBy: (name: string, date: string) => string;
  restores: (label: string) => string;
  loading: string;
  empty: Explanation;
  noResults: string;
  notSupported: string;
  kinds: Record<string, string>;
}

export interface ModalStrings {
  titleContact: (name: string) => string;
  titleContacts: (n: number) => string;
  /** `n` is `null` where the number isn't known. */
  titleMatching: (n: number | null, description: string) => string;
  titleBulkAction: (label: string) => string;
  titleUndo: (n: number) => string;
  titleNone: (n: number) => string;
  titleNoneContact: (name: string) => string;
  checking: string;
  /** `n` contacts come back, with what is listed next. */
  comesBack: (n: number) => string;
  comesBackAlone: (n: number) => string;
  deletedSeparately: (list: string) => string;
  staysBehind: (n: number, total: number) => string;
  showNames: string;
  andMore: (n: number) => string;
  /** Label of the choice for all contacts with the same clash; `reason` is the heading that it stands under. */
  resolveAll: (reason: string) => string;
  resolveOne: (name: string) => string;
  sameForAll: string;
  automations: string;
  keepPaused: string;
  /** `list` names what would run: "2 workflows and 1 campaign". */
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
  nothingLeft: string;
}
