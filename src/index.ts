/** The elements as classes, and their types. Importing this registers nothing: see `./define`. */
export { BulkActionsHistory } from './elements/bulk-actions-history/bulk-actions-history.js';
export { ContactsRestoreTable } from './elements/contacts-restore-table/contacts-restore-table.js';
export { RestoreConfirmModal } from './elements/restore-confirm-modal/restore-confirm-modal.js';
export type * from './elements/bulk-actions-history/bulk-actions-history.events.js';
export type * from './elements/contacts-restore-table/contacts-restore-table.events.js';
export type * from './elements/restore-confirm-modal/restore-confirm-modal.events.js';
export type { RestoreSubject } from './elements/restore-confirm-modal/modal-view.js';
export type { PartialStrings, Strings } from './i18n/strings.js';
export type * from './adapter/index.js';
