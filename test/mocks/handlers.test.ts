import { expect } from '@open-wc/testing';
import { createHandlers } from '../../mocks/handlers.js';
import { fetchFromHandlers } from '../../mocks/fetch-from-handlers.js';
import {
  adapterError,
  type BulkAction,
  type RestoreAdapter,
  type WriteOptions,
} from '../../src/adapter/index.js';
import type { AdapterErrorCode } from '../../src/adapter/errors.js';

const action = (status: BulkAction['status']) => ({ id: 'b/1', status }) as BulkAction;

/** The least adapter there can be, with some of its methods replaced. */
function fetchOver(methods: Partial<RestoreAdapter> = {}, baseUrl = '/api'): typeof fetch {
  const missing = () => Promise.reject(new Error('Not in this test.'));
  const adapter: RestoreAdapter = {
    getAccount: missing,
    listDeletedContacts: missing,
    startRestore: missing,
    getBulkAction: missing,
    ...methods,
  };
  return fetchFromHandlers(createHandlers({ adapter, baseUrl }));
}

const post = (body: unknown, headers: Record<string, string> = { 'Idempotency-Key': 'k' }): RequestInit => ({
  method: 'POST',
  body: typeof body === 'string' ? body : JSON.stringify(body),
  headers,
});

describe('the mocked back end', () => {
  it('answers a finished restore with 200', async () => {
    const fetch = fetchOver({ startRestore: () => Promise.resolve(action('completed')) });
    const response = await fetch('/api/restores', post({}));
    expect(response.status).to.equal(200);
    expect(response.headers.get('location')).to.equal(null);
  });

  it('answers a restore that goes on with 202 and where to ask', async () => {
    const fetch = fetchOver({ startRestore: () => Promise.resolve(action('queued')) });
    const response = await fetch('/api/restores', post({}));
    expect(response.status).to.equal(202);
    expect(response.headers.get('location')).to.equal('/api/bulk-actions/b%2F1');
    expect(await response.json()).to.deep.equal(action('queued'));
  });

  it('hands the idempotency key on', async () => {
    const keys: string[] = [];
    const startRestore = (_: unknown, { idempotencyKey }: WriteOptions) => {
      keys.push(idempotencyKey);
      return Promise.resolve(action('completed'));
    };
    await fetchOver({ startRestore })('/api/restores', post({}, { 'Idempotency-Key': 'key-7' }));
    expect(keys).to.deep.equal(['key-7']);
  });

  it('lets nothing be cached', async () => {
    const fetch = fetchOver({ getBulkAction: () => Promise.resolve(action('completed')) });
    for (const path of ['/api/bulk-actions/b1', '/api/account']) {
      expect((await fetch(path)).headers.get('cache-control'), path).to.equal('no-store');
    }
  });

  const statuses: [AdapterErrorCode, number][] = [
    ['timeout', 504],
    ['unauthenticated', 401],
    ['forbidden', 403],
    ['policy-blocked', 403],
    ['not-found', 404],
    ['conflict', 409],
    ['validation', 422],
    ['rate-limited', 429],
    ['unavailable', 503],
    ['unsupported', 501],
    ['protocol', 502],
    ['unknown', 500],
  ];
  for (const [code, status] of statuses) {
    it(`tells ${code} with ${status} and a problem document`, async () => {
      const failure = adapterError(code, { userMessage: 'Sorry.', requestId: 'req-1', retryAfterMs: 1500 });
      const response = await fetchOver({ getAccount: () => Promise.reject(failure) })('/api/account');
      expect(response.status).to.equal(status);
      expect(response.headers.get('content-type')).to.equal('application/problem+json');
      expect(response.headers.get('retry-after')).to.equal('2');
      expect(await response.json()).to.include({ status, code, userMessage: 'Sorry.', requestId: 'req-1' });
    });
  }

  it('tells an error of the adapter itself with 500 and none of its words', async () => {
    const response = await fetchOver({ getAccount: () => Promise.reject(new Error('Ada')) })('/api/account');
    expect(response.status).to.equal(500);
    expect(await response.text()).to.not.contain('Ada');
  });

  it('fails like a broken network when the adapter says network', async () => {
    const fetch = fetchOver({ getAccount: () => Promise.reject(adapterError('network')) });
    const thrown = await fetch('/api/account').catch((error: unknown) => error);
    expect(thrown instanceof TypeError).to.equal(true);
  });

  const badRequests: [name: string, path: string, init: RequestInit | undefined][] = [
    ['a body that is not JSON', '/api/deleted-contacts/search', post('{')],
    ['a body that is no object', '/api/restores', post(7)],
    ['a write without a key', '/api/restores', post({}, {})],
    ['a status that does not exist', '/api/bulk-actions?status=lost', undefined],
    ['an outcome that does not exist', '/api/bulk-actions/b1/items?outcome=lost', undefined],
  ];
  for (const [name, path, init] of badRequests) {
    it(`refuses ${name}`, async () => {
      const never = () => Promise.reject(new Error('It was called.'));
      const response = await fetchOver({ listBulkActions: never, listBulkActionItems: never })(path, init);
      expect(response.status).to.equal(422);
    });
  }

  for (const path of [
    '/deleted-contacts/c1',
    '/bulk-actions',
    '/bulk-actions/b1/items',
    '/bulk-actions/b1/events',
  ]) {
    it(`says that ${path} is unsupported where the adapter lacks it`, async () => {
      expect((await fetchOver()(`/api${path}`)).status).to.equal(501);
    });
  }

  for (const path of ['/restore-previews', '/bulk-actions/b1/cancel', '/bulk-actions/b1/undo']) {
    it(`says that ${path} is unsupported where the adapter lacks it`, async () => {
      expect((await fetchOver()(`/api${path}`, post({}))).status).to.equal(501);
    });
  }

  it('reads the history query from the address', async () => {
    const queries: unknown[] = [];
    const listBulkActions: RestoreAdapter['listBulkActions'] = (query) => {
      queries.push(JSON.parse(JSON.stringify(query)));
      return Promise.resolve({ items: [], nextCursor: null, total: 0, asOf: null });
    };
    const fetch = fetchOver({ listBulkActions });
    await fetch(
      '/api/bulk-actions?status=paused&kind=import&createdBy=u1&restorable=false&pageSize=7&cursor=c',
    );
    await fetch('/api/bulk-actions');
    expect(queries).to.deep.equal([
      { status: 'paused', kind: 'import', createdBy: 'u1', restorable: false, pageSize: 7, cursor: 'c' },
      { pageSize: 25 },
    ]);
  });

  it('works below an absolute address too', async () => {
    const getBulkAction = (id: string) => Promise.resolve({ ...action('completed'), id });
    const fetch = fetchOver({ getBulkAction }, 'https://crm.example.com/v1/');
    const response = await fetch('https://crm.example.com/v1/bulk-actions/a%2Fb');
    expect(await response.json()).to.include({ id: 'a/b' });
  });

  it('tells a stream that fails at once like any other call', async () => {
    const next = () => Promise.reject(adapterError('not-found'));
    const watchBulkAction = () => ({ [Symbol.asyncIterator]: () => ({ next }) });
    expect((await fetchOver({ watchBulkAction })('/api/bulk-actions/b1/events')).status).to.equal(404);
  });

  it('stops watching when nobody reads on', async () => {
    let stopped = false;
    async function* watchBulkAction(_: string, { signal }: { signal?: AbortSignal | undefined }) {
      signal?.addEventListener('abort', () => (stopped = true));
      for (;;) yield await Promise.resolve(action('in-progress'));
    }
    const response = await fetchOver({ watchBulkAction })('/api/bulk-actions/b1/events');
    expect(response.headers.get('content-type')).to.equal('text/event-stream');
    const reader = response.body!.getReader();
    await reader.read();
    await reader.cancel();
    await new Promise((resolve) => setTimeout(resolve));
    expect(stopped).to.equal(true);
  });
});

describe('a fetch from handlers', () => {
  it('fails like a broken network where nothing handles the request', async () => {
    const thrown = await fetchFromHandlers([])('/api/account').catch((error: unknown) => error);
    expect(thrown instanceof TypeError).to.equal(true);
  });

  it('rejects an aborted call at once', async () => {
    const fetch = fetchOver({ getAccount: () => new Promise(() => {}) });
    const abort = new AbortController();
    const call = fetch('/api/account', { signal: abort.signal }).catch((error: unknown) => error);
    abort.abort();
    expect(await call).to.include({ name: 'AbortError' });
  });

  it('breaks the body off on abort', async () => {
    async function* watchBulkAction() {
      yield await Promise.resolve(action('in-progress'));
      await new Promise(() => {});
    }
    const abort = new AbortController();
    const response = await fetchOver({ watchBulkAction })('/api/bulk-actions/b1/events', {
      signal: abort.signal,
    });
    const reader = response.body!.getReader();
    await reader.read();
    const rest = reader.read().catch((error: unknown) => error);
    abort.abort();
    expect(await rest).to.include({ name: 'AbortError' });
  });
});
