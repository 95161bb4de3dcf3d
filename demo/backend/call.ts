import { adapterError, unsupported, type Account, type Supports } from 'contacts-restore/adapter';
import {
  accountBarrier,
  CONFLICT_RESOLUTIONS,
  FILTER_FIELDS,
  retentionDeadline,
  SORT_FIELDS,
} from 'contacts-restore/domain';
import type { Sql } from './database.js';

/** Who asks. Where it comes from is for the host of the sample to say; see `sessionFromHeaders`. */
export interface Session {
  accountId: string;
  viewer: Account['viewer'];
}

/** One call inside one transaction: who asks, the account's policy, and the database's clock, as of its beginning. */
export interface Call {
  readonly sql: Sql;
  readonly session: Session;
  readonly account: Account;
  readonly accountId: string;
  /** Milliseconds. What every rule goes by. */
  readonly now: number;
  /** Microseconds. Orders deletions, so that lists can be frozen; no two readings of one server are the same. */
  readonly stamp: number;
}

interface AccountRow {
  name: string | null;
  hipaa: boolean;
  retention_days: number;
  time_zone: string;
  allows_duplicates: boolean;
  supports: Supports;
  clock_stands_at: number | null;
  clock_offset_ms: number;
  micros: number;
}

const MAX_IDS = 1000;

const SUPPORTS: Supports = {
  preview: true,
  history: true,
  details: true,
  items: true,
  cancel: true,
  undo: true,
  watch: true,
  matching: true,
  totals: 'exact',
  sort: [...SORT_FIELDS],
  filters: [...FILTER_FIELDS],
  search: true,
  conflicts: [...CONFLICT_RESOLUTIONS],
  automations: 'choice',
  maxIds: MAX_IDS,
};

let lastStamp = 0;

export const iso = (instant: number): string => new Date(instant).toISOString();

/** Reads the account and the clock. Called anew after rows were locked, it says what holds at that moment. */
export async function openCall(sql: Sql, session: Session): Promise<Call> {
  const [row] = await sql<AccountRow>(
    `SELECT *, floor(extract(epoch FROM clock_timestamp()) * 1000000)::bigint AS micros
     FROM accounts WHERE account_id = $1`,
    [session.accountId],
  );
  if (!row) throw adapterError('unauthenticated');
  const now = (row.clock_stands_at ?? Math.floor(row.micros / 1000)) + row.clock_offset_ms;
  lastStamp = Math.max(row.micros, lastStamp + 1);
  const account: Account = {
    id: session.accountId,
    name: row.name,
    hipaa: row.hipaa,
    retentionDays: row.retention_days,
    timeZone: row.time_zone,
    serverTime: iso(now),
    allowsDuplicates: row.allows_duplicates,
    viewer: session.viewer,
    supports: { ...SUPPORTS, ...row.supports },
  };
  return { sql, session, account, accountId: session.accountId, now, stamp: lastStamp };
}

/** Who may call: anybody with a session, admins, or admins of an account without HIPAA. In this order of checks. */
export function admit(
  { account }: Call,
  who: 'admins' | 'admins-without-hipaa',
  needs?: keyof Supports,
): void {
  if (needs && !account.supports[needs]) throw unsupported(needs);
  const barrier = accountBarrier(account);
  if (barrier === 'not-admin') throw adapterError('forbidden');
  if (barrier && who === 'admins-without-hipaa') throw adapterError('policy-blocked');
}

export const deadlineOf = ({ account }: Call, deletedAt: number | null): number | null =>
  deletedAt === null ? null : retentionDeadline(deletedAt, account.retentionDays);

/** What was deleted at this instant or before is past its window. */
export const cutoffOf = ({ account, now }: Call): number => now - retentionDeadline(0, account.retentionDays);

/** Lines of the audit table, written in the transaction of what they tell of. */
export interface AuditLine {
  event: string;
  contactId?: string | null;
  bulkActionId?: string | null;
  count?: number | null;
  outcome?: string;
}

export async function audit(
  call: Call,
  lines: readonly AuditLine[],
  key: string | null = null,
): Promise<void> {
  if (lines.length === 0) return;
  const { sql, accountId, now, session } = call;
  await sql(
    `INSERT INTO audit (account_id, entry_id, at, actor_id, event, contact_id, bulk_action_id, count, idempotency_key, outcome)
     SELECT $1, gen_random_uuid()::text, $2, $3, event, "contactId", "bulkActionId", count, $4, coalesce(outcome, 'done')
     FROM jsonb_to_recordset($5::jsonb) AS line(event text, "contactId" text, "bulkActionId" text, count bigint, outcome text)`,
    [accountId, now, session.viewer.id, key, JSON.stringify(lines)],
  );
}
