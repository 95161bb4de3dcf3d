import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { BASE, callAll, request, seedsAt, watched, write } from './calls.mjs';
import {
  answerFaults,
  createHandlers,
  createHttpAdapter,
  createMemoryAdapter,
  fetchFromHandlers,
  operations,
  profile,
  requestFaults,
} from './profile.mjs';

const NOW = Date.UTC(2026, 10, 24, 10);

/** The mocked back end. */
function mocked(options) {
  const memory = createMemoryAdapter({ ...seedsAt(NOW), now: () => new Date(NOW), ...options });
  const answer = fetchFromHandlers(createHandlers({ adapter: memory, baseUrl: BASE }));
  const settle = () => memory.backend.advance(60_000);
  return { ...watched(answer), settle };
}

describe('the document, the HTTP adapter and the mocked back end', () => {
  for (const itemsPerTick of [undefined, 1]) {
    it(`say the same of every call, with ${itemsPerTick ?? 'all'} contacts of a restore at a time`, async () => {
      const trial = mocked({ itemsPerTick });
      await callAll(trial.http, { now: NOW, settle: trial.settle });
      assert.deepEqual(trial.problems, []);
      assert.deepEqual(
        [...new Set(trial.seen.map(({ id }) => id))].sort(),
        operations.map(({ operation }) => operation.operationId).sort(),
      );
      assert.equal(
        trial.seen.some(({ status }) => status === 202),
        itemsPerTick === 1,
      );
    });
  }

  it('know the same methods', () => {
    const { deadlines: _, ...methods } = createHttpAdapter({ baseUrl: BASE });
    const names = operations.map(({ operation }) => operation.operationId);
    assert.deepEqual(names.sort(), Object.keys(methods).sort());
  });

  it('know the same routes', () => {
    const routes = createHandlers({ adapter: {}, baseUrl: '/api' }).map(({ info }) => {
      const path = String(info.path)
        .replace(/^\/api/, '')
        .replace(/:(\w+)/g, '{$1}');
      return `${String(info.method).toLowerCase()} ${path}`;
    });
    assert.deepEqual(operations.map(({ method, path }) => `${method} ${path}`).sort(), routes.sort());
  });

  const refusals = [
    {
      status: 403,
      account: { viewer: { canRestore: false } },
      call: (http) => http.listDeletedContacts({ pageSize: 1 }, {}),
    },
    { status: 403, account: { hipaa: true }, call: (http) => http.startRestore(request('c1'), write('k')) },
    { status: 404, call: (http) => http.getBulkAction('nowhere', {}) },
    { status: 404, call: (http) => http.watchBulkAction('nowhere', {}).next() },
    { status: 422, call: (http) => http.listBulkActionItems('d1', { pageSize: 0 }, {}) },
    {
      status: 501,
      account: { supports: { undo: false } },
      call: (http) => http.undoRestore('d1', write('k')),
    },
  ];
  for (const { status, account = {}, call } of refusals) {
    it(`say the same of a refusal with ${status}`, async () => {
      const trial = mocked({ account });
      await assert.rejects(call(trial.http), { name: 'AdapterError' });
      assert.equal(trial.seen[0].status, status);
      // A page size that makes no sense is what this request is for.
      assert.deepEqual(
        trial.problems.filter((fault) => status !== 422 || !fault.includes('>= 1')),
        [],
      );
    });
  }

  it('notice a 409, as a second undo while the restore runs gets it', async () => {
    const trial = mocked({ itemsPerTick: 1 });
    const { id } = await trial.http.startRestore(request('c1', 'c3'), write('k1'));
    await assert.rejects(trial.http.undoRestore(id, write('k2')), { code: 'conflict' });
    assert.equal(trial.seen.at(-1).status, 409);
    assert.deepEqual(trial.problems, []);
  });
});

describe('a request that the document refuses', () => {
  const bodies = [
    { path: '/deleted-contacts/search', value: { pageSize: 0 } },
    { path: '/deleted-contacts/search', value: { pageSize: 5, sort: { by: 'colour', direction: 'asc' } } },
    { path: '/restore-previews', value: { kind: 'contacts', ids: [] } },
    { path: '/restore-previews', value: { kind: 'everything' } },
    { path: '/restores', value: { ...request('c1'), automations: 'maybe' } },
    { path: '/restores', value: { ...request('c1'), onConflict: 'fight' } },
    { path: '/restores', value: { ...request('c1'), target: { kind: 'contacts', ids: [7] } } },
  ];
  for (const { path, value } of bodies) {
    it(`is 422 in the mocked back end: ${path} ${JSON.stringify(value).slice(0, 60)}`, async () => {
      const { fetch, problems } = mocked();
      const headers = new Headers({
        'Content-Type': 'application/json',
        'X-Requested-With': 'contacts-restore',
        'Idempotency-Key': 'k',
      });
      const response = await fetch(`${BASE}${path}`, {
        method: 'POST',
        headers,
        body: JSON.stringify(value),
      });
      assert.equal(response.status, 422);
      assert.ok(problems.length > 0, 'the document refuses it');
    });
  }
});

describe('the check against the document', () => {
  const asked = {
    method: 'GET',
    path: '/account',
    headers: new Headers({ 'X-Requested-With': 'contacts-restore' }),
  };
  const json = (value, init) => Response.json(value, init);
  const account =
    profile.paths['/account'].get.responses['200'].content['application/json'].examples.admin.value;

  it('finds what is wrong with requests', () => {
    assert.deepEqual(requestFaults(asked), []);
    assert.deepEqual(requestFaults({ ...asked, headers: new Headers() }), ['lacks X-Requested-With']);
    assert.deepEqual(requestFaults({ ...asked, path: '/accounts' }), ['no operation for GET /accounts']);
    assert.deepEqual(requestFaults({ ...asked, path: '/account?id=7' }), ['no parameter id']);
    assert.deepEqual(requestFaults({ ...asked, body: '{}' }), ['has a body']);
  });

  it('finds what is wrong with answers', async () => {
    assert.deepEqual(await answerFaults(asked, json(account)), []);
    const { hipaa: _, ...less } = account;
    assert.equal((await answerFaults(asked, json(less))).length, 1);
    assert.equal((await answerFaults(asked, json({ ...account, serverTime: 'noon' }))).length, 1);
    assert.equal((await answerFaults(asked, json({ ...account, retentionDays: 1.5 }))).length, 1);
    assert.deepEqual(await answerFaults(asked, json(account, { status: 201 })), ['no answer with 201']);
    assert.deepEqual(await answerFaults(asked, new Response('')), ['no answer of the type text/plain']);
    const running = { method: 'POST', path: '/restores' };
    const accepted = json(
      profile.paths['/restores'].post.responses['202'].content['application/json'].examples.running.value,
      { status: 202 },
    );
    assert.deepEqual(await answerFaults(running, accepted), ['lacks Location']);
  });
});
