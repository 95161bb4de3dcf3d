// Runs test/e2e over the built demo.
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { runNodeTests } from './node-tests.mjs';

const path = (relative) => fileURLToPath(new URL(`../../${relative}`, import.meta.url));

await build({ mode: 'demo', logLevel: 'warn', configFile: path('vite.config.ts') });
await runNodeTests([path('test/e2e/shard-1.mjs'), path('test/e2e/shard-2.mjs')], {
  concurrency: 2,
  timeout: 600_000,
});
