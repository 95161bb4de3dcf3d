// All that runs in a browser, in the other two engines. ENGINES=firefox or ENGINES=webkit runs one of them.
import { firefoxLauncher } from './runner/firefox-launcher.mjs';
import { webkitLauncher } from './runner/webkit-launcher.mjs';
import { SUITES, writeTestPages } from './runner/test-pages.mjs';
import config, { rootDir } from './wtr.config.mjs';

const LAUNCHERS = { firefox: firefoxLauncher, webkit: webkitLauncher };
const engines = (process.env.ENGINES ?? 'firefox,webkit').split(',');

export default {
  ...config,
  files: writeTestPages(rootDir, SUITES.all),
  browsers: engines.map((engine) => LAUNCHERS[engine]()),
  // Only Chromium measures what the tests reach.
  coverage: false,
};
