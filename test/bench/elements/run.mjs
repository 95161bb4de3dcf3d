// How long gestures take the table, beside a plain one with the same rows: medians of interleaved rounds in one browser, as
// ratios, since milliseconds are those of the machine. `npm run bench:elements`; needs a build.
import { createReadStream, existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright';
import { findChromium } from '../../runner/browsers.mjs';

const ROUNDS = Number(process.env.ROUNDS ?? 7);
const SIZES = [50, 1000];
const root = fileURLToPath(new URL('../../..', import.meta.url));
const FILES = {
  '/page.js': 'test/bench/elements/page.js',
  '/dist/cdn/contacts-restore.js': 'dist/cdn/contacts-restore.js',
};

if (!existsSync(join(root, 'dist/cdn/contacts-restore.js'))) {
  console.error('There is no build to measure. Run `npm run build` first.');
  process.exit(2);
}

const server = createServer(({ url }, answer) => {
  const file = FILES[url];
  answer.writeHead(200, { 'Content-Type': file ? 'text/javascript' : 'text/html; charset=utf-8' });
  if (file) createReadStream(join(root, file)).pipe(answer);
  else answer.end('<!doctype html><title>Bench</title>');
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const browser = await chromium.launch({
  executablePath: await findChromium(),
  args: ['--no-sandbox', '--disable-quic'],
});

async function round(kind, count) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.goto(`http://127.0.0.1:${server.address().port}/`);
  const times = await page.evaluate(
    async ([kind, count]) => (await import('/page.js')).measure(kind, count),
    [kind, count],
  );
  await page.close();
  return times;
}

const median = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];

for (const count of SIZES) {
  const rounds = { ours: [], plain: [] };
  for (let turn = 0; turn < ROUNDS; turn++) {
    for (const kind of Object.keys(rounds)) rounds[kind].push(await round(kind, count));
  }
  console.log(`\n${count} rows, medians of ${ROUNDS} rounds`);
  console.table(
    Object.fromEntries(
      Object.keys(rounds.ours[0]).map((gesture) => {
        const [ours, plain] = ['ours', 'plain'].map((kind) =>
          median(rounds[kind].map((times) => times[gesture])),
        );
        return [
          gesture,
          { 'ours, ms': +ours.toFixed(1), 'plain, ms': +plain.toFixed(1), ratio: +(ours / plain).toFixed(1) },
        ];
      }),
    ),
  );
}
await browser.close();
server.close();
