/** The reference adapter: a back end in memory that enforces every rule of the contract. */
export { createMemoryAdapter } from './memory-adapter.js';
export type * from './options.js';
