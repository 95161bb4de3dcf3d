// Runs the tests of the sample back end: on the database that DATABASE_URL names, else on PGlite and then once more on a
// PostgreSQL of their own, where that is installed.
import { fileURLToPath } from 'node:url';
import { closeWith, countNodeTests, nodeTestFiles } from '../runner/node-tests.mjs';
import { startPostgres } from './postgres.mjs';

const files = nodeTestFiles(fileURLToPath(new URL('.', import.meta.url)));
const named = process.env.DATABASE_URL;

console.log(named ? 'On the database of DATABASE_URL' : 'On PGlite');
// Embedded, each file has a database of its own.
const counts = await countNodeTests(files, { concurrency: named ? 1 : 2, timeout: 600_000 });

const postgres = named ? null : await startPostgres();
if (postgres) {
  console.log(`\nOn PostgreSQL (${postgres.version})`);
  process.env.DATABASE_URL = postgres.url;
  try {
    const more = await countNodeTests(files, { timeout: 600_000 });
    for (const key of Object.keys(counts)) counts[key] += more[key];
  } finally {
    await postgres.stop();
  }
} else if (!named) {
  console.log('\nPostgreSQL is not installed: nothing was tested on it.');
  counts.skipped += 1;
}
closeWith(counts);
