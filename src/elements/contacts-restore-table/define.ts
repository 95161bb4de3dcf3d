import { ContactsRestoreTable } from './contacts-restore-table.js';

ContactsRestoreTable.define();

declare global {
  interface HTMLElementTagNameMap {
    'contacts-restore-table': ContactsRestoreTable;
  }
}
