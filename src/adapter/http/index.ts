/** An adapter for back ends that speak the HTTP profile. */
export * from './http-adapter.js';
