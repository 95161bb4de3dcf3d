// Many restores of several pages at once, over a network full of faults, each held against the truth in the back end.
import { randomUUID } from 'node:crypto';
import { Client } from './client.mjs';
import { createMemoryAdapter, createRandom, jobCounts } from './project.mjs';
import { serveFaults } from './servers.mjs';

const NOW = Date.UTC(2026, 10, 24, 10);
const CLIENTS = 4;
const INTENTS_EACH = 10;
const CONTACTS = 300;
const BULK_DELETES = 4;
/** Worlds that are tried at the same time. */
const AT_ONCE = 3;

/**
 * An account with contacts that are deleted on their own, by bulk deletes, and some that clash with live ones. Its restores are
 * jobs, or done in the answer.
 */
function createWorld({ runsJobs }) {
  const deletedAt = new Date(NOW - 86_400_000).toISOString();
  const contact = (id, more) => ({ id, name: id, deletedAt, related: { notes: 2 }, ...more });
  const bulkActions = Array.from({ length: BULK_DELETES }, (_, index) => ({
    id: `d${index}`,
    kind: 'delete',
  }));
  return createMemoryAdapter({
    now: () => new Date(NOW),
    ...(runsJobs && { itemsPerTick: 2, tickMs: 1 }),
    account: { supports: { maxIds: 4 } },
    contacts: [
      ...Array.from({ length: CONTACTS }, (_, index) => contact(`c${index}`)),
      ...bulkActions.flatMap(({ id }) =>
        Array.from({ length: 5 }, (_, index) => contact(`${id}-${index}`, { bulkActionId: id })),
      ),
      ...['x0', 'x1'].map((id) => contact(id, { email: `${id}@example.com` })),
    ],
    liveContacts: ['x0', 'x1'].map((id) => ({ id: `live-${id}`, email: `${id}@example.com` })),
    bulkActions,
  });
}

function drawTarget(random) {
  const bulkActionId = `d${random.int(0, BULK_DELETES - 1)}`;
  if (random.chance(0.1)) return { kind: 'bulk-action', bulkActionId, exceptIds: [] };
  const query = { filters: { bulkActionId } };
  if (random.chance(0.1)) return { kind: 'matching', query, exceptIds: [`${bulkActionId}-0`], asOf: null };
  const ids = new Set(Array.from({ length: random.int(1, 6) }, () => `c${random.int(0, CONTACTS - 1)}`));
  if (random.chance(0.1)) ids.add(random.pick(['x0', 'x1']));
  return { kind: 'contacts', ids: [...ids] };
}

/** A defect to be found: the key of a request is made up anew whenever it is sent. */
const freshKeys = (url, init) => {
  if (init.headers.has('Idempotency-Key')) init.headers.set('Idempotency-Key', randomUUID());
  return fetch(url, init);
};

async function runClient({ name, baseUrl, seed, planted }) {
  const random = createRandom(seed);
  const client = new Client({
    ...{ baseUrl, random, sender: name },
    ...(planted && { fetch: freshKeys }),
  });
  const records = [];
  await client.connect();
  for (let left = INTENTS_EACH; left > 0; left--) {
    const target = drawTarget(random);
    const choices = { automations: 'keep-paused', onConflict: 'skip' };
    records.push({ target, ...(await client.restore(target, choices, { looksFirst: random.chance(0.2) })) });
  }
  client.close();
  return records;
}

/** Everything in which the pages and the back end differ, as texts. */
export async function findLies(memory, records) {
  const { backend } = memory;
  const log = backend.auditLog();
  const lies = [];
  const claims = new Map();
  const actionIds = new Set();
  for (const { job, outcomes, target } of records) {
    const told = outcomes.map(({ contactId, outcome, reason }) => `${contactId} ${outcome} ${reason}`);
    const kept = [];
    for (const { id } of job.actions) {
      const { items } = await memory.listBulkActionItems(id, { pageSize: 1000 }, {});
      kept.push(...items.map(({ contactId, outcome, reason }) => `${contactId} ${outcome} ${reason}`));
      const isNew = !actionIds.has(id);
      actionIds.add(id);
      for (const { contactId, outcome } of isNew ? items : [])
        if (outcome === 'succeeded') claims.set(contactId, (claims.get(contactId) ?? 0) + 1);
    }
    if (told.join() !== kept.join()) lies.push(`${job.key} tells of other outcomes than there are`);
    const { total, processed, succeeded } = jobCounts(job);
    const restored = outcomes.filter(({ outcome }) => outcome === 'succeeded').length;
    if (total !== outcomes.length || processed !== total || succeeded !== restored)
      lies.push(`${job.key} counts ${succeeded} of ${total}, and it was ${restored} of ${outcomes.length}`);
    if (target.kind === 'contacts' && told.length !== target.ids.length)
      lies.push(`${job.key} tells of ${told.length} contacts, and was asked for ${target.ids.length}`);
  }
  const started = log.filter(({ event }) => event === 'restore-started');
  if (started.length !== actionIds.size)
    lies.push(`${started.length} restores were begun, and the pages know of ${actionIds.size}`);
  for (const { target } of records)
    for (const id of target.kind === 'contacts' ? target.ids : []) {
      const isClash = id.startsWith('x');
      if ((backend.liveContact(id) === null) !== isClash) lies.push(`${id} is not where it belongs`);
    }
  for (const { id } of backend.liveContacts()) {
    if (id.startsWith('live-')) continue;
    const times = log.filter(
      ({ event, contactId }) => event === 'contact-restored' && contactId === id,
    ).length;
    if (times !== 1) lies.push(`${id} was restored ${times} times`);
    if (claims.get(id) !== 1) lies.push(`${id} is claimed by ${claims.get(id) ?? 0} restores`);
    if (backend.related(id).length !== 2) lies.push(`${id} has ${backend.related(id).length} notes`);
  }
  for (const id of claims.keys()) if (!backend.liveContact(id)) lies.push(`${id} is claimed and not live`);
  return lies;
}

/** Tries at least so many intents. */
export async function runTrial({ seed, intents, planted = false }) {
  const adapters = new Map();
  const server = await serveFaults(adapters, seed);
  const lies = [];
  let done = 0;
  const tryWorlds = async (lane) => {
    for (let round = 0; done < intents; round++) {
      const name = `w${lane}-${round}`;
      const memory = createWorld({ runsJobs: (lane + round) % 2 === 0 });
      adapters.set(name, memory);
      done += CLIENTS * INTENTS_EACH;
      const clients = Array.from({ length: CLIENTS }, (_, index) => {
        const clientSeed = (seed + lane * 1_000_003 + round * 10_007 + index * 101) >>> 0;
        return runClient({
          name: `${name}-${index}`,
          baseUrl: `${server.origin}/api/${name}`,
          ...{ seed: clientSeed, planted },
        });
      });
      const records = (await Promise.all(clients)).flat();
      lies.push(...(await findLies(memory, records)));
      adapters.delete(name);
    }
  };
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, (_, lane) => tryWorlds(lane)));
  } finally {
    await server.close();
  }
  return { intents: done, lies, faults: Object.fromEntries(server.counts) };
}
