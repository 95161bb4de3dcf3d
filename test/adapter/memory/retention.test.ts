import { expect } from '@open-wc/testing';
import {
  bulk,
  codeOf,
  DAY,
  deleted,
  iso,
  list,
  listedIds,
  outcomes,
  restore,
  T0,
  WINDOW,
  world,
} from './memory-harness.js';

describe('memory adapter: the retention window', () => {
  const cases: [title: string, age: number, restorable: boolean][] = [
    ['at the instant of its deletion', 0, true],
    ['a millisecond later', 1, true],
    ['after 59 days', 59 * DAY, true],
    ['a millisecond before its last instant', WINDOW - 1, true],
    ['at its last instant', WINDOW, false],
    ['a millisecond after its last instant', WINDOW + 1, false],
    ['after 61 days', 61 * DAY, false],
    ['deleted in the future by a clock ahead of ours', -1000, true],
  ];
  for (const [title, age, restorable] of cases) {
    it(`${restorable ? 'restores' : 'refuses'} a contact ${title}`, async () => {
      const w = world({ contacts: [deleted('a', { age })] });
      expect(await listedIds(w)).to.deep.equal(restorable ? ['a'] : []);
      const action = await restore(w, ['a']);
      expect(await outcomes(w, action.id)).to.deep.equal({
        a: restorable ? 'succeeded' : 'retention-expired',
      });
      expect(w.backend.liveContact('a') !== null).to.equal(restorable);
    });
  }

  const zones: [title: string, deletedAt: string, now: string, restorable: boolean][] = [
    [
      '60 wall-clock days over the end of US summer time',
      '2026-09-15T09:00:00-04:00',
      '2026-11-14T09:00:00-05:00',
      false,
    ],
    [
      '60 wall-clock days over the start of EU summer time',
      '2026-03-01T09:00:00+01:00',
      '2026-04-30T09:00:00+02:00',
      true,
    ],
    [
      'an offset that is not UTC, 1 ms early',
      '2026-09-02T14:00:00.001+02:00',
      '2026-11-01T12:00:00.000Z',
      true,
    ],
    [
      'an offset that is not UTC, exactly',
      '2026-09-02T14:00:00.000+02:00',
      '2026-11-01T12:00:00.000Z',
      false,
    ],
    ['microseconds, which are cut off', '2026-09-02T12:00:00.000999Z', '2026-11-01T12:00:00.000Z', false],
    ['a leap day, 1 ms early', '2028-01-01T00:00:00.001Z', '2028-03-01T00:00:00.000Z', true],
    ['a leap day, exactly', '2028-01-01T00:00:00.000Z', '2028-03-01T00:00:00.000Z', false],
  ];
  for (const [title, deletedAt, now, restorable] of zones) {
    it(`counts 24-hour days over ${title}`, async () => {
      const w = world({ contacts: [{ id: 'a', deletedAt }], now: () => new Date(now) });
      const action = await restore(w, ['a']);
      expect(await outcomes(w, action.id)).to.deep.equal({
        a: restorable ? 'succeeded' : 'retention-expired',
      });
    });
  }

  for (const deletedAt of [
    '',
    '2026-10-01',
    '2026-10-01T12:00:00',
    '2026-02-30T12:00:00Z',
    'yesterday',
    17 as never,
  ]) {
    it(`neither restores nor purges a contact whose date is ${JSON.stringify(deletedAt)}`, async () => {
      const w = world({ contacts: [{ id: 'a', deletedAt }] });
      const action = await restore(w, ['a']);
      expect(await outcomes(w, action.id)).to.deep.equal({ a: 'retention-expired' });
      w.pass(10 * WINDOW);
      expect(w.backend.purge()).to.equal(0);
      expect((await list(w))[0]?.eligibility).to.deep.equal({ eligible: false, reason: 'retention-expired' });
    });
  }

  it('sends the deadline with every row and its own time with every page', async () => {
    const w = world({ contacts: [deleted('a', { age: DAY })] });
    w.pass(5);
    const page = await w.adapter.listDeletedContacts({ pageSize: 5 }, {});
    expect(page.serverTime).to.equal(iso(T0 + 5));
    expect(page.items[0]?.restorableUntil).to.equal(iso(T0 - DAY + WINDOW));
    expect(page.asOf).to.be.a('string');
  });

  it('drops expired contacts from list, total and look at once, purged or not', async () => {
    const w = world({ contacts: [deleted('old', { age: WINDOW - 1 }), deleted('new')] });
    expect(await listedIds(w)).to.deep.equal(['new', 'old']);
    w.pass(1);
    const page = await w.adapter.listDeletedContacts({ pageSize: 5 }, {});
    expect(page.items.map(({ id }) => id)).to.deep.equal(['new']);
    expect(page.total).to.equal(1);
    expect(await codeOf(w.adapter.getDeletedContact('old', {}))).to.equal('not-found');
  });

  it('refuses an expired contact as expired until it is purged, and as unknown after that', async () => {
    const w = world({ contacts: [deleted('a', { age: WINDOW }), deleted('b')] });
    const before = await restore(w, ['a']);
    expect(await outcomes(w, before.id)).to.deep.equal({ a: 'retention-expired' });
    expect(w.backend.purge()).to.equal(1);
    const after = await restore(w, ['a', 'b']);
    expect(await outcomes(w, after.id)).to.deep.equal({ a: 'not-found', b: 'succeeded' });
  });

  it('forgets the personal data of purged contacts, also in the items of old actions', async () => {
    const w = world({ contacts: [deleted('a', { age: WINDOW - 1, bulkActionId: 'd' })] });
    const named = await w.adapter.listBulkActionItems('d', { pageSize: 5 }, {});
    expect(named.items[0]?.name).to.equal('Name of a');
    w.pass(1);
    w.backend.purge();
    const nameless = await w.adapter.listBulkActionItems('d', { pageSize: 5 }, {});
    expect(nameless.items[0]?.name).to.equal(null);
  });

  it('judges each contact of a long restore at its own moment', async () => {
    const w = world({
      itemsPerTick: 1,
      contacts: ['a', 'b', 'c'].map((id) => deleted(id, { age: WINDOW - 1500, bulkActionId: 'd' })),
    });
    const { id } = await restore(w, bulk('d'));
    w.pass(1000);
    w.pass(1000);
    w.pass(1000);
    expect(await outcomes(w, id)).to.deep.equal({
      a: 'succeeded',
      b: 'retention-expired',
      c: 'retention-expired',
    });
  });

  it('gives a contact that is deleted again a fresh window', async () => {
    const w = world({ contacts: [deleted('a', { age: WINDOW - 1 })] });
    await restore(w, ['a']);
    w.backend.deleteContacts(['a']);
    w.pass(WINDOW - 1);
    expect(await listedIds(w)).to.deep.equal(['a']);
    w.pass(1);
    expect(await listedIds(w)).to.deep.equal([]);
  });

  it('follows a change of the window, in both directions', async () => {
    const w = world({ contacts: [deleted('a', { age: 20 * DAY }), deleted('b', { age: 40 * DAY })] });
    w.backend.setAccount({ retentionDays: 30 });
    expect(await listedIds(w)).to.deep.equal(['a']);
    w.backend.setAccount({ retentionDays: 60 });
    expect(await listedIds(w)).to.deep.equal(['a', 'b']);
  });
});
