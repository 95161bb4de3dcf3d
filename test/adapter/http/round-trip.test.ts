import { expect } from '@open-wc/testing';
import { createHandlers } from '../../../mocks/handlers.js';
import { fetchFromHandlers } from '../../../mocks/fetch-from-handlers.js';
import { checkedAdapter } from '../../../src/adapter/checked-adapter.js';
import { isAdapterError, type AdapterErrorCode } from '../../../src/adapter/errors.js';
import { createHttpAdapter } from '../../../src/adapter/http/index.js';
import { createMemoryAdapter, type MemoryAdapterOptions } from '../../../src/adapter/memory/index.js';
import type { RestoreRequest } from '../../../src/domain/restore.js';
import { rejection } from './scripted-fetch.js';

const NOW = Date.UTC(2026, 10, 24, 10);
const ODD_IDS = ['a/b', '../c', 'd?e#f', '%2e', 'ü 名', '"<i>'];

/** Few contacts, one of each kind: plain, with an odd id, clashing, expired, of a bulk delete. */
function seeds(): MemoryAdapterOptions {
  const deletedAt = new Date(NOW - 86_400_000).toISOString();
  return {
    now: () => new Date(NOW),
    contacts: [
      { id: 'c1', name: 'Ada', email: 'ada@example.com', deletedAt, related: { notes: 2 } },
      { id: 'c2', name: 'Bo', email: 'taken@example.com', deletedAt },
      { id: 'c3', name: 'Cy', deletedAt: '2026-01-01T00:00:00.000Z' },
      { id: 'c4', name: 'Di', deletedAt, bulkActionId: 'd1' },
      { id: 'c5', name: 'Ed', deletedAt, bulkActionId: 'd1' },
      ...ODD_IDS.map((id) => ({ id, name: 'Odd', deletedAt })),
    ],
    liveContacts: [{ id: 'l1', name: 'Lu', email: 'taken@example.com' }],
    bulkActions: [{ id: 'd1', kind: 'delete', label: 'Clean-up', createdAt: deletedAt }],
  };
}

/** Twice the same back end: one asked directly, one over HTTP. */
function pair(options: Partial<MemoryAdapterOptions> = {}) {
  const direct = createMemoryAdapter({ ...seeds(), ...options });
  const behind = createMemoryAdapter({ ...seeds(), ...options });
  const handlers = createHandlers({ adapter: behind, baseUrl: '/api' });
  const http = createHttpAdapter({ baseUrl: '/api', fetch: fetchFromHandlers(handlers) });
  return { direct, http, checked: checkedAdapter(http), behind };
}

const request = (...ids: string[]): RestoreRequest => ({
  target: { kind: 'contacts', ids },
  automations: 'keep-paused',
  onConflict: 'skip',
});
const key = { idempotencyKey: 'key-1' };
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

type Both = ReturnType<typeof pair>['direct'] | ReturnType<typeof pair>['http'];

const STEPS: [name: string, run: (adapter: Both) => Promise<unknown>][] = [
  ['getAccount', (adapter) => adapter.getAccount({})],
  [
    'listDeletedContacts',
    (adapter) =>
      adapter.listDeletedContacts({ search: 'a', pageSize: 2, sort: { by: 'name', direction: 'asc' } }, {}),
  ],
  ['getDeletedContact', (adapter) => adapter.getDeletedContact('c1', {})],
  ['previewRestore', (adapter) => adapter.previewRestore({ kind: 'contacts', ids: ['c1', 'c2', 'c3'] }, {})],
  [
    'listBulkActions',
    (adapter) => adapter.listBulkActions({ kind: 'delete', restorable: true, pageSize: 5 }, {}),
  ],
  ['startRestore', (adapter) => adapter.startRestore(request('c1', 'c2', 'c3'), key)],
  ['startRestore, repeated', (adapter) => adapter.startRestore(request('c1', 'c2', 'c3'), key)],
  [
    'getBulkAction',
    async (adapter) =>
      adapter.getBulkAction((await adapter.startRestore(request('c1', 'c2', 'c3'), key)).id, {}),
  ],
  [
    'listBulkActionItems',
    async (adapter) => {
      const { id } = await adapter.startRestore(request('c1', 'c2', 'c3'), key);
      return adapter.listBulkActionItems(id, { pageSize: 1, outcome: 'succeeded' }, {});
    },
  ],
  [
    'cancelBulkAction',
    async (adapter) => {
      const { id } = await adapter.startRestore(request('c1', 'c2', 'c3'), key);
      return adapter.cancelBulkAction(id, { idempotencyKey: 'key-2' });
    },
  ],
  [
    'undoRestore',
    async (adapter) => {
      const { id } = await adapter.startRestore(request('c1', 'c2', 'c3'), key);
      return adapter.undoRestore(id, { idempotencyKey: 'key-3' });
    },
  ],
  ['watchBulkAction', (adapter) => collect(adapter.watchBulkAction('d1', {}))],
];

async function collect(states: AsyncIterable<unknown>): Promise<unknown[]> {
  const all = [];
  for await (const state of states) all.push(state);
  return all;
}

describe('the HTTP adapter over the handlers', () => {
  for (const [name, run] of STEPS) {
    it(`answers ${name} like the back end behind it`, async () => {
      const { direct, http } = pair();
      const expected: unknown = plain(await run(direct));
      expect(await run(http)).to.deep.equal(expected);
    });

    it(`answers ${name} as the contract says`, async () => {
      await run(pair().checked);
    });
  }

  for (const id of ODD_IDS) {
    it(`brings back the contact with the id ${id}`, async () => {
      const { http, behind } = pair();
      expect(await http.getDeletedContact(id, {})).to.include({ id });
      expect((await http.startRestore(request(id), key)).counts).to.include({ succeeded: 1 });
      expect(behind.backend.liveContact(id)).to.include({ id });
    });
  }

  it('reads a list page by page', async () => {
    const { http } = pair();
    const names: (string | null)[] = [];
    let cursor: string | undefined;
    do {
      const page = await http.listDeletedContacts({ pageSize: 3, ...(cursor && { cursor }) }, {});
      names.push(...page.items.map(({ name }) => name));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(names).to.have.length(4 + ODD_IDS.length);
  });

  it('refuses the same key with another body as validation, and changes nothing', async () => {
    const { http, behind } = pair();
    await http.startRestore(request('c1'), key);
    const failure = await rejection(http.startRestore(request('c4'), key));
    expect(failure).to.include({ code: 'validation', retryable: false });
    expect(behind.backend.liveContact('c4')).to.equal(null);
  });

  const refusals: [
    code: AdapterErrorCode,
    options: Partial<MemoryAdapterOptions>,
    run: (a: Both) => Promise<unknown>,
  ][] = [
    [
      'forbidden',
      { account: { viewer: { canRestore: false } } },
      (a) => a.listDeletedContacts({ pageSize: 5 }, {}),
    ],
    ['policy-blocked', { account: { hipaa: true } }, (a) => a.startRestore(request('c1'), key)],
    ['not-found', {}, (a) => a.getBulkAction('nowhere', {})],
    ['not-found', {}, (a) => collect(a.watchBulkAction('nowhere', {}))],
    ['validation', {}, (a) => a.startRestore(request(), key)],
    ['unsupported', { account: { supports: { undo: false } } }, (a) => a.undoRestore('d1', key)],
  ];
  for (const [code, options, run] of refusals) {
    it(`fails with ${code} like the back end behind it`, async () => {
      const { direct, http } = pair(options);
      const facts = (thrown: unknown) =>
        isAdapterError(thrown) && { code: thrown.code, retryable: thrown.retryable, issues: thrown.issues };
      const expected = facts(await rejection(run(direct)));
      expect(expected).to.include({ code });
      expect(facts(await rejection(run(http)))).to.deep.equal(expected);
    });
  }

  it('watches a restore to its end', async () => {
    const { http, behind } = pair({ now: undefined, itemsPerTick: 1 });
    const started = await http.startRestore(
      { ...request(), target: { kind: 'bulk-action', bulkActionId: 'd1', exceptIds: [] } },
      key,
    );
    const processed: number[] = [];
    for await (const { counts } of http.watchBulkAction(started.id, {})) {
      processed.push(counts.processed);
      behind.backend.advance(1000);
    }
    expect(processed.at(-1)).to.equal(2);
    expect(processed).to.deep.equal(processed.slice().sort((a, b) => a - b));
  });

  it('ends an abort while the back end works, without taking the write back', async () => {
    const entered: string[] = [];
    let release = () => {};
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    const abort = new AbortController();
    const { http, behind } = pair({
      pause: (method, stage) => {
        if (stage !== 'after') return;
        entered.push(method);
        abort.abort();
        return gate;
      },
    });
    const call = rejection(http.startRestore(request('c1'), { ...key, signal: abort.signal }));
    expect(await call).to.include({ name: 'AbortError' });
    release();
    expect(entered).to.deep.equal(['startRestore']);
    expect(behind.backend.liveContact('c1')).to.include({ id: 'c1' });
  });
});
