import { isAdapterError, type DeletedContact } from 'contacts-restore/adapter';
import type { MemoryAdapter } from 'contacts-restore/adapter/memory';
import type { PlainsailAccount, RestoreResult, Trash, TrashedContact } from './plainsail-api.js';

/** The imagined API of Plainsail over a memory adapter whose ids are numbers, as a `fetch`. For tests. */
export function fakePlainsail(memory: MemoryAdapter): typeof fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    try {
      request.signal.throwIfAborted();
      return Response.json(await answer(memory, request));
    } catch (thrown) {
      if (!isAdapterError(thrown)) throw thrown;
      const [status, error] = REFUSALS[thrown.code] ?? [500, 'unknown'];
      return Response.json({ error, id: 'call-7' }, { status });
    }
  };
}

const REFUSALS: Readonly<Record<string, [status: number, error: string]>> = {
  forbidden: [403, 'role'],
  'policy-blocked': [403, 'hipaa'],
  validation: [422, 'invalid'],
};

async function answer(memory: MemoryAdapter, request: Request): Promise<PlainsailAccount | Trash | object> {
  const { pathname, searchParams } = new URL(request.url, 'http://plainsail.example');
  if (pathname.endsWith('/me')) return me(memory);
  if (pathname.endsWith('/trash/restore')) {
    const { ids } = (await request.json()) as { ids: number[] };
    return restore(memory, ids, request.headers.get('Idempotency-Key') ?? '');
  }
  const [offset = 0, limit = 0] = ['offset', 'limit'].map((name) => Number(searchParams.get(name)));
  const rows = await trash(memory);
  const { account } = await me(memory);
  return { rows: rows.slice(offset, offset + limit), trash_days: account.trash_days };
}

const orFalse = <T>(value: T | null): T | false => value ?? false;

async function me(memory: MemoryAdapter): Promise<PlainsailAccount> {
  const { hipaa, retentionDays, allowsDuplicates, serverTime, timeZone, viewer } = await memory.getAccount(
    {},
  );
  return {
    account: {
      ...{ id: 31, name: 'Harbour Dental', hipaa },
      ...{ timezone: timeZone, trash_days: retentionDays, duplicates: allowsDuplicates },
    },
    user: { id: Number(viewer.id), name: viewer.name ?? '', may_restore: viewer.canRestore },
    now: Date.parse(serverTime),
  };
}

async function trash(memory: MemoryAdapter): Promise<TrashedContact[]> {
  const rows: DeletedContact[] = [];
  for (let cursor: string | null | undefined; cursor !== null;) {
    const page = await memory.listDeletedContacts({ pageSize: 1000, ...(cursor && { cursor }) }, {});
    rows.push(...page.items);
    cursor = page.nextCursor;
  }
  return rows.map(toRow).sort((one, other) => other.trashed_at - one.trashed_at || one.id - other.id);
}

function toRow({ id, name, email, phone, deletedAt, deletedBy, source, eligibility }: DeletedContact) {
  const conflict = eligibility.eligible ? undefined : eligibility.conflict;
  return {
    id: Number(id),
    full_name: orFalse(name),
    email: orFalse(email),
    phone: orFalse(phone),
    trashed_at: Date.parse(deletedAt),
    trashed_by: deletedBy !== null && { id: Number(deletedBy.id), name: orFalse(deletedBy.name) },
    trashed_through: source === 'workflow' ? 'rule' : source === 'manual' ? 'user' : 'import',
    taken: conflict !== undefined && {
      ...{ what: conflict.field, by: Number(conflict.contactId), name: orFalse(conflict.contactName) },
    },
  };
}

const RESULTS: Readonly<Record<string, string>> = {
  'already-restored': 'live',
  'not-found': 'gone',
  erased: 'gone',
  'retention-expired': 'expired',
  'duplicate-email': 'email_taken',
  'duplicate-phone': 'phone_taken',
};

async function restore(memory: MemoryAdapter, ids: number[], idempotencyKey: string) {
  const { user, now } = await me(memory);
  // A call that names nobody is as good as any other, which the memory adapter doesn't think.
  if (ids.length === 0) return { user, at: now, results: [] };
  const action = await memory.startRestore(
    {
      target: { kind: 'contacts', ids: ids.map(String) },
      automations: 'keep-paused',
      onConflict: 'skip',
    },
    { idempotencyKey },
  );
  // However many there are: they are done when the answer comes.
  memory.backend.advance(0);
  const { items } = await memory.listBulkActionItems(action.id, { pageSize: 1000 }, {});
  const results = items.map(({ contactId, name, outcome, reason }): RestoreResult => ({
    id: Number(contactId),
    name: orFalse(name),
    result: outcome === 'succeeded' ? 'restored' : (RESULTS[reason ?? ''] ?? 'unknown'),
  }));
  return { user, at: Date.parse(action.createdAt), results };
}
