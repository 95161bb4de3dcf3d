import { expect } from '@open-wc/testing';
import type { CallOptions } from '../../../src/adapter/contract.js';
import type { MemoryAdapter } from '../../../src/adapter/memory/index.js';
import type { RestoreTarget } from '../../../src/domain/restore.js';
import {
  bulk,
  codeOf,
  deleted,
  freshKey,
  items,
  listedIds,
  outcomes,
  rejection,
  request,
  restore,
  world,
} from './memory-harness.js';

const CALLS: Record<string, (adapter: MemoryAdapter, call?: CallOptions) => Promise<unknown>> = {
  listDeletedContacts: (adapter, call = {}) => adapter.listDeletedContacts({ pageSize: 5 }, call),
  getDeletedContact: (adapter, call = {}) => adapter.getDeletedContact('a', call),
  previewRestore: (adapter, call = {}) => adapter.previewRestore({ kind: 'contacts', ids: ['a'] }, call),
  startRestore: (adapter, call) =>
    adapter.startRestore(request(['a']), { ...call, idempotencyKey: freshKey() }),
  undoRestore: (adapter, call) => adapter.undoRestore('r', { ...call, idempotencyKey: freshKey() }),
  cancelBulkAction: (adapter, call) => adapter.cancelBulkAction('r', { ...call, idempotencyKey: freshKey() }),
  getBulkAction: (adapter, call = {}) => adapter.getBulkAction('r', call),
  listBulkActions: (adapter, call = {}) => adapter.listBulkActions({ pageSize: 5 }, call),
  listBulkActionItems: (adapter, call = {}) => adapter.listBulkActionItems('r', { pageSize: 5 }, call),
  watchBulkAction: (adapter, call = {}) => adapter.watchBulkAction('r', call)[Symbol.asyncIterator]().next(),
};
const RESTORING = Object.keys(CALLS).slice(0, 5);

const seeded = () =>
  world({
    contacts: [deleted('a', { email: 'canary@example.com', bulkActionId: 'd' })],
    liveContacts: [{ id: 'b', name: 'Canary Live' }],
    bulkActions: [
      { id: 'd', kind: 'delete', label: 'Delete Canary' },
      { id: 'r', kind: 'restore', message: 'Canary came back', items: [{ contactId: 'b' }] },
    ],
  });

describe('memory adapter: who may do what', () => {
  for (const [method, call] of Object.entries(CALLS)) {
    it(`refuses ${method} to whoever may not restore`, async () => {
      const w = seeded();
      w.backend.setAccount({ viewer: { canRestore: false } });
      expect(await codeOf(call(w.adapter))).to.equal('forbidden');
      w.backend.setAccount({ viewer: { canRestore: 'yes' as never } });
      expect(await codeOf(call(w.adapter))).to.equal('forbidden');
      w.backend.setAccount({ viewer: { canRestore: true } });
      expect(await codeOf(call(w.adapter))).to.equal('accepted');
    });

    it(`gives ${method} up promptly and without effect when it is aborted`, async () => {
      let reach = (): void => {};
      const reached = new Promise<void>((resolve) => (reach = resolve));
      const w = world({ contacts: [deleted('a')], pause: () => (reach(), new Promise(() => {})) });
      const controller = new AbortController();
      const code = codeOf(call(w.adapter, { signal: controller.signal }));
      await reached;
      controller.abort();
      expect(await code).to.equal('AbortError');
      expect(await codeOf(call(w.adapter, { signal: controller.signal }))).to.equal('AbortError');
      expect(w.backend.liveContacts()).to.deep.equal([]);
      expect(w.backend.auditLog()).to.deep.equal([]);
    });
  }

  it('tells whoever may not restore nothing about the account policy', async () => {
    const w = world({ account: { hipaa: true, viewer: { canRestore: false } } });
    expect(await codeOf(CALLS['listDeletedContacts']!(w.adapter))).to.equal('forbidden');
  });

  it('answers the account to everybody, with its own time', async () => {
    const w = world({ account: { hipaa: true, viewer: { canRestore: false }, name: 'Clinic' } });
    const account = await w.adapter.getAccount({});
    expect(account).to.include({ name: 'Clinic', hipaa: true, serverTime: '2026-11-01T12:00:00.000Z' });
  });
});

describe('memory adapter: HIPAA accounts', () => {
  for (const method of RESTORING) {
    it(`refuses ${method} and gives out no contact data`, async () => {
      const w = seeded();
      w.backend.setAccount({ hipaa: true });
      expect(await codeOf(CALLS[method]!(w.adapter))).to.equal('policy-blocked');
      expect(w.backend.liveContacts().map(({ id }) => id)).to.deep.equal(['b']);
    });
  }

  it('keeps the history readable without any name of a contact', async () => {
    const w = seeded();
    w.backend.setAccount({ hipaa: true });
    const page = await w.adapter.listBulkActions({ pageSize: 5 }, {});
    expect(page.items).to.have.lengthOf(2);
    const shown = JSON.stringify([
      page,
      await items(w, 'd'),
      await items(w, 'r'),
      await w.adapter.getBulkAction('r', {}),
    ]);
    expect(shown).not.to.match(/canary/i);
    expect(page.items.find(({ id }) => id === 'd')?.restorable).to.deep.equal({
      until: null,
      eligible: false,
      reason: 'hipaa-account',
    });
    expect(page.items.find(({ id }) => id === 'r')?.undo).to.equal(null);
  });

  it('stops bringing contacts back in the middle of a restore when the account becomes one', async () => {
    const w = world({
      itemsPerTick: 1,
      contacts: ['a', 'b'].map((id) => deleted(id, { bulkActionId: 'd' })),
    });
    const { id } = await restore(w, bulk('d'));
    w.pass(0);
    w.backend.setAccount({ hipaa: true });
    w.pass(0);
    expect(await outcomes(w, id)).to.deep.equal({ a: 'succeeded', b: 'hipaa-account' });
    expect((await w.adapter.getBulkAction(id, {})).counts).to.include({ succeeded: 1, failed: 1 });
  });
});

describe('memory adapter: what is not supported', () => {
  const flags = {
    preview: 'previewRestore',
    details: 'getDeletedContact',
    history: 'listBulkActions',
    items: 'listBulkActionItems',
    cancel: 'cancelBulkAction',
    undo: 'undoRestore',
    watch: 'watchBulkAction',
  };
  for (const [flag, method] of Object.entries(flags)) {
    it(`refuses ${method} without ${flag}, and only that`, async () => {
      const w = seeded();
      w.backend.setAccount({ supports: { [flag]: false } });
      const codes = Object.entries(CALLS).map(
        async ([name, call]) => [name, await codeOf(call(w.adapter))] as const,
      );
      for (const [name, code] of await Promise.all(codes)) {
        expect(code, name).to.equal(name === method ? 'unsupported' : 'accepted');
      }
    });
  }

  it('refuses what lists can do otherwise', async () => {
    const w = seeded();
    w.backend.setAccount({
      supports: { search: false, sort: ['name'], filters: [], matching: false, totals: 'none' },
    });
    const list = (query: object) => w.adapter.listDeletedContacts({ pageSize: 5, ...query }, {});
    const refused = async (call: Promise<unknown>, what: string) =>
      expect(await rejection(call)).to.include({
        code: 'unsupported',
        message: `This back end doesn't offer ${what}.`,
      });
    const byEmail = { sort: { by: 'email', direction: 'asc' } };
    await refused(list({ search: 'x' }), 'search');
    await refused(list(byEmail), 'sorting by email');
    await refused(list({ filters: { source: 'manual' } }), 'the filter source');
    for (const query of [{ sort: { by: 'name', direction: 'asc' } }, { search: ' ' }])
      expect((await list(query)).total).to.equal(null);
    const matching: RestoreTarget = { kind: 'matching', query: {}, exceptIds: [], asOf: null };
    await refused(w.adapter.previewRestore(matching, {}), 'targets of the kind "matching"');
    await refused(restore(w, matching), 'targets of the kind "matching"');
    w.backend.setAccount({ supports: { sort: undefined, filters: undefined, totals: undefined } });
    await refused(list(byEmail), 'sorting by email');
    await refused(list({ filters: { source: 'manual' } }), 'the filter source');
    expect((await list({})).total).to.equal(null);
  });
});

describe('memory adapter: erasure', () => {
  it('never lists, shows or restores an erased contact again, by whatever way', async () => {
    const w = world({
      itemsPerTick: 1,
      contacts: ['a', 'b'].map((id) => deleted(id, { bulkActionId: 'd' })),
    });
    const { id } = await restore(w, bulk('d'));
    expect(w.backend.eraseContact('b')).to.equal(true);
    w.pass(0);
    w.pass(0);
    expect(await outcomes(w, id)).to.deep.equal({ a: 'succeeded', b: 'erased' });
    expect(await listedIds(w)).to.deep.equal([]);
    expect(await codeOf(w.adapter.getDeletedContact('b', {}))).to.equal('not-found');
    const again = await restore(w, ['b']);
    w.pass(0);
    expect(await outcomes(w, again.id)).to.deep.equal({ b: 'erased' });
    expect(() => w.backend.addContact({ id: 'b' })).to.throw(TypeError);
    expect(JSON.stringify([await items(w, id), w.backend.auditLog()])).not.to.contain('Name of b');
  });

  it('erases live contacts too, and an undo leaves them alone', async () => {
    const w = world({ contacts: [deleted('a'), deleted('b')] });
    const { id } = await restore(w, ['a', 'b']);
    expect(w.backend.eraseContact('a')).to.equal(true);
    expect(w.backend.eraseContact('a')).to.equal(false);
    expect(w.backend.liveContact('a')).to.equal(null);
    const undone = await w.adapter.undoRestore(id, { idempotencyKey: freshKey() });
    expect(await outcomes(w, undone.id)).to.deep.equal({ a: 'erased', b: 'succeeded' });
  });

  it('frees what an erased live contact held, and only that', async () => {
    const email = 'x@example.com';
    const w = world({
      contacts: [
        deleted('a', { email }),
        deleted('b', { email: 'nobody@example.com' }),
        deleted('c', { email }),
      ],
      liveContacts: [{ id: 'live', email }],
    });
    w.backend.eraseContact('b');
    w.backend.eraseContact('c');
    expect(await outcomes(w, (await restore(w, ['a'])).id)).to.deep.equal({ a: 'duplicate-email' });
    w.backend.eraseContact('live');
    expect(await outcomes(w, (await restore(w, ['a'])).id)).to.deep.equal({ a: 'succeeded' });
  });

  it('does not find an erased contact by its words', async () => {
    const w = world({ contacts: [deleted('a', { name: 'Ana' }), deleted('b', { name: 'Ana' })] });
    expect(await listedIds(w, { search: 'ana' })).to.deep.equal(['a', 'b']);
    w.backend.eraseContact('a');
    expect(await listedIds(w, { search: 'ana' })).to.deep.equal(['b']);
  });
});
