import { DEFAULT_SORT, MAX_PAGE_SIZE, normaliseMatch } from '../../domain/query.js';
import type { BulkAction, BulkActionItem } from '../../domain/bulk-action.js';
import type { DeletedContact } from '../../domain/contact.js';
import type { Page } from '../../domain/page.js';
import type { BulkActionsQuery, DeletedContactsQuery, ItemsQuery } from '../../domain/query.js';
import { parseInstant } from '../../domain/retention.js';
import { decodeCursor, encodeAsOf, encodeCursor } from './cursor.js';
import type { StoredAction } from './history.js';
import type { Position } from './sorted-rows.js';
import { actionView, deletedContactView, itemView } from './views.js';
import type { World } from './world.js';

/** When an action was made that doesn't tell: before all others. */
const NEVER = Number.MIN_SAFE_INTEGER;

type Parts = readonly unknown[];

/** The state of the bin, and the sort key and id of the last row. */
const isRowPosition = (parts: Parts): parts is [asOf: number, key: Position['key'], id: string] =>
  isWhole(parts[0]) && isKey(parts[1]) && typeof parts[2] === 'string';

const isKey = (value: unknown): value is Position['key'] =>
  value === null || typeof value === 'string' || typeof value === 'number';

const isActionPosition = (parts: Parts): parts is [createdAt: number, seq: number] =>
  Number.isSafeInteger(parts[0]) && isWhole(parts[1]);

const isIndex = (parts: Parts): parts is [index: number] => isWhole(parts[0]);

const isWhole = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

interface Slice<T> {
  rows: readonly T[];
  start: number;
  pageSize: number;
  cursorAfter: (row: T, index: number) => string;
}

/** The rows of a page and where the next one goes on. */
function cut<T>({ rows, start, pageSize, cursorAfter }: Slice<T>): {
  rows: readonly T[];
  nextCursor: string | null;
} {
  const end = start + Math.min(pageSize, MAX_PAGE_SIZE);
  const nextCursor = end < rows.length ? cursorAfter(rows[end - 1]!, end - 1) : null;
  return { rows: rows.slice(start, end), nextCursor };
}

/** What every page carries. */
function page<T>(
  world: World,
  asOf: number,
  parts: Pick<Page<T>, 'items' | 'nextCursor' | 'total'>,
): Page<T> {
  const { totals = 'none' } = world.account.supports;
  const total = totals === 'none' ? null : parts.total;
  return { ...parts, total, asOf: encodeAsOf(asOf), serverTime: world.clock.iso() };
}

/**
 * Goes on after the last row's sort key and id. All pages of one reading show the bin as of the first: what is deleted
 * meanwhile, even for a second time, neither repeats a row nor shifts one.
 */
export function listDeletedContacts(world: World, query: DeletedContactsQuery): Page<DeletedContact> {
  const { sort = DEFAULT_SORT, pageSize, cursor } = query;
  const question = ['contacts', normaliseMatch(query), sort];
  const position = decodeCursor(cursor, question, isRowPosition);
  const [asOf, key, id] = position ?? [world.store.newestDeletion, null, ''];
  const found = world.bin.ask({ match: query, sort, asOf, now: world.clock.now() });
  const size = Math.min(pageSize, MAX_PAGE_SIZE);
  // One more tells whether there is a next page.
  const rows = found.after(position && { key, id }, size + 1);
  const last = rows.length > size ? found.position(rows[size - 1]!) : null;
  return page(world, asOf, {
    items: rows.slice(0, size).map(({ contact, deletion }) => deletedContactView(world, contact, deletion)),
    nextCursor: last && encodeCursor(question, [asOf, last.key, last.id]),
    total: found.total,
  });
}

/** Newest first; actions of the same instant by the order in which they were made. */
export function listBulkActions(world: World, query: BulkActionsQuery): Page<BulkAction> {
  const { pageSize, cursor, ...asked } = query;
  const question = ['actions', asked];
  const position = decodeCursor(cursor, question, isActionPosition);
  const created = ({ state }: StoredAction): number => parseInstant(state.createdAt) ?? NEVER;
  const matching = world.history
    .all()
    .filter((action) => matchesAction(world, action, asked))
    .sort((a, b) => created(b) - created(a) || b.seq - a.seq);
  const isAfter = (action: StoredAction, [at, seq]: [number, number]): boolean =>
    created(action) < at || (created(action) === at && action.seq < seq);
  const rest = position ? matching.filter((action) => isAfter(action, position)) : matching;
  const { rows, nextCursor } = cut({
    rows: rest,
    start: 0,
    pageSize,
    cursorAfter: (action) => encodeCursor(question, [created(action), action.seq]),
  });
  const items = rows.map((action) => actionView(world, action));
  return page(world, world.store.newestDeletion, { items, nextCursor, total: matching.length });
}

function matchesAction(
  world: World,
  action: StoredAction,
  { status, kind, createdBy, from, to, restorable }: Omit<BulkActionsQuery, 'pageSize' | 'cursor'>,
): boolean {
  const { state } = action;
  const created = parseInstant(state.createdAt) ?? NEVER;
  return (
    (!status || state.status === status) &&
    (!kind || state.kind === kind) &&
    (!createdBy || state.createdBy?.id === createdBy) &&
    (!from || created >= parseInstant(from)!) &&
    (!to || created < parseInstant(to)!) &&
    (!restorable || actionView(world, action).restorable?.eligible === true)
  );
}

/** In the order in which they were done, which never changes: a page goes on after an index. */
export function listItems(world: World, action: StoredAction, query: ItemsQuery): Page<BulkActionItem> {
  const { outcome, pageSize, cursor } = query;
  const question = ['items', action.state.id, outcome];
  const position = decodeCursor(cursor, question, isIndex);
  const matching = outcome ? action.items.filter((item) => item.outcome === outcome) : action.items;
  const { rows, nextCursor } = cut({
    rows: matching,
    start: position?.[0] ?? 0,
    pageSize,
    cursorAfter: (_item, index) => encodeCursor(question, [index + 1]),
  });
  const items = rows.map((item) => itemView(world, item));
  return page(world, world.store.newestDeletion, { items, nextCursor, total: matching.length });
}
