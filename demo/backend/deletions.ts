import { randomUUID } from 'node:crypto';
import type { Actor, DeletionSource } from 'contacts-restore/adapter';
import type { Call } from './call.js';
import { deleterKey, keysOf, type ContactRow } from './judge.js';

export interface DeletionFacts {
  by: Actor | null;
  source: DeletionSource;
  bulkActionId: string | null;
}

/**
 * Deletes live contacts whose rows are locked, each together with what hangs on it: both carry the same deletion from then
 * on. Answers with the deletion of each.
 */
export async function putInBin(
  { sql, accountId, now, stamp }: Call,
  rows: readonly Pick<ContactRow, 'contact_id'>[],
  { by, source, bulkActionId }: DeletionFacts,
): Promise<Map<string, string>> {
  const deletions = new Map(rows.map((row) => [row.contact_id, randomUUID()]));
  if (rows.length === 0) return deletions;
  const lines = JSON.stringify([...deletions].map(([contactId, deletionId]) => ({ contactId, deletionId })));
  const gone = `jsonb_to_recordset($2::jsonb) AS gone("contactId" text, "deletionId" text)`;
  await sql(
    `UPDATE contacts c SET state = 'deleted', deletion_id = gone."deletionId", deleted_at = $3, recorded_at = $4,
       deleted_by_id = $5, deleted_by_name = $6, deleted_by_key = $7, source = $8, bulk_action_id = $9,
       restored_by = NULL, dropped = NULL
     FROM ${gone} WHERE c.account_id = $1 AND c.contact_id = gone."contactId"`,
    [
      ...[accountId, lines, now, stamp, by?.id ?? null, by?.name ?? null, deleterKey(by)],
      source,
      bulkActionId,
    ],
  );
  await sql(
    `UPDATE related_items r SET deletion_id = gone."deletionId" FROM ${gone}
     WHERE r.account_id = $1 AND r.contact_id = gone."contactId" AND r.deletion_id IS NULL`,
    [accountId, lines],
  );
  return deletions;
}

type Values = Pick<ContactRow, 'contact_id' | 'name' | 'email' | 'phone' | 'dropped'>;

/** Writes name, e-mail and phone of a few contacts, with all that follows from them. */
export async function writeValues({ sql, accountId }: Call, rows: readonly Values[]): Promise<void> {
  if (rows.length === 0) return;
  const lines = rows.map((row) => ({ ...row, ...keysOf(row) }));
  await sql(
    `UPDATE contacts c SET name = v.name, name_key = v.name_key, email = v.email, phone = v.phone,
       email_key = v.email_key, phone_key = v.phone_key, search_text = v.search_text, phone_digits = v.phone_digits, dropped = v.dropped
     FROM jsonb_to_recordset($2::jsonb) AS v(contact_id text, name text, name_key text, email text, phone text,
       email_key text, phone_key text, search_text text, phone_digits text, dropped jsonb)
     WHERE c.account_id = $1 AND c.contact_id = v.contact_id`,
    [accountId, JSON.stringify(lines)],
  );
}
