// A browser and a reader of TypeScript cost more to start than most tests take. So the files run in two processes, one for
// each of two cores, instead of one process per file.
import { readdirSync } from 'node:fs';

const SHARDS = 2;

/** Brings in every second test file, from the first or the second on. */
export async function importShard(first) {
  const files = readdirSync(new URL('.', import.meta.url))
    .filter((name) => name.endsWith('.test.mjs'))
    .sort();
  for (const [index, file] of files.entries()) {
    if (index % SHARDS === first) await import(new URL(file, import.meta.url));
  }
}
