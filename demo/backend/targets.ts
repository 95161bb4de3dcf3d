import type { RestoreTarget } from 'contacts-restore/adapter';
import type { Call } from './call.js';
import { matchClause } from './contacts.js';
import { decodeAsOf, invalid } from './cursor.js';
import { findAction, REMAINING, reversalsOf } from './history.js';
import type { Pair } from './judge.js';

/** A target at one instant: which contacts, each by the deletion that is meant. */
export interface ResolvedTarget {
  pairs: Pair[];
  /** The bulk delete that is reversed. */
  reverses: string | null;
  /** The restore that does it already, so that no other one is begun. */
  standing: string | null;
}

export async function resolveTarget(call: Call, target: RestoreTarget): Promise<ResolvedTarget> {
  switch (target.kind) {
    case 'contacts':
      return { pairs: await currentPairs(call, target.ids), reverses: null, standing: null };
    case 'matching':
      return { pairs: await matchingPairs(call, target), reverses: null, standing: null };
    case 'bulk-action':
      return bulkTarget(call, target);
  }
}

/** The asked contacts in the asked order, each once; also those that aren't there. */
async function currentPairs({ sql, accountId }: Call, asked: readonly string[]): Promise<Pair[]> {
  const ids = [...new Set(asked)];
  const rows = await sql<{ contact_id: string; deletion_id: string | null }>(
    `SELECT contact_id, deletion_id FROM contacts WHERE account_id = $1 AND contact_id = ANY($2::text[])`,
    [accountId, ids],
  );
  const deletions = new Map(rows.map((row) => [row.contact_id, row.deletion_id]));
  return ids.map((contactId) => ({ contactId, deletionId: deletions.get(contactId) ?? null }));
}

/** `asOf` is a stamp of the clock: what was deleted after it, even for a second time, isn't meant. */
async function matchingPairs(call: Call, target: RestoreTarget & { kind: 'matching' }): Promise<Pair[]> {
  const asOf = target.asOf === null ? call.stamp : decodeAsOf(target.asOf, call);
  const { where, values } = matchClause(call, target.query, asOf);
  return call.sql<Pair>(
    `SELECT contact_id AS "contactId", deletion_id AS "deletionId" FROM contacts
     WHERE ${where} AND NOT contact_id = ANY($${values.length + 1}::text[])
     ORDER BY deleted_at DESC NULLS LAST, contact_id`,
    [...values, target.exceptIds],
  );
}

/** The bulk delete is locked by whoever begins a restore of it, so that two can't begin at once. */
async function bulkTarget(
  call: Call,
  target: RestoreTarget & { kind: 'bulk-action' },
): Promise<ResolvedTarget> {
  const { sql, accountId } = call;
  const { action_id: reverses, kind } = await findAction(call, target.bulkActionId);
  if (kind !== 'delete') throw invalid('target.bulkActionId', 'the id of a bulk delete');
  const reversals = (await reversalsOf(call, [reverses])).get(reverses) ?? [];
  const running = reversals.find(({ isRunning }) => isRunning);
  if (running) return { pairs: [], reverses, standing: running.id };
  const pairs = await sql<Pair>(
    `SELECT i.contact_id AS "contactId", i.deletion_id AS "deletionId"
     FROM bulk_actions a, bulk_action_items i
       LEFT JOIN contacts c ON c.account_id = i.account_id AND c.contact_id = i.contact_id
     WHERE a.account_id = $1 AND a.action_id = $2 AND i.account_id = $1 AND ${REMAINING}
       AND NOT i.contact_id = ANY($3::text[])
     ORDER BY i.position`,
    [accountId, reverses, target.exceptIds],
  );
  const standing = pairs.length > 0 ? undefined : reversals.findLast(({ stands }) => stands);
  return { pairs, reverses, standing: standing?.id ?? null };
}
