// A sample back end inside the test's process, on PGlite or on what DATABASE_URL names, with an account for each test.
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { openLoader } from '../../demo/backend/load.mjs';

export const startScript = fileURLToPath(new URL('../../demo/backend/start.mjs', import.meta.url));
export const databaseUrl = process.env.DATABASE_URL;

export const DAY_MS = 86_400_000;
export const keepPaused = { automations: 'keep-paused', onConflict: 'skip' };
export const contacts = (...ids) => ({ target: { kind: 'contacts', ids }, ...keepPaused });
export const newKey = () => ({ idempotencyKey: randomUUID() });

/** Opens the sample once; `world(seeds)` makes an account in it. */
export async function openSample(options = {}) {
  const loader = await openLoader();
  const { createSample } = await loader.load('demo/backend/server.ts');
  const { createHttpAdapter } = await loader.load('src/adapter/http/index.ts');
  const { openCall } = await loader.load('demo/backend/call.ts');
  const { sow } = await loader.load('demo/backend/stage/seed.ts');
  const crm = await loader.load('demo/backend/stage/crm.ts');
  const { purge } = await loader.load('demo/backend/purge.ts');
  const sample = await createSample({ url: databaseUrl, ...options });

  const fetchIn = (account, role) => (url, init) => {
    const headers = new Headers(init?.headers);
    headers.set('X-Sample-Account', account);
    headers.set('X-Sample-Role', role);
    return sample.app.fetch(new Request(new URL(url, 'http://sample.test'), { ...init, headers }));
  };
  const adapterOf = (account, role = 'admin') =>
    createHttpAdapter({ baseUrl: '/', fetch: fetchIn(account, role) });

  async function world(seeds = {}) {
    const accountId = `test-${randomUUID()}`;
    await sow(sample.database, { ...seeds, account: { ...seeds.account, id: accountId } });
    const viewer = { id: 'system', name: null, canRestore: true };
    const write = (work) =>
      sample.database.write(async (sql) => work(await openCall(sql, { accountId, viewer })));
    const fetchAs = (role, account = accountId) => fetchIn(account, role);
    const adapterAs = (role) => adapterOf(accountId, role);
    const adapter = adapterAs('admin');
    return {
      accountId,
      adapter,
      adapterAs,
      fetchAs,
      write,
      sql: (text, ...values) => sample.database.read((sql) => sql(text, [accountId, ...values])),
      forward: (ms) => write((call) => crm.forward(call, ms)),
      deleteContacts: (ids, how) =>
        write((call) => crm.deleteContacts(call, ids, { by: null, source: 'bulk-action', ...how })),
      deleteRelated: (id, kind, count) => write((call) => crm.deleteRelated(call, id, { kind, count })),
      erase: (id) => write((call) => crm.eraseContact(call, id)),
      live: (id) => write((call) => crm.liveContact(call, id)),
      related: (id) => write((call) => crm.liveRelated(call, id)),
      purge: () => purge(sample.database, { accountId, viewer }),
      now: async () => Date.parse((await adapter.getAccount({})).serverTime),
      /** Restores and waits until it is over. */
      async restore(request, key = newKey()) {
        return finished(adapter, await adapter.startRestore(request, key));
      },
      async outcomes(id) {
        const { items } = await adapter.listBulkActionItems(id, { pageSize: 1000 }, {});
        return Object.fromEntries(
          items.map(({ contactId, outcome, reason }) => [contactId, reason ?? outcome]),
        );
      },
    };
  }
  const close = async () => {
    await sample.close();
    await loader.close();
  };
  return { sample, world, adapterOf, close, loader };
}

/** The last of an action's states as they come. */
export async function finished(adapter, action) {
  for await (const state of adapter.watchBulkAction(action.id, {})) action = state;
  return action;
}

/** The code of a call that is refused; `null` where it isn't. */
export const codeOf = (call) =>
  call.then(
    () => null,
    (failure) => failure.code ?? failure,
  );

export function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
