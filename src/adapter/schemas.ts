import * as z from 'zod/mini';
import {
  AUTOMATION_SUPPORT,
  FILTER_FIELDS,
  SORT_FIELDS,
  TOTALS_SUPPORT,
  type Account,
} from '../domain/account.js';
import {
  BULK_ACTION_STATUSES,
  ITEM_OUTCOMES,
  type BulkAction,
  type BulkActionItem,
} from '../domain/bulk-action.js';
import {
  CONFLICT_RESOLUTIONS,
  DELETION_SOURCES,
  INELIGIBLE_REASONS,
  RELATED_KINDS,
  type DeletedContact,
  type DeletedContactDetails,
} from '../domain/contact.js';
import type { Page } from '../domain/page.js';
import type { RestorePreview } from '../domain/restore.js';
import { parseInstant } from '../domain/retention.js';

/*
 * The shapes of answers. Each is held against its hand-written type, so the two can't drift apart: the types read like
 * prose in the published declarations, and no declaration mentions the schema library. The OpenAPI document is made from them
 * as well.
 */

const text = z.string();
const textOrNull = z.nullable(text);
const flag = z.optional(z.boolean());
export const count = z.number().check(z.nonnegative());
const actor = z.nullable(z.object({ id: text, name: textOrNull }));

/** A word out of a list that may grow: a word of a later version becomes `unknown` instead of a failure. */
const word = <T extends string>(known: readonly T[], unknown: T) =>
  z.pipe(
    text,
    z.transform((value): T => (known.includes(value as T) ? (value as T) : unknown)),
  );

/** A list of words that may grow: those of a later version are left out. */
const words = <T extends string>(known: readonly T[]) =>
  z.pipe(
    z.array(text),
    z.transform((values) => values.filter((value): value is T => known.includes(value as T))),
  );

export const reason = word(INELIGIBLE_REASONS, 'unknown');
export const source = word(DELETION_SOURCES, 'unknown');
export const resolutions = words(CONFLICT_RESOLUTIONS);
export const sortFields = words(SORT_FIELDS);
export const filterFields = words(FILTER_FIELDS);

const returning = z.optional(z.object({ returns: count, deletedSeparately: count }));
export const related = z.object(
  Object.fromEntries(RELATED_KINDS.map((kind) => [kind, returning])) as Record<
    (typeof RELATED_KINDS)[number],
    typeof returning
  >,
);

const conflict = z.object({
  field: z.enum(['email', 'phone']),
  contactId: text,
  contactName: textOrNull,
  resolutions,
});

const eligibility = z.discriminatedUnion('eligible', [
  z.object({ eligible: z.literal(true) }),
  z.object({
    eligible: z.literal(false),
    reason,
    conflict: z.optional(conflict),
    message: z.optional(text),
  }),
]);

const contactShape = {
  id: text,
  name: textOrNull,
  email: textOrNull,
  phone: textOrNull,
  deletedAt: text,
  restorableUntil: text,
  deletedBy: actor,
  source,
  bulkActionId: textOrNull,
  eligibility,
  related: z.nullable(related),
};

export const deletedContact: z.ZodMiniType<DeletedContact> = z.object(contactShape);

export const deletedContactDetails: z.ZodMiniType<DeletedContactDetails> = z.object({
  ...contactShape,
  fields: z.array(z.object({ label: text, value: text })),
  relatedItems: z.array(z.object({ kind: z.enum(RELATED_KINDS), label: text, returns: z.boolean() })),
});

export const account: z.ZodMiniType<Account> = z.object({
  id: text,
  name: textOrNull,
  hipaa: z.boolean(),
  retentionDays: count,
  timeZone: text,
  // All that follows hangs on the back end's clock, so an unreadable one is no answer.
  serverTime: text.check(z.refine((value) => parseInstant(value) !== null)),
  allowsDuplicates: z.boolean(),
  viewer: z.object({ id: text, name: textOrNull, canRestore: z.boolean() }),
  supports: z.object({
    preview: flag,
    history: flag,
    details: flag,
    items: flag,
    cancel: flag,
    undo: flag,
    watch: flag,
    matching: flag,
    totals: z.optional(z.enum(TOTALS_SUPPORT)),
    sort: z.optional(sortFields),
    filters: z.optional(filterFields),
    search: flag,
    conflicts: z.optional(resolutions),
    automations: z.optional(z.enum(AUTOMATION_SUPPORT)),
    maxIds: z.optional(count),
  }),
});

export const bulkAction: z.ZodMiniType<BulkAction> = z.object({
  id: text,
  kind: text,
  label: text,
  status: z.enum(BULK_ACTION_STATUSES),
  counts: z.object({
    total: z.nullable(count),
    processed: count,
    succeeded: count,
    failed: count,
    skipped: count,
  }),
  createdAt: text,
  startedAt: textOrNull,
  finishedAt: textOrNull,
  createdBy: actor,
  restoresId: textOrNull,
  restoredById: textOrNull,
  restorable: z.nullable(z.object({ until: textOrNull, eligible: z.boolean(), reason: z.nullable(reason) })),
  undo: z.nullable(z.object({ until: textOrNull })),
  pollAfterMs: z.nullable(count),
  message: textOrNull,
});

export const bulkActionItem: z.ZodMiniType<BulkActionItem> = z.object({
  contactId: text,
  name: textOrNull,
  outcome: z.enum(ITEM_OUTCOMES),
  reason: z.nullable(reason),
  message: textOrNull,
});

export const restorePreview: z.ZodMiniType<RestorePreview> = z.object({
  total: count,
  eligible: count,
  ineligible: z.array(
    z.object({ reason, count, sample: z.array(z.object({ id: text, name: textOrNull })), resolutions }),
  ),
  related,
  asOf: textOrNull,
});

/** A page of whatever the item schema describes. */
export const page = <T>(item: z.ZodMiniType<T>): z.ZodMiniType<Page<T>> =>
  z.object({
    items: z.array(item),
    nextCursor: textOrNull,
    total: z.nullable(count),
    asOf: textOrNull,
    serverTime: z.optional(textOrNull),
  });
