import { expect } from '@open-wc/testing';
import { checkedAdapter } from '../../../src/adapter/checked-adapter.js';
import type { BulkActionsQuery } from '../../../src/domain/query.js';
import {
  bulk,
  codeOf,
  DAY,
  deleted,
  freshKey,
  iso,
  restore,
  T0,
  WINDOW,
  world,
  type World,
} from './memory-harness.js';

const seeded = () =>
  world({
    contacts: [
      deleted('a', { bulkActionId: 'd1', age: DAY, deletedBy: { id: 'u1', name: 'Sam' } }),
      deleted('b', { bulkActionId: 'd2', age: WINDOW - 1 }),
    ],
    bulkActions: [
      {
        id: 'i',
        kind: 'import',
        label: 'Import of leads',
        status: 'in-progress',
        createdAt: iso(T0 - 5 * DAY),
        counts: { total: 9, succeeded: 4 },
      },
      { id: 't', kind: 'tag', createdAt: iso(T0 - 3 * DAY), createdBy: { id: 'u2', name: 'Ana' } },
      { id: 'old', kind: 'delete', createdAt: iso(T0 - WINDOW), counts: { total: 2, succeeded: 2 } },
    ],
  });

async function ids({ adapter }: World, query: Partial<BulkActionsQuery> = {}): Promise<string> {
  const page = await adapter.listBulkActions({ pageSize: 50, ...query }, {});
  expect(page.total).to.equal(page.items.length);
  return page.items.map(({ id }) => id).join(' ');
}

describe('memory adapter: history', () => {
  it('holds actions of all kinds, newest first, and makes up the deletes that seeds only name', async () => {
    const w = seeded();
    expect(await ids(w)).to.equal('d1 t i d2 old');
    expect(await w.adapter.getBulkAction('d1', {})).to.deep.include({
      kind: 'delete',
      status: 'completed',
      createdAt: iso(T0 - DAY),
      createdBy: { id: 'u1', name: 'Sam' },
      counts: { total: 1, processed: 1, succeeded: 1, failed: 0, skipped: 0 },
    });
    expect(await w.adapter.getBulkAction('i', {})).to.deep.include({
      label: 'Import of leads',
      counts: { total: 9, processed: 4, succeeded: 4, failed: 0, skipped: 0 },
      finishedAt: null,
      restorable: null,
      undo: null,
    });
  });

  const filters: [Partial<BulkActionsQuery>, string][] = [
    [{ kind: 'delete' }, 'd1 d2 old'],
    [{ status: 'in-progress' }, 'i'],
    [{ createdBy: 'u2' }, 't'],
    [{ from: iso(T0 - 3 * DAY) }, 'd1 t'],
    [{ to: iso(T0 - 3 * DAY) }, 'i d2 old'],
    [{ restorable: true }, 'd1 d2'],
    [{ restorable: false }, 'd1 t i d2 old'],
    [{ kind: 'delete', createdBy: 'u1' }, 'd1'],
  ];
  for (const [query, expected] of filters) {
    it(`filters by ${JSON.stringify(query)}`, async () => {
      expect(await ids(seeded(), query)).to.equal(expected);
    });
  }

  it('pages without loss or repetition while actions are added', async () => {
    const w = seeded();
    const seen: string[] = [];
    let cursor: string | null | undefined;
    while (cursor !== null) {
      const page = await w.adapter.listBulkActions({ pageSize: 2, ...(cursor && { cursor }) }, {});
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
      await restore(w, ['unknown']);
    }
    expect(seen.join(' ')).to.equal('d1 t i d2 old');
  });

  it('pages actions of one instant by the order in which they were made, the newest first', async () => {
    const bulkActions = ['x', 'y', 'z'].map((id) => ({ id, kind: 'tag', createdAt: iso(T0 - DAY) }));
    const newer = { id: 'n', kind: 'tag', createdAt: iso(T0) };
    const w = world({ bulkActions: [newer, ...bulkActions] });
    const seen: string[] = [];
    let cursor: string | null | undefined;
    while (cursor !== null) {
      const page = await w.adapter.listBulkActions({ pageSize: 1, ...(cursor && { cursor }) }, {});
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    }
    expect(seen.join(' ')).to.equal('n z y x');
  });

  it('ends with a full page, and goes on with the same question only', async () => {
    const w = seeded();
    expect((await w.adapter.listBulkActions({ pageSize: 5 }, {})).nextCursor).to.equal(null);
    const { nextCursor } = await w.adapter.listBulkActions({ pageSize: 2 }, {});
    const other = { pageSize: 2, kind: 'delete', cursor: nextCursor! };
    expect(await codeOf(w.adapter.listBulkActions(other, {}))).to.equal('validation');
  });

  it('names what nobody named', async () => {
    const w = world({ liveContacts: [{ id: 'a' }], bulkActions: [{ id: 't', kind: 'tag' }] });
    w.backend.deleteContacts(['a']);
    const { id } = await restore(w, ['a']);
    await w.adapter.undoRestore(id, { idempotencyKey: freshKey() });
    const { items } = await w.adapter.listBulkActions({ pageSize: 5 }, {});
    expect(items.map(({ kind, label }) => [kind, label])).to.deep.equal([
      ['undo-restore', 'Undo restore'],
      ['restore', 'Restore contacts'],
      ['delete', 'Delete contacts'],
      ['tag', 'tag'],
    ]);
  });

  it('gives an action a number of its own', async () => {
    const w = world({ bulkActions: [{ id: 'restore-2', kind: 'import' }] });
    expect((await restore(w, ['x'])).id).to.equal('restore-3');
    expect(await w.adapter.getBulkAction('restore-2', {})).to.include({ kind: 'import' });
    expect((await restore(world(), ['x'])).id).to.equal('restore-1');
  });

  it('offers no delete whose restore runs', async () => {
    const w = world({ itemsPerTick: 1, contacts: [deleted('a', { bulkActionId: 'd' })] });
    await restore(w, bulk('d'));
    const { restorable } = await w.adapter.getBulkAction('d', {});
    expect(restorable).to.include({ eligible: false, reason: 'already-restored' });
  });

  it('says until when a delete can be reversed, and why not', async () => {
    const w = seeded();
    const restorable = async (id: string) => (await w.adapter.getBulkAction(id, {})).restorable;
    expect(await restorable('d1')).to.deep.equal({
      until: iso(T0 - DAY + WINDOW),
      eligible: true,
      reason: null,
    });
    expect(await restorable('old')).to.deep.equal({
      until: iso(T0),
      eligible: false,
      reason: 'retention-expired',
    });
    w.pass(1);
    expect(await restorable('d2')).to.include({ eligible: false, reason: 'retention-expired' });
    await restore(w, bulk('d1'));
    expect(await restorable('d1')).to.include({ eligible: false, reason: 'already-restored' });
  });

  it('offers a delete whose contacts clash, since clashes can be settled', async () => {
    const w = world({
      contacts: [deleted('a', { email: 'x@example.com', bulkActionId: 'd' })],
      liveContacts: [{ id: 'l', email: 'x@example.com' }],
    });
    expect((await w.adapter.getBulkAction('d', {})).restorable?.eligible).to.equal(true);
  });

  it('records deletes of the back end with their outcome per contact', async () => {
    const w = world({ liveContacts: [{ id: 'a' }] });
    const action = w.backend.deleteContacts(['a', 'x'], {
      by: { id: 'u', name: 'Sam' },
      source: 'bulk-action',
    })!;
    expect(action).to.deep.include({
      kind: 'delete',
      status: 'completed-with-errors',
      createdBy: { id: 'u', name: 'Sam' },
    });
    expect(w.backend.deleteContacts(['a'], { source: 'manual' })).to.equal(null);
    const failed = await w.adapter.listBulkActionItems(action.id, { pageSize: 5, outcome: 'failed' }, {});
    expect(failed.items).to.deep.equal([
      { contactId: 'x', name: null, outcome: 'failed', reason: 'not-found', message: null },
    ]);
    expect(await ids(w)).to.equal(action.id);
  });

  it('pages the items of an action', async () => {
    const w = world({ contacts: [...'abc'].map((id) => deleted(id, { bulkActionId: 'd' })) });
    const first = await w.adapter.listBulkActionItems('d', { pageSize: 2 }, {});
    const second = await w.adapter.listBulkActionItems('d', { pageSize: 2, cursor: first.nextCursor! }, {});
    expect([...first.items, ...second.items].map(({ contactId }) => contactId).join('')).to.equal('abc');
    expect([first.total, second.nextCursor]).to.deep.equal([3, null]);
    expect((await w.adapter.listBulkActionItems('d', { pageSize: 3 }, {})).nextCursor).to.equal(null);
    const other = w.adapter.listBulkActionItems(
      'd',
      { pageSize: 2, outcome: 'failed', cursor: first.nextCursor! },
      {},
    );
    expect(await codeOf(other)).to.equal('validation');
  });

  it('gives answers that hold to the contract', async () => {
    const w = seeded();
    const adapter = checkedAdapter(w.adapter);
    const done = await adapter.startRestore(
      {
        target: { kind: 'bulk-action', bulkActionId: 'd1', exceptIds: [] },
        automations: 'resume',
        onConflict: 'skip',
      },
      { idempotencyKey: freshKey() },
    );
    await adapter.undoRestore(done.id, { idempotencyKey: freshKey() });
    await adapter.listBulkActions({ pageSize: 50 }, {});
    await adapter.listBulkActionItems(done.id, { pageSize: 50 }, {});
    await adapter.getDeletedContact('a', {});
    await adapter.previewRestore({ kind: 'contacts', ids: ['a', 'x'] }, {});
    const page = await adapter.listDeletedContacts({ pageSize: 50 }, {});
    expect(page.items.map(({ id }) => id)).to.have.members(['a', 'b']);
    expect((await adapter.getAccount({})).supports.matching).to.equal(true);
  });

  it('shows live contacts where the host says', () => {
    const { adapter } = world({ contactUrl: (id) => `/contacts/${id}` });
    expect(adapter.contactUrl?.('a')).to.equal('/contacts/a');
    expect(world().adapter.contactUrl).to.equal(undefined);
  });
});
