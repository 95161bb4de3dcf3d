import type { TableStrings } from '../strings.js';
import { count, number } from './count.js';

/** What the table of deleted contacts says. */
export const table: TableStrings = {
  heading: 'Deleted contacts',
  summary: (total, days) =>
    (total === null ? '' : `${count(total, { one: '# contact', other: '# contacts' })} · `) +
    count(days, {
      one: 'Kept for # day after deletion, then removed for good.',
      other: 'Kept for # days after deletion, then removed for good.',
    }),
  search: 'Search name, email or phone',
  filters: 'Filters',
  clearFilters: 'Clear filters',
  expiringSoon: (days) => count(days, { one: 'Expiring within # day', other: 'Expiring within # days' }),
  name: 'Name',
  email: 'Email',
  phone: 'Phone',
  deletedAt: 'Deleted on',
  restorableUntil: 'Restore by',
  deletedBy: 'Deleted by',
  actions: 'Actions',
  select: 'Select',
  selectRow: (name) => `Select ${name}`,
  selectPage: 'Select all on this page',
  selectAll: (total) => count(total, { one: 'Select # contact', other: 'Select all # contacts' }),
  selected: (n) => count(n, { other: '# selected' }),
  clearSelection: 'Clear selection',
  cantRestore: 'Can’t restore',
  restored: 'Restored',
  restoreOne: (name) => `Restore ${name}`,
  whatComesBack: 'What comes back',
  deletedByActor: (name) => `by ${name}`,
  rowsPerPage: 'Rows per page',
  range: (from, to, total) =>
    total === null ? `${number(from)}–${number(to)}` : `${number(from)}–${number(to)} of ${total}`,
  previousPage: 'Previous page',
  nextPage: 'Next page',
  loading: 'Loading deleted contacts',
  empty: { title: 'No deleted contacts', text: 'Contacts you delete appear here.' },
  noResults: 'No deleted contacts match',
  notAvailable: 'Not available',
  loadFailed: 'Deleted contacts couldn’t be loaded',
  signIn: 'Sign in',
  progress: (done, total) =>
    total === null ? `${number(done)} restored so far` : `Restoring ${number(done)} of ${number(total)}`,
  resultAll: (n) => count(n, { one: '# contact restored.', other: '# contacts restored.' }),
  resultPartial: (restored, total) => `${number(restored)} of ${number(total)} contacts restored.`,
  resultNone: 'No contact was restored.',
  resultCancelled: (restored, total) =>
    `Cancelled. ${number(restored)} of ${number(total)} contacts were restored.`,
  undone: (n) =>
    count(n, {
      one: 'Restore undone. # contact is deleted again.',
      other: 'Restore undone. # contacts are deleted again.',
    }),
};
