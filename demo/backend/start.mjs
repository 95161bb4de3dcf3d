// Starts the sample back end: `npm run demo:backend` for the demo page on it, `-- --api-only` for the HTTP profile alone.
// With DATABASE_URL it stands on that PostgreSQL server, else on an embedded one, in memory or in `--folder`.
import { createServer as createHttpServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { getRequestListener } from '@hono/node-server';
import { createServer as createViteServer } from 'vite';
import { openLoader } from './load.mjs';

const { values: options } = parseArgs({
  options: {
    port: { type: 'string', default: '5173' },
    folder: { type: 'string' },
    'api-only': { type: 'boolean', default: false },
    // For tests: anybody may fill accounts, read them and move their clocks.
    'test-control': { type: 'boolean', default: false },
    'batch-size': { type: 'string' },
    'pause-ms': { type: 'string' },
  },
});
const port = Number(options.port);
const number = (text) => (text === undefined ? undefined : Number(text));

const { load } = await openLoader();
const { startSample } = await load('demo/backend/stage/start.ts');
const sample = await startSample({
  url: process.env.DATABASE_URL,
  folder: options.folder,
  jobs: { batchSize: number(options['batch-size']), pauseMs: number(options['pause-ms']) },
  demo: !options['api-only'],
  testControl: options['test-control'],
  log: (line) => console.error(JSON.stringify(line)),
});
const listener = getRequestListener(sample.app.fetch);

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => void sample.close().finally(() => process.exit(0)));
}

/** By which a call names its account: with the means to make one, one that is there. */
async function sampleHeaders() {
  if (!options['test-control'])
    return { 'X-Sample-Account': 'acme', 'X-Sample-User': 'u1', 'X-Sample-Role': 'admin' };
  const now = new Date().toISOString();
  const contacts = [{ id: 'c1', name: 'Ada Example', deletedAt: now }];
  const answer = await sample.app.request('/api/__test', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ account: {}, contacts, liveContacts: [], bulkActions: [], now }),
  });
  return (await answer.json()).headers;
}

if (options['api-only']) {
  const headers = await sampleHeaders();
  const server = createHttpServer((incoming, outgoing) => void listener(incoming, outgoing));
  server.listen(port, '127.0.0.1', () => {
    const baseUrl = `http://127.0.0.1:${server.address().port}/api`;
    console.log(`The HTTP profile is at ${baseUrl}`);
    const given = Object.entries(headers).map(([name, value]) => `-H '${name}: ${value}'`);
    const hint = options['test-control'] ? 'Try' : 'Try, once the table accounts holds it';
    console.log(`${hint}: curl ${given.join(' ')} ${baseUrl}/account`);
  });
} else {
  const page = await createViteServer({
    mode: 'demo',
    configFile: fileURLToPath(new URL('../../vite.config.ts', import.meta.url)),
    server: { port },
    plugins: [
      {
        name: 'sample-back-end',
        // The page has a back end of its own below /api, in memory: this one comes first.
        enforce: 'pre',
        configureServer(server) {
          server.middlewares.use((incoming, outgoing, next) =>
            incoming.url.startsWith('/api/') ? void listener(incoming, outgoing) : next(),
          );
        },
      },
    ],
  });
  await page.listen();
  console.log(`The demo page on the sample back end: ${page.resolvedUrls.local[0]}?via=server`);
}
