import type { AdapterErrorCode } from '../../adapter/errors.js';
import type { BulkActionCounts, BulkActionStatus } from '../../domain/bulk-action.js';

/** What is ticked. Holds ids and numbers; search words and names stay inside. */
export interface SelectionDetail {
  /** `contacts`: those in `ids`. `matching`: all that match the viewer's search and filters, but those in `exceptIds`. */
  kind: 'contacts' | 'matching' | 'bulk-action';
  ids: string[];
  exceptIds: string[];
  /** `null` where the back end doesn't count. */
  count: number | null;
}

/** A restore that the viewer asks for. */
export type RestoreRequestDetail = SelectionDetail;

export interface RestoreStartDetail {
  kind: 'restore' | 'undo-restore';
  /** The bulk actions that the back end has begun. More may follow where it limits the ids of one request. */
  bulkActionIds: string[];
  /** How many contacts it is about; `null` where that isn't known yet. */
  count: number | null;
}

export interface RestoreEndDetail {
  kind: 'restore' | 'undo-restore';
  bulkActionIds: string[];
  status: BulkActionStatus;
  counts: BulkActionCounts;
}

export interface ContactOpenDetail {
  contactId: string;
}

export interface LoadErrorDetail {
  code: AdapterErrorCode;
  retryable: boolean;
  /** By which the back end's operators find the call. */
  requestId: string | null;
}

/** Events of `contacts-restore-table`. All of them bubble and leave shadow trees. */
export interface ContactsRestoreTableEventMap {
  'selection-change': CustomEvent<SelectionDetail>;
  /** Before the confirmation opens. Cancelable: a page that cancels asks in its own way. */
  'restore-request': CustomEvent<RestoreRequestDetail>;
  'restore-start': CustomEvent<RestoreStartDetail>;
  'restore-end': CustomEvent<RestoreEndDetail>;
  /** A link to a live contact was followed. Cancelable: a page that cancels opens it in its own way. */
  'contact-open': CustomEvent<ContactOpenDetail>;
  'load-error': CustomEvent<LoadErrorDetail>;
  /** There is no session, or it has ended. */
  'auth-required': CustomEvent<null>;
}
