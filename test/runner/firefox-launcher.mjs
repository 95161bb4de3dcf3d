// Firefox for Web Test Runner, over WebDriver BiDi.
import { chromeLauncher } from '@web/test-runner-chrome';
import * as puppeteer from 'puppeteer-core';
import { findFirefox } from './browsers.mjs';
import { onlyReducedMotion } from './engine-media.mjs';

/** Presses what Playwright, for which the tests are written, understands: "Space", and keys held down: "Shift+Tab". */
async function pressCombination(keyboard, press, combination) {
  const keys = combination.split('+').map((key) => (key === 'Space' ? ' ' : key));
  const last = keys.pop();
  for (const key of keys) await keyboard.down(key);
  await press(last);
  for (const key of keys.toReversed()) await keyboard.up(key);
}

async function createPage({ context }) {
  const page = await context.newPage();
  const { keyboard } = page;
  const press = keyboard.press.bind(keyboard);
  keyboard.press = (combination) => pressCombination(keyboard, press, combination);
  page.emulateMediaFeatures = async (features) => onlyReducedMotion(features.map(({ name }) => name));
  return page;
}

export const firefoxLauncher = () =>
  chromeLauncher({
    puppeteer,
    createPage,
    // A page in the background gets no keys.
    concurrency: 1,
    launchOptions: {
      browser: 'firefox',
      executablePath: findFirefox(),
      extraPrefsFirefox: { 'ui.prefersReducedMotion': 1 },
    },
  });
