// Lets programs for Node use the project's TypeScript, which imports the package by its public name.
import { fileURLToPath } from 'node:url';
import { createServer } from 'vite';

const root = fileURLToPath(new URL('../..', import.meta.url));
const conditions = ['contacts-restore-source', 'module', 'node', 'development|production'];

/** Gives the modules, by paths from the root of the project. All of them come from one and the same instance. */
export async function loadTypeScript(...paths) {
  const vite = await createServer({
    root,
    configFile: false,
    server: { middlewareMode: true, hmr: false, ws: false, watch: null },
    resolve: { conditions },
    ssr: { resolve: { conditions } },
    optimizeDeps: { noDiscovery: true },
    appType: 'custom',
    logLevel: 'error',
  });
  try {
    const modules = [];
    for (const path of paths) modules.push(await vite.ssrLoadModule(`/${path}`));
    return modules;
  } finally {
    await vite.close();
  }
}
