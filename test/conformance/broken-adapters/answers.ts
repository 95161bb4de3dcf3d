import { changingAccount, type BrokenAdapter } from './broken-adapter.js';

class Viewer {
  id = '';
  name: string | null = null;
  canRestore = false;
}

/** Adapters that are wrong about the account, previews, the history and outcomes. */
export const answersFaults: BrokenAdapter[] = [
  {
    fault: 'all callers share one account object',
    breaks: (memory) => {
      const shared = memory.getAccount({});
      return {
        getAccount: async ({ signal }) => {
          signal?.throwIfAborted();
          return shared;
        },
      };
    },
    fails: ['shape/own-copies'],
  },
  {
    fault: 'the look has no list of fields',
    breaks: (memory) => ({
      getDeletedContact: async (id, call) => ({
        ...(await memory.getDeletedContact(id, call)),
        fields: undefined as never,
      }),
    }),
    fails: [
      'shape/details',
      'related/details-tell',
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
    fault: 'a preview is declared, and there is none',
    breaks: () => ({ previewRestore: undefined as never }),
    fails: [
      'shape/declared-methods',
      'shape/preview',
      'preview/reasons',
      'preview/sample',
      'preview/changes-nothing',
      'preview/keeps-its-word',
      'preview/related-data',
      'preview/as-asked',
      'preview/bulk-delete',
      'preview/matching',
      'preview/unknown-bulk-delete',
      'preview/no-ids',
      'retention/expired-in-a-preview',
      'retention/expires-after-the-preview',
      'hipaa/preview',
      'permission/preview',
    ],
  },
  {
    fault: 'a preview calls everybody eligible',
    breaks: (memory) => ({
      previewRestore: async (target, call) => {
        const preview = await memory.previewRestore(target, call);
        return { ...preview, eligible: preview.total, ineligible: [] };
      },
    }),
    fails: [
      'preview/reasons',
      'preview/changes-nothing',
      'preview/keeps-its-word',
      'retention/expired-in-a-preview',
    ],
  },
  {
    fault: 'a preview restores',
    breaks: (memory) => ({
      previewRestore: async (target, call) => {
        const preview = await memory.previewRestore(target, call);
        const ids = target.kind === 'contacts' ? target.ids : [];
        if (ids.length > 0) {
          const options = { idempotencyKey: crypto.randomUUID() };
          await memory.startRestore({ target, automations: 'keep-paused', onConflict: 'skip' }, options);
          memory.backend.advance(0);
        }
        return preview;
      },
    }),
    fails: ['preview/changes-nothing', 'preview/keeps-its-word', 'retention/expires-after-the-preview'],
  },
  {
    fault: 'a preview tells only of associated data that return',
    breaks: (memory) => ({
      previewRestore: async (target, call) => {
        const { related, ...preview } = await memory.previewRestore(target, call);
        const parts = Object.entries(related).map(([kind, part]) => [
          kind,
          { returns: part?.returns ?? 0, deletedSeparately: 0 },
        ]);
        return { ...preview, related: Object.fromEntries(parts) };
      },
    }),
    fails: ['preview/related-data'],
  },
  {
    fault: 'the outcomes leave out who stayed behind',
    breaks: (memory) => ({
      listBulkActionItems: (id, query, call) =>
        memory.listBulkActionItems(id, { ...query, outcome: 'succeeded' }, call),
    }),
    fails: [
      'restore/unknown-contact',
      'restore/live-contact',
      'restore/erased-contact',
      'idempotency/new-key',
      'partial-success/mixed',
      'partial-success/items-by-outcome',
      'life-cycle/outcomes-and-counts',
      'retention/expired-is-not-restored',
      'retention/own-window',
      'retention/end-is-exclusive',
      'retention/expires-after-the-preview',
      'conflicts/email-in-another-case',
      'conflicts/skip',
      'conflicts/skip-phone',
      'conflicts/override',
      'conflicts/by-reason',
    ],
  },
  {
    fault: 'the history tells the oldest first',
    breaks: (memory) => ({
      listBulkActions: async (query, call) => {
        const page = await memory.listBulkActions({ ...query, pageSize: 1000 }, call);
        return { ...page, items: page.items.toReversed(), nextCursor: null };
      },
    }),
    fails: ['shape/history', 'paging/history'],
  },
  {
    fault: 'the time zone is no IANA name',
    breaks: (memory) => changingAccount(memory, { timeZone: 'Local time' }),
    fails: ['shape/account'],
  },
  {
    fault: 'the most ids of a request are no whole number',
    breaks: (memory) => ({
      getAccount: async (call) => {
        const account = await memory.getAccount(call);
        return { ...account, supports: { ...account.supports, maxIds: 99.5 } };
      },
    }),
    fails: ['shape/max-ids', 'many/as-many-as-declared', 'many/one-too-many'],
  },
  {
    fault: 'the viewer is an instance of a class',
    breaks: (memory) => ({
      getAccount: async (call) => {
        const account = await memory.getAccount(call);
        return { ...account, viewer: Object.assign(new Viewer(), account.viewer) };
      },
    }),
    fails: ['shape/plain-data'],
  },
  {
    fault: 'the outcomes of each page are turned round',
    breaks: (memory) => ({
      listBulkActionItems: async (id, query, call) => {
        const page = await memory.listBulkActionItems(id, query, call);
        return { ...page, items: page.items.toReversed() };
      },
    }),
    fails: ['paging/items'],
  },
  {
    fault: 'the outcomes have the names of other contacts',
    breaks: (memory) => ({
      listBulkActionItems: async (id, query, call) => {
        const page = await memory.listBulkActionItems(id, query, call);
        return {
          ...page,
          items: page.items.map((item) => ({ ...item, name: item.name && 'Somebody Else' })),
        };
      },
    }),
    fails: ['shape/items'],
  },
  {
    fault: 'the account keeps its policy to itself',
    breaks: (memory) => changingAccount(memory, { hipaa: false }),
    fails: [
      'hipaa/account',
      'hipaa/list',
      'hipaa/restore',
      'hipaa/restore-bulk-delete',
      'hipaa/preview',
      'hipaa/details',
      'hipaa/undo',
      'hipaa/history',
      'hipaa/items',
    ],
  },
  {
    fault: 'the account calls every viewer an admin',
    breaks: (memory) => ({
      getAccount: async (call) => {
        const account = await memory.getAccount(call);
        return { ...account, viewer: { ...account.viewer, canRestore: true } };
      },
    }),
    fails: [
      'permission/account',
      'permission/list',
      'permission/restore',
      'permission/restore-bulk-delete',
      'permission/preview',
      'permission/details',
    ],
  },
  {
    fault: 'the labels of the history name contacts',
    breaks: (memory, { contacts }) => ({
      listBulkActions: async (query, call) => {
        const page = await memory.listBulkActions(query, call);
        const label = `Delete ${contacts[0]?.name}`;
        return {
          ...page,
          items: page.items.map((action) => ({
            ...action,
            label: action.kind === 'delete' ? label : action.label,
          })),
        };
      },
    }),
    fails: ['hipaa/history'],
  },
  {
    fault: 'the account allows duplicates, and the rest does not know it',
    breaks: (memory, { account }) => {
      memory.backend.setAccount({ allowsDuplicates: false });
      return changingAccount(memory, { allowsDuplicates: account.allowsDuplicates ?? false });
    },
    fails: ['conflicts/duplicates-allowed'],
  },
];
