// Shows that the elements hold: under hostile data, over an adapter that fails in every way, and over a long time. Prints its
// figures, and the seeds of what is left to chance: give one as TRUST_SEED to see the same again. TRUST_LENGTH=10 has ten
// times as many schedules, cycles and actions.
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { nodeTestFiles, runNodeTests } from '../runner/node-tests.mjs';

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));

await build({ mode: 'cdn', logLevel: 'error', configFile: path('../../vite.config.ts') });
const only = process.argv.slice(2);
const files = nodeTestFiles(path('.')).filter(
  (file) => only.length === 0 || only.some((word) => file.endsWith(`${word}.test.mjs`)),
);
await runNodeTests(files, { concurrency: 2, timeout: 3_600_000 });
