import { FILTER_FIELDS, SORT_FIELDS } from '../../domain/account.js';
import {
  CONFLICT_RESOLUTIONS,
  DELETION_SOURCES,
  INELIGIBLE_REASONS,
  RELATED_KINDS,
} from '../../domain/contact.js';
import { DAY_MS, parseInstant } from '../../domain/retention.js';
import type { RestoreAdapter } from '../../adapter/contract.js';
import { casesOf, type Capability } from '../case.js';
import { ensure, fail, same, sameSet } from '../expect.js';
import { cannot } from '../harness.js';
import { declares } from '../needs.js';
import { bulkDelete, deleted } from '../seeds.js';

const METHODS: [Capability, keyof RestoreAdapter][] = [
  ['preview', 'previewRestore'],
  ['history', 'listBulkActions'],
  ['details', 'getDeletedContact'],
  ['items', 'listBulkActionItems'],
  ['cancel', 'cancelBulkAction'],
  ['undo', 'undoRestore'],
  ['watch', 'watchBulkAction'],
];

const isUtc = (value: unknown): boolean =>
  parseInstant(value) !== null && /(Z|\+00:?00)$/.test(String(value));

/** Fails for what JSON can't carry. Names the place, never the value. */
function expectPlain(value: unknown, path: string): void {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return;
  if (typeof value === 'number') return ensure(Number.isFinite(value), `${path} is no finite number.`);
  ensure(typeof value === 'object', `${path} is a ${typeof value}, which JSON can't carry.`);
  const prototype: unknown = Object.getPrototypeOf(value);
  ensure(
    Array.isArray(value) || prototype === null || Object.getPrototypeOf(prototype) === null,
    `${path} is an instance of a class, and is to be plain data.`,
  );
  for (const [key, part] of Object.entries(value)) {
    if (part !== undefined) expectPlain(part, `${path}.${key}`);
  }
}

function expectWords(words: readonly unknown[] | undefined, known: readonly string[], what: string): void {
  for (const word of words ?? []) {
    ensure(known.includes(word as string), `${what} holds a word that the contract doesn't know.`);
  }
}

export const shapeCases = casesOf('shape', {
  account: {
    title: 'The account is complete, with a readable clock in UTC and a time zone that exists',
    anywhere: true,
    async run({ account }) {
      ensure(account.id !== '', 'The account has an empty id.');
      ensure(account.viewer.id !== '', 'The viewer has an empty id.');
      ensure(isUtc(account.serverTime), "serverTime isn't an ISO 8601 instant in UTC.");
      ensure(account.retentionDays > 0, 'retentionDays is to be above 0.');
      try {
        new Intl.DateTimeFormat('en', { timeZone: account.timeZone }).format();
      } catch {
        fail("timeZone isn't an IANA name.");
      }
    },
  },
  'declared-methods': {
    title: 'Every method that the account declares is there',
    anywhere: true,
    async run({ account, world }) {
      for (const [capability, method] of METHODS) {
        ensure(
          !declares(account, capability) || typeof world.adapter[method] === 'function',
          `The account declares ${capability}, and the adapter has no ${method}.`,
        );
      }
    },
  },
  'known-words': {
    title: 'Capabilities, sources, reasons and kinds are words of the contract',
    anywhere: true,
    seed: { contacts: [deleted('a')] },
    async run({ world }) {
      const { supports } = await world.adapter.getAccount({});
      expectWords(supports.sort, SORT_FIELDS, 'supports.sort');
      expectWords(supports.filters, FILTER_FIELDS, 'supports.filters');
      expectWords(supports.conflicts, CONFLICT_RESOLUTIONS, 'supports.conflicts');
      const { items } = await world.adapter.listDeletedContacts({ pageSize: 50 }, {});
      for (const { source, eligibility, related } of items) {
        expectWords([source], DELETION_SOURCES, 'source');
        expectWords(
          eligibility.eligible ? [] : [eligibility.reason],
          INELIGIBLE_REASONS,
          'eligibility.reason',
        );
        expectWords(Object.keys(related ?? {}), RELATED_KINDS, 'related');
      }
    },
  },
  'max-ids': {
    title: 'The most ids of one request are a whole number above 0',
    anywhere: true,
    needs: ['maxIds'],
    async run({ account }) {
      const { maxIds = 0 } = account.supports;
      ensure(Number.isInteger(maxIds) && maxIds > 0, 'supports.maxIds is to be a whole number above 0.');
    },
  },
  page: {
    title: 'A page says where it ends, and carries a readable clock if any',
    anywhere: true,
    seed: { contacts: [deleted('a'), deleted('b')] },
    async run({ adapter }) {
      const page = await adapter.listDeletedContacts({ pageSize: 50 }, {});
      ensure(page.nextCursor !== '', 'nextCursor is empty: the end of a list is null.');
      ensure(page.total === null || Number.isInteger(page.total), "total isn't a whole number.");
      ensure(page.serverTime == null || isUtc(page.serverTime), "serverTime isn't an instant in UTC.");
    },
  },
  contact: {
    title: 'A row tells of a contact what the back end holds of it',
    seed: { contacts: [deleted('a', { deletedBy: { id: 'kit-user', name: 'Kit User' } })] },
    async run(stage) {
      const { name, email, phone, deletedAt, deletedBy, bulkActionId, eligibility } = await stage.row('a');
      const [seeded] = stage.seed.contacts;
      same(
        { name, email, phone },
        { name: seeded?.name, email: seeded?.email, phone: seeded?.phone },
        'The row',
      );
      same(parseInstant(deletedAt), parseInstant(seeded?.deletedAt), 'deletedAt in milliseconds');
      same(deletedBy?.id, stage.id('kit-user'), 'deletedBy.id');
      same(bulkActionId, null, 'bulkActionId');
      same(eligibility.eligible, true, 'eligibility.eligible');
    },
  },
  source: {
    title: 'A row tells how the contact came to be deleted, or every row says that it is unknown',
    seed: {
      contacts: [deleted('by-hand', { source: 'manual' }), deleted('by-workflow', { source: 'workflow' })],
    },
    async run(stage) {
      const sources = new Map((await stage.rows()).map((row) => [stage.name(row.id), row.source]));
      if ([...sources.values()].every((source) => source === 'unknown')) {
        throw cannot("The back end doesn't know how contacts came to be deleted: every source is unknown.");
      }
      for (const { id, source } of stage.seed.contacts) same(sources.get(id), source, `The source of ${id}`);
    },
  },
  'contact-of-bulk-delete': {
    title: 'A row names the bulk delete that deleted the contact',
    needs: ['history'],
    seed: bulkDelete('bulk', [deleted('a')]),
    async run(stage) {
      const { source, bulkActionId } = await stage.row('a');
      same([source, bulkActionId], ['bulk-action', stage.id('bulk')], 'source and bulkActionId');
    },
  },
  absent: {
    title: 'What a contact lacks is null',
    seed: { contacts: [deleted('a', { name: null, email: null, phone: null })] },
    async run(stage) {
      const { name, email, phone } = await stage.row('a');
      same([name, email, phone], [null, null, null], 'name, email and phone');
    },
  },
  instants: {
    title: 'Instants are ISO 8601 in UTC, and a window ends its number of days after the deletion',
    anywhere: true,
    seed: { contacts: [deleted('a'), deleted('b', { age: 12_345_678 })] },
    async run({ account, adapter }) {
      const { items } = await adapter.listDeletedContacts({ pageSize: 50 }, {});
      for (const [index, { deletedAt, restorableUntil }] of items.entries()) {
        ensure(isUtc(deletedAt), `deletedAt of row ${index} isn't an ISO 8601 instant in UTC.`);
        ensure(isUtc(restorableUntil), `restorableUntil of row ${index} isn't an ISO 8601 instant in UTC.`);
        const days = (parseInstant(restorableUntil)! - parseInstant(deletedAt)!) / DAY_MS;
        ensure(
          days === account.retentionDays,
          `restorableUntil of row ${index} is ${days} days of 24 hours after deletedAt, not ${account.retentionDays}.`,
        );
      }
    },
  },
  'plain-data': {
    title: 'Answers are plain data: no dates, no classes, nothing that JSON loses',
    anywhere: true,
    seed: { contacts: [deleted('a'), deleted('b')] },
    async run({ world }) {
      expectPlain(await world.adapter.getAccount({}), 'the account');
      expectPlain(await world.adapter.listDeletedContacts({ pageSize: 50 }, {}), 'the page');
    },
  },
  'own-copies': {
    title: 'An answer belongs to its caller: changing it changes nothing in the back end',
    seed: { contacts: [deleted('a')] },
    async run(stage) {
      const { adapter } = stage.world;
      const account = await adapter.getAccount({});
      const page = await adapter.listDeletedContacts({ pageSize: 50 }, {});
      account.retentionDays += 1;
      account.viewer.canRestore = false;
      account.supports.maxIds = 1;
      for (const row of page.items) row.name = 'changed by the caller';
      const again = await adapter.getAccount({});
      same(again.retentionDays, stage.account.retentionDays, 'retentionDays');
      same(
        [again.viewer.canRestore, again.supports.maxIds],
        [true, stage.account.supports.maxIds],
        'The account',
      );
      same((await stage.row('a')).name, stage.seed.contacts[0]?.name, 'The name');
    },
  },
  'bulk-action': {
    title: 'A restore answers with a bulk action of the kind restore, which can be asked for by its id',
    seed: { contacts: [deleted('a')] },
    async run(stage) {
      const started = await stage.start(['a']);
      ensure(started.id !== '', 'The bulk action has an empty id.');
      ensure(started.label !== '', 'The bulk action has an empty label.');
      same(
        [started.kind, started.restoresId, started.restorable],
        ['restore', null, null],
        'kind and relations',
      );
      ensure(isUtc(started.createdAt), "createdAt isn't an ISO 8601 instant in UTC.");
      const finished = await stage.finish(started);
      expectPlain(finished, 'the bulk action');
      same([finished.id, finished.kind], [started.id, 'restore'], 'id and kind');
      const by = finished.createdBy?.id ?? stage.account.viewer.id;
      same(by, stage.account.viewer.id, 'createdBy.id');
    },
  },
  details: {
    title: 'The read-only look tells the same as the row, and more',
    needs: ['details'],
    seed: { contacts: [deleted('a')] },
    async run(stage) {
      const { fields, ...look } = await stage.adapter.getDeletedContact(stage.id('a'), {});
      const row = await stage.row('a');
      same(
        [look.id, look.name, look.email, look.phone, look.deletedAt, look.restorableUntil],
        [row.id, row.name, row.email, row.phone, row.deletedAt, row.restorableUntil],
        'What the look and the row share',
      );
      ensure(
        fields.every(({ label }) => label !== ''),
        'A field has an empty label.',
      );
    },
  },
  preview: {
    title: 'A preview is made of whole numbers that add up',
    needs: ['preview'],
    seed: { contacts: [deleted('a'), deleted('b')] },
    async run(stage) {
      const preview = await stage.adapter.previewRestore(stage.target(['a', 'b']), {});
      const groups = preview.ineligible.map(({ count }) => count);
      for (const number of [preview.total, preview.eligible, ...groups]) {
        ensure(Number.isInteger(number), "A number of the preview isn't whole.");
      }
      const sum = groups.reduce((all, count) => all + count, preview.eligible);
      same(sum, preview.total, 'Eligible and ineligible together');
    },
  },
  history: {
    title: 'A restore stands first in the history, as it is told by its id',
    needs: ['history'],
    seed: bulkDelete('bulk', [deleted('a'), deleted('b')]),
    async run(stage) {
      const done = await stage.restore(['a']);
      const { items } = await stage.adapter.listBulkActions({ pageSize: 50 }, {});
      same(items[0]?.id, done.id, 'The newest bulk action');
      same(items[0], await stage.adapter.getBulkAction(done.id, {}), 'The bulk action in the history');
      const bulk = items.find(({ id }) => id === stage.id('bulk'));
      same([bulk?.kind, bulk?.status, bulk?.counts.succeeded], ['delete', 'completed', 2], 'The bulk delete');
    },
  },
  items: {
    title: 'Every contact of a bulk action is told once, with its name and its outcome',
    needs: ['items'],
    seed: { contacts: [deleted('a'), deleted('b')] },
    async run(stage) {
      const items = await stage.items(await stage.restore(['a', 'b']));
      sameSet(
        items.map(({ contactId }) => stage.name(contactId) ?? '?'),
        ['a', 'b'],
        'Contacts',
      );
      for (const { name, outcome, reason } of items) {
        ensure(name === null || /^Contact [ab]$/.test(name), 'An item has the name of another contact.');
        same([outcome, reason], ['succeeded', null], 'outcome and reason');
      }
    },
  },
});
