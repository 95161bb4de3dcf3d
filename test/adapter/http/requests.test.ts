import { expect } from '@open-wc/testing';
import type { AdapterError } from '../../../src/adapter/errors.js';
import { createHttpAdapter, type HttpAdapter } from '../../../src/adapter/http/index.js';
import type { RestoreRequest } from '../../../src/domain/restore.js';
import { broken, json, rejection, scriptedFetch } from './scripted-fetch.js';

const query = { search: 'Ada Lovelace', filters: { source: 'manual' }, pageSize: 25 };
const target = { kind: 'contacts' as const, ids: ['a', 'b'] };
const request: RestoreRequest = { target, automations: 'keep-paused', onConflict: 'skip' };
const write = { idempotencyKey: 'key-1' };

interface Case {
  call: (adapter: HttpAdapter) => Promise<unknown>;
  method: 'GET' | 'POST';
  path: string;
  body?: unknown;
  key?: string;
}

const CASES: Record<keyof Omit<HttpAdapter, 'watchBulkAction' | 'deadlines'>, Case> = {
  getAccount: { call: (adapter) => adapter.getAccount({}), method: 'GET', path: '/account' },
  listDeletedContacts: {
    call: (adapter) => adapter.listDeletedContacts(query, {}),
    method: 'POST',
    path: '/deleted-contacts/search',
    body: query,
  },
  getDeletedContact: {
    call: (adapter) => adapter.getDeletedContact('c1', {}),
    method: 'GET',
    path: '/deleted-contacts/c1',
  },
  previewRestore: {
    call: (adapter) => adapter.previewRestore(target, {}),
    method: 'POST',
    path: '/restore-previews',
    body: target,
  },
  startRestore: {
    call: (adapter) => adapter.startRestore(request, write),
    method: 'POST',
    path: '/restores',
    body: request,
    key: 'key-1',
  },
  listBulkActions: {
    call: (adapter) =>
      adapter.listBulkActions({ status: 'completed', restorable: true, pageSize: 10, cursor: 'n/2' }, {}),
    method: 'GET',
    path: '/bulk-actions?status=completed&restorable=true&pageSize=10&cursor=n%2F2',
  },
  getBulkAction: {
    call: (adapter) => adapter.getBulkAction('b1', {}),
    method: 'GET',
    path: '/bulk-actions/b1',
  },
  listBulkActionItems: {
    call: (adapter) => adapter.listBulkActionItems('b1', { outcome: 'failed', pageSize: 5 }, {}),
    method: 'GET',
    path: '/bulk-actions/b1/items?outcome=failed&pageSize=5',
  },
  cancelBulkAction: {
    call: (adapter) => adapter.cancelBulkAction('b1', write),
    method: 'POST',
    path: '/bulk-actions/b1/cancel',
    body: {},
    key: 'key-1',
  },
  undoRestore: {
    call: (adapter) => adapter.undoRestore('b1', write),
    method: 'POST',
    path: '/bulk-actions/b1/undo',
    body: {},
    key: 'key-1',
  },
};

describe('requests of the HTTP adapter', () => {
  for (const [name, { call, method, path, body, key }] of Object.entries(CASES)) {
    it(`${name} asks ${method} ${path}`, async () => {
      const { fetch, sent } = scriptedFetch(json({ answer: name }));
      const answer = await call(createHttpAdapter({ baseUrl: '/api', fetch }));
      expect(answer).to.deep.equal({ answer: name });
      const [{ url, init, headers }] = sent as [(typeof sent)[0]];
      expect(url).to.equal(`/api${path}`);
      expect(init.method).to.equal(method);
      expect(typeof init.body === 'string' ? JSON.parse(init.body) : undefined).to.deep.equal(body);
      expect('body' in init).to.equal(body !== undefined);
      expect(headers.get('content-type')).to.equal(body === undefined ? null : 'application/json');
      expect(headers.get('idempotency-key')).to.equal(key ?? null);
    });

    it(`${name} leaves no trace in caches, redirects and referrers`, async () => {
      const { fetch, sent } = scriptedFetch(json());
      await call(createHttpAdapter({ baseUrl: '/api', fetch }));
      const { init, headers } = sent[0]!;
      const { cache, redirect, referrerPolicy, credentials } = init;
      expect({ cache, redirect, referrerPolicy, credentials }).to.deep.equal({
        cache: 'no-store',
        redirect: 'error',
        referrerPolicy: 'no-referrer',
        credentials: 'same-origin',
      });
      expect(init.signal instanceof AbortSignal).to.equal(true);
      expect(headers.get('x-requested-with')).to.equal('contacts-restore');
      expect(headers.get('accept')).to.equal('application/json, application/problem+json');
    });
  }

  it('leaves out of an address what restricts nothing', async () => {
    const { fetch, sent } = scriptedFetch(json());
    const query = { status: undefined, kind: '', pageSize: 10 };
    await createHttpAdapter({ baseUrl: '/api', fetch }).listBulkActions(query, {});
    expect(sent[0]!.url).to.equal('/api/bulk-actions?pageSize=10');
  });

  it('takes a base address with a slash at its end', async () => {
    const { fetch, sent } = scriptedFetch(json());
    await createHttpAdapter({ baseUrl: 'https://crm.example.com/v1//', fetch }).getAccount({});
    expect(sent[0]!.url).to.equal('https://crm.example.com/v1/account');
  });

  it('asks for fresh headers before each request and keeps its own', async () => {
    let count = 0;
    const { fetch, sent } = scriptedFetch(json());
    const adapter = createHttpAdapter({
      baseUrl: '/api',
      fetch,
      headers: async () => ({ Authorization: `Bearer ${++count}`, 'X-Requested-With': 'another' }),
    });
    await adapter.getAccount({});
    await adapter.getAccount({});
    expect(sent.map(({ headers }) => headers.get('authorization'))).to.deep.equal(['Bearer 1', 'Bearer 2']);
    expect(sent[0]!.headers.get('x-requested-with')).to.equal('contacts-restore');
  });

  it('sends what was asked for, whatever becomes of the request meanwhile', async () => {
    const { fetch, sent } = scriptedFetch(broken, json());
    const sleep = () => Promise.resolve();
    const asked = { ...query };
    const call = createHttpAdapter({ baseUrl: '/api', fetch, sleep }).listDeletedContacts(asked, {});
    asked.pageSize = 999;
    await call;
    for (const { init } of sent) expect(JSON.parse(init.body as string)).to.deep.equal(query);
  });

  it('refuses what no JSON can say', async () => {
    const { fetch, sent } = scriptedFetch(json());
    const circle: Record<string, unknown> = {};
    circle.self = circle;
    for (const odd of [{ pageSize: 5n }, circle]) {
      const call = createHttpAdapter({ baseUrl: '/api', fetch }).listDeletedContacts(odd as never, {});
      const failure = (await rejection(call)) as AdapterError;
      expect(failure).to.include({ code: 'validation', message: "The request can't be written as JSON." });
      expect(failure.issues).to.deep.equal([{ path: '', message: 'expected plain data' }]);
      expect(failure.cause).to.be.instanceOf(TypeError);
    }
    expect(sent).to.have.length(0);
  });

  it('sends nothing when the headers fail', async () => {
    const { fetch, sent } = scriptedFetch(json());
    const headers = () => Promise.reject(new Error('no token'));
    const failure = await rejection(createHttpAdapter({ baseUrl: '/api', fetch, headers }).getAccount({}));
    expect(failure).to.include({ name: 'AdapterError', code: 'unknown' });
    expect(sent).to.have.length(0);
  });

  it('sends credentials elsewhere only when told', async () => {
    const { fetch, sent } = scriptedFetch(json());
    await createHttpAdapter({ baseUrl: '/api', fetch, credentials: 'include' }).getAccount({});
    expect(sent[0]!.init.credentials).to.equal('include');
  });

  it('looks up the fetch of the page at each call', async () => {
    const adapter = createHttpAdapter({ baseUrl: '/api' });
    const original = globalThis.fetch;
    const { fetch, sent } = scriptedFetch(json());
    globalThis.fetch = fetch;
    try {
      await adapter.getAccount({});
    } finally {
      globalThis.fetch = original;
    }
    expect(sent).to.have.length(1);
  });

  for (const id of ['a/b', '../account', 'a?b#c', '%2e%2e', 'ü 名', '\'"<x>', 'a\\b', '...']) {
    it(`keeps the id ${id} in one segment`, async () => {
      const { fetch, sent } = scriptedFetch(json());
      await createHttpAdapter({ baseUrl: '/api', fetch }).getDeletedContact(id, {});
      const segments = new URL(sent[0]!.url, 'https://crm.example.com').pathname.split('/');
      expect(segments).to.have.length(4);
      expect(decodeURIComponent(segments[3]!)).to.equal(id);
    });
  }

  for (const id of ['', '.', '..', '\ud800']) {
    it(`knows no address for the id ${JSON.stringify(id)}`, async () => {
      const { fetch, sent } = scriptedFetch(json());
      const adapter = createHttpAdapter({ baseUrl: '/api', fetch });
      expect(await rejection(adapter.getDeletedContact(id, {}))).to.include({
        code: 'not-found',
        message: "The id can't be part of an address.",
      });
      expect(await rejection(adapter.undoRestore(id, write))).to.include({ code: 'not-found' });
      expect(sent).to.have.length(0);
    });
  }

  it('puts no search words and no contact ids into an address', async () => {
    const { fetch, sent } = scriptedFetch(json());
    const adapter = createHttpAdapter({ baseUrl: '/api', fetch });
    for (const { call } of Object.values(CASES)) await call(adapter);
    for (const { url } of sent) expect(decodeURIComponent(url)).to.not.match(/Ada|Lovelace|[?&]ids?=/);
  });
});
