// Runs in the browser: Mocha as the runner brings it, with a watch over the page's policy.
import { runTests } from '@web/test-runner-mocha';

await runTests(async () => {
  // The runner serves this file from an address of its own, from where nothing is near.
  const { watchPolicy } = await import('/test/runner/policy-watch.mjs');
  watchPolicy();
  // oxlint-disable-next-line no-underscore-dangle -- The name is the runner's.
  await import(globalThis.__WTR_CONFIG__.testFile);
});
