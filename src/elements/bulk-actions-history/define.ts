import { BulkActionsHistory } from './bulk-actions-history.js';

BulkActionsHistory.define();

declare global {
  interface HTMLElementTagNameMap {
    'bulk-actions-history': BulkActionsHistory;
  }
}
