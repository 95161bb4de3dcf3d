import {
  adapterError,
  unsupported,
  type Account,
  type BulkActionsQuery,
  type DeletedContactsQuery,
  type ItemsQuery,
  type RestoreRequest,
  type RestoreTarget,
} from 'contacts-restore/adapter';
import {
  BULK_ACTION_STATUSES,
  CONFLICT_REASONS,
  CONFLICT_RESOLUTIONS,
  DEFAULT_PAGE_SIZE,
  ITEM_OUTCOMES,
  parseInstant,
  SORT_FIELDS,
  type MatchQuery,
} from 'contacts-restore/domain';
import * as z from 'zod/mini';

/*
 * The shapes of requests. What comes from outside may be anything: nothing of it is used before it has passed one of these.
 */

/** What PostgreSQL can keep as a text: all but the zero character and halves of pairs. */
const canBeKept = (value: string): boolean => !/[\0\p{Surrogate}]/u.test(value);
const text = z.string().check(z.refine(canBeKept));
const id = text.check(z.minLength(1));
const instant = text.check(z.refine((value) => value === '' || parseInstant(value) !== null));
const resolution = z.enum(CONFLICT_RESOLUTIONS);
/** What may be left out, and is taken for something then. */
const orElse = <T>(schema: z.ZodMiniType<T>, fallback: T) =>
  z.pipe(
    z.optional(schema),
    z.transform((value) => value ?? fallback),
  );
const exceptIds = orElse<string[]>(z.array(id), []);

const filters = z.object({
  deletedBy: z.optional(text),
  deletedFrom: z.optional(instant),
  deletedTo: z.optional(instant),
  expiresBefore: z.optional(instant),
  source: z.optional(text),
  bulkActionId: z.optional(text),
});
const match = { search: z.optional(text), filters: z.optional(filters) };
const paging = { pageSize: z.int().check(z.positive()), cursor: z.optional(text) };

const listQuery: z.ZodMiniType<DeletedContactsQuery> = z.object({
  ...match,
  ...paging,
  sort: z.optional(z.object({ by: z.enum(SORT_FIELDS), direction: z.enum(['asc', 'desc']) })),
});

const target: z.ZodMiniType<RestoreTarget> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('contacts'), ids: z.array(id).check(z.minLength(1)) }),
  z.object({
    ...{ kind: z.literal('matching'), query: z.object(match) },
    ...{ exceptIds, asOf: orElse<string | null>(z.nullable(text), null) },
  }),
  z.object({ kind: z.literal('bulk-action'), bulkActionId: id, exceptIds }),
]);

const request: z.ZodMiniType<RestoreRequest> = z.object({
  target,
  automations: z.enum(['keep-paused', 'resume']),
  onConflict: resolution,
  onConflictByReason: z.optional(z.partialRecord(z.enum(CONFLICT_REASONS), resolution)),
  conflictOverrides: z.optional(z.record(text, resolution)),
});

const actionsQuery: z.ZodMiniType<BulkActionsQuery> = z.object({
  ...paging,
  status: z.optional(z.enum(BULK_ACTION_STATUSES)),
  kind: z.optional(text),
  createdBy: z.optional(text),
  from: z.optional(instant),
  to: z.optional(instant),
  restorable: z.optional(z.boolean()),
});

const itemsQuery: z.ZodMiniType<ItemsQuery> = z.object({
  ...paging,
  outcome: z.optional(z.enum(ITEM_OUTCOMES)),
});

function parse<T>(schema: z.ZodMiniType<T>, value: unknown): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issues = result.error.issues.map(({ path }) => ({
    path: path.map(String).join('.'),
    message: 'not as the profile says',
  }));
  throw adapterError('validation', { issues });
}

export const parseListQuery = (value: unknown): DeletedContactsQuery => parse(listQuery, value);
export const parseTarget = (value: unknown): RestoreTarget => parse(target, value);
export const parseRequest = (value: unknown): RestoreRequest => parse(request, value);

/** Numbers and flags of an address are texts; what they don't say stays out. */
const paged = (params: Record<string, string>): Record<string, unknown> => ({
  ...params,
  pageSize: Number(params.pageSize ?? DEFAULT_PAGE_SIZE),
});

export function parseActionsQuery({ restorable, ...params }: Record<string, string>): BulkActionsQuery {
  const flag = restorable === 'true' ? true : restorable === 'false' ? false : restorable;
  return parse(actionsQuery, { ...paged(params), restorable: flag });
}

export const parseItemsQuery = (params: Record<string, string>): ItemsQuery =>
  parse(itemsQuery, paged(params));

/** Refuses what makes sense but isn't offered in this account. */
export function checkMatch({ search, filters = {} }: MatchQuery, { supports }: Account): void {
  if (search?.trim() && !supports.search) throw unsupported('search');
  const asked = Object.entries(filters).flatMap(([name, value]) => (value ? [name] : []));
  const other = asked.find((name) => !supports.filters?.some((known) => known === name));
  if (other) throw unsupported(`the filter ${other}`);
}

export function checkSort({ sort }: DeletedContactsQuery, { supports }: Account): void {
  if (sort && !supports.sort?.includes(sort.by)) throw unsupported(`sorting by ${sort.by}`);
}

export function checkTarget(target: RestoreTarget, account: Account): void {
  const { matching, maxIds = Infinity } = account.supports;
  if (target.kind === 'contacts' && target.ids.length > maxIds) {
    throw adapterError('validation', {
      issues: [{ path: 'target.ids', message: `expected up to ${maxIds} ids` }],
    });
  }
  if (target.kind !== 'matching') return;
  if (!matching) throw unsupported('targets of the kind "matching"');
  checkMatch(target.query, account);
}

export function checkRequest(request: RestoreRequest, account: Account): void {
  const { onConflict, onConflictByReason = {}, conflictOverrides = {} } = request;
  const ways = [onConflict, ...Object.values(onConflictByReason), ...Object.values(conflictOverrides)];
  const known = (way: (typeof ways)[number]): boolean =>
    way === undefined || way === 'skip' || Boolean(account.supports.conflicts?.includes(way));
  if (!ways.every(known)) {
    throw adapterError('validation', {
      issues: [{ path: 'onConflict', message: 'expected an offered resolution' }],
    });
  }
  checkTarget(request.target, account);
}
