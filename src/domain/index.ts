/** The rules of restoring, for elements, adapters and servers alike: pure functions without a browser and without a clock. */
export * from './account.js';
export * from './bulk-action.js';
export * from './contact.js';
export * from './csv.js';
export * from './display-name.js';
export * from './eligibility.js';
export * from './page.js';
export * from './query.js';
export * from './restore-chunks.js';
export * from './restore.js';
export * from './retention.js';
export * from './search.js';
export * from './selection.js';
