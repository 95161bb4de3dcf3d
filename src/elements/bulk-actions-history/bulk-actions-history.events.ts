import type { AdapterErrorCode } from '../../adapter/errors.js';
import type { BulkActionCounts, BulkActionStatus } from '../../domain/bulk-action.js';

/** A restore that the viewer asks for: all contacts of a bulk delete, all but some, or a few by their ids. */
export interface HistoryRestoreRequestDetail {
  /** `bulk-action`: all contacts of that bulk delete but those in `exceptIds`. `contacts`: those in `ids`. */
  kind: 'bulk-action' | 'contacts';
  bulkActionId: string;
  ids: string[];
  exceptIds: string[];
  /** `null` where the number isn't known. */
  count: number | null;
}

export interface HistoryRestoreStartDetail {
  kind: 'restore' | 'undo-restore';
  /** The bulk actions that the back end has begun. */
  bulkActionIds: string[];
  /** How many contacts it is about; `null` where that isn't known yet. */
  count: number | null;
}

export interface HistoryRestoreEndDetail {
  kind: 'restore' | 'undo-restore';
  bulkActionIds: string[];
  status: BulkActionStatus;
  counts: BulkActionCounts;
}

export interface HistoryLoadErrorDetail {
  code: AdapterErrorCode;
  retryable: boolean;
  /** By which the back end's operators find the call. */
  requestId: string | null;
}

/** Events of `bulk-actions-history`. All of them bubble and leave shadow trees. */
export interface BulkActionsHistoryEventMap {
  /** Before the confirmation opens. Cancelable: a page that cancels asks in its own way. */
  'restore-request': CustomEvent<HistoryRestoreRequestDetail>;
  /** A restore or an undo that was begun here. */
  'restore-start': CustomEvent<HistoryRestoreStartDetail>;
  /** A restore or an undo that is shown has ended, whoever began it. */
  'restore-end': CustomEvent<HistoryRestoreEndDetail>;
  'load-error': CustomEvent<HistoryLoadErrorDetail>;
  /** There is no session, or it has ended. */
  'auth-required': CustomEvent<null>;
}
