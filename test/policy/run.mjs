// Plants violations of the policy that the browser tests run under, and sees that they are caught.
import { fileURLToPath } from 'node:url';
import { nodeTestFiles, runNodeTests } from '../runner/node-tests.mjs';

await runNodeTests(nodeTestFiles(fileURLToPath(new URL('.', import.meta.url))));
