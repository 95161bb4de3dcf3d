import { casesOf } from '../case.js';
import { same, sameSet } from '../expect.js';
import { cannot } from '../harness.js';
import { deleted } from '../seeds.js';
import type { Stage } from '../stage.js';

const IDS: Record<string, string> = {
  quotes: `o'neil "x" \`y\``,
  slashes: 'a/b\\c',
  percent: '100%25 %2F',
  'query-characters': '?a=1&b=2#c',
  emoji: '🦄👩‍👩‍👧',
  'right-to-left': 'שלום',
  prototype: '__proto__',
  'method-name': 'constructor',
  spaces: ' two  spaces ',
  'very-long': 'long-'.repeat(60),
};

const NAMES: Record<string, string> = {
  quotes: `O'Neil "the" \`tick\` \\ back`,
  markup: '<img src=x onerror=alert(1)> &amp; {{7*7}}',
  sql: `Robert'); DROP TABLE contacts;--`,
  emoji: '🦄 👩‍👩‍👧 é',
  rtl: '\u202Eمرحبا שלום',
  proto: '__proto__',
  spaces: 'Two  spaces',
  long: 'Long name '.repeat(20).trim(),
};

/** An id goes through every call and comes out as it went in. */
async function expectFaithful(stage: Stage, id: string): Promise<void> {
  if (stage.id(id) !== id) throw cannot('The back end gives ids of its own.');
  const hint =
    id === '__proto__' ? ' (a plain object loses the key __proto__, also in a harness: use a Map)' : '';
  sameSet(await stage.listed(), [id, 'plain'], `Listed contacts${hint}`);
  if (stage.account.supports.details) {
    same((await stage.adapter.getDeletedContact(id, {})).id, id, 'The id of the look');
  }
  const done = await stage.restore([id], { conflictOverrides: Object.fromEntries([[id, 'skip']]) });
  same(done.counts.succeeded, 1, 'Contacts that succeeded');
  if (stage.account.supports.items) {
    same(
      (await stage.items(done)).map(({ contactId }) => contactId),
      [id],
      'Contacts among the outcomes',
    );
  }
  await stage.expectLive(id);
  await stage.expectDeleted('plain');
}

export const oddCases = casesOf('odd', {
  ...Object.fromEntries(
    Object.entries(IDS).map(([name, id]) => [
      `id-${name}`,
      {
        title: `An id with ${name.replaceAll('-', ' ')} is an id like any other`,
        seed: { contacts: [deleted(id, { email: 'odd@example.com' }), deleted('plain')] },
        run: (stage: Stage) => expectFaithful(stage, id),
      },
    ]),
  ),
  names: {
    title: 'Names come out as they went in, to the last character',
    seed: { contacts: Object.entries(NAMES).map(([id, name]) => deleted(`name-${id}`, { name })) },
    async run(stage) {
      const rows = await stage.rows();
      const names = Object.fromEntries(rows.map((row) => [stage.name(row.id), row.name]));
      const seeded = Object.fromEntries(stage.seed.contacts.map(({ id, name }) => [id, name]));
      same(names, seeded, 'Names');
    },
  },
  'names-in-outcomes': {
    title: 'Odd names stop no restore',
    seed: { contacts: Object.entries(NAMES).map(([id, name]) => deleted(`name-${id}`, { name })) },
    async run(stage) {
      const ids = stage.seed.contacts.map(({ id }) => id);
      const done = await stage.restore(ids);
      await stage.expectOutcomes(done, Object.fromEntries(ids.map((id) => [id, 'succeeded'])));
    },
  },
  'names-in-pages': {
    title: 'A list that is sorted by odd names is complete',
    needs: ['sort:name'],
    seed: {
      contacts: [
        ...Object.entries(NAMES).map(([id, name]) => deleted(`name-${id}`, { name })),
        deleted('no-name', { name: null }),
        deleted('none-either', { name: null }),
        deleted('empty-name', { name: '' }),
      ],
    },
    async run(stage) {
      const all = stage.seed.contacts.map(({ id }) => id);
      for (const direction of ['asc', 'desc'] as const) {
        sameSet(
          await stage.listed({ sort: { by: 'name', direction }, pageSize: 2 }),
          all,
          `Rows, ${direction}`,
        );
      }
    },
  },
  'search-for-odd-names': {
    title: 'A contact with an odd name is found by it',
    needs: ['search'],
    seed: { contacts: Object.entries(NAMES).map(([id, name]) => deleted(`name-${id}`, { name })) },
    async run(stage) {
      sameSet(await stage.listed({ search: "O'Neil" }), ['name-quotes'], 'Found by a name with a quote');
      sameSet(await stage.listed({ search: 'שלום' }), ['name-rtl'], 'Found by a name from right to left');
      sameSet(await stage.listed({ search: 'DROP TABLE' }), ['name-sql'], 'Found by a statement of SQL');
    },
  },
});
