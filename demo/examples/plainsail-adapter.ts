import {
  adapterError,
  unsupported,
  type Account,
  type DeletedContactsQuery,
  type Page,
  type RestoreAdapter,
} from 'contacts-restore/adapter';
import { createPlainsailApi, type PlainsailAccount, type PlainsailOptions } from './plainsail-api.js';
import { Intents } from './plainsail-intents.js';
import { readPage, toContact } from './plainsail-list.js';
import { MAX_IDS } from './plainsail-restores.js';

/**
 * An adapter for Plainsail, an imagined REST API: offset pages, numeric ids, no totals, restores of at most 200 contacts that
 * are over when they are answered, and no history. Written from the documentation for partners; passes the conformance kit.
 */
export function createPlainsailAdapter(options: PlainsailOptions): RestoreAdapter {
  const api = createPlainsailApi(options);
  const intents = new Intents(api);
  const me = (signal?: AbortSignal): Promise<PlainsailAccount> => api({ path: '/me', signal });

  return {
    getAccount: async ({ signal }) => toAccount(await me(signal)),

    async listDeletedContacts(query, { signal }) {
      refuseExtras(query);
      const { rows, trashDays, nextCursor } = await readPage(api, query, signal);
      return { items: rows.map((row) => toContact(row, trashDays)), nextCursor, total: null, asOf: null };
    },

    async startRestore(request, options) {
      options.signal?.throwIfAborted();
      if (request.target.kind !== 'contacts') refuseBarred(await me(options.signal));
      return intents.start(request, options);
    },

    async getBulkAction(id, { signal }) {
      signal?.throwIfAborted();
      return (await intents.find(id, signal)).action;
    },

    async listBulkActionItems(id, { outcome, pageSize, cursor = '0' }, { signal }) {
      signal?.throwIfAborted();
      const { items } = await intents.find(id, signal);
      const wanted = items.filter((item) => !outcome || item.outcome === outcome);
      return pageOf(wanted, Number(cursor), pageSize);
    },
  };
}

// #region account
function toAccount({ account, user, now }: PlainsailAccount): Account {
  return {
    id: String(account.id),
    name: account.name,
    hipaa: account.hipaa,
    retentionDays: account.trash_days,
    timeZone: account.timezone,
    serverTime: new Date(now).toISOString(),
    allowsDuplicates: account.duplicates,
    viewer: { id: String(user.id), name: user.name, canRestore: user.may_restore },
    supports: {
      items: !account.hipaa,
      maxIds: MAX_IDS,
      conflicts: ['skip'],
      automations: 'always-paused',
    },
  };
}
// #endregion

/** Plainsail judges this itself on every call. Of what it doesn't know of, whoever may do nothing hears that first. */
function refuseBarred({ account, user }: PlainsailAccount): void {
  if (!user.may_restore) throw adapterError('forbidden');
  if (account.hipaa) throw adapterError('policy-blocked');
}

// #region undeclared
/** Only what is declared is answered: passing a filter over would show people rows that they didn't ask for. */
function refuseExtras({ search, sort, filters = {} }: DeletedContactsQuery): void {
  if (search?.trim()) throw unsupported('search');
  if (sort) throw unsupported(`sorting by ${sort.by}`);
  if (Object.values(filters).some(Boolean)) throw unsupported('filters');
}
// #endregion

/** Restores that are over never change, so that an offset is as good as a keyset here. */
function pageOf<T>(all: readonly T[], start: number, pageSize: number): Page<T> {
  if (!Number.isInteger(start) || start < 0 || !(pageSize > 0)) throw adapterError('validation');
  const end = start + pageSize;
  const nextCursor = end < all.length ? String(end) : null;
  return { items: all.slice(start, end), nextCursor, total: null, asOf: null };
}
