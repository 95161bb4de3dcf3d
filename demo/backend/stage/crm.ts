import { randomUUID } from 'node:crypto';
import type { Actor, DeletionSource, RelatedKind } from 'contacts-restore/adapter';
import { audit, type Call } from '../call.js';
import { putInBin } from '../deletions.js';
import { createAction } from '../history.js';
import { lockContacts, forget } from '../restores.js';

/*
 * What the rest of a CRM does to the same tables. Each function is to be called inside a writing transaction.
 */

export interface DeleteOptions {
  by: Actor | null;
  source: DeletionSource;
}

/**
 * Deletes live contacts together with what hangs on them. From the source `bulk-action` it is a line of the history, and its
 * id is the answer. Ids that aren't live are failed items of it.
 */
export async function deleteContacts(
  call: Call,
  ids: readonly string[],
  { by, source }: DeleteOptions,
): Promise<string | null> {
  const { sql, accountId, now } = call;
  const pairs = [...new Set(ids)].map((contactId) => ({ contactId, deletionId: null }));
  const live = (await lockContacts(call, pairs)).filter((row) => row.state === 'live');
  const action = { kind: 'delete', createdBy: by, work: null, deletedAt: now } as const;
  const bulkActionId = source === 'bulk-action' ? await createAction(call, action, pairs) : null;
  const deletions = await putInBin(call, live, { by, source, bulkActionId });
  await audit(
    call,
    [...deletions.keys()].map((contactId) => ({ event: 'contact-deleted', contactId, bulkActionId })),
  );
  if (bulkActionId === null) return null;
  await sql(
    `UPDATE bulk_action_items i SET outcome = 'succeeded', deletion_id = gone."deletionId"
     FROM jsonb_to_recordset($3::jsonb) AS gone("contactId" text, "deletionId" text)
     WHERE i.account_id = $1 AND i.action_id = $2 AND i.contact_id = gone."contactId"`,
    [
      accountId,
      bulkActionId,
      JSON.stringify([...deletions].map(([contactId, deletionId]) => ({ contactId, deletionId }))),
    ],
  );
  await sql(
    `UPDATE bulk_action_items SET outcome = 'failed', reason = 'not-found'
     WHERE account_id = $1 AND action_id = $2 AND outcome IS NULL`,
    [accountId, bulkActionId],
  );
  const failed = pairs.length - live.length;
  await sql(
    `UPDATE bulk_actions SET status = $3, succeeded = $4, failed = $5, finished_at = $6
     WHERE account_id = $1 AND action_id = $2`,
    [accountId, bulkActionId, failed > 0 ? 'completed-with-errors' : 'completed', live.length, failed, now],
  );
  return bulkActionId;
}

/** Deletes associated data on its own, whether the contact is live or deleted. Answers how many there were to delete. */
export async function deleteRelated(
  call: Call,
  contactId: string,
  { kind, count = 1 }: { kind: RelatedKind; count?: number | undefined },
): Promise<number> {
  const { sql, accountId } = call;
  const gone = await sql(
    `UPDATE related_items SET deletion_id = $4 WHERE account_id = $1 AND contact_id = $2 AND item_id IN (
       SELECT r.item_id FROM related_items r
         JOIN contacts c ON c.account_id = r.account_id AND c.contact_id = r.contact_id
       WHERE r.account_id = $1 AND r.contact_id = $2 AND r.kind = $3
         AND (r.deletion_id IS NULL OR r.deletion_id = c.deletion_id)
       ORDER BY r.position LIMIT ${Math.trunc(count)})
     RETURNING item_id`,
    [accountId, contactId, kind, randomUUID()],
  );
  if (gone.length > 0) await audit(call, [{ event: 'related-deleted', contactId, count: gone.length }]);
  return gone.length;
}

/** Erases a contact under privacy law, live or deleted: all but its id is forgotten, and it never comes back. */
export async function eraseContact(call: Call, contactId: string): Promise<boolean> {
  const [row] = await lockContacts(call, [{ contactId, deletionId: null }]);
  if (!row) return false;
  await forget(call, { ids: [contactId], as: 'erased' });
  await audit(call, [{ event: 'contact-erased', contactId }]);
  return true;
}

export interface LiveContact {
  id: string;
  name: string | null;
  email: string | null;
  phone: string | null;
}

export async function liveContact({ sql, accountId }: Call, id: string): Promise<LiveContact | null> {
  const [row] = await sql<LiveContact>(
    `SELECT contact_id AS id, name, email, phone FROM contacts
     WHERE account_id = $1 AND contact_id = $2 AND state = 'live'`,
    [accountId, id],
  );
  return row ?? null;
}

export interface LiveRelatedItem {
  id: string;
  kind: RelatedKind;
  label: string;
  /** For workflows and campaigns; `null` for everything else. */
  automation: 'running' | 'paused' | null;
}

/** The associated data of a live contact; nothing while it is deleted. */
export function liveRelated({ sql, accountId }: Call, contactId: string): Promise<LiveRelatedItem[]> {
  return sql<LiveRelatedItem>(
    `SELECT r.item_id AS id, r.kind, r.label,
       CASE WHEN r.kind NOT IN ('workflows', 'campaigns') THEN NULL WHEN r.paused THEN 'paused' ELSE 'running' END AS automation
     FROM related_items r JOIN contacts c ON c.account_id = r.account_id AND c.contact_id = r.contact_id
     WHERE r.account_id = $1 AND r.contact_id = $2 AND r.deletion_id IS NULL AND c.state = 'live' ORDER BY r.position`,
    [accountId, contactId],
  );
}

/** Puts the clock of an account forward. For tests and demos: nothing else reads or writes that offset. */
export async function forward({ sql, accountId }: Call, ms: number): Promise<void> {
  await sql(`UPDATE accounts SET clock_offset_ms = clock_offset_ms + $2::bigint WHERE account_id = $1`, [
    accountId,
    ms,
  ]);
}
