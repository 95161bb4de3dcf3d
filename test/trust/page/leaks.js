// Elements that come and go, many times.
import { createMemoryAdapter } from '/contacts-restore.js';
import { frame, hasState, modalOf, mount, one, rowsOf, settle, until } from './dom.js';
import { NOW } from './hostile.js';
import { pass } from './time.js';

const at = (days) => new Date(Date.parse(NOW) + days * 86_400_000).toISOString();
const contacts = Array.from({ length: 5 }, (_, index) => ({
  ...{ id: `c${index}`, name: `Contact ${index}`, email: `c${index}@example.com`, deletedAt: at(-index) },
  bulkActionId: 'bulk',
}));
const newAdapter = () => createMemoryAdapter({ now: () => new Date(NOW), contacts });

/** An adapter that always answers the same and, unlike a back end with its audit log, remembers nothing. */
async function forgetfulAdapter() {
  const memory = newAdapter();
  const forgetful = {};
  const calls = {
    ...{ getAccount: [], listDeletedContacts: [{ pageSize: 50 }], getDeletedContact: ['c0'] },
    ...{ listBulkActions: [{ pageSize: 50 }], listBulkActionItems: ['bulk', { pageSize: 50 }] },
    previewRestore: [{ kind: 'contacts', ids: ['c0'] }],
  };
  for (const [method, args] of Object.entries(calls)) {
    const answer = await memory[method](...args, {});
    forgetful[method] = async () => answer;
  }
  return forgetful;
}
const shared = await forgetfulAdapter();

/** One life of all three elements, with an open dialog and open details at its end. */
async function liveOnce(index) {
  const adapter = index % 2 ? shared : newAdapter();
  const table = mount('contacts-restore-table', { adapter });
  const history = mount('bulk-actions-history', { adapter });
  const modal = mount('restore-confirm-modal', { subject: { kind: 'contacts', count: 2 }, open: true });
  await until(() => rowsOf(table).length > 0 && hasState(history, 'ready'), 'the rows');
  if (index % 10 === 0) {
    one(table, '[data-control=details]').click();
    one(history, '[data-control=details]').click();
    one(table, '[data-control=action]').click();
    await until(() => modalOf(table).open, 'the dialog');
    await settle(2);
  }
  for (const element of [table, history, modal]) element.remove();
}

export async function mountAndRemove(times) {
  for (let index = 0; index < times; index++) await liveOnce(index);
  // What runs for a while after an element has gone must end too.
  await pass(120_000);
  // Until the next frame, browsers hold what was in the top layer.
  for (let frames = 0; frames < 3; frames++) await frame();
}

/** Loads very many rows, then lets go of them. */
export async function loadMany(count) {
  const many = Array.from({ length: count }, (_, index) => ({
    ...{ id: `m${index}`, name: `Many ${index}`, email: `m${index}@example.com`, deletedAt: at(-1) },
  }));
  const adapter = createMemoryAdapter({ now: () => new Date(NOW), contacts: many });
  const table = mount('contacts-restore-table', { adapter, pageSize: 1000 });
  await until(() => rowsOf(table).length >= Math.min(count, 1000), 'the rows');
  table.adapter = null;
  await settle(20);
  table.remove();
}
