// What is left of elements that have gone.
import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { assertNothingKept } from './checks.mjs';
import { keptAfter, measure } from './heap.mjs';
import { LENGTH, pageTest } from './support.mjs';

const CYCLES = 1_000 * LENGTH;

describe('elements that have gone', () => {
  pageTest(`leave nothing behind, ${CYCLES} times`, {}, async ({ call, cdp }) => {
    const kept = await keptAfter(CYCLES, { call, cdp });
    console.log(`kept after ${CYCLES} cycles: ${JSON.stringify(kept)}`);
    assertNothingKept(kept);
  });

  pageTest('give back the memory of very many rows', {}, async ({ call, cdp }) => {
    await cdp.send('Performance.enable');
    await call('loadMany', 10_000);
    const before = await measure(cdp);
    await call('loadMany', 10_000);
    const after = await measure(cdp);
    const growth = after.heap / before.heap - 1;
    console.log(`heap after 10,000 rows came and went: ${(growth * 100).toFixed(1)} % more`);
    assert.ok(growth <= 0.05);
  });
});
