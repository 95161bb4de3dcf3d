import { answersFaults } from './answers.js';
import type { BrokenAdapter } from './broken-adapter.js';
import { failingFaults } from './failing.js';
import { jobFaults } from './jobs.js';
import { lateFaults } from './late.js';
import { listingFaults } from './listing.js';
import { mergingFaults } from './merging.js';
import { restoringFaults } from './restoring.js';
import { rowsFaults } from './rows.js';

export const brokenAdapters: readonly BrokenAdapter[] = [
  ...listingFaults,
  ...rowsFaults,
  ...answersFaults,
  ...failingFaults,
  ...restoringFaults,
  ...mergingFaults,
  ...lateFaults,
  ...jobFaults,
];
