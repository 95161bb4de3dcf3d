import { expect } from '@open-wc/testing';
import { createMemoryAdapter } from '../../../src/adapter/memory/index.js';
import {
  bulk,
  DAY,
  deleted,
  freshKey,
  iso,
  list,
  outcomes,
  restore,
  T0,
  WINDOW,
  world,
} from './memory-harness.js';

const AT = new Date(T0 - DAY).toISOString();

describe('memory adapter: seeded contacts', () => {
  it('belong to no bulk delete unless they name one', async () => {
    const w = world({ contacts: [deleted('a'), deleted('b', { bulkActionId: 'd' })] });
    const { items } = await w.adapter.listBulkActions({ pageSize: 5 }, {});
    expect(items.map(({ id }) => id)).to.deep.equal(['d']);
    const rows = await list(w);
    expect(rows.map(({ id, source }) => [id, source])).to.deep.equal([
      ['a', 'unknown'],
      ['b', 'bulk-action'],
    ]);
  });

  it('show what is known of them where no fields are named', async () => {
    const w = world({ contacts: [deleted('a', { name: 'Ana', email: 'a@x', phone: null })] });
    const { fields } = await w.adapter.getDeletedContact('a', {});
    expect(fields).to.deep.equal([
      { label: 'Name', value: 'Ana' },
      { label: 'Email', value: 'a@x' },
    ]);
  });

  it('have no times where their date is unreadable', async () => {
    const [row] = await list(world({ contacts: [{ id: 'a', deletedAt: 'once' }] }));
    expect(row).to.include({ deletedAt: '', restorableUntil: '' });
  });

  it('need an id of their own', () => {
    const needs = 'A contact needs an id.';
    for (const id of ['', 7, undefined])
      expect(() => createMemoryAdapter({ liveContacts: [{ id: id as string }] })).to.throw(TypeError, needs);
    const inUse = 'The id of a contact is in use, or was erased or merged.';
    expect(() => createMemoryAdapter({ contacts: [deleted('a'), deleted('a')] })).to.throw(TypeError, inUse);
  });
});

describe('memory adapter: seeded bulk actions', () => {
  it('begin with the first of their contacts, and are restorable until the last', async () => {
    const contacts = [2, 3, 1].map((days) => deleted(`c${days}`, { age: days * DAY, bulkActionId: 'd' }));
    for (const bulkActions of [[], [{ id: 'd', kind: 'delete', createdAt: iso(T0 - 3 * DAY) }]]) {
      const { createdAt, restorable } = await world({ contacts, bulkActions }).adapter.getBulkAction('d', {});
      expect(createdAt).to.equal(iso(T0 - 3 * DAY));
      expect(restorable?.until).to.equal(iso(T0 - DAY + WINDOW));
    }
  });

  it('take no time from contacts whose date is unreadable', async () => {
    const undated = { id: 'a', deletedAt: 'once', bulkActionId: 'd' };
    const alone = await world({ contacts: [undated] }).adapter.getBulkAction('d', {});
    expect(alone.createdAt).to.equal(iso(T0));
    const contacts = [undated, deleted('b', { bulkActionId: 'd' })];
    expect((await world({ contacts }).adapter.getBulkAction('d', {})).createdAt).to.equal(AT);
  });

  it('keep what is told of them when contacts name them too', async () => {
    const w = world({
      contacts: [deleted('a', { bulkActionId: 'd' })],
      bulkActions: [
        { id: 'd', kind: 'delete', label: 'Clean-up' },
        { id: 'i', kind: 'import', status: 'in-progress', pollAfterMs: 250 },
      ],
    });
    expect(await w.adapter.getBulkAction('d', {})).to.deep.include({
      label: 'Clean-up',
      counts: { total: 1, processed: 1, succeeded: 1, failed: 0, skipped: 0 },
    });
    expect(await w.adapter.getBulkAction('i', {})).to.include({ pollAfterMs: 250 });
  });

  it('count their items by outcome', async () => {
    const items = (['succeeded', 'skipped', 'failed', 'skipped'] as const).map((outcome, n) => ({
      contactId: `c${n}`,
      outcome,
    }));
    const w = world({ bulkActions: [{ id: 't', kind: 'tag', items }] });
    const { counts } = await w.adapter.getBulkAction('t', {});
    expect(counts).to.deep.equal({ total: 4, processed: 4, succeeded: 1, failed: 1, skipped: 2 });
  });

  it('without contacts or a readable date tell of none to restore, without an end', async () => {
    const w = world({ bulkActions: [{ id: 'd', kind: 'delete', createdAt: 'once' }] });
    const { restorable } = await w.adapter.getBulkAction('d', {});
    expect(restorable).to.deep.equal({ until: null, eligible: false, reason: 'not-found' });
  });

  it('are tied to the restore that reversed them, whose like is not begun again', async () => {
    const w = world({
      liveContacts: [{ id: 'a' }],
      bulkActions: [
        { id: 'd', kind: 'delete', items: [{ contactId: 'a' }] },
        { id: 'r', kind: 'restore', restoresId: 'd', items: [{ contactId: 'a' }] },
        { id: 'lost', kind: 'restore', restoresId: 'nowhere' },
      ],
    });
    expect(await w.adapter.getBulkAction('d', {})).to.include({ restoredById: 'r' });
    expect((await restore(w, bulk('d'))).id).to.equal('r');
    expect((await w.adapter.getBulkAction('lost', {})).restoresId).to.equal('nowhere');
  });

  it('are not tied to a restore that failed or was cancelled', async () => {
    for (const status of ['failed', 'cancelled'] as const) {
      const w = world({
        contacts: [deleted('a', { bulkActionId: 'd' })],
        bulkActions: [{ id: 'r', kind: 'restore', restoresId: 'd', status, items: [{ contactId: 'a' }] }],
      });
      expect(await w.adapter.getBulkAction('d', {})).to.include({ restoredById: null });
      expect(await outcomes(w, (await restore(w, bulk('d'))).id)).to.deep.equal({ a: 'succeeded' });
    }
  });

  it('undo of a restore what is live by it alone', async () => {
    const items = ['live', 'deleted', 'nowhere'].map((contactId) => ({ contactId }));
    const w = world({
      contacts: [deleted('deleted')],
      liveContacts: [{ id: 'live' }],
      bulkActions: [{ id: 'r', kind: 'restore', items }],
    });
    const undone = await w.adapter.undoRestore('r', { idempotencyKey: freshKey() });
    const left = { live: 'succeeded', deleted: 'superseded', nowhere: 'not-found' };
    expect(await outcomes(w, undone.id)).to.deep.equal(left);
  });
});
