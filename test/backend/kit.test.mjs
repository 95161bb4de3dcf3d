import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { databaseUrl, openReader } from './support.mjs';

const ROOT = 'http://sample.test/api';

/** The kit's seed protocol as a harness: what its command line does, without a network in between. */
function harnessOver(app, createHttpAdapter) {
  const send = async (path, body, headers) => {
    const init = { method: 'POST', body: JSON.stringify(body) };
    const response = await app.fetch(
      new Request(`${ROOT}/__test${path}`, {
        ...init,
        headers: { ...headers, 'Content-Type': 'application/json' },
      }),
    );
    assert.equal(response.status, 200, `${path} answers ${response.status}`);
    return response.json();
  };
  return {
    async create(seed) {
      const { headers } = await send('', seed, {});
      const fetch = (url, init) => app.fetch(new Request(url, init));
      return {
        adapter: createHttpAdapter({ baseUrl: ROOT, fetch, headers: () => headers }),
        probe: (ids) => send('/probe', { ids }, headers),
        advance: (ms) => send('/advance', { ms }, headers),
        settle: () => send('/settle', {}, headers),
        deleteContacts: (ids) => send('/delete', { ids }, headers),
        eraseContacts: (ids) => send('/erase', { ids }, headers),
      };
    },
  };
}

let reader;
let sample;
before(async () => {
  reader = await openReader();
  const { startSample } = await reader.load('demo/backend/start.ts');
  sample = await startSample({ url: databaseUrl, testControl: true });
});
after(async () => {
  await sample.close();
  await reader.close();
});

it('keeps the contract in every case of the conformance kit', async () => {
  const { runConformance, formatReport } = await reader.load('src/conformance/index.ts');
  const { createHttpAdapter } = await reader.load('src/adapter/http/index.ts');
  const report = await runConformance(harnessOver(sample.app, createHttpAdapter));
  console.log(formatReport(report));
  assert.deepEqual(
    report.results.filter(({ outcome }) => outcome !== 'passed').map(({ id, outcome }) => [id, outcome]),
    [],
  );
});
