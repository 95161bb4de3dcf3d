import type {
  AccountPatch,
  BulkActionSeed,
  ContactSeed,
  DeletedContactSeed,
  RelatedSeed,
} from 'contacts-restore/adapter/memory';
import type { Actor } from 'contacts-restore/adapter';
import { isFinalStatus, parseInstant, RELATED_KINDS } from 'contacts-restore/domain';
import { openCall, type Call } from '../call.js';
import type { Database } from '../database.js';
import { defaultLabel } from '../history.js';
import { deleterKey, keysOf } from '../judge.js';

/** The same seeds as the memory adapter takes, so that one set of data serves both. */
export interface Seeds {
  account: Omit<AccountPatch, 'viewer' | 'serverTime'> & { id: string };
  contacts?: readonly DeletedContactSeed[] | undefined;
  liveContacts?: readonly ContactSeed[] | undefined;
  bulkActions?: readonly BulkActionSeed[] | undefined;
  /** For tests: where the account's clock stands still. */
  clockStandsAt?: number | undefined;
}

/** Makes an account anew, whatever was in it. For the demo and for tests. */
export function sow(database: Database, seeds: Seeds): Promise<void> {
  return database.write(async (sql) => {
    const { id, name = null, hipaa = false, retentionDays = 60, timeZone = 'UTC' } = seeds.account;
    const { allowsDuplicates = false, supports = {} } = seeds.account;
    for (const table of [
      'contacts',
      'related_items',
      'bulk_actions',
      'bulk_action_items',
      'intents',
      'audit',
      'accounts',
    ]) {
      await sql(`DELETE FROM ${table} WHERE account_id = $1`, [id]);
    }
    await sql(
      `INSERT INTO accounts (account_id, name, hipaa, retention_days, time_zone, allows_duplicates, supports,
         clock_stands_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7::jsonb, $8)`,
      [
        ...[id, name, hipaa, retentionDays, timeZone, allowsDuplicates, JSON.stringify(supports)],
        seeds.clockStandsAt ?? null,
      ],
    );
    const viewer = { id: 'system', name: null, canRestore: true };
    const call = await openCall(sql, { accountId: id, viewer });
    await insertContacts(call, seeds.liveContacts ?? []);
    const deleted = await insertContacts(call, seeds.contacts ?? []);
    await insertActions(call, seeds.bulkActions ?? [], deleted);
  });
}

interface Deleted {
  contactId: string;
  deletionId: string;
  deletedAt: number | null;
  by: Actor | null;
  bulkActionId: string | null;
}

type AnySeed = ContactSeed & Partial<DeletedContactSeed>;

/** Live contacts, and deleted ones where the seed has a date; answers with the deleted ones. */
export async function insertContacts(
  { sql, accountId, stamp }: Call,
  seeds: readonly AnySeed[],
): Promise<Deleted[]> {
  const deleted: Deleted[] = [];
  const rows = seeds.map((seed) => {
    const { id, name = null, email = null, phone = null, fields = null, deletedAt, source } = seed;
    const base = { contact_id: id, name, email, phone, fields, ...keysOf({ name, email, phone }) };
    if (deletedAt === undefined) return { ...base, state: 'live' };
    const { deletedBy: by = null, bulkActionId = null } = seed;
    const deletion = {
      contactId: id,
      deletionId: `deletion of ${id}`,
      deletedAt: parseInstant(deletedAt),
      by,
      bulkActionId,
    };
    deleted.push(deletion);
    return {
      ...base,
      ...{
        state: 'deleted',
        deletion_id: deletion.deletionId,
        deleted_at: deletion.deletedAt,
        recorded_at: stamp,
      },
      ...{ deleted_by_id: by?.id, deleted_by_name: by?.name, deleted_by_key: deleterKey(by) },
      ...{ source: source ?? (bulkActionId ? 'bulk-action' : 'unknown'), bulk_action_id: bulkActionId },
    };
  });
  await sql(
    `INSERT INTO contacts (account_id, contact_id, state, name, email, phone, fields, name_key, email_key, phone_key,
       search_text, phone_digits, deletion_id, deleted_at, recorded_at, deleted_by_id, deleted_by_name, deleted_by_key,
       source, bulk_action_id)
     SELECT $1, s.* FROM jsonb_to_recordset($2::jsonb) AS s(contact_id text, state text, name text, email text, phone text,
       fields jsonb, name_key text, email_key text, phone_key text, search_text text, phone_digits text, deletion_id text,
       deleted_at bigint, recorded_at bigint, deleted_by_id text, deleted_by_name text, deleted_by_key text, source text,
       bulk_action_id text)`,
    [accountId, JSON.stringify(rows)],
  );
  await sql(
    `INSERT INTO related_items (account_id, contact_id, item_id, kind, label, position, deletion_id)
     SELECT $1, s.* FROM jsonb_to_recordset($2::jsonb)
       AS s(contact_id text, item_id text, kind text, label text, position int, deletion_id text)`,
    [accountId, JSON.stringify(seeds.flatMap(relatedRows))],
  );
  return deleted;
}

function relatedRows(seed: AnySeed): object[] {
  const looks = seed.relatedItems ?? looksOf(seed.related ?? {});
  // An item that stays behind has a deletion of its own; the others share that of their contact.
  const own = seed.deletedAt === undefined ? null : `deletion of ${seed.id}`;
  return looks.map(({ kind, label, returns }, index) => {
    const item_id = `${seed.id}/${kind}/${index + 1}`;
    const deletion_id = returns ? own : `deletion of ${item_id}`;
    return { contact_id: seed.id, item_id, kind, label, position: index, deletion_id };
  });
}

function looksOf(related: RelatedSeed): NonNullable<ContactSeed['relatedItems']> {
  return RELATED_KINDS.flatMap((kind) => {
    const part = related[kind] ?? 0;
    const { returns, deletedSeparately } =
      typeof part === 'number' ? { returns: part, deletedSeparately: 0 } : part;
    return Array.from({ length: returns + deletedSeparately }, (_, index) => ({
      ...{ kind, label: `${kind} ${index + 1}`, returns: index < returns },
    }));
  });
}

async function insertActions(
  call: Call,
  seeds: readonly BulkActionSeed[],
  deleted: readonly Deleted[],
): Promise<void> {
  const members = groupByAction(deleted);
  const named = new Set(seeds.map(({ id }) => id));
  const unnamed = [...members.keys()].flatMap((id) =>
    id === null || named.has(id) ? [] : [{ id, kind: 'delete' }],
  );
  const actions = [...seeds, ...unnamed].map((seed) => actionRow(call, seed, members.get(seed.id) ?? []));
  const { sql, accountId } = call;
  await sql(
    `INSERT INTO bulk_actions (account_id, action_id, kind, label, status, total, succeeded, failed, skipped, created_at,
       started_at, finished_at, created_by_id, created_by_name, message, restores_id, restored_by_id, deleted_at)
     SELECT $1, s.* FROM jsonb_to_recordset($2::jsonb) AS s(action_id text, kind text, label text, status text, total bigint,
       succeeded bigint, failed bigint, skipped bigint, created_at bigint, started_at bigint, finished_at bigint,
       created_by_id text, created_by_name text, message text, restores_id text, restored_by_id text, deleted_at bigint)`,
    [accountId, JSON.stringify(actions.map(({ row }) => row))],
  );
  await sql(
    `INSERT INTO bulk_action_items (account_id, action_id, position, contact_id, deletion_id, outcome, reason)
     SELECT $1, s.* FROM jsonb_to_recordset($2::jsonb) AS s(action_id text, position int, contact_id text, deletion_id text,
       outcome text, reason text)`,
    [accountId, JSON.stringify(actions.flatMap(({ items }) => items))],
  );
  await sql(
    `UPDATE contacts c SET restored_by = i.action_id FROM bulk_action_items i, bulk_actions a
     WHERE c.account_id = $1 AND i.account_id = $1 AND a.account_id = $1 AND a.action_id = i.action_id AND a.kind = 'restore'
       AND i.outcome = 'succeeded' AND c.contact_id = i.contact_id AND c.state = 'live'`,
    [accountId],
  );
}

function groupByAction(deleted: readonly Deleted[]): Map<string | null, Deleted[]> {
  const members = new Map<string | null, Deleted[]>();
  for (const one of deleted) {
    const known = members.get(one.bulkActionId);
    if (known) known.push(one);
    else members.set(one.bulkActionId, [one]);
  }
  return members;
}

function actionRow(call: Call, seed: BulkActionSeed, members: readonly Deleted[]) {
  const times = members.flatMap(({ deletedAt }) => deletedAt ?? []);
  const items = [
    ...members.map(({ contactId, deletionId }) => ({
      contactId,
      deletionId,
      outcome: 'succeeded',
      reason: null,
    })),
    ...(seed.items ?? []).map(({ contactId, outcome = 'succeeded', reason = null }) => ({
      ...{ contactId, deletionId: null, outcome, reason },
    })),
  ];
  const count = (outcome: 'succeeded' | 'failed' | 'skipped'): number =>
    seed.counts?.[outcome] ?? items.filter((item) => item.outcome === outcome).length;
  const counts = { succeeded: count('succeeded'), failed: count('failed'), skipped: count('skipped') };
  const processed = counts.succeeded + counts.failed + counts.skipped;
  const { status = 'completed', createdBy = members[0]?.by } = seed;
  const created_at = parseInstant(seed.createdAt) ?? (times.length > 0 ? Math.min(...times) : call.now);
  const row = {
    ...{
      action_id: seed.id,
      kind: seed.kind,
      label: seed.label ?? defaultLabel(seed.kind),
      status,
      ...counts,
    },
    ...{ total: seed.counts?.total === undefined ? processed : seed.counts.total, created_at },
    started_at: seed.startedAt === null ? null : (parseInstant(seed.startedAt) ?? created_at),
    finished_at: parseInstant(seed.finishedAt) ?? (isFinalStatus(status) ? created_at : null),
    ...{ created_by_id: createdBy?.id, created_by_name: createdBy?.name, message: seed.message },
    ...{ restores_id: seed.restoresId, restored_by_id: seed.restoredById },
    deleted_at: times.length > 0 ? Math.max(...times) : created_at,
  };
  const lines = items.map(({ contactId, deletionId, outcome, reason }, position) => ({
    ...{ action_id: seed.id, position, contact_id: contactId, deletion_id: deletionId, outcome, reason },
  }));
  return { row, items: lines };
}
