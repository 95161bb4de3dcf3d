// Holds the OpenAPI document against the schemas, the HTTP adapter and the mocked back end.
import { fileURLToPath } from 'node:url';
import { nodeTestFiles, runNodeTests } from '../runner/node-tests.mjs';

await runNodeTests(nodeTestFiles(fileURLToPath(new URL('.', import.meta.url))));
