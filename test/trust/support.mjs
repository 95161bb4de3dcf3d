// What the tests of this folder share: a site with the elements in one file, behind the strict policy or none, and a browser.
import assert from 'node:assert/strict';
import { createReadStream, existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { serve, siteAndBrowser, watchFaults } from '../runner/site.mjs';

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));

/** All that a page has to allow. */
const STRICT_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; " +
  "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types lit-html";

/** What the elements may tell the developer of an adapter: names of the contract, and nothing that an answer held. */
const TO_DEVELOPERS =
  /^contacts-restore: (?:The answer to [A-Za-z]+ is not as the contract says(?: at "[\w. ]+": [a-z ]+)?\.|A page of a list has rows with the same id\. One of them is shown\.)$/;

/** A message in the console that isn't one of those. */
const foreignText = (message) => (TO_DEVELOPERS.test(message.text()) ? null : message.text().slice(0, 500));

const DAY_MS = 86_400_000;
const PAGE =
  '<!doctype html><html lang="en"><meta charset="utf-8"><title>Trust</title>' +
  '<script type="module" src="/page/main.js"></script><main></main></html>';

/** How many times as much as in a usual run is to be done. */
export const LENGTH = Math.max(1, Number(process.env.TRUST_LENGTH ?? 1));
const FIRST_SEED = Number(process.env.TRUST_SEED ?? 20_261_124);
/** So many seeds, from the given one on. */
export const seeds = (count) => Array.from({ length: count }, (_, index) => FIRST_SEED + index);

function fileFor(pathname) {
  if (pathname === '/contacts-restore.js') return path('../../dist/cdn/contacts-restore.js');
  if (pathname === '/corpus.mjs') return path('corpus.mjs');
  return pathname.startsWith('/page/') ? join(path('page'), basename(pathname)) : null;
}

function answer(incoming, outgoing) {
  const { pathname, searchParams } = new URL(incoming.url, 'http://localhost');
  const headers = {
    'X-Content-Type-Options': 'nosniff',
    ...(searchParams.get('policy') !== 'none' && { 'Content-Security-Policy': STRICT_POLICY }),
  };
  const file = fileFor(pathname);
  if (pathname === '/') {
    outgoing.writeHead(200, { ...headers, 'Content-Type': 'text/html; charset=utf-8' }).end(PAGE);
  } else if (file && existsSync(file)) {
    outgoing.writeHead(200, { ...headers, 'Content-Type': 'text/javascript; charset=utf-8' });
    createReadStream(file).pipe(outgoing);
  } else outgoing.writeHead(pathname === '/favicon.ico' ? 204 : 404).end();
}

/** The site and the browser of this test file. */
const start = siteAndBrowser(() => serve(answer), {
  args: ['--js-flags=--expose-gc'],
  // Playwright switches it off.
  ignoreDefaultArgs: ['--disable-back-forward-cache'],
});

/** Runs in the page before its own scripts: writes down what must not happen. */
function watchPage() {
  const seen = { hits: [], violations: [], rejections: [], longestDelay: 0 };
  globalThis.seen = seen;
  for (const name of ['canary', 'alert', 'confirm', 'prompt', 'print', 'open'])
    globalThis[name] = (...args) => void seen.hits.push(`${name}(${String(args[0]).slice(0, 40)})`);
  addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) =>
    seen.violations.push(`${violatedDirective} ${blockedURI} ${sample}`),
  );
  addEventListener('unhandledrejection', ({ reason }) => seen.rejections.push(String(reason)));
  // Nothing in here asks to be called for ever.
  globalThis.setInterval = () => void seen.hits.push('setInterval');
}

/** What must hold of every page, whatever was done on it. */
async function assertClean({ page, faults, requests, site }) {
  // Violations are told after the fact.
  const { hits, violations, rejections, polluted, longestDelay } = await page.evaluate(
    () =>
      new Promise((resolve) => {
        const polluted = [Object, Array, Function, String, Promise, Map].some(
          ({ prototype }) => prototype.polluted !== undefined,
        );
        requestAnimationFrame(() => resolve({ ...globalThis.seen, polluted }));
      }),
  );
  assert.deepEqual(
    { hits, violations, rejections, polluted, faults },
    { hits: [], violations: [], rejections: [], polluted: false, faults: [] },
  );
  assert.ok(longestDelay <= DAY_MS, `a timer of ${longestDelay} ms`);
  const outside = requests.filter((url) => !url.startsWith(site.url) && !/^(blob|data):/.test(url));
  assert.deepEqual(outside, []);
}

/**
 * A test in a page of its own. `call` runs a function of `page/main.js` by its name, from a timer: what a test runner calls
 * directly runs with a part of the policy switched off. `renew` gives a
 * new page, after a look at the old one. `planted` pages are unclean on purpose.
 *
 * @param {string} title
 * @param {{ policy?: 'strict' | 'none', skewMs?: number, planted?: boolean }} options
 * @param {(test: any) => Promise<void>} run
 */
export function pageTest(title, options, run) {
  void it(title, { timeout: 1_800_000 }, async () => {
    const [site, browser] = await start();
    const { policy = 'strict', skewMs = 0, planted = false } = options;
    const context = await browser.newContext({
      reducedMotion: 'reduce',
      viewport: { width: 1280, height: 900 },
    });
    context.setDefaultTimeout(20_000);
    const page = await context.newPage();
    await context.addInitScript(watchPage);
    if (skewMs !== 0) await context.addInitScript(skewClock, skewMs);
    const faults = watchFaults(page, foreignText);
    const requests = [];
    page.on('request', (request) => requests.push(request.url()));
    const call = (name, ...args) =>
      page.evaluate(([name, args]) => globalThis.trust(name, args), [name, args]);
    const cdp = await context.newCDPSession(page);
    const isClean = () => assertClean({ page, faults, requests, site });
    try {
      const isReady = () => page.waitForFunction(() => globalThis.trust !== undefined);
      const renew = async () => {
        await isClean();
        await page.reload();
        await isReady();
      };
      await page.goto(`${site.url}${policy === 'none' ? '?policy=none' : ''}`);
      await isReady();
      await run({ page, call, cdp, requests, site, isClean, renew });
      if (!planted) await isClean();
    } catch (error) {
      if (faults.length > 0) error.message += `\nThe page also reported:\n${faults.slice(0, 5).join('\n')}`;
      throw error;
    } finally {
      await context.close();
    }
  });
}

/** Sets the page's clock wrong by so much, and nothing else. */
function skewClock(skewMs) {
  const Real = Date;
  globalThis.Date = class extends Real {
    constructor(...args) {
      if (args.length === 0) super(Real.now() + skewMs);
      else super(...args);
    }
    static now() {
      return Real.now() + skewMs;
    }
  };
}
