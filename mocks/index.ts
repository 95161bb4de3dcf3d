/** A mocked back end for demos and tests: the HTTP profile over any adapter, data to show, and faults on demand. */
export * from './browser.js';
export * from './demo-data.js';
export * from './faulty-adapter.js';
export * from './fetch-from-handlers.js';
export * from './handlers.js';
export * from './memory-world.js';
export * from './seed-handlers.js';
