import { expect } from '@open-wc/testing';
import { NOW } from '../../support/fake-adapter.js';
import { bulkDelete, renderHistory } from './history-harness.js';

const inMs = (ms: number): string => new Date(Date.parse(NOW) + ms).toISOString();

describe('a history that stays open', () => {
  for (const before of [0.25, 0.5, 0.75, 1, 1.25, 1.5]) {
    it(`misses no limit that passes while it renders, ${before} ms after it began`, async () => {
      const restorable = { until: inMs(5_000), eligible: true, reason: null };
      const history = await renderHistory({ actions: [bulkDelete({ restorable })] });
      expect(history.rowText('del-1')).to.contain('Restore by');
      const { timers } = history;
      await history.pass(5_000 - before);
      const { elapsed } = timers;
      let looks = 0;
      // Each look at the clock finds it a quarter of a millisecond later.
      timers.elapsed = () => elapsed() + looks++ / 4;
      history.element.requestUpdate();
      await history.settled();
      await history.pass(20);
      expect(history.rowText('del-1')).to.contain('60-day limit').and.not.contain('Restore by');
    });
  }
});
