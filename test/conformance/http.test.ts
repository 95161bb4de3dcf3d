import { expect } from '@open-wc/testing';
import { createHttpAdapter } from '../../src/adapter/http/index.js';
import { CONFORMANCE_GROUPS, runConformance, type ConformanceHarness } from '../../src/conformance/index.js';
import { fetchFromHandlers } from '../../mocks/fetch-from-handlers.js';
import { createHandlers } from '../../mocks/handlers.js';
import { memoryWorld, type MemoryWorldOptions } from '../../mocks/memory-world.js';
import { brief, NOTHING_OPTIONAL, sleepless } from './support.js';

/** The HTTP adapter, the mock handlers and the memory adapter behind them, without a network. */
const overHttp = (options: MemoryWorldOptions): ConformanceHarness => ({
  create: (seed) =>
    memoryWorld(seed, {
      ...options,
      wrap: (adapter) =>
        createHttpAdapter({ baseUrl: '/api', fetch: fetchFromHandlers(createHandlers({ adapter })) }),
    }),
});

describe('conformance of the HTTP adapter over the mock handlers', () => {
  for (const group of CONFORMANCE_GROUPS) {
    it(`keeps the contract in what is about ${group}`, async () => {
      const groups = [group];
      const whole = overHttp({ itemsPerTick: 5, supports: { maxIds: 100 } });
      const bare = overHttp({ supports: NOTHING_OPTIONAL });
      const reports = [
        await runConformance(whole, { ...sleepless, groups }),
        await runConformance(bare, { ...sleepless, groups }),
      ];
      expect(reports.map((report) => brief(report, 'failed'))).to.deep.equal([{}, {}]);
      expect(reports[0]!.passed + reports[1]!.passed).to.be.above(0);
    });
  }
});
