import type { DeletedContact } from '../../domain/contact.js';
import type { Page } from '../../domain/page.js';
import { casesOf } from '../case.js';
import { ensure, refuses, same, sameSet } from '../expect.js';
import { cannot } from '../harness.js';
import { bulkDelete, deleted, many } from '../seeds.js';
import type { Stage } from '../stage.js';

const TEN = many(10);
const TEN_IDS = TEN.map(({ id }) => id);

const allRows = (pages: readonly Page<DeletedContact>[]): DeletedContact[] =>
  pages.flatMap(({ items }) => items);

/** The contacts of a reading, each at most once. */
function readOnce(stage: Stage, pages: readonly Page<DeletedContact>[]): string[] {
  const names = stage.namesOf(allRows(pages));
  same(new Set(names).size, names.length, 'Different contacts of one reading');
  return names;
}

/** Those that haven't been seen yet when so many pages have. */
const unseen = (stage: Stage, pages: readonly Page<DeletedContact>[]): string[] => {
  const seen = stage.namesOf(allRows(pages));
  return TEN_IDS.filter((id) => !seen.includes(id));
};

export const pagingCases = casesOf('paging', {
  'every-row-once': {
    title: 'The pages of a list hold every row once, and none more rows than asked for',
    seed: { contacts: TEN },
    async run(stage) {
      const pages = await stage.listPages({ pageSize: 3 });
      ensure(
        pages.every(({ items }) => items.length <= 3),
        'A page has more rows than asked for.',
      );
      sameSet(readOnce(stage, pages), TEN_IDS, 'The rows of all pages');
    },
  },
  'any-data': {
    title: 'The first pages of a list repeat no row',
    anywhere: true,
    seed: { contacts: TEN },
    async run({ adapter }) {
      const ids: string[] = [];
      let cursor: string | undefined;
      // A list that isn't ours may be longer than anybody wants to wait for.
      for (let pages = 0; pages < 20; pages++) {
        const page = await adapter.listDeletedContacts({ pageSize: 100, ...(cursor && { cursor }) }, {});
        ids.push(...page.items.map(({ id }) => id));
        if (page.nextCursor === null) break;
        cursor = page.nextCursor;
      }
      ensure(new Set(ids).size === ids.length, 'A row comes twice.');
    },
  },
  'page-of-one': {
    title: 'A page may be as short as one row',
    seed: { contacts: many(3) },
    async run(stage) {
      const pages = await stage.listPages({ pageSize: 1 });
      ensure(
        pages.every(({ items }) => items.length <= 1),
        'A page of one row has more.',
      );
      sameSet(readOnce(stage, pages), ['c001', 'c002', 'c003'], 'The rows of all pages');
    },
  },
  'as-asked': {
    title: 'A question that is changed after the call is answered as it was',
    seed: { contacts: TEN },
    async run(stage) {
      const query = { pageSize: 2 };
      const call = stage.adapter.listDeletedContacts(query, {});
      query.pageSize = 10;
      same((await call).items.length, 2, 'Rows of a page of two');
    },
  },
  'same-order': {
    title: 'Rows with the same sort key stand in the same order however long the pages are',
    seed: { contacts: many(9).map((contact) => ({ ...contact, age: 3_600_000 })) },
    async run(stage) {
      const byTwo = readOnce(stage, await stage.listPages({ pageSize: 2 }));
      const byFive = readOnce(stage, await stage.listPages({ pageSize: 5 }));
      same(byTwo.length, 9, 'Rows in pages of two');
      same(byFive, byTwo, 'The order in pages of five');
    },
  },
  'shown-rows-vanish': {
    title: 'Rows that vanish from pages already read make the next pages skip nothing',
    seed: { contacts: TEN },
    async run(stage) {
      const pages = await stage.listPages({ pageSize: 3 }, async (read) => {
        const shown = stage.namesOf(read.at(-1)?.items ?? []).slice(0, 2);
        if (shown.length > 0) await stage.restore(shown);
      });
      sameSet(readOnce(stage, pages), TEN_IDS, 'Rows of the reading');
    },
  },
  'last-row-vanishes': {
    title: 'A cursor goes on where it was, even when the row it came from has vanished',
    seed: { contacts: TEN },
    async run(stage) {
      const pages = await stage.listPages({ pageSize: 4 }, async (read) => {
        const last = stage.namesOf(read.at(-1)?.items ?? []).at(-1);
        if (last !== undefined) await stage.restore([last]);
      });
      sameSet(readOnce(stage, pages), TEN_IDS, 'Rows of the reading');
    },
  },
  'rows-ahead-vanish': {
    title: 'Rows that vanish before they are read are left out, and the others all come',
    seed: { contacts: TEN },
    async run(stage) {
      const gone: string[] = [];
      const pages = await stage.listPages({ pageSize: 3 }, async (read) => {
        if (gone.length > 0) return;
        gone.push(...unseen(stage, read).slice(0, 2));
        await stage.restore(gone);
      });
      const rest = TEN_IDS.filter((id) => !gone.includes(id));
      sameSet(readOnce(stage, pages), rest, 'Rows of the reading');
    },
  },
  'rows-come': {
    title: 'Contacts that are deleted meanwhile make a reading repeat and skip nothing',
    needs: ['deleting'],
    seed: { contacts: TEN, liveContacts: ['new-1', 'new-2', 'new-3'].map((id) => ({ id, name: id })) },
    async run(stage) {
      const pages = await stage.listPages({ pageSize: 3 }, async (read) => {
        if (read.length <= 3) await stage.deleteAgain(`new-${read.length}`);
      });
      const names = readOnce(stage, pages).filter((name) => !name.startsWith('new-'));
      sameSet(names, TEN_IDS, 'The rows that were there');
    },
  },
  'cursor-of-another-query': {
    title: 'A cursor is refused with another sort, search or filter than its own',
    seed: { contacts: TEN },
    async run(stage) {
      const { sort = [], search, filters = [] } = stage.account.supports;
      const [field] = sort;
      const others = [
        ...(field ? [{ sort: { by: field, direction: 'asc' as const } }] : []),
        ...(search ? [{ search: 'Contact' }] : []),
        ...(filters.includes('source') ? [{ filters: { source: 'manual' } }] : []),
      ];
      if (others.length === 0) throw cannot('The account declares no sort, search or filter.');
      const { nextCursor } = await stage.adapter.listDeletedContacts({ pageSize: 3 }, {});
      ensure(nextCursor !== null, 'The first page of three of ten rows has no cursor.');
      for (const other of others) {
        const call = () =>
          stage.adapter.listDeletedContacts({ pageSize: 3, cursor: nextCursor, ...other }, {});
        await refuses(call, 'validation', `A cursor of another query (${Object.keys(other).join()})`);
      }
    },
  },
  'made-up-cursor': {
    title: 'A cursor that the back end never gave is refused',
    anywhere: true,
    async run({ adapter }) {
      const call = () => adapter.listDeletedContacts({ pageSize: 3, cursor: 'made-up' }, {});
      await refuses(call, 'validation', 'A made-up cursor');
    },
  },
  'exact-totals': {
    title: 'An exact total is the number of rows that match',
    needs: ['totals:exact'],
    seed: { contacts: [...TEN, deleted('old', { age: 61 * 86_400_000 })] },
    async run(stage) {
      const pages = await stage.listPages({ pageSize: 100 });
      const count = allRows(pages).length;
      for (const { total } of pages) {
        ensure(total === count, `A list of ${count} rows has the exact total ${total}.`);
      }
    },
  },
  'totals-at-least': {
    title: 'A total that is a lower bound is not above the number of rows',
    needs: ['totals:at-least'],
    seed: { contacts: TEN },
    async run(stage) {
      const pages = await stage.listPages({ pageSize: 100 });
      const count = allRows(pages).length;
      for (const { total } of pages) {
        ensure(total === null || total <= count, `A list of ${count} rows has at least ${total}.`);
      }
    },
  },
  'no-totals': {
    title: 'Without totals, total is null',
    anywhere: true,
    needs: ['totals:none'],
    seed: { contacts: TEN },
    async run({ adapter }) {
      const { total } = await adapter.listDeletedContacts({ pageSize: 3 }, {});
      ensure(total === null, 'total is to be null where totals are not declared.');
    },
  },
  history: {
    title: 'The pages of the history hold every bulk action once, the newest first',
    needs: ['history'],
    seed: {
      contacts: ['x', 'y', 'z'].flatMap((bulk, index) => {
        const contact = deleted(`in-${bulk}`, { age: (index + 1) * 86_400_000 });
        return bulkDelete(bulk, [contact]).contacts;
      }),
      bulkActions: ['x', 'y', 'z'].map((id) => ({ id, kind: 'delete' })),
    },
    async run(stage) {
      const pages = await stage.pages((cursor) =>
        stage.adapter.listBulkActions({ pageSize: 2, ...cursor }, {}),
      );
      const actions = pages.flatMap(({ items }) => items);
      same(new Set(actions.map(({ id }) => id)).size, actions.length, 'Different bulk actions');
      const wanted = stage.ids(['x', 'y', 'z']);
      same(
        actions.map(({ id }) => id).filter((id) => wanted.includes(id)),
        wanted,
        'The bulk actions of the seed',
      );
    },
  },
  items: {
    title: 'The pages of the outcomes hold every contact once, in the same order each time',
    needs: ['items'],
    seed: { contacts: many(7) },
    async run(stage) {
      const { id } = await stage.restore(many(7).map((contact) => contact.id));
      const read = async (pageSize: number): Promise<(string | undefined)[]> => {
        const pages = await stage.pages((cursor) =>
          stage.adapter.listBulkActionItems(id, { pageSize, ...cursor }, {}),
        );
        ensure(
          pages.every(({ items }) => items.length <= pageSize),
          'A page has more rows than asked for.',
        );
        return pages.flatMap(({ items }) => items.map(({ contactId }) => stage.name(contactId)));
      };
      const byTwo = await read(2);
      same(
        [...byTwo].sort(),
        many(7).map((contact) => contact.id),
        'Contacts in pages of two',
      );
      same(await read(5), byTwo, 'The order in pages of five');
    },
  },
});
