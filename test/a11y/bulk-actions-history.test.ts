import { adapterError } from '../../src/adapter/errors.js';
import {
  bulkDelete,
  counts,
  item,
  renderHistory,
  runningRestore,
  type History,
  type RenderOptions,
} from '../elements/bulk-actions-history/history-harness.js';
import { makeAction, makePage } from '../support/fake-adapter.js';
import { checkStates } from './check-states.js';
import { never, type States } from './shown-state.js';

const ITEMS = [
  item(1),
  item(2, { outcome: 'failed', reason: 'duplicate-email', message: 'Held by Bo' }),
  item(3, { outcome: 'skipped' }),
];
const ACTIONS = [
  runningRestore(),
  bulkDelete({ restoredById: 'res-1' }),
  bulkDelete({ id: 'del-2', label: 'Donaudampfschifffahrtsgesellschaft'.repeat(4) }),
  bulkDelete({ id: 'del-3', restorable: { until: null, eligible: false, reason: 'retention-expired' } }),
  makeAction({ id: 'mail', kind: 'send-email', label: 'Newsletter', status: 'scheduled', finishedAt: null }),
  makeAction({ id: 'part', status: 'completed-with-errors', counts: counts(3, 3, 1, 1) }),
  makeAction({ id: 'bad', kind: 'update', label: 'Update', status: 'failed', message: 'It broke off.' }),
];

type Steps = (history: History) => Promise<unknown>;

const shown = (options: RenderOptions, steps?: Steps) => async () => {
  const history = await renderHistory({ actions: ACTIONS, items: ITEMS, ...options });
  await steps?.(history);
  return { element: history.element, frame: history.element.parentElement };
};

const open =
  (id: string): Steps =>
  (history) =>
    history.click('Details', history.row(id));

const rejecting = (code: Parameters<typeof adapterError>[0]) => () =>
  Promise.reject(adapterError(code, { requestId: 'req-1', userMessage: 'The back end says so.' }));

/** All that `bulk-actions-history` can show. */
const STATES: States = {
  'no adapter': async () => {
    const { frame } = await shown({})();
    const element = document.createElement('bulk-actions-history');
    frame!.replaceChildren(element);
    await element.updateComplete;
    return { element, frame };
  },
  loading: shown({ answers: { listBulkActions: () => never } }),
  empty: shown({ actions: [] }),
  'no results': shown(
    { answers: { listBulkActions: async ({ status }) => makePage(status ? [] : ACTIONS) } },
    (history) => history.choose('Status', 'failed'),
  ),
  error: shown({ answers: { listBulkActions: rejecting('unavailable') } }),
  'signed out': shown({ answers: { getAccount: rejecting('unauthenticated') } }),
  'no permission': shown({ answers: { listBulkActions: rejecting('forbidden') } }),
  HIPAA: shown({ account: { hipaa: true } }),
  ready: shown({}),
  'another list on its way': shown(
    { answers: { listBulkActions: async ({ status }) => (status ? never : makePage(ACTIONS)) } },
    (history) => history.choose('Status', 'failed'),
  ),
  'with an open menu': shown({}, (history) => history.openMenu('part')),
  'with the details of a bulk delete': shown({}, open('del-2')),
  'with some contacts chosen': shown({}, async (history) => {
    await open('del-2')(history);
    history.panel!.querySelector<HTMLElement>('[type=checkbox]')!.click();
    await history.settled();
  }),
  'with the problems of a restore': shown({}, open('part')),
  'with details on their way': shown({ answers: { listBulkActionItems: () => never } }, open('part')),
  'with details that failed': shown(
    { answers: { listBulkActionItems: rejecting('unavailable') } },
    open('part'),
  ),
  'with an act that was refused': shown(
    { answers: { cancelBulkAction: rejecting('forbidden') } },
    (history) => history.click('Cancel', history.row('res-1')),
  ),
};

checkStates('bulk-actions-history', STATES);
