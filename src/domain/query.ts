import type { SortField } from './account.js';
import type { BulkActionStatus, ItemOutcome } from './bulk-action.js';
import { parseInstant } from './retention.js';

/** Which deleted contacts are meant. Instants are ISO 8601; `deletedFrom` is inclusive, the other two bounds exclusive. */
export interface DeletedContactsFilters {
  deletedBy?: string | undefined;
  deletedFrom?: string | undefined;
  deletedTo?: string | undefined;
  expiresBefore?: string | undefined;
  source?: string | undefined;
  bulkActionId?: string | undefined;
}

export interface Sort {
  by: SortField;
  direction: 'asc' | 'desc';
}

/** A question for a page of deleted contacts. */
export interface DeletedContactsQuery {
  /** Words to look for in name, e-mail and phone. Case, accents and the punctuation of phone numbers don't matter. */
  search?: string | undefined;
  filters?: DeletedContactsFilters | undefined;
  /** Default: newest deletion first. */
  sort?: Sort | undefined;
  pageSize: number;
  /** From the page before; only valid with the same search, filters and sort. */
  cursor?: string | undefined;
}

/** The part of a query that says which contacts are meant, without how they are shown. */
export type MatchQuery = Pick<DeletedContactsQuery, 'search' | 'filters'>;

/** A question for a page of the history. */
export interface BulkActionsQuery {
  status?: BulkActionStatus | undefined;
  kind?: string | undefined;
  createdBy?: string | undefined;
  /** Inclusive lower bound of `createdAt`. */
  from?: string | undefined;
  /** Exclusive upper bound of `createdAt`. */
  to?: string | undefined;
  /** `true`: only deletes that can be reversed now. */
  restorable?: boolean | undefined;
  pageSize: number;
  cursor?: string | undefined;
}

/** A question for a page of the contacts of one bulk action. */
export interface ItemsQuery {
  outcome?: ItemOutcome | undefined;
  pageSize: number;
  cursor?: string | undefined;
}

export const DEFAULT_SORT: Readonly<Sort> = Object.freeze({ by: 'deletedAt', direction: 'desc' });
export const DEFAULT_PAGE_SIZE = 25;
export const MAX_PAGE_SIZE = 1000;

/** A page size as a whole number from 1 to {@link MAX_PAGE_SIZE}; the default for what isn't a number. */
export function normalisePageSize(size: unknown): number {
  const number = typeof size === 'string' ? Number.parseInt(size, 10) : typeof size === 'number' ? size : NaN;
  return Number.isFinite(number)
    ? Math.min(Math.max(Math.trunc(number), 1), MAX_PAGE_SIZE)
    : DEFAULT_PAGE_SIZE;
}

const FILTERS = ['bulkActionId', 'deletedBy', 'deletedFrom', 'deletedTo', 'expiresBefore', 'source'] as const;

/** The same contacts said in one way: trimmed, without empty parts, in a fixed order. */
export function normaliseMatch({ search, filters }: MatchQuery): MatchQuery {
  const words = search?.trim().replace(/\s+/g, ' ');
  const kept = FILTERS.flatMap((name) => {
    const value: unknown = filters?.[name];
    return typeof value === 'string' && value !== '' ? [[name, value] as const] : [];
  });
  return {
    ...(words && { search: words }),
    ...(kept.length > 0 && { filters: Object.fromEntries(kept) }),
  };
}

/** The same question said in one way, so that equal questions are equal texts (see {@link queryKey}). */
export function normaliseQuery(query: DeletedContactsQuery): DeletedContactsQuery {
  const { by, direction } = query.sort ?? DEFAULT_SORT;
  return {
    ...normaliseMatch(query),
    sort: { by, direction },
    pageSize: normalisePageSize(query.pageSize),
    ...(query.cursor && { cursor: query.cursor }),
  };
}

/** Equal for queries that ask the same, page by page. Holds search words, so it must not leave memory. */
export function queryKey(query: DeletedContactsQuery): string {
  return JSON.stringify(normaliseQuery(query));
}

/** How many restrictions a query carries beside its search words; a range of dates counts as one. */
export function activeFilterCount({ filters = {} }: MatchQuery): number {
  const { deletedFrom, deletedTo, ...others } = normaliseMatch({ filters }).filters ?? {};
  return Object.keys(others).length + (deletedFrom || deletedTo ? 1 : 0);
}

/** What is wrong with the instants of a query, as the path of each; empty when all is well. */
export function unreadableInstants(filters: DeletedContactsFilters = {}): string[] {
  return (['deletedFrom', 'deletedTo', 'expiresBefore'] as const)
    .filter((name) => filters[name] !== undefined && parseInstant(filters[name]) === null)
    .map((name) => `filters.${name}`);
}
