// Runs test/e2e over the built demo.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { nodeTestFiles, runNodeTests } from './node-tests.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = join(root, 'test/e2e');

if (existsSync(folder)) {
  await build({ root, mode: 'demo', logLevel: 'warn', configFile: join(root, 'vite.config.ts') });
  await runNodeTests(nodeTestFiles(folder));
} else {
  console.log('There are no end-to-end tests in test/e2e yet.\n\n0 passed, 0 failed');
}
