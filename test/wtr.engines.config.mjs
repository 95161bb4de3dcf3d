// The suite of wtr.config.mjs in the other two engines. ENGINES=firefox or ENGINES=webkit runs one of them.
import { firefoxLauncher } from './runner/firefox-launcher.mjs';
import { webkitLauncher } from './runner/webkit-launcher.mjs';
import config from './wtr.config.mjs';

const LAUNCHERS = { firefox: firefoxLauncher, webkit: webkitLauncher };
const engines = (process.env.ENGINES ?? 'firefox,webkit').split(',');

export default {
  ...config,
  browsers: engines.map((engine) => LAUNCHERS[engine]()),
  // Axe takes three times as long as in Chromium.
  testFramework: { config: { timeout: 60_000 } },
  // Firefox makes a profile first.
  browserStartTimeout: 120_000,
  // Only Chromium measures what the tests reach.
  coverage: false,
};
