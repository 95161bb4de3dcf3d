const call = async (path, { signal, idempotencyKey: key = '' }, body) => {
  const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': key };
  const answer = await fetch(`/crm/${path}`, { method: 'POST', headers, signal, body: JSON.stringify(body) });
  if (answer.ok) return answer.json();
  throw { name: 'AdapterError', code: answer.status === 401 ? 'unauthenticated' : 'unavailable' };
};
export const adapter = {
  getAccount: (options) => call('account', options, {}),
  listDeletedContacts: (query, options) => call('deleted-contacts', options, query),
  startRestore: (request, options) => call('restores', options, request),
  getBulkAction: (id, options) => call('bulk-action', options, { id }),
};
