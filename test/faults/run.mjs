// Restores over a network that fails in every way, and restores of very many contacts. Prints the seed of the faults; give it
// as FAULTS_SEED to see the same again.
import { fileURLToPath } from 'node:url';
import { nodeTestFiles, runNodeTests } from '../runner/node-tests.mjs';

const files = nodeTestFiles(fileURLToPath(new URL('.', import.meta.url)));
// As long as it may take on a machine that has other things to do: a minute is usual.
await runNodeTests(files, { timeout: 600_000 });
