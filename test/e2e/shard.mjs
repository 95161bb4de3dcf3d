// A browser and a reader of TypeScript cost more to start than most tests take. So the files run in two processes, one for
// each of two cores, instead of one process per file.
import { readdirSync } from 'node:fs';

const SHARDS = 2;

/** How many of the others a file takes as long as. */
const WEIGHTS = new Map([
  ['axe.test.mjs', 10],
  ['partners.test.mjs', 3],
]);

/** The files of each process, so that both take about as long. */
function shards() {
  const files = readdirSync(new URL('.', import.meta.url))
    .filter((name) => name.endsWith('.test.mjs'))
    .sort()
    .map((name) => ({ name, weight: WEIGHTS.get(name) ?? 1 }))
    .sort((a, b) => b.weight - a.weight);
  const dealt = Array.from({ length: SHARDS }, () => ({ weight: 0, names: [] }));
  for (const { name, weight } of files) {
    const lightest = dealt.reduce((a, b) => (b.weight < a.weight ? b : a));
    lightest.weight += weight;
    lightest.names.push(name);
  }
  return dealt;
}

/** Brings in the test files of one process. */
export async function importShard(index) {
  for (const name of shards()[index].names) await import(new URL(name, import.meta.url));
}
