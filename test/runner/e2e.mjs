// Runs the tests of a folder, test/e2e unless told another, over the built demo.
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { runNodeTests } from './node-tests.mjs';

const path = (relative) => fileURLToPath(new URL(`../../${relative}`, import.meta.url));
const folder = process.argv[2] ?? 'test/e2e';

await build({ mode: 'demo', logLevel: 'warn', configFile: path('vite.config.ts') });
await runNodeTests([path(`${folder}/shard-1.mjs`), path(`${folder}/shard-2.mjs`)], {
  concurrency: 2,
  timeout: 900_000,
});
