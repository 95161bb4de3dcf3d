import type { BulkActionStatus } from '../../domain/bulk-action.js';
import type { BulkActionsQuery } from '../../domain/query.js';

/** Which actions a viewer wants to see; `null` for any. */
export interface HistoryFilters {
  status: BulkActionStatus | null;
  kind: string | null;
  createdBy: string | null;
  /** A number of days until now, `between` two days, or `null` for any time. */
  period: number | 'between' | null;
  /** Inclusive instant, and the day that it was made of where a day was chosen. */
  from: string | null;
  /** Exclusive instant. */
  to: string | null;
  restorable: boolean;
}

export const NO_FILTERS: Readonly<HistoryFilters> = Object.freeze({
  status: null,
  kind: null,
  createdBy: null,
  period: null,
  from: null,
  to: null,
  restorable: false,
});

/** Spans of days that are offered. */
export const PERIODS = [1, 7, 30, 60, 90] as const;

export function isFiltered(filters: HistoryFilters): boolean {
  return Object.keys(filtersQuery(filters, 1)).length > 1;
}

export function filtersQuery(
  { status, kind, createdBy, from, to, restorable }: HistoryFilters,
  pageSize: number,
): BulkActionsQuery {
  return {
    ...(status && { status }),
    ...(kind !== null && { kind }),
    ...(createdBy !== null && { createdBy }),
    ...(from && { from }),
    ...(to && { to }),
    ...(restorable && { restorable }),
    pageSize,
  };
}
