import { expect } from '@open-wc/testing';
import { conformanceCases, runConformance } from '../../src/conformance/index.js';
import { memoryHarness, type MemoryWorldOptions } from './memory-world.js';
import { brief, sleepless } from './reports.js';
import { NOTHING_OPTIONAL } from './supports.js';

/** Between them, every case runs somewhere. */
const VARIANTS: Record<string, MemoryWorldOptions> = {
  'that can do everything, at once': {},
  'that restores in jobs, few ids at a time': { itemsPerTick: 5, supports: { maxIds: 100 } },
  'with totals that are a lower bound, and automations that resume': {
    supports: { totals: 'at-least', automations: 'always-resume' },
  },
  'that can do nothing optional': { supports: NOTHING_OPTIONAL },
};

describe('conformance kit', () => {
  for (const [name, options] of Object.entries(VARIANTS)) {
    it(`has nothing against a memory adapter ${name}`, async () => {
      const report = await runConformance(memoryHarness(options), sleepless);
      expect(brief(report, 'failed')).to.deep.equal({});
      expect(report.passed).to.be.above(10);
    });
  }

  it('has no case that runs nowhere', async () => {
    const ran = new Set<string>();
    for (const options of Object.values(VARIANTS)) {
      const { results } = await runConformance(memoryHarness(options), sleepless);
      for (const { id, outcome } of results) if (outcome === 'passed') ran.add(id);
    }
    expect(conformanceCases.map(({ id }) => id).filter((id) => !ran.has(id))).to.deep.equal([]);
  });
});
