import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { Readable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { consumer, installed, manifest } from './consumer.mjs';

const { createSeedHandlers, fetchFromHandlers } = await import(
  pathToFileURL(join(installed, 'dist/mocks/index.js')).href
);
const command = join(installed, manifest.bin['contacts-restore-conformance']);

/** Passes a request of the network on to a `fetch`, and its answer back. */
async function passOn(request, response, { base, fetch }) {
  const closed = new AbortController();
  response.on('close', () => closed.abort());
  const { method, headers, url } = request;
  const body = method === 'POST' ? Buffer.concat(await request.toArray()) : null;
  const answer = await fetch(new URL(url, base), { method, headers, body, signal: closed.signal });
  response.writeHead(answer.status, Object.fromEntries(answer.headers));
  // What breaks off was given up by whoever asked.
  if (answer.body)
    Readable.fromWeb(answer.body)
      .on('error', () => {})
      .pipe(response);
  else response.end();
}

/** The mocked server that can be seeded, on a port of its own. */
async function startServer(options) {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const base = `http://127.0.0.1:${server.address().port}`;
  const [url, seedUrl] = [`${base}/api`, `${base}/test/seed`];
  const fetch = fetchFromHandlers(createSeedHandlers({ ...options, baseUrl: url, seedUrl }));
  server.on('request', (request, response) => {
    passOn(request, response, { base, fetch }).catch(() => response.destroy());
  });
  after(() => server.close().closeAllConnections());
  return { url, seedUrl };
}

/** Runs the command as its own process. */
const run = (...args) =>
  new Promise((resolve) => {
    execFile(process.execPath, [command, ...args], { cwd: consumer }, (error, out, said) =>
      resolve({ code: error?.code ?? 0, out, said }),
    );
  });

describe('contacts-restore-conformance', () => {
  it('finds no fault with the mocked server, and writes its reports', async () => {
    const { url, seedUrl } = await startServer({ itemsPerTick: 10, supports: { maxIds: 100 } });
    const files = ['--json', 'report.json', '--junit', 'report.xml'];
    const { code, out, said } = await run('--url', url, '--seed-url', seedUrl, ...files);
    assert.match(out, /\d+ passed, 0 failed, \d+ skipped\n$/, out);
    assert.equal(code, 0);
    assert.match(said, /^shape: \d+ passed, 0 failed, \d+ skipped\npaging: /);
    const { passed, results } = JSON.parse(await readFile(join(consumer, 'report.json'), 'utf8'));
    assert.ok(passed > 200 && results.length > passed);
    assert.match(await readFile(join(consumer, 'report.xml'), 'utf8'), /^<\?xml[^]*<testsuite name="shape"/);
  });

  it('ends with 1 where a case fails', async () => {
    const { url, seedUrl } = await startServer({
      wrap: (adapter) => ({ ...adapter, undoRestore: (id, call) => adapter.getBulkAction(id, call) }),
    });
    const { code, out } = await run('--url', url, '--seed-url', seedUrl, '--group', 'undo');
    assert.equal(code, 1, out);
    assert.match(out, /undo\/deletes-again/);
  });

  it('ends with 2 where nobody answers, and says what to look at', async () => {
    const { code, out, said } = await run('--url', 'http://127.0.0.1:9/api');
    assert.deepEqual([code, out], [2, '']);
    assert.match(said, /Is the server running there\?/);
  });
});
