import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Client } from './client.mjs';
import { browserTimers, createMemoryAdapter, createRandom, jobCounts } from './project.mjs';
import { serveProfile } from './servers.mjs';

const NOW = Date.UTC(2026, 10, 24, 10);
const CONTACTS = 100_000;
const GONE = 250;
const MOST_BYTES = 1_000_000;
const MOST_SECONDS = 60;

function createBackEnd(ids, watch) {
  const deletedAt = new Date(NOW - 86_400_000).toISOString();
  return createMemoryAdapter({
    now: () => new Date(NOW),
    contacts: ids.map((id) => ({ id, deletedAt })),
    // As many as are allowed where an account doesn't say.
    account: { supports: { maxIds: 500, watch } },
  });
}

describe('a restore of very many contacts', () => {
  for (const [way, watch] of [
    ['with streams', true],
    ['by asking alone', false],
  ])
    it(`of ${CONTACTS} ids in one intent is done in time ${way}, in bodies below 1 MB, with an outcome each`, async (t) => {
      const ids = Array.from({ length: CONTACTS }, (_, index) => `contact-${String(index).padStart(8, '0')}`);
      const there = ids.slice(0, CONTACTS - GONE);
      const memory = createBackEnd(there, watch);
      const server = await serveProfile(new Map([['crm', memory]]));
      const sent = { calls: 0, bytes: 0, address: 0 };
      const measured = (url, init) => {
        sent.calls += 1;
        sent.bytes = Math.max(sent.bytes, Buffer.byteLength(init.body ?? ''));
        sent.address = Math.max(sent.address, url.length);
        return fetch(url, init);
      };
      const client = new Client({
        ...{ baseUrl: `${server.origin}/api/crm`, sender: 'page', random: createRandom(1), fetch: measured },
        // In real time, as in a page.
        ...{ timers: browserTimers, timeoutMs: 30_000, waits: 1 },
      });
      try {
        await client.connect();
        const began = performance.now();
        const { job, outcomes } = await client.restore(
          { kind: 'contacts', ids },
          { automations: 'keep-paused', onConflict: 'skip' },
          { looksFirst: false },
        );
        const seconds = (performance.now() - began) / 1000;
        t.diagnostic(
          `${seconds.toFixed(1)} s, ${sent.calls} requests, longest body ${sent.bytes} bytes, longest address ${sent.address} characters`,
        );
        assert.deepEqual(jobCounts(job), {
          ...{ total: CONTACTS, processed: CONTACTS, succeeded: CONTACTS - GONE, failed: GONE, skipped: 0 },
        });
        assert.equal(new Set(outcomes.map(({ contactId }) => contactId)).size, CONTACTS);
        for (const { contactId, outcome, reason } of outcomes) {
          const isThere = contactId <= there.at(-1);
          assert.equal(`${outcome} ${reason}`, isThere ? 'succeeded null' : 'failed not-found', contactId);
        }
        assert.equal(memory.backend.liveContacts().length, CONTACTS - GONE);
        assert.ok(sent.bytes < MOST_BYTES && sent.address < 500);
        assert.ok(seconds < MOST_SECONDS, `${seconds} s`);
      } finally {
        client.close();
        await server.close();
      }
    });
});
