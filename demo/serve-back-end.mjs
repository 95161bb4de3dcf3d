// Puts the demo's back end behind a server: that of `npm start` and `vite preview`, and the one of the end-to-end tests.
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { createServer } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));
const backEndFile = fileURLToPath(new URL('back-end.ts', import.meta.url));

/** A Vite server that serves nobody: it only reads TypeScript. */
const reader = () =>
  createServer({
    root,
    mode: 'demo',
    configFile: fileURLToPath(new URL('../vite.config.ts', import.meta.url)),
    server: { middlewareMode: true, hmr: false, ws: false, watch: null },
    optimizeDeps: { noDiscovery: true },
    appType: 'custom',
    logLevel: 'error',
  });

/** Loads back-end.ts into this process. `close` when no more of it is needed than is loaded. */
export async function loadBackEnd(options) {
  const vite = await reader();
  const { createBackEnd } = await vite.ssrLoadModule(backEndFile);
  return { backEnd: createBackEnd(options), close: () => vite.close() };
}

/** A Node request as the platform's own. */
function toRequest(incoming, signal) {
  const { method, headers, url } = incoming;
  const hasBody = method !== 'GET' && method !== 'HEAD';
  return new Request(new URL(url, `http://${headers.host}`), {
    method,
    headers: Object.entries(headers).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value]] : [],
    ),
    signal,
    ...(hasBody && { body: Readable.toWeb(incoming), duplex: 'half' }),
  });
}

/** Middleware as Connect and Node's `http` take it. `getBackEnd` may need time for the first request. */
export function backEndMiddleware(getBackEnd) {
  return async (incoming, outgoing, next) => {
    if (!incoming.url.startsWith('/api/')) return next();
    const asked = new AbortController();
    outgoing.on('close', () => asked.abort());
    try {
      const backEnd = await getBackEnd();
      const response = await backEnd.handle(toRequest(incoming, asked.signal));
      if (!response) return next();
      outgoing.writeHead(response.status, Object.fromEntries(response.headers));
      if (response.body)
        Readable.fromWeb(response.body)
          .on('error', () => outgoing.destroy())
          .pipe(outgoing);
      else outgoing.end();
    } catch {
      // As a network that fails: whoever asks gets no answer.
      outgoing.destroy();
    }
  };
}

/** A plugin that hosts the back end in development and preview. Its state lives as long as the server. */
export function serveBackEnd() {
  let backEnd;
  return {
    name: 'demo-back-end',
    configureServer(server) {
      if (server.config.server.middlewareMode) return;
      const load = async () => (await server.ssrLoadModule(backEndFile)).createBackEnd();
      server.middlewares.use(backEndMiddleware(() => (backEnd ??= load())));
    },
    configurePreviewServer(server) {
      const load = async () => (await loadBackEnd()).backEnd;
      server.middlewares.use(backEndMiddleware(() => (backEnd ??= load())));
    },
  };
}
