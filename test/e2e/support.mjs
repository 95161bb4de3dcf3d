// What the end-to-end tests share: the built demo behind a strict policy, its back end in this process, and a browser.
import assert from 'node:assert/strict';
import { createReadStream, existsSync, statSync } from 'node:fs';
import { extname, join, normalize } from 'node:path';
import { it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { backEndMiddleware, loadBackEnd } from '../../demo/serve-back-end.mjs';
import { serve, siteAndBrowser, watchFaults } from '../runner/site.mjs';

const dist = fileURLToPath(new URL('../../dist-demo', import.meta.url));

const BASE_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; " +
  "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** What a page has to allow, and no more. It has no icon, which would be an image. */
export const STRICT_POLICY = `${BASE_POLICY}; require-trusted-types-for 'script'; trusted-types lit-html`;

/** MSW needs a worker of the site's own, and registers it through a default policy that lets nothing else through. */
export const WORKER_POLICY = `${STRICT_POLICY} default; worker-src 'self'`;

/** The pace of a back end whose running actions go on when a test says so: `world.backend.advance(0)`. */
export const BY_HAND = { itemsPerTick: 20, tickMs: 1, schedule: () => {} };

export const finishJobs = (world) => world.backend.advance(1_000_000);

/** When every test begins, so that the demo's data are the same each time. */
export const NOW = Date.UTC(2026, 10, 24, 10);

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
};

/** The demo through MSW asks for its page with this in its query, and gets the policy that MSW needs. */
const usesWorker = (url) => url.searchParams.get('via') === 'http';

function serveFile(incoming, outgoing) {
  const url = new URL(incoming.url, 'http://localhost');
  const { pathname } = url;
  const path = join(dist, normalize(pathname === '/' ? '/index.html' : pathname));
  if (!existsSync(path) || !statSync(path).isFile()) {
    outgoing.writeHead(404).end();
    return;
  }
  outgoing.writeHead(200, {
    'Content-Type': TYPES[extname(path)] ?? 'application/octet-stream',
    'Content-Security-Policy': usesWorker(url) ? WORKER_POLICY : STRICT_POLICY,
    'X-Content-Type-Options': 'nosniff',
  });
  createReadStream(path).pipe(outgoing);
}

/** Keeps the JSON that goes over the wire, for tests of what doesn't. */
async function recorded(backEnd, request, answers) {
  const response = await backEnd.handle(request);
  const { pathname } = new URL(request.url);
  const isJson = response?.headers.get('Content-Type')?.includes('json');
  if (isJson && !pathname.endsWith('/__demo')) answers.push(await response.clone().text());
  return response;
}

async function startSite() {
  const { backEnd, close } = await loadBackEnd({ startAt: NOW, pace: null });
  await close();
  const answers = [];
  const middleware = backEndMiddleware(() => ({ handle: (request) => recorded(backEnd, request, answers) }));
  const site = await serve((incoming, outgoing) => {
    void middleware(incoming, outgoing, () => serveFile(incoming, outgoing));
  });
  return { ...site, backEnd, answers };
}

/** The site and the browser of this test file. */
const start = siteAndBrowser(startSite);

/**
 * Runs in the page before its own scripts. A violation is told by an event, which comes when the page has no say any more in
 * what a test sees of it.
 */
function tellViolations() {
  addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) => {
    console.error(`Policy violation: ${violatedDirective} ${blockedURI} ${sample}`);
  });
}

/** An error or a warning that isn't one of those that a test provokes on purpose. */
const unexpectedOf = (expected) => (message) => {
  const text = `${message.text()} ${message.location().url}`;
  const isFault =
    ['error', 'warning'].includes(message.type()) && !expected.some((pattern) => pattern.test(text));
  return isFault ? text : null;
};

/**
 * A test of the demo in a page of its own, over a back end that begins anew.
 *
 * @param {string} title
 * @param {{
 *   query?: string, hash?: string, width?: number, height?: number, colorScheme?: 'light' | 'dark', hasTouch?: boolean, pace?: object | null,
 *   switches?: object, expected?: RegExp[], prepare?: (world: any) => unknown, scripts?: string[],
 * }} options `switches` and `prepare` are for the back end, before the page opens.
 * @param {(demo: any) => Promise<void>} run
 */
export function demoTest(title, options, run) {
  void it(title, async () => {
    const [site, browser] = await start();
    const { query = '?via=server', hash = '', width = 1280, height = 900, colorScheme = 'light' } = options;
    site.answers.length = 0;
    site.backEnd.reset({ pace: options.pace ?? null });
    await site.backEnd.world.set(options.switches ?? {});
    await options.prepare?.(site.backEnd.world);
    const context = await browser.newContext({
      viewport: { width, height },
      colorScheme,
      reducedMotion: 'reduce',
      hasTouch: options.hasTouch ?? false,
    });
    context.setDefaultTimeout(15_000);
    await context.addInitScript(tellViolations);
    for (const path of options.scripts ?? []) await context.addInitScript({ path });
    const page = await context.newPage();
    const faults = watchFaults(page, unexpectedOf(options.expected ?? []));
    const requests = [];
    page.on('request', (request) => requests.push(request));
    try {
      await page.goto(`${site.url}${query}${hash}`);
      const table = page.locator('contacts-restore-table');
      const history = page.locator('bulk-actions-history');
      await run({ page, table, history, world: site.backEnd.world, requests, faults, site });
      // Violations are told after the fact: let the page come to rest first.
      await page.waitForFunction(() => new Promise((resolve) => setTimeout(resolve, 0)).then(() => true));
      assert.deepEqual(faults, []);
    } catch (error) {
      // E2E_PICTURES=<folder> keeps what the page looked like.
      const folder = process.env.E2E_PICTURES;
      if (folder) await page.screenshot({ path: join(folder, `${title.replace(/\W+/g, '-')}.png`) });
      if (faults.length > 0) error.message += `\nThe page also reported:\n${faults.join('\n')}`;
      throw error;
    } finally {
      await context.close();
    }
  });
}
