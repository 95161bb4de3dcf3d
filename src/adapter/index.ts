/** The adapter contract: what a partner implements, and the means to do it well. Holds no elements. */
export * from './checked-adapter.js';
export * from './contract.js';
export * from './errors.js';
export * from './provide-adapter.js';
export type * from '../domain/index.js';
