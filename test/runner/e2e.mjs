// Runs test/e2e over the built demo: builds it, then runs every *.test.mjs with Node's test runner.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = join(root, 'test/e2e');
const files = existsSync(folder)
  ? readdirSync(folder, { recursive: true })
      .filter((name) => name.endsWith('.test.mjs'))
      .map((name) => join(folder, name))
  : [];

const count = { passed: 0, failed: 0, skipped: 0 };
const tally = (kind) => (event) => {
  if (event.details?.type === 'suite') return;
  const skipped = event.skip !== undefined || event.todo !== undefined;
  count[skipped ? 'skipped' : kind] += 1;
};

if (files.length > 0) {
  execFileSync(process.execPath, [join(root, 'node_modules/vite/bin/vite.js'), 'build', '--mode', 'demo'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const events = run({ files, concurrency: 1, timeout: 240_000 });
  events.on('test:pass', tally('passed')).on('test:fail', tally('failed'));
  const report = events.compose(spec);
  report.pipe(process.stdout, { end: false });
  await new Promise((resolve) => report.on('end', resolve));
} else {
  console.log('There are no end-to-end tests in test/e2e yet.');
}

const skipped = count.skipped > 0 ? `, ${count.skipped} skipped` : '';
console.log(`\n${count.passed} passed, ${count.failed} failed${skipped}`);
process.exitCode = count.failed > 0 ? 1 : 0;
