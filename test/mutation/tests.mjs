// The tests of the rules and the adapters that run in Node, as one file for mocha.
import { readdirSync } from 'node:fs';
import * as fc from 'fast-check';

const here = new URL('..', import.meta.url);
/** Left out, with the reason. So is, by `grep` in the configuration, what listens to the window. */
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

// The same schedules for every mutant, and few of them: there are thousands of mutants.
fc.configureGlobal({ seed: 1, numRuns: 40 });

// Of the conformance kit only that the memory adapter conforms: the other files are about the kit.
for (const file of [...filesOf('domain'), ...filesOf('adapter'), 'conformance/reference.test.ts']) {
  if (!LEFT_OUT.has(file)) await import(new URL(file, here));
}
