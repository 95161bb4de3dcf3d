// What is left of elements that have gone.
import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { LENGTH, pageTest } from './support.mjs';

const CYCLES = 1_000 * LENGTH;
const WARM_UP = 60;

async function measure(cdp) {
  // Twice: what a finalizer lets go of is collected only then.
  for (let round = 0; round < 3; round++) {
    await cdp.send('HeapProfiler.collectGarbage');
    await new Promise((resolve) => {
      setTimeout(resolve, 100);
    });
  }
  const { metrics } = await cdp.send('Performance.getMetrics');
  const { JSEventListeners, Nodes, JSHeapUsedSize } = Object.fromEntries(
    metrics.map(({ name, value }) => [name, value]),
  );
  return { listeners: JSEventListeners, nodes: Nodes, heap: JSHeapUsedSize };
}

const TAGS = ['contacts-restore-table', 'bulk-actions-history', 'restore-confirm-modal'];

/** How many instances of the elements the heap holds. */
async function countInstances(cdp) {
  let count = 0;
  for (const tag of TAGS) {
    const expression = `customElements.get('${tag}').prototype`;
    const { result } = await cdp.send('Runtime.evaluate', { expression });
    const { objects } = await cdp.send('Runtime.queryObjects', { prototypeObjectId: result.objectId });
    const { result: properties } = await cdp.send('Runtime.getProperties', {
      ...{ objectId: objects.objectId, ownProperties: true },
    });
    count += properties.filter(({ name }) => /^\d+$/.test(name)).length;
    await cdp.send('Runtime.releaseObject', { objectId: objects.objectId });
    await cdp.send('Runtime.releaseObject', { objectId: result.objectId });
  }
  return count;
}

describe('elements that have gone', () => {
  pageTest(`leave nothing behind, ${CYCLES} times`, {}, async ({ call, cdp }) => {
    await cdp.send('Performance.enable');
    await call('mountAndRemove', WARM_UP);
    const before = await measure(cdp);
    await call('mountAndRemove', CYCLES);
    const after = await measure(cdp);
    const kept = {
      instances: await countInstances(cdp),
      listeners: after.listeners - before.listeners,
      nodes: after.nodes - before.nodes,
      bytesPerCycle: Math.round((after.heap - before.heap) / CYCLES),
    };
    console.log(`kept after ${CYCLES} cycles: ${JSON.stringify(kept)}`);
    assert.equal(kept.instances, 0);
    assert.ok(kept.listeners <= 5, `${kept.listeners} listeners`);
    assert.ok(kept.nodes <= 50, `${kept.nodes} nodes`);
    assert.ok(kept.bytesPerCycle <= 512, `${kept.bytesPerCycle} bytes a cycle`);
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
