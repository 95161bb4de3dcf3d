import { SORT_FIELDS, type SortField } from '../../domain/account.js';
import { parseInstant } from '../../domain/retention.js';
import { casesOf } from '../case.js';
import { ensure, refuses, same, sameSet } from '../expect.js';
import { cannot } from '../harness.js';
import { bulkDelete, deleted } from '../seeds.js';
import type { Stage } from '../stage.js';

const HOUR = 3_600_000;
const user = (id: string, name: string) => ({ id, name });

const SEARCHED = {
  contacts: [
    deleted('agnes', { name: 'Ágnes Vörös', email: 'first@example.com', phone: '+999 (55) 123-4567' }),
    deleted('percent', { name: '100% O\'Neil _x_ \\ "y"', email: 'second@example.com', phone: null }),
    deleted('zoe', { name: 'Zoe Quist', email: 'Third.One@Example.com', phone: '+999 55 765 4321' }),
    deleted('nobody', { name: null, email: null, phone: null }),
  ],
};

/** In each column the order is another one. */
const SORTED = {
  contacts: [
    deleted('one', {
      name: 'Carla',
      email: 'bob@example.com',
      phone: '+999 55 0000001',
      age: 2 * HOUR,
      deletedBy: user('kit-user-2', 'Bea'),
    }),
    deleted('two', {
      name: 'Anton',
      email: 'cid@example.com',
      phone: '+999 55 0000003',
      age: 3 * HOUR,
      deletedBy: user('kit-user-3', 'Cem'),
    }),
    deleted('three', {
      name: 'Berta',
      email: 'amy@example.com',
      phone: '+999 55 0000002',
      age: HOUR,
      deletedBy: user('kit-user-1', 'Ali'),
    }),
  ],
};
const ASCENDING: Record<SortField, string[]> = {
  name: ['two', 'three', 'one'],
  email: ['three', 'one', 'two'],
  phone: ['one', 'three', 'two'],
  deletedAt: ['two', 'one', 'three'],
  restorableUntil: ['two', 'one', 'three'],
  deletedBy: ['three', 'one', 'two'],
};

const FILTERED = {
  contacts: [
    deleted('new', { age: HOUR, deletedBy: user('kit-user-1', 'Ali'), source: 'manual' }),
    deleted('middle', { age: 2 * HOUR, deletedBy: user('kit-user-2', 'Bea'), source: 'workflow' }),
    deleted('old', { age: 3 * HOUR, deletedBy: user('kit-user-1', 'Ali'), source: 'workflow' }),
  ],
} as const;

async function finds(stage: Stage, search: string, expected: string[], what: string): Promise<void> {
  sameSet(await stage.listed({ search }), expected, what);
}

const sortCases = Object.fromEntries(
  SORT_FIELDS.map((by) => [
    `sort-by-${by}`,
    {
      title: `The list is sorted by ${by} in both directions, across pages`,
      needs: [`sort:${by}`] as const,
      seed: SORTED,
      async run(stage: Stage) {
        const read = async (direction: 'asc' | 'desc'): Promise<string[]> =>
          stage.listed({ sort: { by, direction }, pageSize: 2 });
        same(await read('asc'), ASCENDING[by], 'Ascending');
        same(await read('desc'), ASCENDING[by].toReversed(), 'Descending');
      },
    },
  ]),
);

export const findingCases = casesOf('finding', {
  'newest-first': {
    title: 'Unasked, the newest deletion comes first',
    anywhere: true,
    seed: SORTED,
    async run({ adapter }) {
      const { items } = await adapter.listDeletedContacts({ pageSize: 100 }, {});
      const times = items.map(({ deletedAt }) => parseInstant(deletedAt) ?? 0);
      ensure(
        times.every((time, index) => index === 0 || time <= times[index - 1]!),
        "The list isn't sorted by the newest deletion first.",
      );
    },
  },
  ...sortCases,
  'search-name': {
    title: 'A search finds a word of the name, whatever its case and accents',
    needs: ['search'],
    seed: SEARCHED,
    async run(stage) {
      await finds(stage, 'quist', ['zoe'], 'Found by a word in lower case');
      await finds(stage, 'AGNES', ['agnes'], 'Found without the accent');
      await finds(stage, 'zoë', ['zoe'], 'Found with an accent too many');
    },
  },
  'search-email': {
    title: 'A search finds an e-mail address, whatever its case',
    needs: ['search'],
    seed: SEARCHED,
    run: (stage) => finds(stage, 'third.one@example.com', ['zoe'], 'Found by its e-mail'),
  },
  'search-phone': {
    title: 'A search finds a phone number, whatever its punctuation',
    needs: ['search'],
    seed: SEARCHED,
    async run(stage) {
      await finds(stage, '999551234567', ['agnes'], 'Found by its digits');
      await finds(stage, '+999-55-765-4321', ['zoe'], 'Found with other punctuation');
    },
  },
  'search-literally': {
    title: 'Search words are taken literally: no character is a wildcard',
    needs: ['search'],
    seed: SEARCHED,
    async run(stage) {
      for (const search of ['%', '_x_', '\\', '.*', "' OR '1'='1", '"y"', '*']) {
        const found = (await stage.listed({ search })).filter((name) => name !== 'percent');
        sameSet(found, [], `Found by ${search} without holding it`);
      }
    },
  },
  'search-nothing': {
    title: 'A search that finds nothing answers an empty list, and a blank one finds all',
    needs: ['search'],
    seed: SEARCHED,
    async run(stage) {
      const page = await stage.adapter.listDeletedContacts({ pageSize: 5, search: 'zzqqxx-no-such' }, {});
      same([page.items.length, page.nextCursor], [0, null], 'Rows and cursor of the empty list');
      await finds(stage, '  ', ['agnes', 'percent', 'zoe', 'nobody'], 'Found by a blank search');
    },
  },
  'search-in-pages': {
    title: 'A search holds for all its pages',
    needs: ['search'],
    seed: {
      contacts: ['a', 'b', 'c', 'd', 'e'].map((id, index) =>
        deleted(id, { name: index % 2 === 0 ? 'Quist' : 'Other', age: index * HOUR }),
      ),
    },
    async run(stage) {
      same(await stage.listed({ search: 'quist', pageSize: 1 }), ['a', 'c', 'e'], 'Found page by page');
    },
  },
  'filter-deletedBy': {
    title: 'The list is filtered by who deleted',
    needs: ['filters:deletedBy'],
    seed: FILTERED,
    async run(stage) {
      const filters = { deletedBy: stage.id('kit-user-1') };
      sameSet(await stage.listed({ filters }), ['new', 'old'], 'Deleted by that user');
    },
  },
  'filter-deletedFrom': {
    title: 'deletedFrom is inclusive, to the millisecond',
    needs: ['filters:deletedFrom'],
    seed: FILTERED,
    async run(stage) {
      const at = stage.now - 2 * HOUR;
      const listed = (from: number) =>
        stage.listed({ filters: { deletedFrom: new Date(from).toISOString() } });
      sameSet(await listed(at), ['new', 'middle'], 'Deleted from then on');
      sameSet(await listed(at + 1), ['new'], 'Deleted from a millisecond later on');
    },
  },
  'filter-deletedTo': {
    title: 'deletedTo is exclusive, to the millisecond',
    needs: ['filters:deletedTo'],
    seed: FILTERED,
    async run(stage) {
      const at = stage.now - 2 * HOUR;
      const listed = (to: number) => stage.listed({ filters: { deletedTo: new Date(to).toISOString() } });
      sameSet(await listed(at), ['old'], 'Deleted before then');
      sameSet(await listed(at + 1), ['middle', 'old'], 'Deleted before a millisecond later');
    },
  },
  'filter-expiresBefore': {
    title: 'expiresBefore is exclusive, and compares with the end of the window',
    needs: ['filters:expiresBefore'],
    seed: FILTERED,
    async run(stage) {
      const { restorableUntil } = await stage.row('middle');
      const until = parseInstant(restorableUntil)!;
      const listed = (before: number) =>
        stage.listed({ filters: { expiresBefore: new Date(before).toISOString() } });
      sameSet(await listed(until), ['old'], 'Expiring before then');
      sameSet(await listed(until + 1), ['middle', 'old'], 'Expiring before a millisecond later');
    },
  },
  'filter-source': {
    title: 'The list is filtered by how the contacts came to be deleted',
    needs: ['filters:source'],
    seed: FILTERED,
    async run(stage) {
      sameSet(await stage.listed({ filters: { source: 'workflow' } }), ['middle', 'old'], 'From workflows');
    },
  },
  'filter-bulkActionId': {
    title: 'The list is filtered by the bulk delete',
    needs: ['filters:bulkActionId'],
    seed: {
      ...bulkDelete('bulk', [deleted('a'), deleted('b')]),
      contacts: [...bulkDelete('bulk', [deleted('a'), deleted('b')]).contacts, deleted('other')],
    },
    async run(stage) {
      const filters = { bulkActionId: stage.id('bulk') };
      sameSet(await stage.listed({ filters }), ['a', 'b'], 'Deleted by the bulk delete');
    },
  },
  'filters-together': {
    title: 'Several filters hold together',
    needs: ['filters:deletedBy', 'filters:source'],
    seed: FILTERED,
    async run(stage) {
      const filters = { deletedBy: stage.id('kit-user-1'), source: 'workflow' };
      sameSet(await stage.listed({ filters }), ['old'], 'By that user, from workflows');
    },
  },
  'search-and-filter': {
    title: 'Search and filter hold together',
    needs: ['search', 'filters:source'],
    seed: FILTERED,
    async run(stage) {
      const query = { search: 'middle@example.com', filters: { source: 'manual' } };
      sameSet(await stage.listed(query), [], 'Found by its e-mail, but from another source');
    },
  },
  'unreadable-instant': {
    title: "A filter by an instant that can't be read is refused",
    anywhere: true,
    async run(stage) {
      const fields = (['deletedFrom', 'deletedTo', 'expiresBefore'] as const).filter((name) =>
        stage.account.supports.filters?.includes(name),
      );
      if (fields.length === 0) throw cannot('The account declares no filter by an instant.');
      for (const name of fields) {
        const query = { pageSize: 5, filters: { [name]: 'last week' } };
        await refuses(() => stage.adapter.listDeletedContacts(query, {}), 'validation', `${name}: last week`);
      }
    },
  },
});
