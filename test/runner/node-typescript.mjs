// `node --import` this, and Node runs the project's TypeScript as it is, with the tests that need no browser.
import { register } from 'node:module';

register('./node-typescript-hooks.mjs', import.meta.url);
