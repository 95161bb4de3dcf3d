// What a page's heap holds.

/** Counts after everything that can go has gone. */
export async function measure(cdp) {
  // More than once: what a finalizer lets go of is collected only then.
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

/** How many instances of the elements there are. */
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

/** In so many stretches a heap is measured. */
const STRETCHES = 5;

/**
 * What is kept of so many lives of the elements. It is compared with what there was after a warm-up, in which the browser compiles
 * and caches; of the last life, an element may be held until the next one begins. A leak shows in every stretch of lives. What
 * the browser keeps for itself once, such as code that it compiles anew, shows in one: so the middle one of them counts.
 */
export async function keptAfter(cycles, { call, cdp, warmUp = 300 }) {
  await cdp.send('Performance.enable');
  await call('mountAndRemove', warmUp);
  const held = await countInstances(cdp);
  const measured = [await measure(cdp)];
  for (let stretch = 0; stretch < STRETCHES; stretch++) {
    await call('mountAndRemove', cycles / STRETCHES);
    measured.push(await measure(cdp));
  }
  const [before, after] = [measured[0], measured.at(-1)];
  const bytes = measured.slice(1).map(({ heap }, at) => ((heap - measured[at].heap) * STRETCHES) / cycles);
  return {
    instances: (await countInstances(cdp)) - held,
    listeners: after.listeners - before.listeners,
    nodes: after.nodes - before.nodes,
    bytesPerCycle: Math.round(bytes.toSorted((a, b) => a - b)[STRETCHES >> 1]),
    stretches: bytes.map(Math.round),
  };
}
