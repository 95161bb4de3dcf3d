import { expect } from '@open-wc/testing';
import * as fc from 'fast-check';
import { SORT_FIELDS, type SortField } from '../../../src/domain/account.js';
import type { DeletedContactsQuery } from '../../../src/domain/query.js';
import { codeOf, DAY, deleted, iso, listedIds, restore, T0, world, type World } from './memory-harness.js';

/** Reads page by page; `between` happens after each. */
async function readAll(
  { adapter }: World,
  query: Partial<DeletedContactsQuery>,
  between: (page: number) => unknown = () => {},
): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | null | undefined;
  for (let page = 0; cursor !== null; page++) {
    const asked = { pageSize: 2, ...query, ...(cursor && { cursor }) };
    const answer = await adapter.listDeletedContacts(asked, {});
    ids.push(...answer.items.map(({ id }) => id));
    cursor = answer.nextCursor;
    await between(page);
  }
  return ids;
}

const many = () =>
  world({
    contacts: [
      deleted('1', {
        name: 'Émile',
        email: 'z@example.com',
        phone: '+3',
        age: 3 * DAY,
        deletedBy: { id: 'u2', name: 'Zoe' },
      }),
      deleted('2', {
        name: 'ana',
        email: 'B@example.com',
        phone: '+1',
        age: 1 * DAY,
        deletedBy: { id: 'u1', name: 'Ana' },
      }),
      deleted('3', { name: null, email: null, phone: null, age: 2 * DAY }),
      deleted('4', {
        name: 'Ana',
        email: 'a@example.com',
        phone: '+2',
        age: 4 * DAY,
        deletedBy: { id: 'u1', name: 'Ana' },
      }),
      deleted('5', { name: 'Eve', age: 2 * DAY, source: 'api' }),
    ],
  });

describe('memory adapter: order of the list', () => {
  const orders: Record<SortField, [asc: string, desc: string]> = {
    name: ['24153', '51243'],
    email: ['42135', '12435'],
    phone: ['24135', '14235'],
    deletedAt: ['41352', '23514'],
    restorableUntil: ['41352', '23514'],
    deletedBy: ['24135', '12435'],
  };
  for (const by of SORT_FIELDS) {
    it(`by ${by} has equal ones by id and empty ones last, in both directions and page by page`, async () => {
      const w = many();
      for (const [index, direction] of (['asc', 'desc'] as const).entries()) {
        const sort = { by, direction };
        expect((await listedIds(w, { sort })).join('')).to.equal(orders[by][index]);
        expect((await readAll(w, { sort })).join('')).to.equal(orders[by][index]);
      }
    });
  }

  it('is newest first unless asked otherwise', async () => {
    expect((await listedIds(many())).join('')).to.equal('23514');
  });
});

describe('memory adapter: search and filters', () => {
  const found: [search: string, ids: string][] = [
    ['ANA', '24'],
    ['emile', '1'],
    ['  éMILE ', '1'],
    ['B@EXAMPLE', '2'],
    ['example.com', '124'],
    ['nobody', ''],
    ['.*', ''],
    [' ', '12345'],
  ];
  for (const [search, ids] of found) {
    it(`finds ${ids || 'nobody'} by "${search}"`, async () => {
      expect((await listedIds(many(), { search })).sort().join('')).to.equal(ids);
    });
  }

  it('finds phones by their digits, and digits elsewhere only as they are written', async () => {
    const w = world({
      contacts: [
        deleted('1', { phone: '+1 (555) 010-0199' }),
        deleted('2', { name: '5550100', email: '555-0100@x' }),
      ],
    });
    expect(await listedIds(w, { search: '555 010' })).to.deep.equal(['1']);
    expect((await listedIds(w, { search: '5550100' })).sort()).to.deep.equal(['1', '2']);
    expect(await listedIds(w, { search: '555-0100' })).to.have.members(['1', '2']);
  });

  it('does not find words that run from one column or contact into the next', async () => {
    const w = world({
      contacts: [deleted('1', { name: 'Ana', email: 'bob@x' }), deleted('2', { name: 'Eve' })],
    });
    for (const search of ['anabob', 'ana bob', 'ana\nbob', 'x eve', '@xeve']) {
      expect(await listedIds(w, { search }), search).to.deep.equal([]);
    }
  });

  it('finds contacts that were deleted after the first search, and no longer those that were restored', async () => {
    const w = many();
    await listedIds(w, { search: 'ana' });
    await restore(w, ['2']);
    expect(await listedIds(w, { search: 'ana' })).to.deep.equal(['4']);
    w.backend.deleteContacts(['2']);
    expect(await listedIds(w, { search: 'ana' })).to.deep.equal(['2', '4']);
  });

  const filters: [DeletedContactsQuery['filters'], string][] = [
    [{ deletedBy: 'u1' }, '24'],
    [{ source: 'api' }, '5'],
    [{ bulkActionId: 'x' }, ''],
    [{ deletedFrom: iso(T0 - 2 * DAY) }, '235'],
    [{ deletedTo: iso(T0 - 2 * DAY) }, '14'],
    [{ deletedFrom: iso(T0 - 3 * DAY), deletedTo: iso(T0 - DAY) }, '135'],
    [{ expiresBefore: iso(T0 + 57 * DAY) }, '4'],
    [{ deletedBy: 'u1', deletedFrom: iso(T0 - 2 * DAY) }, '2'],
    [{ deletedBy: '' }, '12345'],
  ];
  for (const [filter, ids] of filters) {
    it(`filters by ${JSON.stringify(filter)}`, async () => {
      const page = await many().adapter.listDeletedContacts({ pageSize: 1, filters: filter }, {});
      expect(page.total).to.equal(ids.length);
      expect((await listedIds(many(), { filters: filter })).sort().join('')).to.equal(ids);
    });
  }
});

describe('memory adapter: pages under change', () => {
  it('neither lose nor repeat a row while others come, go and come again', async () => {
    const change = fc.record({
      id: fc.constantFrom(...'abcdefgh'),
      do: fc.constantFrom('restore', 'delete', 'erase', 'again'),
    });
    const sort = fc.record({
      by: fc.constantFrom(...SORT_FIELDS),
      direction: fc.constantFrom('asc' as const, 'desc' as const),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(change, { maxLength: 3 }), { maxLength: 6 }),
        sort,
        async (changes, sort) => {
          const contacts = [...'abcdefgh'].map((id, n) =>
            deleted(id, { name: `Name ${n % 3}`, age: (n % 4) * DAY }),
          );
          const w = world({ contacts, liveContacts: [{ id: 'new 1' }, { id: 'new 2' }] });
          const touched = new Set<string>();
          const ids = await readAll(w, { sort }, async (page) => {
            w.pass(1);
            w.backend.deleteContacts(page === 0 ? ['new 1'] : page === 1 ? ['new 2'] : []);
            for (const { id, do: what } of changes[page] ?? []) {
              touched.add(id);
              if (what === 'erase') w.backend.eraseContact(id);
              if (what === 'restore' || what === 'again') await restore(w, [id]);
              if (what === 'delete' || what === 'again') w.backend.deleteContacts([id]);
            }
          });
          expect(new Set(ids).size, 'no row twice').to.equal(ids.length);
          for (const { id } of contacts) if (!touched.has(id)) expect(ids).to.include(id);
        },
      ),
      { numRuns: fc.readConfigureGlobal().numRuns ?? 500 },
    );
  });

  it('go on after a row that is gone', async () => {
    const w = world({ contacts: [...'abcd'].map((id, n) => deleted(id, { age: n * DAY })) });
    const ids = await readAll(w, {}, (page) => (page === 0 ? restore(w, ['b']) : undefined));
    expect(ids).to.deep.equal(['a', 'b', 'c', 'd']);
  });

  it('end with no cursor, also when the last page is full', async () => {
    const w = world({ contacts: [...'abcd'].map((id) => deleted(id)) });
    const first = await w.adapter.listDeletedContacts({ pageSize: 2 }, {});
    const second = await w.adapter.listDeletedContacts({ pageSize: 2, cursor: first.nextCursor! }, {});
    expect([first.total, second.items.length, second.nextCursor]).to.deep.equal([4, 2, null]);
  });

  it('refuse a cursor of another question or of nowhere', async () => {
    const w = many();
    const { nextCursor: cursor } = await w.adapter.listDeletedContacts({ pageSize: 2 }, {});
    const ask = (query: object) => codeOf(w.adapter.listDeletedContacts({ pageSize: 2, ...query }, {}));
    expect(await ask({ cursor })).to.equal('accepted');
    expect(await ask({ cursor, search: ' ' })).to.equal('accepted');
    expect(await ask({ cursor, search: 'ana' })).to.equal('validation');
    expect(await ask({ cursor, filters: { source: 'api' } })).to.equal('validation');
    expect(await ask({ cursor, sort: { by: 'name', direction: 'asc' } })).to.equal('validation');
    for (const bad of ['', 'x', '!', btoa('[]'), btoa('null')])
      expect(await ask({ cursor: bad })).to.equal('validation');
    expect(await codeOf(w.adapter.listBulkActions({ pageSize: 2, cursor: cursor! }, {}))).to.equal(
      'validation',
    );
  });
});

describe('memory adapter: what goes in and out', () => {
  it('is copied, so that nobody can change the store from outside', async () => {
    const seed = {
      ...deleted('a'),
      deletedBy: { id: 'u', name: 'Sam' },
      related: { notes: { returns: 1, deletedSeparately: 0 } },
    };
    const w = world({ contacts: [seed] });
    seed.deletedBy.name = 'changed';
    seed.related.notes.returns = 9;
    const [row] = (await w.adapter.listDeletedContacts({ pageSize: 1 }, {})).items;
    expect(row?.deletedBy?.name).to.equal('Sam');
    row!.deletedBy!.name = 'changed';
    row!.name = 'changed';
    const account = await w.adapter.getAccount({});
    account.viewer.canRestore = false;
    account.supports.sort!.length = 0;
    const [again] = (
      await w.adapter.listDeletedContacts({ pageSize: 1, sort: { by: 'name', direction: 'asc' } }, {})
    ).items;
    expect(again).to.deep.include({ name: 'Name of a', deletedBy: { id: 'u', name: 'Sam' } });
    expect(again?.related).to.deep.equal({ notes: { returns: 1, deletedSeparately: 0 } });
  });

  it('holds exactly the documented fields', async () => {
    const [row] = (await world({ contacts: [deleted('a')] }).adapter.listDeletedContacts({ pageSize: 1 }, {}))
      .items;
    expect(Object.keys(row!).sort().join()).to.equal(
      'bulkActionId,deletedAt,deletedBy,eligibility,email,id,name,phone,related,restorableUntil,source',
    );
  });
});
