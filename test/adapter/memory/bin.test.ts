import { expect } from '@open-wc/testing';
import type { DeletedContactsQuery } from '../../../src/domain/query.js';
import { DAY, deleted, iso, listedIds, restore, T0, WINDOW, world, type World } from './memory-harness.js';

/** How many there are, by the total that a page names. */
async function total({ adapter }: World, query: Partial<DeletedContactsQuery> = {}): Promise<number | null> {
  return (await adapter.listDeletedContacts({ pageSize: 1, ...query }, {})).total;
}

const three = () =>
  world({
    contacts: ['a', 'b', 'c'].map((id, n) =>
      deleted(id, { name: 'Ana', age: n, source: n < 2 ? 'api' : 'manual' }),
    ),
    liveContacts: [{ id: 'd', name: 'Ana' }],
  });

describe('memory adapter: the bin as contacts come and go', () => {
  it('counts those who are in it, found or filtered or all', async () => {
    const w = three();
    const counts = async () => [
      await total(w),
      await total(w, { search: 'ana' }),
      await total(w, { filters: { source: 'api' } }),
    ];
    expect(await counts()).to.deep.equal([3, 3, 2]);
    await restore(w, ['a']);
    expect(await counts()).to.deep.equal([2, 2, 1]);
    w.backend.deleteContacts(['d'], { source: 'manual' });
    expect(await counts()).to.deep.equal([3, 3, 1]);
  });

  it('shows who came in the place of somebody else', async () => {
    const w = three();
    expect(await listedIds(w)).to.deep.equal(['a', 'b', 'c']);
    w.backend.deleteContacts(['d']);
    await restore(w, ['b']);
    expect(await listedIds(w)).to.deep.equal(['a', 'd', 'c']);
  });

  it('leaves out later deletions while a list is read, and none else', async () => {
    const w = three();
    const first = await w.adapter.listDeletedContacts({ pageSize: 1 }, {});
    w.backend.deleteContacts(['d']);
    await restore(w, ['b']);
    const rest = await w.adapter.listDeletedContacts({ pageSize: 5, cursor: first.nextCursor! }, {});
    expect([rest.items.map(({ id }) => id), rest.total]).to.deep.equal([['c'], 2]);
  });

  it('has the deleters in the order of their names, and of their ids where they have none', async () => {
    const by = [
      { id: '1', name: 'Zoe' },
      { id: '2', name: 'Ana' },
      { id: 'mia', name: null },
    ];
    const w = world({ contacts: by.map((deletedBy, n) => deleted(`c${n}`, { deletedBy })) });
    const sort = { by: 'deletedBy', direction: 'asc' } as const;
    expect(await listedIds(w, { sort })).to.deep.equal(['c1', 'c2', 'c0']);
  });

  it('tells who deleted, where that is known', async () => {
    const w = world({ liveContacts: ['a', 'b', 'c'].map((id) => ({ id })) });
    for (const [id, by] of [
      ['a', 'u7'],
      ['b', null],
      ['c', { id: 'u8', name: 'Sam' }],
    ] as const)
      w.backend.deleteContacts([id], { by });
    const { items } = await w.adapter.listDeletedContacts({ pageSize: 5 }, {});
    expect(items.map(({ deletedBy }) => deletedBy)).to.deep.equal([
      { id: 'u7', name: null },
      null,
      { id: 'u8', name: 'Sam' },
    ]);
  });
});

describe('memory adapter: the bin as time passes', () => {
  it('drops what was deleted after it was seen empty', async () => {
    const w = world({ liveContacts: [{ id: 'a' }] });
    expect(await listedIds(w)).to.deep.equal([]);
    w.backend.deleteContacts(['a']);
    w.pass(WINDOW - 1);
    expect(await listedIds(w)).to.deep.equal(['a']);
    w.pass(1);
    expect(await listedIds(w)).to.deep.equal([]);
  });

  it('drops the expired though the date of another is unreadable', async () => {
    const w = world({ contacts: [deleted('a', { age: WINDOW - 1 }), { id: 'odd', deletedAt: 'once' }] });
    expect(await listedIds(w)).to.deep.equal(['a', 'odd']);
    w.pass(1);
    expect(await listedIds(w)).to.deep.equal(['odd']);
  });

  it('counts rightly after a purge', async () => {
    const w = world({ contacts: [deleted('old', { age: WINDOW - 1 }), deleted('new')] });
    w.pass(1);
    expect(await total(w)).to.equal(1);
    w.backend.purge();
    expect(await total(w)).to.equal(1);
  });

  it('shows again who is inside the window of a clock that was set back', async () => {
    let now = T0;
    const contacts = [0, 1, 2].map((n) => deleted(`c${n}`, { age: WINDOW - n }));
    const w = world({ now: () => new Date(now), contacts });
    now = T0 + 2;
    expect(await listedIds(w)).to.deep.equal([]);
    now = T0 + 1;
    expect(await listedIds(w)).to.deep.equal(['c2']);
    now = T0;
    expect(await listedIds(w)).to.deep.equal(['c2', 'c1']);
  });

  it('shows again whom a longer window takes in, but nobody who has left', async () => {
    const contacts = Array.from({ length: 100 }, (_, n) => deleted(`c${n}`, { age: n < 2 ? 0 : 40 * DAY }));
    const w = world({ contacts: [...contacts, deleted('back', { age: 40 * DAY })] });
    await restore(w, ['back']);
    w.backend.setAccount({ retentionDays: 30 });
    expect(await listedIds(w)).to.deep.equal(['c0', 'c1']);
    w.backend.setAccount({ retentionDays: 60 });
    expect(await listedIds(w)).to.have.members(contacts.map(({ id }) => id));
    expect(await total(w)).to.equal(100);
    w.backend.setAccount({ retentionDays: 50 });
    expect(await total(w)).to.equal(100);
  });

  it('finds by no date whoever has none that can be read', async () => {
    const w = world({ contacts: [{ id: 'odd', deletedAt: 'once' }, deleted('a')] });
    for (const filters of [{ deletedTo: iso(T0) }, { deletedFrom: '1960-01-01T00:00:00Z' }])
      expect(await listedIds(w, { filters })).to.deep.equal(['a']);
  });

  it('moves with a clock of its own', async () => {
    const w = world({ now: undefined, liveContacts: [{ id: 'a' }] });
    const { serverTime } = await w.adapter.getAccount({});
    w.backend.deleteContacts(['a']);
    w.backend.advance(WINDOW);
    const after = await w.adapter.getAccount({});
    expect(Date.parse(after.serverTime) - Date.parse(serverTime)).to.equal(WINDOW);
    expect(await listedIds(w)).to.deep.equal([]);
    expect(() => w.backend.advance(-1)).to.throw(RangeError, 'Time moves forward only.');
  });
});
