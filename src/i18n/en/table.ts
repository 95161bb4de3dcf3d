import type { TableStrings } from '../strings.js';
import { count, number } from './count.js';

const contacts = (n: number): string => count(n, { one: '# contact', other: '# contacts' });
const byName = (name: string) => ({ asc: `${name}, A to Z`, desc: `${name}, Z to A` });
const of = (done: number, total: number | null): string =>
  total === null ? `contacts: ${number(done)} done` : `${number(done)} of ${contacts(total)}`;

/** What the table of deleted contacts says. */
export const table: TableStrings = {
  heading: 'Deleted contacts',
  summary: (total, exact, days) =>
    (total === null ? '' : `${exact ? contacts(total) : `About ${contacts(total)}`} · `) +
    count(days, {
      one: 'Kept for # day after deletion, then removed for good',
      other: 'Kept for # days after deletion, then removed for good',
    }),
  search: 'Search name, email or phone',
  filtersOn: 'on',
  expiringSoon: (days) => count(days, { one: 'Expiring within # day', other: 'Expiring within # days' }),
  source: 'How',
  anySource: 'Any way',
  deletedFrom: 'Deleted from',
  deletedTo: 'Deleted to',
  bulkActionOnly: 'From one bulk delete',
  showBulkAction: 'Show all contacts of this bulk delete',
  columns: 'Columns',
  column: {
    name: 'Name',
    email: 'Email',
    phone: 'Phone',
    deletedAt: 'Deleted on',
    deletedBy: 'Deleted by',
    restorableUntil: 'Restore by',
  },
  sortBy: 'Sort',
  orders: {
    name: byName('Name'),
    email: byName('Email'),
    phone: { asc: 'Phone, ascending', desc: 'Phone, descending' },
    deletedAt: { asc: 'Deletion date, oldest first', desc: 'Deletion date, newest first' },
    deletedBy: byName('Deleted by'),
    restorableUntil: { asc: 'Time left, least first', desc: 'Time left, most first' },
  },
  sorted: (order) => `Sorted: ${order}.`,
  select: 'Select',
  selectRow: (name) => `Select ${name}`,
  selectPage: 'Select all on this page',
  selectAll: (total) => (total === null ? 'Select all that match' : `Select all ${contacts(total)}`),
  selectHint: 'Select contacts to restore several at once.',
  selected: (n) => (n === null ? 'All that match selected' : `${number(n)} selected`),
  pageSelected: (n) => `All ${number(n)} restorable contacts on this page are selected.`,
  allSelected: (n) =>
    n === null ? 'All matching contacts are selected.' : `All ${number(n)} matching contacts are selected.`,
  rowSelected: (name, n) => `${name} selected. ${number(n)} selected. Actions are above the table.`,
  blockedOnPage: (n) => `${number(n)} can’t be restored.`,
  clearSelection: 'Clear selection',
  selectionCleared: 'Selection cleared.',
  restoreSelected: 'Restore all that match',
  readOnly: 'You can look at deleted contacts here, but not restore them.',
  cantRestore: 'Can’t restore',
  restored: 'Restored',
  restoredOne: (name) => `${name} restored.`,
  failedOne: (name, reason) => `${name} couldn’t be restored. ${reason}.`,
  restoreOne: (name) => `Restore ${name}`,
  undoOne: (name) => `Undo the restore of ${name}`,
  viewOne: (name) => `View contact ${name}`,
  viewClash: 'View active contact',
  details: (name) => `Details of ${name}`,
  comesBack: 'Comes back',
  staysDeleted: 'Stays deleted',
  deletedSeparately: (list) => `${list} (deleted separately)`,
  nothingRelated: 'Nothing else hangs on this contact.',
  relatedUnknown: 'You see what comes back before you confirm.',
  automations: {
    choice: (list) => `${list} (paused, unless you choose to resume)`,
    'always-resume': (list) => `${list} (will resume)`,
    'always-paused': (list) => `${list} (will stay paused)`,
  },
  deletedOn: (date) => `Deleted on ${date}`,
  restorableUntil: (date) => `Restorable until ${date}`,
  loadingDetails: 'Loading details…',
  page: (n) => `Page ${number(n)}`,
  skipTable: (rows) => count(rows, { one: 'Skip the table (# row)', other: 'Skip the table (# rows)' }),
  loading: 'Loading deleted contacts',
  ready: (range, page) => `Deleted contacts ${range}. Page ${number(page)}.`,
  empty: (days) => ({
    title: 'No deleted contacts',
    text: `Contacts you delete appear here for ${count(days, { one: '# day', other: '# days' })}.`,
  }),
  noResults: {
    title: 'No deleted contacts match',
    text: 'Try other search words or fewer filters.',
  },
  loadFailed: 'Deleted contacts couldn’t be loaded',
  signInFirst: { title: 'You aren’t signed in', text: 'Sign in to see deleted contacts.' },
  signedOut: { title: 'Your session has ended', text: 'Sign in again to see deleted contacts.' },
  progress: (done, total) => `Restoring ${of(done, total)}`,
  undoProgress: (done, total) => `Undoing the restore: ${of(done, total)}`,
  started: 'Restore started.',
  stopping: 'Stopping…',
  interrupted: (left) =>
    count(left, {
      one: 'The restore was interrupted. # contact is still to be sent.',
      other: 'The restore was interrupted. # contacts are still to be sent.',
    }),
  goOn: 'Go on',
  offline: 'There’s no connection. The restore goes on; its progress will be shown when you’re back.',
  resultAll: (n) => count(n, { one: '# contact restored.', other: '# contacts restored.' }),
  resultPartial: (restored, total) => `${number(restored)} of ${contacts(total)} restored.`,
  resultNone: (total) =>
    total === 1 ? 'The contact wasn’t restored.' : `None of ${number(total)} contacts was restored.`,
  resultFailed: (restored, total) =>
    `The restore failed. ${total === null ? contacts(restored) : `${number(restored)} of ${contacts(total)}`} restored.`,
  resultCancelled: (restored, total) => `Stopped. ${number(restored)} of ${contacts(total)} restored.`,
  staysBehind: (n) => count(n, { one: '# stays deleted.', other: '# stay deleted.' }),
  showProblems: (n) => count(n, { one: 'See # problem', other: 'See # problems' }),
  moreProblems: 'There are more. Download the list to see all.',
  tryAgainN: (n) => count(n, { one: 'Try # again', other: 'Try # again' }),
  restoreRest: 'Restore the rest',
  download: 'Download list',
  undoing: 'Undoing…',
  undone: (n) =>
    count(n, {
      one: 'Restore undone. # contact is deleted again.',
      other: 'Restore undone. # contacts are deleted again.',
    }),
  undonePartly: (n, total) => `Restore partly undone. ${number(n)} of ${contacts(total)} deleted again.`,
  expired: (n) =>
    count(n, {
      one: '# contact is past its limit and can’t be restored any more.',
      other: '# contacts are past their limit and can’t be restored any more.',
    }),
  stale: (gone, left) =>
    `${count(gone, {
      one: '# contact you selected is no longer here.',
      other: '# contacts you selected are no longer here.',
    })} ${count(left, { one: '# remains selected.', other: '# remain selected.' })}`,
};
