import type { HistoryStrings } from '../strings.js';
import { number } from './count.js';

/** What the history of bulk actions says. */
export const history: HistoryStrings = {
  heading: 'Bulk actions',
  action: 'Action',
  status: 'Status',
  contacts: 'Contacts',
  started: 'Started',
  actions: 'Actions',
  anyStatus: 'Any status',
  anyKind: 'Any type',
  onlyRestorable: 'Only what can be restored',
  moreActions: (label) => `More actions for ${label}`,
  details: 'Details',
  stop: 'Cancel',
  undoRestore: 'Undo restore',
  progress: (done, total) =>
    total === null ? `${number(done)} done` : `${number(done)} of ${number(total)}`,
  restoreBy: (date) => `Restore by ${date}`,
  restoredBy: (name, date) => `Restored by ${name} on ${date}`,
  restores: (label) => `of ${label}`,
  loading: 'Loading bulk actions',
  empty: { title: 'No bulk actions yet', text: 'Bulk deletes and restores appear here.' },
  noResults: 'No bulk actions match',
  notSupported: 'Not available',
  kinds: { delete: 'Bulk delete', restore: 'Restore', 'undo-restore': 'Undo restore' },
};
