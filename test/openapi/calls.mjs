// One back end, every call of the HTTP adapter, and the document's opinion of each.
import { answerFaults, createHttpAdapter, operationFor, requestFaults } from './profile.mjs';

export const BASE = 'http://crm.example/api';
export const write = (idempotencyKey) => ({ idempotencyKey });
export const request = (...ids) => ({
  target: { kind: 'contacts', ids },
  automations: 'keep-paused',
  onConflict: 'skip',
  onConflictByReason: { 'duplicate-email': 'drop-value' },
  conflictOverrides: { c2: 'skip' },
});

const daysBefore = (now) => (days) => new Date(now - days * 86_400_000).toISOString();

export function seedsAt(now) {
  const daysAgo = daysBefore(now);
  return {
    contacts: [
      { id: 'c1', name: 'Ada', email: 'ada@example.com', deletedAt: daysAgo(1), related: { notes: 2 } },
      { id: 'c2', name: 'Bo', email: 'taken@example.com', deletedAt: daysAgo(2) },
      ...['c3', 'c4', 'c5'].map((id) => ({ id, deletedAt: daysAgo(3), bulkActionId: 'd1' })),
    ],
    liveContacts: [{ id: 'l1', name: 'Lu', email: 'taken@example.com' }],
    bulkActions: [{ id: 'd1', kind: 'delete', createdAt: daysAgo(3), createdBy: { id: 'u1', name: null } }],
  };
}

/** An HTTP adapter over a `fetch`, whose every request and answer is held against the document. */
export function watched(answer) {
  const seen = [];
  const problems = [];
  const fetch = async (url, init) => {
    const asked = {
      method: init.method,
      path: url.slice(BASE.length),
      headers: init.headers,
      body: init.body,
    };
    const response = await answer(url, init);
    const faults = [...requestFaults(asked), ...(await answerFaults(asked, response))];
    problems.push(...faults.map((fault) => `${asked.method} ${asked.path} ${response.status}: ${fault}`));
    seen.push({ id: operationFor(asked.method, asked.path)?.operation.operationId, status: response.status });
    return response;
  };
  const http = createHttpAdapter({ baseUrl: BASE, fetch, sleep: async () => {} });
  return { http, fetch, seen, problems };
}

/** Calls every method of the adapter, with every part that a question can have. `settle` waits for a bulk action. */
export async function callAll(http, { now, settle }) {
  const daysAgo = daysBefore(now);
  await http.getAccount({});
  await http.listDeletedContacts(
    {
      search: 'a',
      filters: {
        ...{ deletedBy: 'u1', deletedFrom: daysAgo(9), deletedTo: daysAgo(0), expiresBefore: daysAgo(-90) },
        ...{ source: 'manual', bulkActionId: 'd1' },
      },
      sort: { by: 'name', direction: 'asc' },
      pageSize: 5,
    },
    {},
  );
  const { nextCursor } = await http.listDeletedContacts({ pageSize: 2 }, {});
  await http.listDeletedContacts({ pageSize: 2, cursor: nextCursor }, {});
  await http.getDeletedContact('c1', {});
  await http.previewRestore({ kind: 'contacts', ids: ['c1', 'c2', 'gone'] }, {});
  await http.previewRestore({ kind: 'bulk-action', bulkActionId: 'd1', exceptIds: ['c5'] }, {});
  await http.previewRestore({ kind: 'matching', query: { search: 'a' }, exceptIds: [], asOf: null }, {});
  const { id } = await http.startRestore(request('c1', 'c2', 'gone'), write('k1'));
  for await (const _ of http.watchBulkAction('d1', {}));
  await settle(id);
  await http.getBulkAction(id, {});
  await http.listBulkActions(
    {
      ...{ status: 'completed', kind: 'delete', createdBy: 'u1', restorable: true, pageSize: 5 },
      ...{ from: daysAgo(9), to: daysAgo(0) },
    },
    {},
  );
  await http.listBulkActionItems(id, { pageSize: 1, outcome: 'failed' }, {});
  const page = await http.listBulkActionItems(id, { pageSize: 1 }, {});
  await http.listBulkActionItems(id, { pageSize: 1, cursor: page.nextCursor }, {});
  const undo = await http.undoRestore(id, write('k2'));
  await settle(undo.id);
  await http.cancelBulkAction(id, write('k3'));
}
