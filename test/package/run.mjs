// Packs the build, installs it into a folder of its own, and runs the tests of this folder against it: what they see is
// what whoever installs the package gets.
import { rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { nodeTestFiles, runNodeTests } from '../runner/node-tests.mjs';
import { installPacked } from './install-packed.mjs';

const consumer = await installPacked();
process.env.PACKAGE_CONSUMER = consumer;
try {
  await runNodeTests(nodeTestFiles(fileURLToPath(new URL('.', import.meta.url))));
} finally {
  await rm(consumer, { recursive: true, force: true });
}
