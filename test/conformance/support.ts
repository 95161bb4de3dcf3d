import type { Supports } from '../../src/domain/account.js';
import type { ConformanceOutcome, ConformanceReport, RunOptions } from '../../src/conformance/index.js';

/** Nothing to sleep for: memory adapters get on when they are asked to. */
export const sleepless: RunOptions = { sleep: () => new Promise((resolve) => setTimeout(resolve)) };

/** The reasons of all cases with one outcome, by their ids. */
export function brief(
  { results }: ConformanceReport,
  wanted: ConformanceOutcome,
): Record<string, string | null> {
  const found = results.filter(({ outcome }) => outcome === wanted);
  return Object.fromEntries(found.map(({ id, reason }) => [id, reason]));
}

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
