// A browser and a reader of TypeScript cost more to start than most tests take. So the files of a folder run in two processes,
// one for each of two cores, instead of one process per file.
import { readdirSync } from 'node:fs';

const SHARDS = 2;

/** About how many seconds a file takes. */
const SECONDS = new Map([
  ['axe.test.mjs', 60],
  ['keyboard-tasks.test.mjs', 36],
  ['partners.test.mjs', 24],
  ['accessibility-tree.test.mjs', 20],
  ['media.test.mjs', 16],
  ['restore-one.test.mjs', 16],
  ['failures.test.mjs', 14],
  ['panel.test.mjs', 10],
]);
const USUALLY = 6;

/** The files of each process, so that both take about as long. */
function shards(folder) {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.test.mjs'))
    .sort()
    .map((name) => ({ name, seconds: SECONDS.get(name) ?? USUALLY }))
    .sort((a, b) => b.seconds - a.seconds);
  const dealt = Array.from({ length: SHARDS }, () => ({ seconds: 0, names: [] }));
  for (const { name, seconds } of files) {
    const lightest = dealt.reduce((a, b) => (b.seconds < a.seconds ? b : a));
    lightest.seconds += seconds;
    lightest.names.push(name);
  }
  return dealt;
}

/** Brings in the test files of one process, of the folder that the calling module is in. */
export async function importShard(module, index) {
  const folder = new URL('.', module);
  for (const name of shards(folder)[index].names) await import(new URL(name, folder));
}
