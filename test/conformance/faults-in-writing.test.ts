import { expect } from '@open-wc/testing';
import { conformanceCases } from '../../src/conformance/index.js';
import { brokenAdapters } from './broken-adapters/all.js';
import { expectCaught } from './broken-adapters/expect-caught.js';
import { failingFaults } from './broken-adapters/failing.js';
import { jobFaults } from './broken-adapters/jobs.js';
import { lateFaults } from './broken-adapters/late.js';
import { mergingFaults } from './broken-adapters/merging.js';
import { restoringFaults } from './broken-adapters/restoring.js';

describe('conformance kit over adapters with one fault in writing', () => {
  expectCaught([...failingFaults, ...restoringFaults, ...mergingFaults, ...lateFaults, ...jobFaults]);
});

describe('broken adapters', () => {
  it('are enough to make every case fail', () => {
    const failing = new Set(brokenAdapters.flatMap(({ fails }) => fails));
    expect(conformanceCases.map(({ id }) => id).filter((id) => !failing.has(id))).to.deep.equal([]);
  });

  it('have different faults', () => {
    expect(new Set(brokenAdapters.map(({ fault }) => fault)).size).to.equal(brokenAdapters.length);
  });
});
