// Breaks the rules and the adapters in every small way there is, and looks whether a test notices. `npm run mutation` takes
// long; `npm run mutation -- --mutate 'src/domain/*.ts'` breaks a part. The report is coverage/mutation/index.html.
export default {
  testRunner: 'mocha',
  testRunnerNodeArgs: ['--import=./test/runner/node-typescript.mjs', '--no-warnings'],
  mochaOptions: {
    spec: ['test/mutation/tests.mjs'],
  },
  mutate: ['src/domain/*.ts', 'src/adapter/**/*.ts', '!src/adapter/provide-adapter.ts'],
  coverageAnalysis: 'perTest',
  // What runs once when a module is loaded could only be broken by loading all of them anew for each mutant.
  ignoreStatic: true,
  // With `--incremental` what has been killed before, and hasn't changed, stays killed.
  incrementalFile: 'node_modules/.cache/contacts-restore/mutation.json',
  concurrency: 2,
  // Generous: on a machine with other things to do a slow test is no killed mutant.
  timeoutMS: 15_000,
  timeoutFactor: 2,
  // Without the settings of TypeScript, which Stryker would rewrite through an API that TypeScript 7 has not.
  ignorePatterns: ['/coverage', '/dist*', '/demo', '/.ci', 'tsconfig*.json'],
  reporters: ['clear-text', 'progress-append-only', 'html', 'json'],
  htmlReporter: { fileName: 'coverage/mutation/index.html' },
  jsonReporter: { fileName: 'coverage/mutation/mutation.json' },
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  allowConsoleColors: false,
  thresholds: { high: 90, low: 90, break: 85 },
};
