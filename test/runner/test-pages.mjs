// Opening a page and loading the modules costs more than what most test files do there. So files share pages.
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';

/** Each state in each look: they take as long as all others together, and are a suite of their own. */
const STATES = 'test/a11y/';

const FOLDER = 'node_modules/.cache/contacts-restore/test-pages';

function testFiles(root) {
  return readdirSync(join(root, 'test'), { recursive: true })
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => `test/${name.replaceAll(sep, '/')}`)
    .sort();
}

/** The files of each page by its name. What has most of them comes first, so that it isn't what is waited for in the end. */
function groupFiles(files) {
  const pages = new Map();
  for (const file of files) {
    const name = file.startsWith(STATES) ? file : file.split('/', 2).join('/');
    pages.set(name, [...(pages.get(name) ?? []), file]);
  }
  return [...pages].sort(([, a], [, b]) => b.length - a.length);
}

/** The test files of each suite that runs in a browser. */
export const SUITES = {
  browser: (file) => !file.startsWith(STATES),
  states: (file) => file.startsWith(STATES),
  all: () => true,
};

/** Writes the module of each page of a suite, and answers where they are. */
export function writeTestPages(root, isOfSuite) {
  mkdirSync(join(root, FOLDER), { recursive: true });
  return groupFiles(testFiles(root).filter(isOfSuite)).map(([name, files]) => {
    const path = `${FOLDER}/${name.replaceAll(/\W+/g, '-')}.js`;
    const code = `import { importTestFiles } from '/test/runner/test-page.mjs';\nawait importTestFiles(${JSON.stringify(files, null, 2)});\n`;
    writeFileSync(join(root, path), code);
    return path;
  });
}
