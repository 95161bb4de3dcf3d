import { expect } from '@open-wc/testing';
import type { AdapterError } from '../../../src/adapter/errors.js';
import type { MemoryAdapter } from '../../../src/adapter/memory/index.js';
import { createMemoryAdapter } from '../../../src/adapter/memory/index.js';
import { deleted, freshKey, request, world } from './memory-harness.js';

const restoring = (part: object) => (adapter: MemoryAdapter) =>
  adapter.startRestore({ ...request(['a']), ...part }, { idempotencyKey: freshKey() });
const aiming = (target: unknown) => restoring({ target });
const listing = (query: unknown) => (adapter: MemoryAdapter) =>
  adapter.listDeletedContacts(query as never, {});
const history = (query: unknown) => (adapter: MemoryAdapter) => adapter.listBulkActions(query as never, {});
const matching = (part: object) =>
  aiming({ kind: 'matching', query: {}, exceptIds: [], asOf: null, ...part });

const BAD: [path: string, call: (adapter: MemoryAdapter) => Promise<unknown>][] = [
  ['target', aiming(null)],
  ['target', aiming('a')],
  ['target.kind', aiming({ kind: 'all' })],
  ['target.ids', aiming({ kind: 'contacts' })],
  ['target.ids', aiming({ kind: 'contacts', ids: [] })],
  ['target.ids', aiming({ kind: 'contacts', ids: 'a' })],
  ['target.ids', aiming({ kind: 'contacts', ids: ['a', 'b', 'c', 'd'] })],
  ['target.ids.1', aiming({ kind: 'contacts', ids: ['a', 7] })],
  ['target.ids.1', aiming({ kind: 'contacts', ids: ['a', ''] })],
  ['target.bulkActionId', aiming({ kind: 'bulk-action', exceptIds: [] })],
  ['target.exceptIds', aiming({ kind: 'bulk-action', bulkActionId: 'd', exceptIds: 'a' })],
  ['target.exceptIds.0', matching({ exceptIds: [null] })],
  ['target.query', matching({ query: undefined })],
  ['target.query.search', matching({ query: { search: 7 } })],
  ['target.query.filters', matching({ query: { filters: 'x' } })],
  ['target.query.filters.deletedFrom', matching({ query: { filters: { deletedFrom: 'yesterday' } } })],
  ['target.asOf', matching({ asOf: 7 })],
  ['automations', restoring({ automations: 'yes' })],
  ['automations', restoring({ automations: undefined })],
  ['onConflict', restoring({ onConflict: 'overwrite' })],
  ['onConflictByReason', restoring({ onConflictByReason: { erased: 'skip' } })],
  ['onConflictByReason.duplicate-email', restoring({ onConflictByReason: { 'duplicate-email': 'x' } })],
  ['conflictOverrides', restoring({ conflictOverrides: { a: 'x' } })],
  ['conflictOverrides', restoring({ conflictOverrides: ['skip'] })],
  ['request', (adapter) => adapter.startRestore(null as never, { idempotencyKey: freshKey() })],
  ['idempotencyKey', (adapter) => adapter.startRestore(request(['a']), {} as never)],
  ['idempotencyKey', (adapter) => adapter.startRestore(request(['a']), undefined as never)],
  ['idempotencyKey', (adapter) => adapter.startRestore(request(['a']), { idempotencyKey: '' })],
  ['idempotencyKey', (adapter) => adapter.cancelBulkAction('d', {} as never)],
  ['id', (adapter) => adapter.undoRestore(7 as never, { idempotencyKey: freshKey() })],
  ['id', (adapter) => adapter.getDeletedContact('', {})],
  ['id', (adapter) => adapter.getBulkAction(undefined as never, {})],
  ['target.kind', (adapter) => adapter.previewRestore({} as never, {})],
  ['query', listing(null)],
  ['pageSize', listing({})],
  ['pageSize', listing({ pageSize: 0 })],
  ['pageSize', listing({ pageSize: 2.5 })],
  ['search', listing({ pageSize: 5, search: ['a'] })],
  ['sort.by', listing({ pageSize: 5, sort: { by: 'age', direction: 'asc' } })],
  ['sort.direction', listing({ pageSize: 5, sort: { by: 'name', direction: 'up' } })],
  ['filters.source', listing({ pageSize: 5, filters: { source: 7 } })],
  ['filters.expiresBefore', listing({ pageSize: 5, filters: { expiresBefore: '2026-02-30T00:00:00Z' } })],
  ['status', history({ pageSize: 5, status: 'done' })],
  ['from', history({ pageSize: 5, from: '2026-01-01' })],
  ['restorable', history({ pageSize: 5, restorable: 'yes' })],
  ['outcome', (adapter) => adapter.listBulkActionItems('d', { pageSize: 5, outcome: 'ok' as never }, {})],
];

describe('memory adapter: bad arguments', () => {
  for (const [index, [path, call]] of BAD.entries()) {
    it(`change nothing and are named: ${path} (${index})`, async () => {
      const w = world({
        account: { supports: { maxIds: 3 } },
        contacts: [deleted('a', { bulkActionId: 'd' })],
      });
      const error: AdapterError = await call(w.adapter).then(
        () => Promise.reject(new Error('accepted')),
        (e: AdapterError) => e,
      );
      expect(error.code).to.equal('validation');
      expect(error.issues?.map((issue) => issue.path)).to.deep.equal([path]);
      expect(w.backend.liveContacts()).to.deep.equal([]);
      expect((await w.adapter.listBulkActions({ pageSize: 5 }, {})).total).to.equal(1);
    });
  }

  it('are named all at once', async () => {
    const { adapter } = world();
    const error = await restoring({ automations: 1, onConflict: 2, target: 3 })(adapter).catch(
      (e: AdapterError) => e,
    );
    expect((error as AdapterError).issues?.map(({ path }) => path)).to.deep.equal([
      'automations',
      'onConflict',
      'target',
    ]);
  });

  it('refuse a resolution that the account does not know', async () => {
    const w = world({ account: { supports: { conflicts: ['skip'] } }, contacts: [deleted('a')] });
    const error = await restoring({ onConflict: 'merge' })(w.adapter).catch((e: AdapterError) => e);
    expect(error).to.include({ code: 'validation' });
  });

  it('take ids for what they are, whatever they look like', async () => {
    const odd = ['__proto__', 'constructor', '../x', '%00', 'ü🙂'];
    const w = world({ contacts: odd.map((id) => deleted(id)) });
    const overrides = JSON.parse('{"__proto__":"drop-value"}') as Record<string, never>;
    const call = { idempotencyKey: '__proto__' };
    const action = await w.adapter.startRestore(request(odd, { conflictOverrides: overrides }), call);
    expect(action.counts.succeeded).to.equal(odd.length);
  });

  it('make seeds fail at once when two share an id or one has none', () => {
    expect(() => createMemoryAdapter({ contacts: [deleted('a'), deleted('a')] })).to.throw(TypeError);
    expect(() => createMemoryAdapter({ contacts: [{ deletedAt: '' } as never] })).to.throw(TypeError);
    expect(() => createMemoryAdapter().backend.advance(-1)).to.throw(RangeError);
  });
});
