// Restores over a network that fails in every way, and restores of very many contacts. Prints the seed of the faults; give it
// as FAULTS_SEED to see the same again.
import { fileURLToPath } from 'node:url';
import { nodeTestFiles, runNodeTests } from '../runner/node-tests.mjs';

await runNodeTests(nodeTestFiles(fileURLToPath(new URL('.', import.meta.url))));
