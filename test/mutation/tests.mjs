// The tests of the rules and the adapters that run in Node, as one file for mocha.
import { readdirSync } from 'node:fs';
import * as fc from 'fast-check';

const here = new URL('..', import.meta.url);
/** Left out, with the reason. */
const LEFT_OUT = new Map([
  ['adapter/provide-adapter.test.ts', 'Renders elements.'],
  ['adapter/memory/planted-defects.test.ts', 'Is about the model, and not about the adapter.'],
  ['adapter/http/round-trip.test.ts', 'Asks by relative addresses, which only a page has.'],
]);

const filesOf = (folder) =>
  readdirSync(new URL(folder, here), { encoding: 'utf8', recursive: true })
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => `${folder}/${name}`)
    .sort();

// All of a window that these tests want: news of rejections that nobody handles.
const listeners = new Map();
globalThis.window = {
  addEventListener(_, listen) {
    listeners.set(listen, (reason) => listen({ reason, preventDefault() {} }));
    process.on('unhandledRejection', listeners.get(listen));
  },
  removeEventListener: (_, listen) => process.off('unhandledRejection', listeners.get(listen)),
};

// Mocha's limit, which Stryker takes away, stays away: a test that ends by it may leave its timers behind for the next mutant,
// while at Stryker's own a new process begins.

// The same schedules for every mutant, and few of them: there are thousands of mutants.
fc.configureGlobal({ seed: 1, numRuns: 25 });

// Of the conformance kit only that the memory adapter conforms: the other files are about the kit.
for (const file of [...filesOf('domain'), ...filesOf('adapter'), 'conformance/reference.test.ts']) {
  if (!LEFT_OUT.has(file)) await import(new URL(file, here));
}
