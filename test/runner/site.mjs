// What tests share that open pages of a site of their own in a browser that they drive from outside.
import { createServer } from 'node:http';
import { after } from 'node:test';
import { chromium } from 'playwright';
import { findChromium } from './browsers.mjs';

/** A server on a port of its own. */
export async function serve(listener) {
  const server = createServer(listener);
  await new Promise((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const stop = () => {
    server.closeAllConnections();
    server.close();
  };
  return { url: `http://127.0.0.1:${server.address().port}/`, stop };
}

/**
 * The site and the browser of a test file, started with the first test that asks for them and stopped after the last.
 *
 * @param {() => Promise<{ url: string, stop: () => void }>} startSite
 * @param {import('playwright').LaunchOptions} launch
 */
export function siteAndBrowser(startSite, { args = [], ...launch } = {}) {
  const startBrowser = async () =>
    chromium.launch({
      executablePath: await findChromium(),
      args: ['--no-sandbox', '--disable-quic', ...args],
      ...launch,
    });
  let started;
  after(async () => {
    if (!started) return;
    const [site, browser] = await started;
    await browser.close();
    site.stop();
  });
  return () => (started ??= Promise.all([startSite(), startBrowser()]));
}

/** Collects what a page must not do; of a message in the console `textOf` answers what there is to it, if anything. */
export function watchFaults(page, textOf) {
  const faults = [];
  page.on('pageerror', (error) => faults.push(`Page error: ${error.stack ?? error}`));
  page.on('dialog', (dialog) => {
    faults.push(`Dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('console', (message) => {
    const text = textOf(message);
    if (text !== null) faults.push(`Console: ${text}`);
  });
  return faults;
}
