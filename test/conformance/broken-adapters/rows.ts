import { CONFLICT_RESOLUTIONS, type DeletedContact } from '../../../src/domain/contact.js';
import { DAY_MS } from '../../../src/domain/retention.js';
import { changingPages, changingRows, type BrokenAdapter } from './broken-adapter.js';

/** Adapters whose rows are wrong. */
export const rowsFaults: BrokenAdapter[] = [
  {
    fault: 'a window ends with the day, not with the hour',
    breaks: (memory) =>
      changingRows(memory, (row) => ({
        ...row,
        restorableUntil: `${row.restorableUntil.slice(0, 10)}T23:59:59.999Z`,
      })),
    fails: ['shape/instants', 'shape/details', 'finding/filter-expiresBefore'],
  },
  {
    fault: 'instants have the offset of the account',
    breaks: (memory) =>
      changingRows(memory, (row) => ({ ...row, deletedAt: row.deletedAt.replace('Z', '+01:00') })),
    fails: ['shape/contact', 'shape/instants', 'shape/details'],
  },
  {
    fault: 'what a contact lacks is an empty text',
    breaks: (memory) =>
      changingRows(memory, (row) => ({ ...row, email: row.email ?? '', phone: row.phone ?? '' })),
    fails: ['shape/absent'],
  },
  {
    fault: 'the sources are words of its own',
    breaks: (memory) =>
      changingRows(memory, (row) => ({
        ...row,
        source: row.source.toUpperCase() as DeletedContact['source'],
      })),
    fails: ['shape/known-words', 'shape/contact-of-bulk-delete'],
  },
  {
    fault: 'a source is told for some rows, and unknown for others of which it is known',
    breaks: (memory) =>
      changingRows(memory, (row) => ({ ...row, source: row.source === 'workflow' ? 'unknown' : row.source })),
    fails: ['shape/source'],
  },
  {
    fault: 'names are shown as markup needs them',
    breaks: (memory) =>
      changingRows(memory, (row) => ({
        ...row,
        name: row.name && row.name.replaceAll('&', '&amp;').replaceAll('<', '&lt;'),
      })),
    fails: ['odd/names'],
  },
  {
    fault: 'ids are trimmed',
    breaks: (memory) => changingRows(memory, (row) => ({ ...row, id: row.id.trim() })),
    fails: ['odd/id-spaces'],
  },
  {
    fault: 'rows are collected in a plain object, which loses __proto__',
    breaks: (memory) =>
      changingPages(memory, (page) => {
        const rows: Record<string, DeletedContact> = {};
        for (const row of page.items) rows[row.id] = row;
        return { ...page, items: Object.values(rows) };
      }),
    fails: ['odd/id-prototype'],
  },
  {
    fault: 'the list is a copy from before',
    breaks: (memory) => {
      const before = memory.listDeletedContacts({ pageSize: 200 }, {});
      before.catch(() => {});
      return {
        listDeletedContacts: async (query, call) => {
          const page = await memory.listDeletedContacts(query, call);
          return query.pageSize === 200 && Object.keys(query).length === 1 ? before : page;
        },
      };
    },
    fails: [
      'abort/while-restoring',
      'abort/after-restoring',
      'restore/one',
      'restore/several',
      'restore/as-asked',
      'restore/unknown-contact',
      'restore/live-contact',
      'restore/same-id-twice',
      'restore/again-after-deletion',
      'restore/erased-contact',
      'restore/matching',
      'restore/matching-beyond-a-page',
      'restore/matching-frozen',
      'restore/bulk-delete',
      'restore/bulk-delete-erased',
      'restore/bulk-delete-own-deletions',
      'idempotency/two-tabs',
      'idempotency/two-tabs-bulk-delete',
      'idempotency/undo',
      'idempotency/key-of-another-call',
      'partial-success/mixed',
      'partial-success/retry-the-rest',
      'life-cycle/effect-and-counts',
      'cancel/what-has-ended',
      'cancel/keeps-what-is-done',
      'cancel/rest-can-come-back',
      'cancel/bulk-delete-again',
      'undo/can-be-restored-again',
      'undo/changed-hands',
      'undo/second-undo',
      'retention/last-millisecond',
      'retention/end-is-exclusive',
      'conflicts/drop-value',
      'conflicts/merge',
      'conflicts/duplicates-allowed',
      'conflicts/among-themselves',
      'many/in-pieces',
      'many/large-bulk-delete',
      'odd/id-quotes',
      'odd/id-slashes',
      'odd/id-percent',
      'odd/id-query-characters',
      'odd/id-emoji',
      'odd/id-right-to-left',
      'odd/id-prototype',
      'odd/id-method-name',
      'odd/id-spaces',
      'odd/id-very-long',
    ],
  },
  {
    fault: 'the list and the look show contacts that expired lately',
    breaks: (memory, { account }) => {
      const longer = async <T>(read: () => Promise<T>): Promise<T> => {
        memory.backend.setAccount({ retentionDays: (account.retentionDays ?? 60) + 2 });
        const answer = read();
        memory.backend.setAccount(account);
        return answer;
      };
      const shorten = <T extends DeletedContact>(row: T): T => ({
        ...row,
        restorableUntil: new Date(Date.parse(row.restorableUntil) - 2 * DAY_MS).toISOString(),
      });
      return {
        listDeletedContacts: async (query, call) => {
          const page = await longer(() => memory.listDeletedContacts(query, call));
          return { ...page, items: page.items.map(shorten) };
        },
        getDeletedContact: async (id, call) =>
          shorten(await longer(() => memory.getDeletedContact(id, call))),
      };
    },
    fails: [
      'finding/filter-expiresBefore',
      'retention/expired-is-gone',
      'retention/expired-is-not-shown',
      'retention/expired-is-not-found',
      'retention/own-window',
      'retention/end-is-exclusive',
    ],
  },
  {
    fault: 'the window of a contact that is deleted again counts from its first deletion',
    breaks: (memory, { contacts }) => ({
      listDeletedContacts: async (query, call) => {
        const page = await memory.listDeletedContacts(query, call);
        const now = Date.parse((await memory.getAccount({})).serverTime);
        const isOld = ({ id }: DeletedContact): boolean => {
          const first = contacts.find((contact) => contact.id === id)?.deletedAt ?? '';
          return Date.parse(first) + 60 * DAY_MS <= now;
        };
        return { ...page, items: page.items.filter((row) => !isOld(row)) };
      },
    }),
    fails: ['retention/deleted-again'],
  },
  {
    fault: 'the list tells of no clash',
    breaks: (memory) => changingRows(memory, (row) => ({ ...row, eligibility: { eligible: true } })),
    fails: ['conflicts/email-is-told', 'conflicts/phone-is-told'],
  },
  {
    fault: 'a conflict offers ways out that there are not',
    breaks: (memory) =>
      changingRows(memory, (row) => {
        const { eligibility } = row;
        if (eligibility.eligible || !eligibility.conflict) return row;
        const conflict = { ...eligibility.conflict, resolutions: [...CONFLICT_RESOLUTIONS] };
        return { ...row, eligibility: { ...eligibility, conflict } };
      }),
    fails: ['conflicts/ways-out-are-declared'],
  },
  {
    fault: 'a row counts what was deleted separately among what returns',
    breaks: (memory) =>
      changingRows(memory, (row) => ({
        ...row,
        related: Object.fromEntries(
          Object.entries(row.related ?? {}).map(([kind, part]) => [
            kind,
            { returns: (part?.returns ?? 0) + (part?.deletedSeparately ?? 0), deletedSeparately: 0 },
          ]),
        ),
      })),
    fails: ['related/row-tells'],
  },
];
