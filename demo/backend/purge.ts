import type { Session } from './call.js';
import { audit, cutoffOf, openCall } from './call.js';
import type { Database } from './database.js';

const BATCH = 500;
/** Idempotency keys are kept for longer than anybody tries again. */
const KEEP_INTENTS_MS = 7 * 86_400_000;

/**
 * Forgets everything about the expired contacts of an account; answers how many there were. Locks rows as restores do, and
 * asks the same question of the same clock: of the two exactly one gets a contact.
 */
export async function purge(database: Database, session: Session): Promise<number> {
  for (let purged = 0; ;) {
    const ids = await database.write(async (sql) => {
      const { accountId } = session;
      const found = await sql<{ contact_id: string }>(
        `SELECT contact_id FROM contacts WHERE account_id = $1 AND state = 'deleted' AND deleted_at <= $2
         ORDER BY contact_id LIMIT ${BATCH} FOR UPDATE`,
        [accountId, cutoffOf(await openCall(sql, session))],
      );
      const ids = found.map((row) => row.contact_id);
      const call = await openCall(sql, session);
      await sql(`DELETE FROM related_items WHERE account_id = $1 AND contact_id = ANY($2::text[])`, [
        accountId,
        ids,
      ]);
      await sql(`DELETE FROM contacts WHERE account_id = $1 AND contact_id = ANY($2::text[])`, [
        accountId,
        ids,
      ]);
      await sql(`DELETE FROM intents WHERE account_id = $1 AND created_at < $2`, [
        accountId,
        call.now - KEEP_INTENTS_MS,
      ]);
      await audit(
        call,
        ids.map((contactId) => ({ event: 'contact-purged', contactId })),
      );
      return ids;
    });
    purged += ids.length;
    if (ids.length < BATCH) return purged;
  }
}

/** The purge of all accounts, for a timer or a cron job. */
export async function purgeAll(database: Database): Promise<number> {
  const accounts = await database.read((sql) =>
    sql<{ account_id: string }>(`SELECT account_id FROM accounts`),
  );
  let purged = 0;
  for (const { account_id: accountId } of accounts) {
    purged += await purge(database, { accountId, viewer: { id: 'system', name: null, canRestore: false } });
  }
  return purged;
}
