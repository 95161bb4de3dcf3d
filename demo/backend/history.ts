import { randomUUID } from 'node:crypto';
import {
  adapterError,
  type Actor,
  type BulkAction,
  type BulkActionItem,
  type BulkActionsQuery,
  type BulkActionStatus,
  type IneligibleReason,
  type ItemOutcome,
  type ItemsQuery,
  type Page,
} from 'contacts-restore/adapter';
import {
  accountBarrier,
  isFinalStatus,
  isConflictReason,
  MAX_PAGE_SIZE,
  parseInstant,
} from 'contacts-restore/domain';
import { cutoffOf, deadlineOf, iso, type Call } from './call.js';
import { decodeCursor, encodeAsOf, encodeCursor } from './cursor.js';
import type { SqlValue } from './database.js';
import { verdict, type ContactRow, type Pair } from './judge.js';

export interface ActionRow {
  action_id: string;
  kind: string;
  label: string;
  status: BulkActionStatus;
  total: number | null;
  succeeded: number;
  failed: number;
  skipped: number;
  created_at: number;
  started_at: number | null;
  finished_at: number | null;
  created_by_id: string | null;
  created_by_name: string | null;
  message: string | null;
  restores_id: string | null;
  restored_by_id: string | null;
  deleted_at: number | null;
  work: object | null;
  idempotency_key: string | null;
}

/** What others work on, for all that is known here, moves more slowly. */
const POLL_AFTER_MS = { own: 500, others: 5000 };

const LABELS: Readonly<Record<string, string>> = {
  delete: 'Delete contacts',
  restore: 'Restore contacts',
  'undo-restore': 'Undo restore',
};
export const defaultLabel = (kind: string): string => (Object.hasOwn(LABELS, kind) ? LABELS[kind]! : kind);

const isoOrNull = (instant: number | null): string | null => (instant === null ? null : iso(instant));

/** An action as the life-cycle rule of the package takes it. */
export function stateOf(row: ActionRow): BulkAction {
  const { total, succeeded, failed, skipped } = row;
  return {
    id: row.action_id,
    kind: row.kind,
    label: row.label,
    status: row.status,
    counts: { total, processed: succeeded + failed + skipped, succeeded, failed, skipped },
    createdAt: iso(row.created_at),
    startedAt: isoOrNull(row.started_at),
    finishedAt: isoOrNull(row.finished_at),
    createdBy: row.created_by_id === null ? null : { id: row.created_by_id, name: row.created_by_name },
    restoresId: row.restores_id,
    restoredById: row.restored_by_id,
    restorable: null,
    undo: null,
    pollAfterMs: null,
    message: row.message,
  };
}

export async function saveState({ sql, accountId }: Call, state: BulkAction): Promise<void> {
  const { total, succeeded, failed, skipped } = state.counts;
  await sql(
    `UPDATE bulk_actions SET status = $3, total = $4, succeeded = $5, failed = $6, skipped = $7, started_at = $8,
       finished_at = $9 WHERE account_id = $1 AND action_id = $2`,
    [
      ...[accountId, state.id, state.status, total, succeeded, failed, skipped],
      ...[parseInstant(state.startedAt), parseInstant(state.finishedAt)],
    ],
  );
}

export interface NewAction {
  kind: 'delete' | 'restore' | 'undo-restore';
  createdBy: Actor | null;
  /** What this server has to do; `null` for what is done already. */
  work: object | null;
  restoresId?: string | null;
  deletedAt?: number | null;
  key?: string | null;
}

/** An action with one line for each of its contacts, none of them done yet. */
export async function createAction(call: Call, action: NewAction, pairs: readonly Pair[]): Promise<string> {
  const { sql, accountId, now } = call;
  const { kind, createdBy, work, restoresId = null, deletedAt = null, key = null } = action;
  const id = `${kind}-${randomUUID()}`;
  await sql(
    `INSERT INTO bulk_actions (account_id, action_id, kind, label, status, total, created_at, started_at, created_by_id,
       created_by_name, restores_id, deleted_at, work, idempotency_key)
     VALUES ($1, $2, $3, $4, 'in-progress', $5, $6, $6, $7, $8, $9, $10, $11::jsonb, $12)`,
    [
      ...[accountId, id, kind, defaultLabel(kind), pairs.length, now, createdBy?.id ?? null],
      ...[createdBy?.name ?? null, restoresId, deletedAt, work && JSON.stringify(work), key],
    ],
  );
  await sql(
    `INSERT INTO bulk_action_items (account_id, action_id, position, contact_id, deletion_id)
     SELECT $1, $2, position, "contactId", "deletionId"
     FROM jsonb_to_recordset($3::jsonb) AS item(position int, "contactId" text, "deletionId" text)`,
    [accountId, id, JSON.stringify(pairs.map((pair, position) => ({ ...pair, position })))],
  );
  return id;
}

export async function findAction(
  { sql, accountId }: Call,
  id: string,
  { lock = false }: { lock?: boolean } = {},
): Promise<ActionRow> {
  const [row] = await sql<ActionRow>(
    `SELECT * FROM bulk_actions WHERE account_id = $1 AND action_id = $2${lock ? ' FOR UPDATE' : ''}`,
    [accountId, id],
  );
  if (!row) throw adapterError('not-found');
  return row;
}

/** What reverses actions: the restores of deletes, the undos of restores. */
export interface Reversal {
  id: string;
  isRunning: boolean;
  /** Whether it runs or has run to its end and was not undone: then it isn't begun a second time. */
  stands: boolean;
}

const NO_EFFECT = `('failed', 'cancelled')`;

/** By the action that is reversed, oldest first. */
export async function reversalsOf(
  { sql, accountId }: Call,
  ids: readonly string[],
): Promise<Map<string, Reversal[]>> {
  const rows = await sql<ActionRow & { stands: boolean }>(
    `SELECT r.*, r.status NOT IN ${NO_EFFECT} AND NOT EXISTS (
       SELECT 1 FROM bulk_actions u WHERE u.account_id = r.account_id AND u.restores_id = r.action_id
         AND u.status NOT IN ${NO_EFFECT}) AS stands
     FROM bulk_actions r WHERE r.account_id = $1 AND r.restores_id = ANY($2::text[]) ORDER BY r.created_at, r.action_id`,
    [accountId, ids],
  );
  const reversals = new Map<string, Reversal[]>();
  for (const { action_id: id, restores_id, status, stands } of rows) {
    const known = reversals.get(restores_id!) ?? [];
    reversals.set(restores_id!, [...known, { id, stands, isRunning: !isFinalStatus(status) }]);
  }
  return reversals;
}

/**
 * Lines `i` of a bulk delete `a` that no restore of it has gone through yet. Of a restore that was cancelled or undone, what
 * it brought back and is still live counts as done.
 */
export const REMAINING = `i.account_id = a.account_id AND i.action_id = a.action_id AND i.outcome = 'succeeded'
  AND NOT EXISTS (
    SELECT 1 FROM bulk_actions r LEFT JOIN bulk_action_items h
      ON h.account_id = r.account_id AND h.action_id = r.action_id AND h.contact_id = i.contact_id
    WHERE r.account_id = a.account_id AND r.restores_id = a.action_id AND (r.action_id = c.restored_by OR (
      h.contact_id IS NOT NULL AND r.status NOT IN ${NO_EFFECT} AND NOT EXISTS (
        SELECT 1 FROM bulk_actions u WHERE u.account_id = r.account_id AND u.restores_id = r.action_id
          AND u.status NOT IN ${NO_EFFECT}))))`;

const WITH_CONTACTS = `bulk_action_items i LEFT JOIN contacts c ON c.account_id = i.account_id AND c.contact_id = i.contact_id`;

/** Whether a line's contact still lies in the bin by that deletion, inside the window. `$2` is the window's cutoff. */
const IN_BIN = `(c.state = 'deleted' AND c.deletion_id = i.deletion_id AND c.deleted_at > $2)`;

const RESTORABLE = `a.kind = 'delete' AND a.deleted_at > $2
  AND NOT EXISTS (SELECT 1 FROM bulk_actions r WHERE r.account_id = a.account_id AND r.restores_id = a.action_id
    AND r.finished_at IS NULL)
  AND EXISTS (SELECT 1 FROM ${WITH_CONTACTS} WHERE ${REMAINING} AND ${IN_BIN})`;

/** Actions with what depends on the moment: their links, and whether they can be reversed. */
export async function actionViews(call: Call, rows: readonly ActionRow[]): Promise<BulkAction[]> {
  const reversals = await reversalsOf(
    call,
    rows.map((row) => row.action_id),
  );
  const leading = await leadingPairs(call, rows);
  const { account } = call;
  return rows.map((row) => {
    const state = stateOf(row);
    const own = reversals.get(row.action_id) ?? [];
    const isDelete = row.kind === 'delete';
    const final = isFinalStatus(row.status);
    const undoable =
      row.kind === 'restore' && final && row.succeeded > 0 && !own.some(({ stands }) => stands);
    return {
      ...state,
      // What people wrote may name contacts.
      label: account.hipaa ? defaultLabel(row.kind) : row.label,
      message: account.hipaa ? null : row.message,
      restoredById: isDelete ? (own.findLast(({ stands }) => stands)?.id ?? row.restored_by_id) : null,
      restorable: isDelete ? restorable(call, row, { own, leading: leading.get(row.action_id) }) : null,
      undo: undoable && !account.hipaa && account.supports.undo ? { until: null } : null,
      pollAfterMs: final ? null : row.work ? POLL_AFTER_MS.own : POLL_AFTER_MS.others,
    };
  });
}

/** `is_held` is false for a contact of which nothing is known any more: then the rest of the row is empty. */
type LeadingRow = ContactRow & { action_id: string; item_deletion_id: string | null; is_held: boolean };

/** Of each bulk delete, one of the contacts that remain: one that can come back, where there is one. */
async function leadingPairs(call: Call, rows: readonly ActionRow[]): Promise<Map<string, LeadingRow>> {
  const cutoff = cutoffOf(call);
  const leading = new Map<string, LeadingRow>();
  if (accountBarrier(call.account)) return leading;
  // The second look is for a reason only.
  for (const condition of [IN_BIN, '$2::bigint IS NOT NULL']) {
    const open = rows.filter(
      ({ action_id, kind, deleted_at }) =>
        kind === 'delete' && (deleted_at ?? 0) > cutoff && !leading.has(action_id),
    );
    if (open.length === 0) break;
    const found = await call.sql<LeadingRow>(
      `SELECT a.action_id, one.* FROM bulk_actions a JOIN LATERAL (
         SELECT c.*, i.deletion_id AS item_deletion_id, c.contact_id IS NOT NULL AS is_held FROM ${WITH_CONTACTS}
         WHERE ${REMAINING} AND ${condition} ORDER BY i.position LIMIT 1) one ON TRUE
       WHERE a.account_id = $1 AND a.action_id = ANY($3::text[])`,
      [call.accountId, cutoff, open.map(({ action_id }) => action_id)],
    );
    for (const row of found) leading.set(row.action_id, row);
  }
  return leading;
}

function restorable(
  call: Call,
  row: ActionRow,
  { own, leading }: { own: readonly Reversal[]; leading: LeadingRow | undefined },
): BulkAction['restorable'] {
  const barrier = accountBarrier(call.account);
  if (barrier) return { until: null, eligible: false, reason: barrier };
  const deadline = deadlineOf(call, row.deleted_at);
  const until = isoOrNull(deadline);
  const no = (reason: IneligibleReason) => ({ until, eligible: false, reason });
  if (deadline !== null && call.now >= deadline) return no('retention-expired');
  if (own.some(({ isRunning }) => isRunning)) return no('already-restored');
  if (!leading) return no(row.succeeded > 0 ? 'already-restored' : 'not-found');
  const pair = { contactId: leading.contact_id, deletionId: leading.item_deletion_id };
  const found = verdict(call, pair, leading.is_held ? leading : undefined);
  // A clash can be settled, so it is no reason against trying.
  if (found.eligible || isConflictReason(found.reason)) return { until, eligible: true, reason: null };
  return no(found.reason);
}

export async function actionView(call: Call, id: string): Promise<BulkAction> {
  const [view] = await actionViews(call, [await findAction(call, id)]);
  return view!;
}

/** Newest first. */
export async function listBulkActions(call: Call, query: BulkActionsQuery): Promise<Page<BulkAction>> {
  const { pageSize, cursor, ...asked } = query;
  const { status, kind, createdBy, from, to, restorable: only } = asked;
  const question = ['actions', asked];
  const position = decodeCursor<[number, string]>(cursor, question);
  const values: SqlValue[] = [call.accountId, cutoffOf(call)];
  // A parameter that no condition names would have no type.
  const parts = ['a.account_id = $1 AND $2::bigint IS NOT NULL'];
  const add = (value: SqlValue | undefined | null, part: (parameter: string) => string): void => {
    if (value !== undefined && value !== null && value !== '') parts.push(part(`$${values.push(value)}`));
  };
  add(status, (p) => `a.status = ${p}`);
  add(kind, (p) => `a.kind = ${p}`);
  add(createdBy, (p) => `a.created_by_id = ${p}`);
  add(parseInstant(from), (p) => `a.created_at >= ${p}`);
  add(parseInstant(to), (p) => `a.created_at < ${p}`);
  if (only) parts.push(accountBarrier(call.account) ? 'FALSE' : RESTORABLE);
  const [counted] = await call.sql<{ total: number }>(
    `SELECT count(*) AS total FROM bulk_actions a WHERE ${parts.join(' AND ')}`,
    values,
  );
  if (position) {
    add(
      position[0],
      (p) => `a.created_at <= ${p} AND (a.created_at < ${p} OR a.action_id < $${values.length + 1})`,
    );
    values.push(position[1]);
  }
  const size = Math.min(pageSize, MAX_PAGE_SIZE);
  const rows = await call.sql<ActionRow>(
    `SELECT a.* FROM bulk_actions a WHERE ${parts.join(' AND ')}
     ORDER BY a.created_at DESC, a.action_id DESC LIMIT ${size + 1}`,
    values,
  );
  const shown = rows.slice(0, size);
  const last = shown.at(-1);
  const more = rows.length > size && last;
  return {
    items: await actionViews(call, shown),
    nextCursor: more ? encodeCursor(question, [last.created_at, last.action_id]) : null,
    ...pageFacts(call, counted?.total ?? 0),
  };
}

const pageFacts = ({ account, now, stamp }: Call, total: number) => ({
  total: account.supports.totals === 'none' ? null : total,
  asOf: encodeAsOf(stamp),
  serverTime: iso(now),
});

interface ItemRow {
  position: number;
  contact_id: string;
  name: string | null;
  outcome: ItemOutcome;
  reason: IneligibleReason | null;
}

/** What became of each contact, in the order in which they were done. Names are told only while the contact is held. */
export async function listItems(call: Call, id: string, query: ItemsQuery): Promise<Page<BulkActionItem>> {
  const { outcome = null, cursor } = query;
  const { action_id } = await findAction(call, id);
  const question = ['items', action_id, outcome];
  const [after] = decodeCursor<[number]>(cursor, question) ?? [-1];
  const size = Math.min(query.pageSize, MAX_PAGE_SIZE);
  const of = `i.account_id = $1 AND i.action_id = $2 AND i.outcome IS NOT NULL AND ($3::text IS NULL OR i.outcome = $3)`;
  const rows = await call.sql<ItemRow>(
    `SELECT i.position, i.contact_id, c.name, i.outcome, i.reason FROM ${WITH_CONTACTS}
     WHERE ${of} AND i.position > $4 ORDER BY i.position LIMIT ${size + 1}`,
    [call.accountId, action_id, outcome, after],
  );
  const [counted] = await call.sql<{ total: number }>(
    `SELECT count(*) AS total FROM bulk_action_items i WHERE ${of}`,
    [call.accountId, action_id, outcome],
  );
  const shown = rows.slice(0, size);
  return {
    items: shown.map(({ contact_id, name, outcome, reason }) => ({
      ...{ contactId: contact_id, name: call.account.hipaa ? null : name },
      ...{ outcome, reason, message: null },
    })),
    nextCursor: rows.length > size ? encodeCursor(question, [shown.at(-1)!.position]) : null,
    ...pageFacts(call, counted?.total ?? 0),
  };
}
