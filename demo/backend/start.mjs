// Starts the sample back end: `npm run demo:backend` for the demo page on it, `-- --api-only` for the HTTP profile alone.
// With DATABASE_URL it stands on that PostgreSQL server, else on an embedded one, in memory or in `--folder`.
import { createServer as createHttpServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { getRequestListener } from '@hono/node-server';
import { createServer as createViteServer } from 'vite';

const { values: options } = parseArgs({
  options: {
    port: { type: 'string', default: '5173' },
    folder: { type: 'string' },
    'api-only': { type: 'boolean', default: false },
    // For tests: anybody may fill accounts and move their clocks.
    'test-control': { type: 'boolean', default: false },
    'batch-size': { type: 'string' },
    'pause-ms': { type: 'string' },
  },
});

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));
const number = (text) => (text === undefined ? undefined : Number(text));
const isDemo = !options['api-only'];

let listener;
const vite = await createViteServer({
  root: path('..'),
  mode: 'demo',
  configFile: path('../../vite.config.ts'),
  logLevel: isDemo ? 'info' : 'error',
  // The page's own back end, in memory, answers below /api too: this one comes first.
  plugins: [
    {
      name: 'sample-back-end',
      enforce: 'pre',
      configureServer(server) {
        server.middlewares.use((incoming, outgoing, next) =>
          incoming.url.startsWith('/api/') ? void listener(incoming, outgoing) : next(),
        );
      },
    },
  ],
  ...(!isDemo && { server: { middlewareMode: true, hmr: false, ws: false, watch: null }, appType: 'custom' }),
  ...(!isDemo && { optimizeDeps: { noDiscovery: true } }),
  ...(isDemo && { server: { port: Number(options.port), open: false } }),
});

const { startSample } = await vite.ssrLoadModule(path('stage/start.ts'));
const sample = await startSample({
  url: process.env.DATABASE_URL,
  folder: options.folder,
  jobs: { batchSize: number(options['batch-size']), pauseMs: number(options['pause-ms']) },
  demo: isDemo,
  testControl: options['test-control'],
  log: (line) => console.error(JSON.stringify(line)),
});
listener = getRequestListener(sample.app.fetch);

if (isDemo) {
  await vite.listen();
  console.log(`The demo page on the sample back end: ${vite.resolvedUrls.local[0]}?via=server`);
} else {
  const server = createHttpServer((incoming, outgoing) => void listener(incoming, outgoing));
  server.listen(Number(options.port), '127.0.0.1', () => {
    console.log(`The HTTP profile is at http://127.0.0.1:${server.address().port}/api`);
  });
}

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => void sample.close().finally(() => process.exit(0)));
}
