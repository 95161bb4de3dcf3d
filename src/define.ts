/** Registers all three elements. */
import './elements/bulk-actions-history/define.js';
import './elements/contacts-restore-table/define.js';
import './elements/restore-confirm-modal/define.js';
