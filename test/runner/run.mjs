// Runs test suites by name (each is the package script `test:<name>`), passes their output on, and closes with the sum of
// their 'N passed, N failed' lines. A suite that fails or prints no such line fails the whole.
import { spawn } from 'node:child_process';
import { pathToFileURL } from 'node:url';

const SUMMARY = /^(\d+) passed, (\d+) failed(?:, (\d+) skipped)?\s*$/;
// What terminals are told about colours and cursors.
const ESCAPES = /\u001b\[[0-9;?]*[A-Za-z]/g;

/** The last summary line of an output; `null` without one. */
export function readSummary(output) {
  for (const line of output.replace(ESCAPES, '').split(/\r?\n/).reverse()) {
    const [, passed, failed, skipped = 0] = SUMMARY.exec(line) ?? [];
    if (passed !== undefined)
      return { passed: Number(passed), failed: Number(failed), skipped: Number(skipped) };
  }
  return null;
}

/** Counts a suite's result; whatever is wrong with the suite as a whole counts as one failure. */
export function judge(output, exitCode) {
  const summary = readSummary(output) ?? { passed: 0, failed: 0, skipped: 0, missing: true };
  const broken = summary.missing || (exitCode !== 0 && summary.failed === 0);
  return { ...summary, failed: summary.failed + (broken ? 1 : 0) };
}

function runSuite(name) {
  return new Promise((resolve) => {
    const child = spawn('npm', ['run', '--silent', `test:${name}`], {
      stdio: ['ignore', 'pipe', 'inherit'],
      shell: process.platform === 'win32',
    });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text) => {
      output += text;
      process.stdout.write(text);
    });
    child.on('close', (exitCode) => resolve(judge(output, exitCode)));
  });
}

async function main(names) {
  const sum = { passed: 0, failed: 0, skipped: 0 };
  for (const name of names) {
    console.log(`\n— ${name} —`);
    const result = await runSuite(name);
    for (const key of Object.keys(sum)) sum[key] += result[key];
  }
  console.log(
    `\n${sum.passed} passed, ${sum.failed} failed${sum.skipped > 0 ? `, ${sum.skipped} skipped` : ''}`,
  );
  process.exitCode = sum.failed > 0 || sum.passed === 0 ? 1 : 0;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) await main(process.argv.slice(2));
