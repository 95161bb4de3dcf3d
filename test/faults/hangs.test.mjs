import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Client } from './client.mjs';
import { createMemoryAdapter, createRandom, jobCounts } from './project.mjs';
import { servePlan } from './servers.mjs';

const NOW = Date.UTC(2026, 10, 24, 10);

/** The first requests for restores meet these faults, in their order; all others go well. */
function plan(faults, keys) {
  const left = [...faults];
  return ({ method, url, headers }) => {
    if (method !== 'POST' || !url.endsWith('/restores')) return { fault: 'none' };
    keys.push(headers['idempotency-key']);
    return { fault: left.shift() ?? 'none' };
  };
}

describe('a back end that hangs', () => {
  for (const faults of [['hang'], ['hang after the effect'], ['hang after the effect', 'hang']])
    it(`is healed by another try, and nobody has to click again: ${faults.join(', ')}`, async () => {
      const memory = createMemoryAdapter({
        now: () => new Date(NOW),
        contacts: [{ id: 'c1', deletedAt: new Date(NOW - 86_400_000).toISOString() }],
      });
      const keys = [];
      const server = await servePlan(new Map([['crm', memory]]), plan(faults, keys));
      const client = new Client({
        ...{ baseUrl: `${server.origin}/api/crm`, sender: 'page', random: createRandom(1) },
      });
      try {
        await client.connect();
        const { job, clicks } = await client.restore(
          { kind: 'contacts', ids: ['c1'] },
          { automations: 'keep-paused', onConflict: 'skip' },
          { looksFirst: false },
        );
        assert.equal(clicks, 1);
        assert.equal(jobCounts(job).succeeded, 1);
        assert.deepEqual(keys, Array(faults.length + 1).fill(keys[0]));
        const restored = memory.backend.auditLog().filter(({ event }) => event === 'contact-restored');
        assert.equal(restored.length, 1);
      } finally {
        client.close();
        await server.close();
      }
    });
});
