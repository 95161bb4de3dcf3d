import type { RestoreAdapter } from '../../src/adapter/contract.js';
import { adapterError } from '../../src/adapter/errors.js';
import type { BulkAction, BulkActionItem } from '../../src/domain/bulk-action.js';
import { KINDS } from '../elements/contacts-restore-table/kinds.js';
import {
  renderTable,
  type Table,
  type TableOptions,
} from '../elements/contacts-restore-table/table-harness.js';
import { makeAction, makeContacts, makePage } from '../support/fake-adapter.js';
import { checkStates } from './check-states.js';
import { never, type States } from './shown-state.js';

const counts = (processed: number, failed = 0): BulkAction['counts'] => ({
  ...{ total: 3, processed, succeeded: processed - failed, failed, skipped: 0 },
});
const RUNNING = makeAction({ status: 'in-progress', finishedAt: null, counts: counts(1) });
const PROBLEM: BulkActionItem = {
  ...{ contactId: 'c-2', name: 'Contact 2', outcome: 'failed', reason: 'locked', message: 'Back at noon' },
};

type Steps = (table: Table) => Promise<void>;

const shown = (options: TableOptions, steps?: Steps) => async () => {
  const table = await renderTable({ contacts: KINDS, ...options });
  await steps?.(table);
  return { element: table.element, frame: table.element.parentElement };
};

const rejecting = (code: Parameters<typeof adapterError>[0]) => () =>
  Promise.reject(adapterError(code, { requestId: 'req-1', userMessage: 'The back end says so.' }));

const restoreThree: Steps = async (table) => {
  await table.click(table.pageCheckbox);
  await table.click('Restore 3 contacts');
  await table.confirm();
};

/** The restore of three contacts that comes to this. */
const restoring = (action: BulkAction, steps?: Steps, answers: Partial<RestoreAdapter> = {}) =>
  shown(
    {
      contacts: makeContacts(3),
      items: [PROBLEM],
      answers: { startRestore: async () => action, getBulkAction: async () => action, ...answers },
    },
    async (table) => {
      await restoreThree(table);
      await steps?.(table);
    },
  );

const noResults: Steps = async (table) => {
  await table.type('zz');
  await table.timers.advance(1_000);
  await table.settle();
};

/** All that `contacts-restore-table` can show. */
const STATES: States = {
  'no adapter': async () => {
    const element = document.createElement('contacts-restore-table');
    const { frame } = await shown({ contacts: [] })();
    frame!.replaceChildren(element);
    await element.updateComplete;
    return { element, frame };
  },
  loading: shown({ answers: { listDeletedContacts: () => never } }),
  empty: shown({ contacts: [] }),
  'no results': shown(
    { answers: { listDeletedContacts: async ({ search }) => makePage(search ? [] : KINDS) } },
    noResults,
  ),
  error: shown({ answers: { listDeletedContacts: rejecting('unavailable') } }),
  'signed out': shown({ answers: { getAccount: rejecting('unauthenticated') } }),
  'no permission': shown({ account: { viewer: { id: 'v', name: 'Vi', canRestore: false } } }),
  HIPAA: shown({ account: { hipaa: true } }),
  'read-only': shown({ props: { readOnly: true } }),
  ready: shown({}),
  'ready, with details, filters and a selection': shown({}, async (table) => {
    for (const name of ['Contact 1', 'Contact 4']) await table.click(table.control(name, 'details')!);
    await table.click(table.pageCheckbox);
    await table.click('Filters');
  }),
  'the next page on its way': shown(
    {
      answers: {
        listDeletedContacts: async ({ cursor }) =>
          cursor ? never : makePage(KINDS, { nextCursor: 'next', total: KINDS.length + 1 }),
      },
    },
    async (table) => table.click('Next page'),
  ),
  'ready, details on their way': shown({ answers: { getDeletedContact: () => never } }, async (table) =>
    table.click(table.control('Contact 1', 'details')!),
  ),
  'ready, details that failed': shown(
    { answers: { getDeletedContact: rejecting('unavailable') } },
    async (table) => table.click(table.control('Contact 1', 'details')!),
  ),
  'all of a page selected, and more to select': shown({ props: { pageSize: 3 } }, async (table) =>
    table.click(table.pageCheckbox),
  ),
  'all that match selected': shown({ props: { pageSize: 3 } }, async (table) => {
    await table.click(table.pageCheckbox);
    await table.click('Select all 7 contacts');
  }),
  'a failure beside rows': shown({}, async (table) => {
    table.adapter.listDeletedContacts = rejecting('network');
    table.element.reload();
    await table.settle();
  }),
  'a restore that runs': restoring(RUNNING),
  'a restore that is stopping': restoring(RUNNING, async (table) => table.click('Cancel'), {
    cancelBulkAction: () => never,
  }),
  'a restore that was stopped': restoring(makeAction({ status: 'cancelled', counts: counts(1) })),
  'a result: all': restoring(makeAction({ counts: counts(3) })),
  'a result: some': restoring(
    makeAction({ status: 'completed-with-errors', counts: counts(3, 1) }),
    async (table) => void table.get('.job details').toggleAttribute('open', true),
  ),
  'a result: none': restoring(makeAction({ status: 'failed', counts: counts(3, 3) })),
  'a restore undone': restoring(makeAction({ counts: counts(3) }), async (table) => table.click('Undo'), {
    undoRestore: async () =>
      makeAction({ id: 'undo-1', kind: 'undo-restore', undo: null, counts: counts(3) }),
  }),
  'a row being restored': shown({ answers: { startRestore: async () => RUNNING } }, async (table) => {
    await table.click('Restore Contact 1');
    await table.confirm();
  }),
  'a row restored': shown({}, async (table) => {
    await table.click('Restore Contact 1');
    await table.confirm();
  }),
  'a row that failed': shown(
    {
      items: [{ ...PROBLEM, contactId: 'c-1' }],
      answers: { startRestore: async () => makeAction({ status: 'failed', counts: counts(1, 1) }) },
    },
    async (table) => {
      await table.click('Restore Contact 1');
      await table.confirm();
    },
  ),
};

checkStates('contacts-restore-table', STATES);
