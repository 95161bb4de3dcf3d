import { expect } from '@open-wc/testing';
import type { AdapterError } from '../../../src/adapter/errors.js';
import type { MemoryAdapter } from '../../../src/adapter/memory/index.js';
import { createMemoryAdapter } from '../../../src/adapter/memory/index.js';
import type { RestoreTarget } from '../../../src/domain/restore.js';
import { codeOf, deleted, freshKey, rejection, request, world } from './memory-harness.js';

const restoring = (part: object) => (adapter: MemoryAdapter) =>
  adapter.startRestore({ ...request(['a']), ...part }, { idempotencyKey: freshKey() });
const aiming = (target: unknown) => restoring({ target });
const listing = (query: unknown) => (adapter: MemoryAdapter) =>
  adapter.listDeletedContacts(query as never, {});
const history = (query: unknown) => (adapter: MemoryAdapter) => adapter.listBulkActions(query as never, {});
const matching = (part: object) => aiming(matchingTarget(part));

const matchingTarget = (part: object) =>
  ({ kind: 'matching', query: {}, exceptIds: [], asOf: null, ...part }) as RestoreTarget;

const BAD: [path: string, expected: string, call: (adapter: MemoryAdapter) => Promise<unknown>][] = [
  ['target', 'an object', aiming(null)],
  ['target', 'an object', aiming('a')],
  ['target.kind', 'contacts, matching or bulk-action', aiming({ kind: 'all' })],
  ['target.ids', 'a list of ids', aiming({ kind: 'contacts' })],
  ['target.ids', '1 to 3 ids', aiming({ kind: 'contacts', ids: [] })],
  ['target.ids', 'a list of ids', aiming({ kind: 'contacts', ids: 'a' })],
  ['target.ids', '1 to 3 ids', aiming({ kind: 'contacts', ids: ['a', 'b', 'c', 'd'] })],
  ['target.ids.1', 'a text', aiming({ kind: 'contacts', ids: ['a', 7] })],
  ['target.ids.1', 'a text', aiming({ kind: 'contacts', ids: ['a', ''] })],
  ['target.bulkActionId', 'a text', aiming({ kind: 'bulk-action', exceptIds: [] })],
  ['target.exceptIds', 'a list of ids', aiming({ kind: 'bulk-action', bulkActionId: 'd', exceptIds: 'a' })],
  ['target.exceptIds.0', 'a text', matching({ exceptIds: [null] })],
  ['target.query', 'an object', matching({ query: undefined })],
  ['target.query.search', 'a text', matching({ query: { search: 7 } })],
  ['target.query.filters', 'an object', matching({ query: { filters: 'x' } })],
  [
    'target.query.filters.deletedFrom',
    'an ISO 8601 instant',
    matching({ query: { filters: { deletedFrom: 'yesterday' } } }),
  ],
  ['target.asOf', 'a text or null', matching({ asOf: 7 })],
  ['target.asOf', 'the asOf of a page', matching({ asOf: 'yesterday' })],
  ['automations', 'one of keep-paused, resume', restoring({ automations: 'yes' })],
  ['automations', 'one of keep-paused, resume', restoring({ automations: undefined })],
  ['onConflict', 'one of skip, drop-value, merge, keep-both', restoring({ onConflict: 'overwrite' })],
  [
    'onConflictByReason',
    'one of duplicate-email, duplicate-phone',
    restoring({ onConflictByReason: { erased: 'skip' } }),
  ],
  [
    'onConflictByReason.duplicate-email',
    'one of skip, drop-value, merge, keep-both',
    restoring({ onConflictByReason: { 'duplicate-email': 'x' } }),
  ],
  [
    'conflictOverrides',
    'one of skip, drop-value, merge, keep-both',
    restoring({ conflictOverrides: { a: 'x' } }),
  ],
  ['conflictOverrides', 'an object', restoring({ conflictOverrides: ['skip'] })],
  ['onConflictByReason', 'an object', restoring({ onConflictByReason: 7 })],
  ['request', 'an object', (adapter) => adapter.startRestore(null as never, { idempotencyKey: freshKey() })],
  [
    'idempotencyKey',
    'a text that names the intent',
    (adapter) => adapter.startRestore(request(['a']), {} as never),
  ],
  [
    'idempotencyKey',
    'a text that names the intent',
    (adapter) => adapter.startRestore(request(['a']), undefined as never),
  ],
  [
    'idempotencyKey',
    'a text that names the intent',
    (adapter) => adapter.startRestore(request(['a']), { idempotencyKey: '' }),
  ],
  ['idempotencyKey', 'a text that names the intent', (adapter) => adapter.cancelBulkAction('d', {} as never)],
  ['id', 'an id', (adapter) => adapter.undoRestore(7 as never, { idempotencyKey: freshKey() })],
  ['id', 'an id', (adapter) => adapter.getDeletedContact('', {})],
  ['id', 'an id', (adapter) => adapter.getBulkAction(undefined as never, {})],
  ['target.kind', 'contacts, matching or bulk-action', (adapter) => adapter.previewRestore({} as never, {})],
  ['query', 'an object', listing(null)],
  ['query', 'an object', history(null)],
  ['query', 'an object', (adapter) => adapter.listBulkActionItems('d', null as never, {})],
  ['pageSize', 'a whole number above 0', listing({})],
  ['pageSize', 'a whole number above 0', listing({ pageSize: 0 })],
  ['pageSize', 'a whole number above 0', listing({ pageSize: 2.5 })],
  ['cursor', 'a text', listing({ pageSize: 5, cursor: 7 })],
  ['cursor', 'a cursor of the same question', listing({ pageSize: 5, cursor: 'x' })],
  ['search', 'a text', listing({ pageSize: 5, search: ['a'] })],
  ['sort', 'an object', listing({ pageSize: 5, sort: 'name' })],
  [
    'sort.by',
    'one of name, email, phone, deletedAt, restorableUntil, deletedBy',
    listing({ pageSize: 5, sort: { by: 'age', direction: 'asc' } }),
  ],
  ['sort.direction', 'one of asc, desc', listing({ pageSize: 5, sort: { by: 'name', direction: 'up' } })],
  ['filters.source', 'a text', listing({ pageSize: 5, filters: { source: 7 } })],
  [
    'filters.expiresBefore',
    'an ISO 8601 instant',
    listing({ pageSize: 5, filters: { expiresBefore: '2026-02-30T00:00:00Z' } }),
  ],
  [
    'status',
    'one of scheduled, queued, in-progress, paused, cancelling, completed, completed-with-errors, failed, cancelled',
    history({ pageSize: 5, status: 'done' }),
  ],
  ['kind', 'a text', history({ pageSize: 5, kind: 7 })],
  ['createdBy', 'a text', history({ pageSize: 5, createdBy: 7 })],
  ['from', 'an ISO 8601 instant', history({ pageSize: 5, from: '2026-01-01' })],
  ['restorable', 'true or false', history({ pageSize: 5, restorable: 'yes' })],
  [
    'outcome',
    'one of succeeded, failed, skipped',
    (adapter) => adapter.listBulkActionItems('d', { pageSize: 5, outcome: 'ok' as never }, {}),
  ],
];

/** Something that holds itself. */
function circle(): object {
  const whole: Record<string, unknown> = {};
  whole.within = { whole };
  return whole;
}

/** As deep as no stack reaches. */
const depths = (): unknown => {
  let whole: unknown = [];
  for (let depth = 0; depth < 100_000; depth++) whole = [whole];
  return whole;
};

const throwing = (): never => {
  throw new RangeError('Ada');
};

const unreadable = () => Object.defineProperty(request(['a']), 'note', { enumerable: true, get: throwing });

/** What no JSON can say, and what is not to be read at all. */
const NO_DATA: [path: string, call: (adapter: MemoryAdapter) => Promise<unknown>][] = [
  ['note', restoring({ note: () => {} })],
  ['note', restoring({ note: Symbol('x') })],
  ['note', restoring({ note: 7n })],
  ['target.ids.1', aiming({ kind: 'contacts', ids: ['a', 7n] })],
  ['conflictOverrides.within.whole', restoring({ conflictOverrides: circle() })],
  ['request', restoring({ note: depths() })],
  ['request', (adapter) => adapter.startRestore(unreadable(), { idempotencyKey: freshKey() })],
  ['request', aiming(new Proxy({}, { ownKeys: throwing }))],
  ['target.query.within.whole', (adapter) => adapter.previewRestore(matchingTarget({ query: circle() }), {})],
  ['target.exceptIds.0', (adapter) => adapter.previewRestore(matchingTarget({ exceptIds: [1n] }), {})],
  ['target', (adapter) => adapter.previewRestore((() => {}) as never, {})],
  ['pageSize', listing({ pageSize: 5n })],
  ['filters.deletedBy', listing({ pageSize: 5, filters: { deletedBy: () => 'u1' } })],
  ['query', listing(circle)],
  ['query', history(circle)],
  ['query', (adapter) => adapter.listBulkActionItems('d', circle as never, {})],
  ['within.whole.within', history({ pageSize: 5, ...circle() })],
  ['outcome', (adapter) => adapter.listBulkActionItems('d', { pageSize: 5, outcome: 1n as never }, {})],
  ['id', (adapter) => adapter.cancelBulkAction(1n as never, { idempotencyKey: freshKey() })],
  ['id', (adapter) => adapter.getBulkAction(circle() as never, {})],
];

/** A cursor that names its question rightly, and a place that is none. */
function forged(cursor: string | null, position: readonly unknown[]): string {
  const [print] = JSON.parse(decodeURIComponent(atob(cursor!))) as unknown[];
  return btoa(encodeURIComponent(JSON.stringify([print, ...position])));
}

const NO_PLACES: (readonly unknown[])[] = [
  [],
  [null],
  ['x'],
  [-1],
  [0.5],
  [1e300],
  [{}],
  [[1]],
  [1, {}, 'a'],
  [1, 'a', 7],
];

describe('memory adapter: bad arguments', () => {
  for (const [index, [path, expected, call]] of BAD.entries()) {
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
      expect(error.issues).to.deep.equal([{ path, message: `expected ${expected}` }]);
      expect(error.message).to.equal(`Wrong at "${path}": expected ${expected}.`);
      expect(w.backend.liveContacts()).to.deep.equal([]);
      expect((await w.adapter.listBulkActions({ pageSize: 5 }, {})).total).to.equal(1);
    });
  }

  for (const [index, [path, call]] of NO_DATA.entries())
    it(`are named where they are no plain data: ${path} (${index})`, async () => {
      const w = world({ contacts: [deleted('a', { bulkActionId: 'd' })] });
      const error = (await rejection(call(w.adapter))) as AdapterError;
      expect(error).to.include({ name: 'AdapterError', code: 'validation' });
      expect(error.issues?.map((issue) => issue.path)).to.deep.equal([path]);
      expect(error.issues?.[0]?.message).to.match(/^expected (plain data|data that|an id)/);
      expect(error.message).to.not.include('Ada');
      expect(w.backend.liveContacts()).to.deep.equal([]);
    });

  it('are judged after the role', async () => {
    const w = world({ account: { viewer: { canRestore: false } } });
    expect(await codeOf(restoring({ note: 1n })(w.adapter))).to.equal('forbidden');
  });

  for (const place of NO_PLACES)
    it(`are refused where a cursor names no place: ${JSON.stringify(place)}`, async () => {
      const { adapter } = world({ contacts: ['a', 'b'].map((id) => deleted(id, { bulkActionId: id })) });
      const { nextCursor: rows } = await adapter.listDeletedContacts({ pageSize: 1 }, {});
      const { nextCursor: actions } = await adapter.listBulkActions({ pageSize: 1 }, {});
      expect(await codeOf(listing({ pageSize: 1, cursor: forged(rows, place) })(adapter))).to.equal(
        'validation',
      );
      expect(await codeOf(history({ pageSize: 1, cursor: forged(actions, place) })(adapter))).to.equal(
        'validation',
      );
    });

  it('are refused where a cursor of items names no place', async () => {
    const contacts = ['a', 'b'].map((id) => deleted(id, { bulkActionId: 'd' }));
    const { adapter } = world({ contacts });
    const { nextCursor } = await adapter.listBulkActionItems('d', { pageSize: 1 }, {});
    for (const index of [-1, 0.5, 'x', null]) {
      const cursor = forged(nextCursor, [index]);
      expect(await codeOf(adapter.listBulkActionItems('d', { pageSize: 1, cursor }, {}))).to.equal(
        'validation',
      );
    }
  });

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
    for (const conflicts of [['skip' as const], undefined]) {
      const w = world({ account: { supports: { conflicts } }, contacts: [deleted('a')] });
      expect(await codeOf(restoring({ onConflict: 'merge' })(w.adapter))).to.equal('validation');
      expect(await codeOf(restoring({ onConflict: 'skip' })(w.adapter))).to.equal('accepted');
    }
  });

  it('may lack exceptions, and choices for single reasons', async () => {
    const { adapter } = world({ contacts: [deleted('a', { bulkActionId: 'd' })] });
    for (const kind of [
      { kind: 'matching', query: {} },
      { kind: 'bulk-action', bulkActionId: 'd' },
    ]) {
      expect((await adapter.previewRestore(kind as RestoreTarget, {})).total).to.equal(1);
      expect(await codeOf(aiming(kind)(adapter))).to.equal('accepted');
    }
    const choices = { onConflictByReason: { 'duplicate-email': undefined } };
    expect(await codeOf(restoring(choices)(adapter))).to.equal('accepted');
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
