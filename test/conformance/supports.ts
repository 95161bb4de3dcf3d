import type { Supports } from '../../src/domain/account.js';

/** A back end with the four mandatory calls and no more. */
export const NOTHING_OPTIONAL: Supports = {
  preview: false,
  history: false,
  details: false,
  items: false,
  cancel: false,
  undo: false,
  watch: false,
  matching: false,
  totals: 'none',
  sort: [],
  filters: [],
  search: false,
  conflicts: [],
  automations: 'always-paused',
};
