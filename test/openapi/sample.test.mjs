import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { finished, openSample } from '../backend/support.mjs';
import { BASE, callAll, request, seedsAt, watched, write } from './calls.mjs';
import { operations } from './profile.mjs';

let sample;
before(async () => {
  sample = await openSample();
});
after(() => sample.close());

/** An account of the sample back end. */
async function open({ role = 'admin', account = {} } = {}) {
  const now = Date.now();
  const { fetchAs } = await sample.world({ ...seedsAt(now), account });
  const answer = (url, init) => fetchAs(role)(url.slice(BASE.length), init);
  const trial = watched(answer);
  const settle = (id) => finished(trial.http, { id });
  return { ...trial, now, settle };
}

describe('the document and the sample back end', () => {
  it('say the same of every call', async () => {
    const { http, now, settle, problems, seen } = await open();
    await callAll(http, { now, settle });
    assert.deepEqual(problems, []);
    assert.deepEqual(
      [...new Set(seen.map(({ id }) => id))].sort(),
      operations.map(({ operation }) => operation.operationId).sort(),
    );
  });

  const refusals = [
    { status: 403, role: 'user', call: (http) => http.listDeletedContacts({ pageSize: 1 }, {}) },
    { status: 403, account: { hipaa: true }, call: (http) => http.startRestore(request('c1'), write('k')) },
    { status: 404, call: (http) => http.getBulkAction('nowhere', {}) },
    { status: 422, call: (http) => http.undoRestore('d1', write('k')) },
  ];
  for (const { status, call, ...options } of refusals) {
    it(`say the same of a refusal with ${status}: ${JSON.stringify(options)}`, async () => {
      const { http, seen, problems } = await open(options);
      await assert.rejects(call(http), { name: 'AdapterError' });
      assert.equal(seen[0].status, status);
      assert.deepEqual(problems, []);
    });
  }
});
