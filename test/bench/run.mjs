// `npm run bench [-- <deleted contacts> [<rounds>]]`: the memory adapter beside a naive bin, in one process and in turns. Times
// are medians in milliseconds; look at the ratios where the machine isn't quiet.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { build } from 'vite';
import { makeContacts, NOW } from './data.mjs';
import { NaiveBin } from './naive.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const outDir = join(root, 'node_modules/.cache/contacts-restore/bench');
setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc');

async function loadAdapter() {
  const entry = join(root, 'src/adapter/memory/index.ts');
  await build({ root, configFile: false, logLevel: 'warn', build: { ssr: entry, outDir, minify: false } });
  return import(join(outDir, 'index.js'));
}

/** Times by what was measured, over all rounds. */
class Times {
  #times = new Map();

  async measure(name, work) {
    const start = performance.now();
    const answer = await work();
    this.add(name, performance.now() - start);
    return answer;
  }

  add(name, ms) {
    this.#times.set(name, [...(this.#times.get(name) ?? []), ms]);
  }

  median(name) {
    const sorted = (this.#times.get(name) ?? []).toSorted((a, b) => a - b);
    return sorted[sorted.length >> 1];
  }

  names() {
    return [...this.#times.keys()];
  }
}

/** What is asked for, of both. */
const QUESTIONS = {
  'page 0': {},
  'search, few found': { search: 'needle' },
  'search, many found': { search: 'garcia' },
  'first sort by name': { by: 'name', direction: 1 },
  'name page again': { by: 'name', direction: 1 },
};

async function roundOfNaive(contacts, times) {
  const bin = await times.measure('load', () => new NaiveBin(contacts));
  for (const [name, question] of Object.entries(QUESTIONS)) {
    await times.measure(name, () => bin.list(question));
  }
  const ids = contacts.slice(0, contacts.length / 10).map(({ id }) => id);
  await times.measure('restore a tenth: accept', () => bin.restore(ids));
  await times.measure('name page after it', () => bin.list(QUESTIONS['name page again']));
  await times.measure('restore all matching: accept', () => bin.restoreSource('api'));
}

const query = ({ search, by = 'deletedAt', direction = -1 }) => ({
  pageSize: 50,
  sort: { by, direction: direction > 0 ? 'asc' : 'desc' },
  ...(search && { search }),
});

async function roundOfAdapter(createMemoryAdapter, contacts, times) {
  const due = [];
  const options = { contacts, now: () => new Date(NOW), schedule: (run) => due.push(run) };
  const adapter = await times.measure('load', () => createMemoryAdapter(options));
  const runJobs = async (name) => {
    let longest = 0;
    while (due.length > 0) {
      const start = performance.now();
      due.shift()();
      longest = Math.max(longest, performance.now() - start);
    }
    times.add(name, longest);
  };
  /** Awaits an answer that is worked out in slices. The first one is the call itself, before this is called. */
  const inSlices = async (answer, name) => {
    const state = { isSettled: false };
    const settled = answer.finally(() => (state.isSettled = true));
    let longest = 0;
    while (!state.isSettled) {
      const start = performance.now();
      due.shift()?.();
      await new Promise((resolve) => setImmediate(resolve));
      longest = Math.max(longest, performance.now() - start);
    }
    times.add(name, longest);
    return settled;
  };
  const restore = (target, idempotencyKey) =>
    adapter.startRestore({ target, automations: 'keep-paused', onConflict: 'skip' }, { idempotencyKey });

  await adapter.listDeletedContacts(query({}), {});
  for (const [name, question] of Object.entries(QUESTIONS)) {
    await times.measure(name, () => adapter.listDeletedContacts(query(question), {}));
  }
  await times.measure('page of 1,000 and the next', async () => {
    const { nextCursor: cursor } = await adapter.listDeletedContacts({ ...query({}), pageSize: 1000 }, {});
    return times.measure('page after 1,000', () => adapter.listDeletedContacts({ ...query({}), cursor }, {}));
  });
  const ids = contacts.slice(0, contacts.length / 10).map(({ id }) => id);
  await times.measure('restore a tenth: accept', () => restore({ kind: 'contacts', ids }, 'a tenth'));
  await runJobs('restore a tenth: longest slice');
  await times.measure('name page after it', () =>
    adapter.listDeletedContacts(query(QUESTIONS['name page again']), {}),
  );
  const target = { kind: 'matching', query: { filters: { source: 'api' } }, exceptIds: [], asOf: null };
  await times.measure('restore all matching: preview', () =>
    inSlices(adapter.previewRestore(target, {}), 'restore all matching: longest slice of the preview'),
  );
  await times.measure('restore all matching: accept', () => restore(target, 'matching'));
  await runJobs('restore all matching: longest slice');
  await times.measure('page 0 after it', () => adapter.listDeletedContacts(query({}), {}));
}

/** What a contact costs in memory, in MB for all of them. */
function heapOf(make) {
  collectGarbage();
  const before = process.memoryUsage().heapUsed;
  const held = make();
  collectGarbage();
  const used = (process.memoryUsage().heapUsed - before) / 2 ** 20;
  return { held, used };
}

const [count = 100_000, rounds = 5] = process.argv.slice(2).map(Number);
const { createMemoryAdapter } = await loadAdapter();
const contacts = makeContacts(count);
const [ours, naive] = [new Times(), new Times()];
// One round to warm up, which isn't counted.
await roundOfNaive(contacts, new Times());
await roundOfAdapter(createMemoryAdapter, contacts, new Times());
for (let round = 0; round < rounds; round++) {
  await roundOfNaive(contacts, naive);
  collectGarbage();
  await roundOfAdapter(createMemoryAdapter, contacts, ours);
  collectGarbage();
}
console.log(`${count} deleted contacts, ${rounds} rounds, medians in ms`);
console.table(
  Object.fromEntries(
    ours.names().map((name) => {
      const [mine, its] = [ours.median(name), naive.median(name)];
      const row = {
        adapter: mine.toFixed(2),
        naive: its?.toFixed(2) ?? '',
        ratio: its ? (mine / its).toFixed(2) : '',
      };
      return [name, row];
    }),
  ),
);
const plain = heapOf(() => contacts.map((contact) => structuredClone(contact)));
const store = heapOf(() => createMemoryAdapter({ contacts, now: () => new Date(NOW) }));
console.log(`memory: ${store.used.toFixed(0)} MB, plain objects ${plain.used.toFixed(0)} MB`);
