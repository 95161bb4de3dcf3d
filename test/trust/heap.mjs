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

/**
 * What is kept of so many lives of the elements. It is compared with what there was after a warm-up, in which the browser compiles
 * and caches; of the last life, an element may be held until the next one begins.
 */
export async function keptAfter(cycles, { call, cdp, warmUp = 300 }) {
  await cdp.send('Performance.enable');
  await call('mountAndRemove', warmUp);
  const held = await countInstances(cdp);
  const before = await measure(cdp);
  await call('mountAndRemove', cycles);
  const after = await measure(cdp);
  return {
    instances: (await countInstances(cdp)) - held,
    listeners: after.listeners - before.listeners,
    nodes: after.nodes - before.nodes,
    bytesPerCycle: Math.round((after.heap - before.heap) / cycles),
  };
}
