import { expect } from '@open-wc/testing';
import { createPlainsailAdapter } from '../../demo/examples/plainsail-adapter.js';
import { harnessOver } from '../../demo/examples/prove.js';
import { fakePlainsail } from '../../demo/examples/fake-plainsail.js';
import { memoryWorld } from '../../mocks/memory-world.js';
import { createRandom } from '../../mocks/random.js';
import { createMemoryAdapter, type MemoryAdapter } from '../../src/adapter/memory/index.js';
import type { RestoreRequest } from '../../src/domain/restore.js';
import { cannot, runConformance, type ConformanceSeed } from '../../src/conformance/index.js';
import { brief, sleepless } from '../conformance/support.js';

/** Numbers for all that a seed names, people included, in the order in which it does. */
function numbersFor(seed: ConformanceSeed): Record<string, string> {
  const people = seed.contacts.flatMap(({ deletedBy }) => (deletedBy ? [deletedBy.id] : []));
  const viewer = seed.account.viewer?.id ?? 'viewer';
  const all = [viewer, ...people, ...[...seed.contacts, ...seed.liveContacts].map(({ id }) => id)];
  return Object.fromEntries([...new Set(all)].map((id, index) => [id, String(1001 + index)]));
}

/** The same seed with numbers for ids. */
function renumber(seed: ConformanceSeed, ids: Record<string, string>): ConformanceSeed {
  const renamed = <T extends { id: string }>(one: T): T => ({ ...one, id: ids[one.id] ?? one.id });
  return {
    ...seed,
    account: {
      ...seed.account,
      viewer: { ...seed.account.viewer, id: ids[seed.account.viewer?.id ?? 'viewer']! },
    },
    contacts: seed.contacts.map((contact) => ({
      ...renamed(contact),
      ...(contact.deletedBy && { deletedBy: renamed(contact.deletedBy) }),
    })),
    liveContacts: seed.liveContacts.map(renamed),
  };
}

const NOW = Date.UTC(2026, 10, 24, 10);
const numbers = (first: number, count: number) => Array.from({ length: count }, (_, index) => first + index);
const restoreOf = (ids: string[]): RestoreRequest => ({
  target: { kind: 'contacts', ids },
  automations: 'keep-paused',
  onConflict: 'skip',
});

const plainsailAt = (fetch: typeof globalThis.fetch) =>
  createPlainsailAdapter({
    baseUrl: 'http://plainsail.example/v2',
    token: () => Promise.resolve('token'),
    fetch,
  });
const plainsail = (memory: MemoryAdapter) => plainsailAt(fakePlainsail(memory));

/** A staging system of Plainsail, behind the page's own `fetch`. */
async function fill(seed: ConformanceSeed) {
  const { hipaa, viewer } = seed.account;
  // Where nobody may restore at all, it makes no difference how contacts were deleted.
  const isBarred = hipaa === true || viewer?.canRestore === false;
  if (seed.bulkActions.length > 0 && !isBarred) throw cannot('Plainsail has no history of bulk actions.');
  const ids = numbersFor(seed);
  const wrap = (memory: MemoryAdapter) => {
    globalThis.fetch = fakePlainsail(memory);
    return memory;
  };
  const { adapter: _, ...world } = memoryWorld(renumber(seed, ids), { wrap });
  return { ...world, ids, token: 'token', reopen: () => plainsailAt(globalThis.fetch) };
}

describe('the example adapter for a REST API with offset pages, numeric ids and synchronous restores', () => {
  const { fetch } = globalThis;
  afterEach(() => {
    globalThis.fetch = fetch;
  });

  it('passes the conformance kit', async function () {
    this.timeout(60_000);
    const report = await runConformance(harnessOver(fill), sleepless);
    expect(brief(report, 'failed')).to.deep.equal({});
    expect(report.passed).to.be.above(100);
    // What it doesn't declare is left out, and said to be.
    expect(new Set(Object.values(brief(report, 'skipped')))).to.include(
      'Plainsail has no history of bulk actions.',
    );
  });

  for (const seed of [1, 2, 3, 4, 5, 6, 7, 8]) {
    it(`lists every contact once while others go and come, however far (seed ${seed})`, async () => {
      const random = createRandom(seed);
      const deletedAt = (minute: number) => new Date(NOW - minute * 60_000).toISOString();
      const stays = (id: number) => id % 3 > 0;
      const memory = createMemoryAdapter({
        now: () => new Date(NOW),
        // Several of each minute, so that ids decide as well.
        contacts: numbers(1, 700).map((id) => ({ id: String(id), deletedAt: deletedAt(id % 50) })),
        liveContacts: numbers(2001, 400).map((id) => ({ id: String(id) })),
      });
      const adapter = plainsail(memory);
      const coming = numbers(2001, 400).map(String);
      const going = numbers(1, 700).filter((id) => !stays(id));
      const seen: string[] = [];
      let cursor: string | null | undefined;
      do {
        const query = { pageSize: random.int(1, 90), ...(cursor && { cursor }) };
        const page = await adapter.listDeletedContacts(query, {});
        seen.push(...page.items.map(({ id }) => id));
        cursor = page.nextCursor;
        const ids = going.splice(0, random.int(0, 30)).map(String);
        if (ids.length > 0) await memory.startRestore(restoreOf(ids), { idempotencyKey: ids.join() });
        memory.backend.advance(0);
        memory.backend.deleteContacts(coming.splice(0, random.int(0, 20) * random.int(0, 8)));
      } while (cursor);
      expect(new Set(seen).size).to.equal(seen.length);
      const missed = numbers(1, 700).filter((id) => stays(id) && !seen.includes(String(id)));
      expect(missed).to.deep.equal([]);
    });
  }
});
