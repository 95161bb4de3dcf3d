import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before, it } from 'node:test';
import { getRequestListener } from '@hono/node-server';
import { openLoader } from '../../demo/backend/load.mjs';
import { databaseUrl } from './support.mjs';

/** The kit's seed protocol as a harness: what its command line does. */
function harnessOver(root, createHttpAdapter) {
  const send = async (path, body, headers) => {
    const init = { method: 'POST', body: JSON.stringify(body) };
    const response = await fetch(`${root}/__test${path}`, {
      ...init,
      headers: { ...headers, 'Content-Type': 'application/json' },
    });
    assert.equal(response.status, 200, `${path} answers ${response.status}`);
    return response.json();
  };
  return {
    async create(seed) {
      const { headers } = await send('', seed, {});
      const open = () => createHttpAdapter({ baseUrl: root, headers: () => headers });
      return {
        adapter: open(),
        reopen: open,
        probe: (ids) => send('/probe', { ids }, headers),
        advance: (ms) => send('/advance', { ms }, headers),
        settle: () => send('/settle', {}, headers),
        deleteContacts: (ids) => send('/delete', { ids }, headers),
        eraseContacts: (ids) => send('/erase', { ids }, headers),
      };
    },
  };
}

let loader;
let sample;
let server;
before(async () => {
  loader = await openLoader();
  const { startSample } = await loader.load('demo/backend/stage/start.ts');
  sample = await startSample({ url: databaseUrl, testControl: true });
  const listener = getRequestListener(sample.app.fetch);
  server = createServer((incoming, outgoing) => void listener(incoming, outgoing));
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
});
after(async () => {
  server.closeAllConnections();
  server.close();
  await sample.close();
  await loader.close();
});

it('keeps the contract in every case of the conformance kit', async () => {
  const { runConformance, formatReport } = await loader.load('src/conformance/index.ts');
  const { createHttpAdapter } = await loader.load('src/adapter/http/index.ts');
  const report = await runConformance(
    harnessOver(`http://127.0.0.1:${server.address().port}/api`, createHttpAdapter),
    {
      onResult: ({ id, outcome, durationMs, reason }) =>
        process.env.KIT_PROGRESS && console.error(outcome, id, Math.round(durationMs), reason ?? ''),
    },
  );
  console.log(formatReport(report));
  const failed = report.results.filter(({ outcome }) => outcome === 'failed');
  assert.deepEqual(failed, []);
  // Whatever is skipped is so because the account declares more than the case needs, or less.
  const skipped = report.results.filter(({ outcome }) => outcome === 'skipped');
  for (const { id, reason } of skipped) assert.match(reason, /^The account (?:doesn't )?declares? /, id);
  assert.ok(report.passed > 200);
});
