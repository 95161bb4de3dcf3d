import { counter } from '../plural.js';

/** A number in the right form of an English phrase. */
export const count = /* @__PURE__ */ counter('en');

/** A number in English digits and separators. */
export const number = (n: number): string => count(n, { other: '#' });
