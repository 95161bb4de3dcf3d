import type { RestoreAdapter } from '../../../src/adapter/contract.js';
import type { MemoryAdapter } from '../../../src/adapter/memory/index.js';
import type { DeletedContactsFilters } from '../../../src/domain/query.js';
import { changingPages, readingAs, without, type BrokenAdapter } from './broken-adapter.js';

/** Lists by other filters than those that were asked for. */
const changingFilters = (
  memory: MemoryAdapter,
  change: (filters: DeletedContactsFilters) => DeletedContactsFilters,
): Pick<RestoreAdapter, 'listDeletedContacts'> => ({
  listDeletedContacts: ({ filters = {}, ...query }, call) =>
    memory.listDeletedContacts({ ...query, filters: change(filters) }, call),
});

/** Adapters that list the wrong contacts, or in the wrong pages. */
export const listingFaults: BrokenAdapter[] = [
  {
    fault: 'cursors are numbers of rows, so that rows are skipped and repeated when others come and go',
    breaks: (memory) => ({
      listDeletedContacts: async ({ cursor = '0', ...query }, call) => {
        const { pageSize } = query;
        if (!Number.isInteger(pageSize) || pageSize < 1) return memory.listDeletedContacts(query, call);
        const whole = await memory.listDeletedContacts({ ...query, pageSize: 1000 }, call);
        const end = Number(cursor) + pageSize;
        return {
          ...whole,
          items: whole.items.slice(Number(cursor), end),
          nextCursor: end < whole.items.length ? String(end) : null,
        };
      },
    }),
    fails: [
      'paging/shown-rows-vanish',
      'paging/last-row-vanishes',
      'paging/rows-come',
      'paging/cursor-of-another-query',
      'paging/made-up-cursor',
    ],
  },
  {
    fault: 'a list ends after its second page',
    breaks: (memory) => ({
      listDeletedContacts: async (query, call) => {
        const page = await memory.listDeletedContacts(query, call);
        return query.cursor === undefined ? page : { ...page, nextCursor: null };
      },
    }),
    fails: [
      'paging/every-row-once',
      'paging/page-of-one',
      'paging/same-order',
      'paging/shown-rows-vanish',
      'paging/last-row-vanishes',
      'paging/rows-ahead-vanish',
      'paging/rows-come',
      'finding/search-in-pages',
      'odd/names-in-pages',
    ],
  },
  {
    fault: 'the last page has a cursor, which leads to itself',
    breaks: (memory) => ({
      listDeletedContacts: async (query, call) => {
        const page = await memory.listDeletedContacts(query, call);
        return { ...page, nextCursor: page.nextCursor ?? query.cursor ?? null };
      },
    }),
    fails: [
      'paging/every-row-once',
      'paging/page-of-one',
      'paging/same-order',
      'paging/shown-rows-vanish',
      'paging/last-row-vanishes',
      'paging/rows-ahead-vanish',
      'paging/rows-come',
      'finding/sort-by-name',
      'finding/sort-by-email',
      'finding/sort-by-phone',
      'finding/sort-by-deletedAt',
      'finding/sort-by-restorableUntil',
      'finding/sort-by-deletedBy',
      'finding/search-in-pages',
      'odd/names-in-pages',
    ],
  },
  {
    fault: 'a page has one row more than asked for',
    breaks: (memory) => ({
      listDeletedContacts: (query, call) =>
        memory.listDeletedContacts(
          { ...query, pageSize: query.pageSize + (query.pageSize > 0 ? 1 : 0) },
          call,
        ),
    }),
    fails: ['paging/every-row-once', 'paging/page-of-one', 'paging/as-asked'],
  },
  {
    fault: 'a cursor is taken for any query',
    breaks: (memory) => ({
      listDeletedContacts: (query, call) =>
        memory.listDeletedContacts(query, call).catch((thrown: unknown) => {
          if (query.cursor === undefined) throw thrown;
          return memory.listDeletedContacts({ pageSize: query.pageSize }, call);
        }),
    }),
    fails: ['paging/cursor-of-another-query', 'paging/made-up-cursor'],
  },
  {
    fault: 'the exact total counts one contact too many',
    breaks: (memory) => changingPages(memory, (page) => ({ ...page, total: (page.total ?? 0) + 1 })),
    fails: ['paging/exact-totals'],
  },
  {
    fault: 'a search is passed over',
    breaks: (memory) => ({
      listDeletedContacts: (query, call) => memory.listDeletedContacts(without(query, 'search'), call),
    }),
    fails: [
      'paging/cursor-of-another-query',
      'finding/search-name',
      'finding/search-email',
      'finding/search-phone',
      'finding/search-literally',
      'finding/search-nothing',
      'finding/search-in-pages',
      'finding/search-and-filter',
      'retention/expired-is-not-found',
      'odd/search-for-odd-names',
    ],
  },
  {
    fault: 'search words are a pattern, in which % stands for anything',
    breaks: (memory) => ({
      listDeletedContacts: (query, call) =>
        memory.listDeletedContacts({ ...query, search: query.search?.replaceAll('%', '') }, call),
    }),
    fails: ['finding/search-literally'],
  },
  {
    fault: 'the filter by source is passed over',
    breaks: (memory) => changingFilters(memory, (filters) => without(filters, 'source')),
    fails: [
      'paging/cursor-of-another-query',
      'finding/filter-source',
      'finding/filters-together',
      'finding/search-and-filter',
    ],
  },
  {
    fault: 'deletedTo is inclusive',
    breaks: (memory) => ({
      listDeletedContacts: ({ filters = {}, ...query }, call) => {
        const { deletedTo } = filters;
        const later = deletedTo && new Date(Date.parse(deletedTo) + 1);
        return memory.listDeletedContacts(
          {
            ...query,
            filters: {
              ...filters,
              ...(later && { deletedTo: Number.isNaN(later.getTime()) ? deletedTo : later.toISOString() }),
            },
          },
          call,
        );
      },
    }),
    fails: ['finding/filter-deletedTo'],
  },
  {
    fault: 'every sort is ascending',
    breaks: (memory) => ({
      listDeletedContacts: ({ sort, ...query }, call) =>
        memory.listDeletedContacts({ ...query, sort: sort && { ...sort, direction: 'asc' } }, call),
    }),
    fails: [
      'finding/sort-by-name',
      'finding/sort-by-email',
      'finding/sort-by-phone',
      'finding/sort-by-deletedAt',
      'finding/sort-by-restorableUntil',
      'finding/sort-by-deletedBy',
    ],
  },
  {
    fault: 'the oldest deletion comes first',
    breaks: (memory) => ({
      listDeletedContacts: ({ sort = { by: 'deletedAt', direction: 'asc' }, ...query }, call) =>
        memory.listDeletedContacts({ ...query, sort }, call),
    }),
    fails: ['finding/newest-first', 'finding/search-in-pages'],
  },
  {
    fault: 'a total is no whole number',
    breaks: (memory) => changingPages(memory, (page) => ({ ...page, total: (page.total ?? 0) + 0.5 })),
    fails: ['shape/page', 'paging/exact-totals'],
  },
  {
    fault: 'a page of a hundred rows shows its first row twice',
    breaks: (memory) => ({
      listDeletedContacts: async (query, call) => {
        const page = await memory.listDeletedContacts(query, call);
        return query.pageSize === 100 ? { ...page, items: [...page.items.slice(0, 1), ...page.items] } : page;
      },
    }),
    fails: ['paging/any-data', 'paging/exact-totals'],
  },
  {
    fault: 'a total that is a lower bound is above the number of rows',
    supports: { totals: 'at-least' },
    breaks: (memory) => changingPages(memory, (page) => ({ ...page, total: (page.total ?? 0) + 1 })),
    fails: ['paging/totals-at-least'],
  },
  {
    fault: 'there are totals that are not declared',
    supports: { totals: 'none' },
    breaks: (memory) => changingPages(memory, (page) => ({ ...page, total: page.items.length })),
    fails: ['paging/no-totals'],
  },
  {
    fault: 'the filters by person and by bulk delete are passed over',
    breaks: (memory) => changingFilters(memory, (filters) => without(filters, 'deletedBy', 'bulkActionId')),
    fails: ['finding/filter-deletedBy', 'finding/filter-bulkActionId', 'finding/filters-together'],
  },
  {
    fault: 'deletedFrom is exclusive',
    breaks: (memory) =>
      changingFilters(memory, (filters) => {
        const from = Date.parse(filters.deletedFrom ?? '');
        return Number.isNaN(from) ? filters : { ...filters, deletedFrom: new Date(from + 1).toISOString() };
      }),
    fails: ['finding/filter-deletedFrom'],
  },
  {
    fault: 'instants that can not be read are passed over',
    breaks: (memory) =>
      changingFilters(memory, (filters) =>
        Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== 'last week')),
      ),
    fails: ['finding/unreadable-instant'],
  },
  {
    fault: 'only restores look at the policy',
    breaks: (memory, { account }) => readingAs(memory, { hipaa: false }, account),
    fails: ['hipaa/list', 'hipaa/preview', 'hipaa/details', 'hipaa/undo'],
  },
  {
    fault: 'only restores look at the role',
    breaks: (memory, { account }) => readingAs(memory, { viewer: { canRestore: true } }, account),
    fails: ['permission/list', 'permission/preview', 'permission/details'],
  },
];
