import { type Call, openCall, type Session } from './call.js';
import { fingerprint, invalid } from './cursor.js';
import type { Database } from './database.js';

/** What an intent does, once. Answers with the id of the action that answers to it from then on. */
export interface Intent {
  key: string;
  /** All that the intent says. The same key with anything else is refused. */
  request: unknown;
  /** Role, policy and arguments: these come before the key is looked at. */
  check: (call: Call) => void;
  effect: (call: Call, key: string) => Promise<string>;
}

/** Applies an intent exactly once: its key is taken in the transaction of its effect. */
export function applyOnce(database: Database, session: Session, intent: Intent): Promise<string> {
  const { key, request, check, effect } = intent;
  return database.write(async (sql) => {
    const call = await openCall(sql, session);
    check(call);
    const print = fingerprint(request);
    const scope = [call.accountId, session.viewer.id, key];
    const [known] = await sql<{ fingerprint: string; action_id: string }>(
      `SELECT fingerprint, action_id FROM intents WHERE account_id = $1 AND viewer_id = $2 AND idempotency_key = $3`,
      scope,
    );
    if (known && known.fingerprint !== print)
      throw invalid('Idempotency-Key', 'a key that names no other intent');
    if (known) return known.action_id;
    const actionId = await effect(call, key);
    await sql(
      `INSERT INTO intents (account_id, viewer_id, idempotency_key, fingerprint, action_id, created_at)
       VALUES ($1, $2, $3, $4, $5, $6)`,
      [...scope, print, actionId, call.now],
    );
    return actionId;
  });
}
