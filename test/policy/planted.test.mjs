// Shows that the browser tests fail when the policy of their page is violated, in the runner that they are run with.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { startTestRunner } from '@web/test-runner';
import config from '../wtr.config.mjs';

/** The session that a file ended in. */
async function runInBrowser(file) {
  let sessions;
  const reporter = {
    onTestRunFinished: (run) => {
      ({ sessions } = run);
    },
  };
  const runner = await startTestRunner({
    config: { ...config, files: [file], reporters: [reporter], coverage: false },
    readCliArgs: false,
    readFileConfig: false,
    autoExitProcess: false,
  });
  await new Promise((resolve) => runner.on('stopped', resolve));
  return sessions[0];
}

const FORBIDDEN = new Map([
  ['style attribute in the template of an element', 'style-src-attr'],
  ['text as code', 'require-trusted-types-for'],
  ['text as markup', 'require-trusted-types-for'],
  ['request to another site', 'connect-src'],
  ['script of another site', 'script-src-elem'],
  ['picture', 'img-src'],
]);

void it('fails each test that violates the policy, and no other', async () => {
  const { testResults, errors, passed } = await runInBrowser(
    fileURLToPath(new URL('planted.mjs', import.meta.url)),
  );
  const { tests } = testResults.suites.find(({ name }) => name === 'planted');
  for (const { name, passed: hasPassed, error } of tests) {
    const directive = FORBIDDEN.get(name);
    assert.equal(hasPassed, directive === undefined, name);
    if (directive) assert.match(error.message, new RegExp(`violated: ${directive} forbids`));
  }
  assert.equal(tests.length, FORBIDDEN.size + 1);
  // What comes after the last test fails the page.
  assert.equal(passed, false);
  assert.match(errors.map(({ message }) => message).join('\n'), /violated: style-src-attr forbids/);
});
