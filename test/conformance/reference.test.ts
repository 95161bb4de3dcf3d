import { expect } from '@open-wc/testing';
import {
  CONFORMANCE_GROUPS,
  conformanceCases,
  runConformance,
  type ConformanceHarness,
} from '../../src/conformance/index.js';
import { memoryWorld, type MemoryWorldOptions } from '../../mocks/memory-world.js';
import { brief, NOTHING_OPTIONAL, sleepless } from './support.js';

/** Between them, every case runs somewhere. */
const VARIANTS: Record<string, MemoryWorldOptions> = {
  'that can do everything, at once': {},
  'that restores in jobs, few ids at a time': { itemsPerTick: 5, supports: { maxIds: 100 } },
  'with totals that are a lower bound, and automations that resume': {
    supports: { totals: 'at-least', automations: 'always-resume' },
  },
  'that can do nothing optional': { supports: NOTHING_OPTIONAL },
};
const harnessOf = (options: MemoryWorldOptions): ConformanceHarness => ({
  create: (seed) => memoryWorld(seed, options),
});

describe('conformance kit over the memory adapter', () => {
  for (const [name, options] of Object.entries(VARIANTS)) {
    it(`has nothing against one ${name}`, async function () {
      this.timeout(60_000);
      const report = await runConformance(harnessOf(options), sleepless);
      expect(brief(report, 'failed')).to.deep.equal({});
      expect(report.passed).to.be.above(100);
    });
  }

  it('has no case that runs nowhere', async function () {
    this.timeout(60_000);
    const ran = new Set<string>();
    for (const options of Object.values(VARIANTS)) {
      const { results } = await runConformance(harnessOf(options), sleepless);
      for (const { id, outcome } of results) if (outcome === 'passed') ran.add(id);
    }
    expect(conformanceCases.map(({ id }) => id).filter((id) => !ran.has(id))).to.deep.equal([]);
  });

  it('has cases of different ids, in the order of their groups', () => {
    expect(new Set(conformanceCases.map(({ id }) => id)).size).to.equal(conformanceCases.length);
    expect([...new Set(conformanceCases.map(({ group }) => group))]).to.deep.equal([...CONFORMANCE_GROUPS]);
  });
});
