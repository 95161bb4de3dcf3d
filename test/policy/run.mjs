// Plants what is banned where the linter, the look at the built files and the policy of the browser tests are to catch it.
import { fileURLToPath } from 'node:url';
import { nodeTestFiles, runNodeTests } from '../runner/node-tests.mjs';

await runNodeTests(nodeTestFiles(fileURLToPath(new URL('.', import.meta.url))));
