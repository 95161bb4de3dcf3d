import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import {
  DEFAULT_PAGE_SIZE,
  MAX_PAGE_SIZE,
  activeFilterCount,
  normaliseMatch,
  normalisePageSize,
  normaliseQuery,
  queryKey,
  unreadableInstants,
  type DeletedContactsFilters,
  type DeletedContactsQuery,
} from 'contacts-restore/domain';

describe('normalisePageSize', () => {
  const cases: [size: unknown, normal: number][] = [
    [10, 10],
    ['50', 50],
    ['50px', 50],
    [1.9, 1],
    [0, 1],
    [-5, 1],
    [5e-8, 1],
    [1e21, MAX_PAGE_SIZE],
    [MAX_PAGE_SIZE, MAX_PAGE_SIZE],
    [MAX_PAGE_SIZE + 1, MAX_PAGE_SIZE],
    [Number.NaN, DEFAULT_PAGE_SIZE],
    [Number.POSITIVE_INFINITY, DEFAULT_PAGE_SIZE],
    ['many', DEFAULT_PAGE_SIZE],
    ['', DEFAULT_PAGE_SIZE],
    [null, DEFAULT_PAGE_SIZE],
    [undefined, DEFAULT_PAGE_SIZE],
    [{}, DEFAULT_PAGE_SIZE],
  ];
  for (const [size, normal] of cases) {
    it(`makes ${normal} of ${JSON.stringify(size) ?? 'nothing'}`, () => {
      expect(normalisePageSize(size)).to.equal(normal);
    });
  }
});

describe('normaliseMatch', () => {
  it('trims the search words and the space between them', () => {
    expect(normaliseMatch({ search: '  ada \t lovelace ' })).to.deep.equal({ search: 'ada lovelace' });
  });

  it('leaves out what restricts nothing', () => {
    expect(normaliseMatch({ search: '  ', filters: { source: '', deletedBy: undefined } })).to.deep.equal({});
  });

  it('leaves out filters that the contract does not know', () => {
    const filters = { source: 'api', colour: 'red' } as DeletedContactsFilters;
    expect(normaliseMatch({ filters })).to.deep.equal({ filters: { source: 'api' } });
  });
});

describe('queryKey', () => {
  it('is the same for filters in another order', () => {
    const first = { pageSize: 25, filters: { source: 'api', deletedBy: 'u1' } };
    const second = { pageSize: 25, filters: { deletedBy: 'u1', source: 'api' } };
    expect(queryKey(first)).to.equal(queryKey(second));
  });

  it('is the same for the default sort, said or not', () => {
    expect(queryKey({ pageSize: 25 })).to.equal(
      queryKey({ pageSize: 25, sort: { direction: 'desc', by: 'deletedAt' } }),
    );
  });

  it('is the same for an empty cursor and none', () => {
    expect(queryKey({ pageSize: 25, cursor: '' })).to.equal(queryKey({ pageSize: 25 }));
  });

  const base: DeletedContactsQuery = { pageSize: 25 };
  const others: [what: string, query: DeletedContactsQuery][] = [
    ['page size', { pageSize: 26 }],
    ['cursor', { ...base, cursor: 'c' }],
    ['search', { ...base, search: 'ada' }],
    ['sort field', { ...base, sort: { by: 'name', direction: 'desc' } }],
    ['direction', { ...base, sort: { by: 'deletedAt', direction: 'asc' } }],
    ['filter', { ...base, filters: { source: 'api' } }],
  ];
  for (const [what, query] of others) {
    it(`differs by the ${what}`, () => {
      expect(queryKey(query)).not.to.equal(queryKey(base));
    });
  }

  it('does not change by being normalised first', () => {
    const text = fc.option(fc.string(), { nil: undefined });
    const query: fc.Arbitrary<DeletedContactsQuery> = fc.record({
      search: text,
      pageSize: fc.integer(),
      cursor: text,
      filters: fc.record({ source: text, deletedBy: text, deletedFrom: text }),
    });
    fc.assert(
      fc.property(query, (one) => {
        expect(queryKey(normaliseQuery(one))).to.equal(queryKey(one));
      }),
    );
  });
});

describe('activeFilterCount', () => {
  const cases: [filters: DeletedContactsFilters | undefined, count: number][] = [
    [undefined, 0],
    [{}, 0],
    [{ source: '' }, 0],
    [{ source: 'api' }, 1],
    [{ deletedFrom: 'x' }, 1],
    [{ deletedFrom: 'x', deletedTo: 'y' }, 1],
    [{ deletedFrom: 'x', deletedTo: 'y', source: 'api', bulkActionId: 'b' }, 3],
  ];
  for (const [filters, count] of cases) {
    it(`is ${count} for ${JSON.stringify(filters) ?? 'none'}`, () => {
      expect(activeFilterCount({ filters })).to.equal(count);
    });
  }
});

describe('unreadableInstants', () => {
  it('names the path of each instant that cannot be read', () => {
    expect(
      unreadableInstants({ deletedFrom: 'soon', deletedTo: '2026-06-01T00:00:00Z', expiresBefore: '' }),
    ).to.deep.equal(['filters.deletedFrom', 'filters.expiresBefore']);
  });

  it('names none where there is none', () => {
    expect(unreadableInstants()).to.deep.equal([]);
    expect(unreadableInstants({ deletedFrom: undefined })).to.deep.equal([]);
  });
});
