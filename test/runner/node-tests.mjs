// Runs test files with Node's own test runner and closes with 'N passed, N failed[, N skipped]'.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';

/** The files of a folder and below that hold tests for Node. */
export const nodeTestFiles = (folder) =>
  readdirSync(folder, { recursive: true })
    .filter((name) => name.endsWith('.test.mjs'))
    .map((name) => join(folder, name));

/** Runs files, reports on them, and answers with the counts. */
export async function countNodeTests(files, { concurrency = 1, timeout = 240_000 } = {}) {
  const count = { passed: 0, failed: 0, skipped: 0 };
  const tally = (kind) => (event) => {
    if (event.details?.type === 'suite') return;
    const isSkipped = event.skip !== undefined || event.todo !== undefined;
    count[isSkipped ? 'skipped' : kind] += 1;
  };
  if (files.length > 0) {
    const events = run({ files, concurrency, timeout });
    events.on('test:pass', tally('passed')).on('test:fail', tally('failed'));
    const report = events.compose(spec);
    report.pipe(process.stdout, { end: false });
    await new Promise((resolve) => report.on('end', resolve));
  }
  return count;
}

/** Prints the closing line and sets the exit code. */
export function closeWith({ passed, failed, skipped }) {
  console.log(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
  if (failed > 0) process.exitCode = 1;
}

/** Both of it. No files is no failure, and no pass. */
export async function runNodeTests(files, options) {
  closeWith(await countNodeTests(files, options));
}
