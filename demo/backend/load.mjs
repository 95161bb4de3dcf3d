// Reads TypeScript into this process, without a build: Node 20 can't by itself.
import { fileURLToPath } from 'node:url';
import { createServer } from 'vite';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** `load` takes a path from the root of the project; `close` when no more is to be loaded. */
export async function openLoader() {
  const vite = await createServer({
    root,
    configFile: false,
    // The package by its public name, from its sources.
    ssr: { resolve: { conditions: ['contacts-restore-source', 'module', 'node', 'development|production'] } },
    server: { middlewareMode: true, hmr: false, ws: false, watch: null },
    optimizeDeps: { noDiscovery: true },
    appType: 'custom',
    logLevel: 'error',
  });
  return { load: (path) => vite.ssrLoadModule(`${root}/${path}`), close: () => vite.close() };
}
