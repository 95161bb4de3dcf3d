/** An adapter for back ends that speak the HTTP profile. */
export type { HttpAdapterOptions } from './call.js';
export * from './http-adapter.js';
