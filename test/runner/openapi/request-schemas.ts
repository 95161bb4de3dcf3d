import * as z from 'zod/mini';
import type { AdapterErrorCode } from '../../../src/adapter/errors.js';
import { ADAPTER_ERROR_CODES } from '../../../src/adapter/errors.js';
import { SORT_FIELDS } from '../../../src/domain/account.js';
import { BULK_ACTION_STATUSES, ITEM_OUTCOMES } from '../../../src/domain/bulk-action.js';
import { CONFLICT_RESOLUTIONS } from '../../../src/domain/contact.js';
import {
  MAX_PAGE_SIZE,
  type BulkActionsQuery,
  type DeletedContactsQuery,
  type ItemsQuery,
  type MatchQuery,
} from '../../../src/domain/query.js';
import type { RestoreRequest, RestoreTarget } from '../../../src/domain/restore.js';

/*
 * What the elements send. Nothing parses it on their side; a back end does, by the OpenAPI document that is made from it. Held
 * against the hand-written types, as the answers are.
 */

const text = z.optional(z.string());
const id = z.string().check(z.minLength(1));
const ids = z.array(id);
const paging = { pageSize: z.int().check(z.minimum(1), z.maximum(MAX_PAGE_SIZE)), cursor: text };
const resolution = z.enum(CONFLICT_RESOLUTIONS);

const match = {
  search: text,
  filters: z.optional(
    z.object({
      deletedBy: text,
      deletedFrom: text,
      deletedTo: text,
      expiresBefore: text,
      source: text,
      bulkActionId: text,
    }),
  ),
};

export const matchQuery: z.ZodMiniType<MatchQuery> = z.object(match);

export const deletedContactsQuery: z.ZodMiniType<DeletedContactsQuery> = z.object({
  ...match,
  sort: z.optional(z.object({ by: z.enum(SORT_FIELDS), direction: z.enum(['asc', 'desc']) })),
  ...paging,
});

export const restoreTarget: z.ZodMiniType<RestoreTarget> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('contacts'), ids: z.array(id).check(z.minLength(1)) }),
  z.object({
    kind: z.literal('matching'),
    query: matchQuery,
    exceptIds: ids,
    asOf: z.nullable(z.string()),
  }),
  z.object({ kind: z.literal('bulk-action'), bulkActionId: id, exceptIds: ids }),
]);

export const restoreRequest: z.ZodMiniType<RestoreRequest> = z.object({
  target: restoreTarget,
  automations: z.enum(['keep-paused', 'resume']),
  onConflict: resolution,
  onConflictByReason: z.optional(
    z.object({
      'duplicate-email': z.exactOptional(resolution),
      'duplicate-phone': z.exactOptional(resolution),
    }),
  ),
  conflictOverrides: z.optional(z.record(z.string(), resolution)),
});

export const bulkActionsQuery: z.ZodMiniType<BulkActionsQuery> = z.object({
  status: z.optional(z.enum(BULK_ACTION_STATUSES)),
  kind: text,
  createdBy: text,
  from: text,
  to: text,
  restorable: z.optional(z.boolean()),
  ...paging,
});

export const itemsQuery: z.ZodMiniType<ItemsQuery> = z.object({
  outcome: z.optional(z.enum(ITEM_OUTCOMES)),
  ...paging,
});

/** A failure as it travels: a problem document (RFC 9457) with what an `AdapterError` is made of. */
export interface Problem {
  type?: string | undefined;
  title?: string | undefined;
  status?: number | undefined;
  detail?: string | undefined;
  code: AdapterErrorCode;
  retryable?: boolean | undefined;
  userMessage?: string | undefined;
  requestId?: string | undefined;
  issues?: { path: string; message: string }[] | undefined;
}

export const problem: z.ZodMiniType<Problem> = z.object({
  type: text,
  title: text,
  status: z.optional(z.int()),
  detail: text,
  code: z.enum(ADAPTER_ERROR_CODES),
  retryable: z.optional(z.boolean()),
  userMessage: text,
  requestId: text,
  issues: z.optional(z.array(z.object({ path: z.string(), message: z.string() }))),
});
