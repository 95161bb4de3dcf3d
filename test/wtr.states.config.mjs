// The accessibility of each state in each look, in Chromium.
import { SUITES, writeTestPages } from './runner/test-pages.mjs';
import config, { rootDir } from './wtr.config.mjs';

export default { ...config, files: writeTestPages(rootDir, SUITES.states), coverage: false };
