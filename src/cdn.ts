/** All in one file, for pages without a bundler: registers the elements and hands out the adapters. */
import './define.js';

export * from './index.js';
export { adapterError, checkedAdapter, isAdapterError, provideAdapter } from './adapter/index.js';
export { createHttpAdapter } from './adapter/http/index.js';
export { createMemoryAdapter } from './adapter/memory/index.js';
