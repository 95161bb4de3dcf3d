import {
  adapterError,
  type Conflict,
  type IneligibleReason,
  type ItemOutcome,
  type RestoreChoices,
  type RestoreRequest,
} from 'contacts-restore/adapter';
import { accountBarrier, isConflictReason, isFinalStatus, resolutionFor } from 'contacts-restore/domain';
import { audit, type AuditLine, type Call } from './call.js';
import { invalid } from './cursor.js';
import { putInBin, writeValues } from './deletions.js';
import { createAction, findAction, reversalsOf, type ActionRow } from './history.js';
import { loadHolders, verdict, type ContactRow, type Holders, type Pair } from './judge.js';
import { resolveTarget } from './targets.js';

/** What became of one contact. */
export type Outcome = Pair & { outcome: ItemOutcome; reason: IneligibleReason | null };

/** Reasons that are no failure: nothing was to be done, or the viewer chose so. */
const SKIPPED: ReadonlySet<IneligibleReason> = new Set(['already-restored', 'superseded']);

/** Begins what a request asks for, or finds what does it already. Answers with the action's id. */
export async function beginRestore(call: Call, request: RestoreRequest, key: string): Promise<string> {
  const { target, ...choices } = request;
  // Whoever begins a restore of a bulk delete holds its row: a second one waits, and then finds the first.
  if (target.kind === 'bulk-action') await findAction(call, target.bulkActionId, { lock: true });
  const { pairs, reverses, standing } = await resolveTarget(call, target);
  if (standing) return standing;
  const { viewer, supports } = call.account;
  const automations =
    supports.automations === 'choice'
      ? choices.automations
      : supports.automations === 'always-resume'
        ? 'resume'
        : 'keep-paused';
  const work: RestoreChoices = { ...choices, automations };
  const createdBy = { id: viewer.id, name: viewer.name };
  const id = await createAction(call, { kind: 'restore', createdBy, work, restoresId: reverses, key }, pairs);
  await audit(call, [{ event: 'restore-started', bulkActionId: id, count: pairs.length }], key);
  return id;
}

/** Begins to delete again what a restore brought back and is live by that restore alone. */
export async function beginUndo(call: Call, restoreId: string, key: string): Promise<string> {
  const { sql, accountId } = call;
  const restore = await findAction(call, restoreId, { lock: true });
  if (restore.kind !== 'restore') throw invalid('id', 'the id of a restore');
  if (!isFinalStatus(restore.status)) throw adapterError('conflict');
  const undos = (await reversalsOf(call, [restoreId])).get(restoreId) ?? [];
  const standing = undos.findLast(({ stands }) => stands);
  if (standing) return standing.id;
  const pairs = await sql<Pair>(
    `SELECT contact_id AS "contactId", deletion_id AS "deletionId" FROM bulk_action_items
     WHERE account_id = $1 AND action_id = $2 AND outcome = 'succeeded' ORDER BY position`,
    [accountId, restoreId],
  );
  const { id, name } = call.account.viewer;
  const action = {
    kind: 'undo-restore',
    createdBy: { id, name },
    work: {},
    restoresId: restoreId,
    key,
  } as const;
  const undoId = await createAction(call, action, pairs);
  await audit(call, [{ event: 'undo-started', bulkActionId: undoId, count: pairs.length }], key);
  return undoId;
}

/** Locks contacts in one order, so that two batches wait for each other instead of standing in each other's way. */
export async function lockContacts({ sql, accountId }: Call, pairs: readonly Pair[]): Promise<ContactRow[]> {
  return sql<ContactRow>(
    `SELECT * FROM contacts WHERE account_id = $1 AND contact_id = ANY($2::text[]) ORDER BY contact_id FOR UPDATE`,
    [accountId, pairs.map(({ contactId }) => contactId)],
  );
}

type Field = Conflict['field'];
type Return = Outcome & {
  into: string | null;
  dropped: ReadonlySet<Field>;
  /** What the contact that it is merged into gets of its values. */
  fills: Partial<ContactRow>;
};

/** Judges and restores some contacts of an action whose rows are locked. The clock was read after that. */
export async function restoreBatch(
  call: Call,
  action: ActionRow,
  { pairs, rows: locked }: { pairs: readonly Pair[]; rows: readonly ContactRow[] },
): Promise<Outcome[]> {
  const choices = action.work as RestoreChoices;
  const holders = await loadHolders(call, locked);
  const rows = new Map(locked.map((row) => [row.contact_id, row]));
  const barrier = accountBarrier(call.account);
  const returns = pairs.map((pair): Return => {
    if (barrier) return stay(pair, barrier, 'failed');
    const way = decide(call, pair, { row: rows.get(pair.contactId), holders, choices });
    if (way.outcome !== 'succeeded') return way;
    const row = rows.get(pair.contactId)!;
    if (way.into !== null) return { ...way, fills: holders.fill(way.into, row) };
    holders.add(row, way.dropped);
    return way;
  });
  await bringBack(call, returns, {
    rows,
    restoreId: action.action_id,
    paused: choices.automations !== 'resume',
  });
  await audit(
    call,
    returns.map((way) => auditLine(way, action.action_id)),
    action.idempotency_key,
  );
  return returns;
}

const stay = (pair: Pair, reason: IneligibleReason, outcome: 'failed' | 'skipped'): Return => ({
  ...pair,
  ...{ outcome, reason, into: null, dropped: new Set(), fills: {} },
});

/** A clash is settled as chosen, and both where both values clash. */
function decide(
  call: Call,
  pair: Pair,
  { row, holders, choices }: { row: ContactRow | undefined; holders: Holders; choices: RestoreChoices },
): Return {
  const dropped = new Set<Field>();
  const back = (into: string | null): Return => ({
    ...pair,
    outcome: 'succeeded',
    reason: null,
    into,
    dropped,
    fills: {},
  });
  for (;;) {
    const judged = verdict(call, pair, row, { holders, dropped });
    if (judged.eligible) return back(null);
    const { reason, conflict } = judged;
    if (!conflict || !isConflictReason(reason)) {
      return stay(pair, reason, SKIPPED.has(reason) ? 'skipped' : 'failed');
    }
    const way = resolutionFor(choices, pair.contactId, reason);
    if (way === 'skip') return stay(pair, reason, 'skipped');
    if (!conflict.resolutions.includes(way)) return stay(pair, reason, 'failed');
    if (way === 'merge') return back(conflict.contactId);
    dropped.add(conflict.field);
  }
}

interface BringBackOptions {
  rows: ReadonlyMap<string, ContactRow>;
  restoreId: string;
  paused: boolean;
}

async function bringBack(call: Call, returns: readonly Return[], options: BringBackOptions): Promise<void> {
  const { sql, accountId } = call;
  const { rows, restoreId, paused } = options;
  const back = returns.filter(({ outcome }) => outcome === 'succeeded');
  if (back.length === 0) return;
  const lines = JSON.stringify(
    back.map(({ contactId, deletionId, into }) => ({ contactId, deletionId, into })),
  );
  const back$ = `jsonb_to_recordset($2::jsonb) AS back("contactId" text, "deletionId" text, "into" text)`;
  // What was deleted by the same deletion returns; with a merge, to the contact that was merged into.
  await sql(
    `UPDATE related_items r SET deletion_id = NULL, paused = $3 FROM ${back$}
     WHERE r.account_id = $1 AND r.contact_id = back."contactId" AND r.deletion_id = back."deletionId"`,
    [accountId, lines, paused],
  );
  await sql(
    `UPDATE contacts c SET state = 'live', deletion_id = NULL, restored_by = $3 FROM ${back$}
     WHERE c.account_id = $1 AND c.contact_id = back."contactId" AND back."into" IS NULL`,
    [accountId, lines, restoreId],
  );
  const droppers = back.filter(({ dropped }) => dropped.size > 0);
  await writeValues(
    call,
    droppers.map(({ contactId, dropped }) => withoutValues(rows.get(contactId)!, dropped)),
  );
  if (!back.some(({ into }) => into !== null)) return;
  await sql(
    `INSERT INTO related_items (account_id, contact_id, item_id, kind, label, position, deletion_id, paused)
     SELECT $1, back."into", r.item_id, r.kind, r.label, r.position, r.deletion_id, r.paused
     FROM related_items r, ${back$}
     WHERE r.account_id = $1 AND r.contact_id = back."contactId" AND back."into" IS NOT NULL`,
    [accountId, lines],
  );
  await fillLive(call, back);
  await forget(call, {
    ids: back.flatMap((way) => (way.into === null ? [] : [way.contactId])),
    as: 'merged',
  });
}

/** Writes down what live contacts got of those that were merged into them. */
async function fillLive(call: Call, back: readonly Return[]): Promise<void> {
  const filled = back.filter(({ fills }) => Object.keys(fills).length > 0);
  const live = await lockContacts(
    call,
    filled.map(({ into }) => ({ contactId: into!, deletionId: null })),
  );
  const fillsOf = (id: string) => filled.filter(({ into }) => into === id).map(({ fills }) => fills);
  await writeValues(
    call,
    live.map((row) => Object.assign({}, row, ...fillsOf(row.contact_id)) as ContactRow),
  );
}

function withoutValues(row: ContactRow, fields: ReadonlySet<Field>): ContactRow {
  const values = { email: row.email, phone: row.phone };
  const dropped = Object.fromEntries([...fields].map((field) => [field, values[field]]));
  const left = Object.fromEntries([...fields].map((field) => [field, null]));
  return { ...row, ...left, dropped };
}

/** Destroys all that is known of contacts. What stays is the id, so that nothing can bring them back. */
export async function forget(
  { sql, accountId }: Call,
  { ids, as }: { ids: readonly string[]; as: 'erased' | 'merged' },
): Promise<void> {
  await sql(`DELETE FROM related_items WHERE account_id = $1 AND contact_id = ANY($2::text[])`, [
    accountId,
    ids,
  ]);
  await sql(
    `UPDATE contacts SET state = $3, name = NULL, email = NULL, phone = NULL, fields = NULL, name_key = NULL,
       email_key = NULL, phone_key = NULL, search_text = NULL, phone_digits = NULL, deletion_id = NULL, deleted_at = NULL,
       recorded_at = NULL, deleted_by_id = NULL, deleted_by_name = NULL, deleted_by_key = NULL, source = NULL,
       bulk_action_id = NULL, restored_by = NULL, dropped = NULL
     WHERE account_id = $1 AND contact_id = ANY($2::text[])`,
    [accountId, ids, as],
  );
}

function auditLine({ contactId, outcome, reason, into }: Return, bulkActionId: string): AuditLine {
  if (outcome !== 'succeeded')
    return { event: 'contact-refused', contactId, bulkActionId, outcome: reason ?? outcome };
  return { event: into === null ? 'contact-restored' : 'contact-merged', contactId, bulkActionId };
}

/** Deletes again what is still live by the restore that is undone, as it was before: with the values that were dropped. */
export async function undoBatch(
  call: Call,
  action: ActionRow,
  { pairs, rows: locked }: { pairs: readonly Pair[]; rows: readonly ContactRow[] },
): Promise<Outcome[]> {
  const rows = new Map(locked.map((row) => [row.contact_id, row]));
  const barrier = accountBarrier(call.account);
  const outcomes = pairs.map((pair): Outcome => {
    const row = rows.get(pair.contactId);
    if (!barrier && row?.restored_by === action.restores_id)
      return { ...pair, outcome: 'succeeded', reason: null };
    const reason = !row ? 'not-found' : row.state === 'erased' ? 'erased' : 'superseded';
    return { ...pair, outcome: 'skipped', reason: barrier ?? reason };
  });
  const back = outcomes.flatMap((done) => (done.outcome === 'succeeded' ? [rows.get(done.contactId)!] : []));
  const by =
    action.created_by_id === null ? null : { id: action.created_by_id, name: action.created_by_name };
  const deletions = await putInBin(call, back, { by, source: 'bulk-action', bulkActionId: action.action_id });
  const dropped = back.filter((row) => row.dropped);
  await writeValues(
    call,
    dropped.map((row) => ({ ...row, ...row.dropped, dropped: null })),
  );
  const lines = outcomes.map(({ contactId, outcome, reason }) => ({
    ...{ event: outcome === 'succeeded' ? 'contact-deleted' : 'contact-refused', contactId },
    ...{ bulkActionId: action.action_id, outcome: reason ?? 'done' },
  }));
  await audit(call, lines, action.idempotency_key);
  return outcomes.map((done) => ({ ...done, deletionId: deletions.get(done.contactId) ?? done.deletionId }));
}
