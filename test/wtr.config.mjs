import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { playwrightLauncher } from '@web/test-runner-playwright';
import { findChromium } from './runner/browsers.mjs';
import { strictPages } from './runner/policy.mjs';
import { plainSummary } from './runner/summary-reporter.mjs';
import { SUITES, writeTestPages } from './runner/test-pages.mjs';

const worker = readFileSync(fileURLToPath(import.meta.resolve('msw/mockServiceWorker.js')), 'utf8');

export const rootDir = fileURLToPath(new URL('..', import.meta.url));

export default {
  rootDir,
  // All tests, several files to a page. With --files each file has a page of its own.
  files: writeTestPages(rootDir, SUITES.browser),
  nodeResolve: { exportConditions: ['contacts-restore-source', 'browser', 'development'] },
  concurrency: 2,
  browsers: [
    playwrightLauncher({
      product: 'chromium',
      launchOptions: {
        executablePath: await findChromium(),
        args: ['--no-sandbox', '--disable-quic', '--disable-background-networking'],
      },
    }),
  ],
  reporters: [defaultReporter(), plainSummary()],
  // A machine that is busy takes its time to start a browser, Firefox makes a profile first, and a page loads many modules.
  browserStartTimeout: 120_000,
  testsStartTimeout: 120_000,
  // Of one page, which no test alone can use up: each has its own limit below.
  testsFinishTimeout: 1_200_000,
  testFramework: {
    path: fileURLToPath(new URL('runner/test-framework.mjs', import.meta.url)),
    // What ends a test that hangs. A machine that is busy takes its time.
    config: { timeout: 60_000 },
  },
  middleware: [strictPages],
  coverage: process.argv.includes('--coverage'),
  coverageConfig: {
    include: ['src/**/*.ts'],
    reporters: ['text-summary', 'lcov'],
    threshold: { statements: 90, branches: 70, functions: 90, lines: 90 },
  },
  filterBrowserLogs: ({ args }) => !String(args[0]).includes('Lit is in dev mode'),
  plugins: [
    {
      name: 'msw-worker',
      serve: (ctx) => (ctx.path === '/mockServiceWorker.js' ? { body: worker, type: 'js' } : undefined),
    },
    esbuildPlugin({
      ts: true,
      json: true,
      target: 'es2022',
      tsconfig: fileURLToPath(new URL('../tsconfig.json', import.meta.url)),
    }),
  ],
};
