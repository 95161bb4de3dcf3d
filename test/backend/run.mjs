// Runs the tests of the sample back end on PGlite, and once more on PostgreSQL where that is installed.
import { fileURLToPath } from 'node:url';
import { nodeTestFiles, runNodeTests } from '../runner/node-tests.mjs';

await runNodeTests(nodeTestFiles(fileURLToPath(new URL('.', import.meta.url))));
