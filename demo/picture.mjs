// Takes the picture of the table that the readme shows: `node demo/picture.mjs`, after `npm run build:demo`.
import { createReadStream } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright';
import { findChromium } from '../test/runner/browsers.mjs';
import { backEndMiddleware, loadBackEnd } from './serve-back-end.mjs';

const dist = fileURLToPath(new URL('../dist-demo', import.meta.url));
const picture = fileURLToPath(new URL('picture.png', import.meta.url));
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

// The card with the table alone, as wide as the picture.
const CROP = `
  .top, .side { display: none !important }
  .layout { display: block; padding: 0; max-inline-size: none }
  .card { border: 0; border-radius: 0 }`;

async function startSite() {
  const { backEnd, close } = await loadBackEnd({ startAt: Date.UTC(2026, 10, 24, 10) });
  await close();
  // One of the contacts that are shown clashes with a live one.
  const [taken] = (
    await backEnd.world.adapter.listDeletedContacts({ search: 'amara_m@example.org', pageSize: 1 }, {})
  ).items;
  backEnd.world.backend.addContact({ id: 'live', name: taken.name, email: taken.email });
  const answer = backEndMiddleware(() => backEnd);
  const server = createServer((request, response) => {
    void answer(request, response, () => {
      const { pathname } = new URL(request.url, 'http://localhost');
      const path = join(dist, pathname === '/' ? 'index.html' : pathname);
      response.setHeader('Content-Type', TYPES[extname(path)] ?? 'application/octet-stream');
      createReadStream(path)
        .on('error', () => response.writeHead(404).end())
        .pipe(response);
    });
  });
  await new Promise((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return server;
}

const server = await startSite();
const browser = await chromium.launch({ executablePath: await findChromium(), args: ['--no-sandbox'] });
const page = await browser.newPage({ viewport: { width: 1280, height: 1200 }, colorScheme: 'light' });
await page.goto(`http://127.0.0.1:${server.address().port}/?via=server`);
await page.addStyleTag({ content: CROP });
const table = page.locator('contacts-restore-table');
await table.getByRole('button', { name: 'Restore by' }).click();
await table.getByRole('searchbox').fill('mar');
const rows = table.getByRole('row').filter({ has: page.getByRole('rowheader') });
await rows.filter({ hasText: 'Marlowe' }).waitFor();
for (const name of ['Ximena', 'Ibáñez', 'Marlowe'])
  await rows.filter({ hasText: name }).getByRole('checkbox').check();
await rows
  .filter({ hasText: 'Ibáñez' })
  .getByRole('button', { name: /^Details/ })
  .click();
await table.getByText('Restorable until').waitFor();
await page.mouse.move(0, 0);
await page.locator('.card', { has: table }).screenshot({ path: picture, animations: 'disabled' });
await browser.close();
server.closeAllConnections();
server.close();
