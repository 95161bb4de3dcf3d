// Runs in the browser: brings several test files into one page, each in a suite of its own, which is named after the file and
// fails when the file leaves something behind for those after it.
// This comes first, so that it clears fixtures away after every test and not after those of one file alone.
import '@open-wc/testing';
import { changesBetween, pageState } from './page-state.mjs';

const GLOBALS = ['describe', 'it', 'before', 'after', 'beforeEach', 'afterEach'];

/** Stands in for the globals that declare tests. The answer puts them back and tells what was declared meanwhile. */
function recordDeclarations() {
  const real = Object.fromEntries(GLOBALS.map((name) => [name, globalThis[name]]));
  const declarations = [];
  const recorder =
    (declare) =>
    (...args) =>
      void declarations.push(() => declare(...args));
  for (const [name, declare] of Object.entries(real)) {
    const { only, skip } = declare;
    globalThis[name] = Object.assign(
      recorder(declare),
      only && { only: recorder(only), skip: recorder(skip) },
    );
  }
  return () => {
    Object.assign(globalThis, real);
    return declarations;
  };
}

function declareFile(file, declarations) {
  describe(file, () => {
    let state;
    before(() => {
      state = pageState();
    });
    for (const declare of declarations) declare();
    after(() => {
      const changes = changesBetween(state, pageState());
      if (changes.length > 0) throw new Error(`${file} leaves changed: ${changes.join(', ')}`);
    });
  });
}

async function importTestFile(file) {
  const finish = recordDeclarations();
  const imported = import(`/${file}`).then(
    () => finish(),
    (error) => {
      finish();
      return [() => it('is imported', () => Promise.reject(error))];
    },
  );
  declareFile(file, await imported);
}

/** @param {string[]} files paths from the root of the project */
export async function importTestFiles(files) {
  // What the runner itself has put there.
  document.body.replaceChildren();
  // One after the other, so that what is declared can be told apart.
  for (const file of files) await importTestFile(file);
}
