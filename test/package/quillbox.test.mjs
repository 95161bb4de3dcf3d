// The conformance kit over the example in demo/examples/quillbox, in the test runner of Node. Every call goes through HTTP, as
// from a page; only what a test may do beside it (fill, probe, move the clock) reaches into the account.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { after, before, describe, it } from 'node:test';
import { cannot, runConformance } from 'contacts-restore/conformance';
import { phoneKey } from 'contacts-restore/domain';
import { createQuillboxAdapter } from '../../demo/examples/quillbox/quillbox-adapter.js';
import { createQuillbox, QuillboxAccount } from '../../demo/examples/quillbox/quillbox-api.js';

const quillbox = createQuillbox();
/** Whether answers get lost to requests that change something, after it is done. */
let isLosingAnswers = false;
const server = createServer((request, response) => {
  if (isLosingAnswers && request.method === 'POST') response.end = () => response.destroy();
  void quillbox.handle(request, response);
});
let baseUrl;

before(async () => {
  await once(server.listen(0, '127.0.0.1'), 'listening');
  baseUrl = `http://127.0.0.1:${server.address().port}`;
});
after(() => server.close());

const toSeconds = (instant) => Math.floor(Date.parse(instant) / 1000);
const VIA_OF_SOURCE = { manual: 'user', workflow: 'rule', api: 'api' };

/** The records of a seeded contact: a number returns with it, `deletedSeparately` was deleted before. */
function toRecords(related, isDeleted) {
  return Object.entries(related ?? {}).flatMap(([kind, count]) => {
    const { returns, deletedSeparately } =
      typeof count === 'number' ? { returns: count, deletedSeparately: 0 } : count;
    const some = (length, deleted) => Array.from({ length }, () => ({ kind, deleted }));
    return [...some(returns, isDeleted ? 'with_contact' : null), ...some(deletedSeparately, 'alone')];
  });
}

/**
 * States that Quillbox doesn't have. Refuse no more than that: cases about one thing often seed another beside it, and a seed
 * that is refused tests nothing at all.
 */
function refuse({ account, contacts, liveContacts, bulkActions }) {
  if (account.hipaa) throw cannot('Quillbox has no HIPAA accounts.');
  if ((account.retentionDays ?? 60) !== 60) throw cannot('Quillbox keeps every deletion for 60 days.');
  if (account.allowsDuplicates) throw cannot('In Quillbox no two live contacts have the same e-mail.');
  // Agents are refused before it matters what they wanted to restore.
  if (bulkActions.length > 0 && account.viewer?.canRestore !== false)
    throw cannot('Quillbox has no bulk deletes.');
  const held = new Set(liveContacts.map(({ phone }) => phoneKey(phone ?? null)));
  held.delete(null);
  if (contacts.some(({ phone }) => held.has(phoneKey(phone ?? null))))
    throw cannot('In Quillbox phones may be shared.');
}

/** @type {import('contacts-restore/conformance').ConformanceHarness} */
const harness = {
  create(seed) {
    refuse(seed);
    let now = Date.parse(seed.now);
    const account = new QuillboxAccount({ now: () => now });
    // Seeds have ids like `__proto__` too.
    const ids = Object.create(null);
    let people = 0;
    const personOf = (actor) => {
      if (!actor) return null;
      const { id, name } = typeof actor === 'string' ? { id: actor, name: null } : actor;
      ids[id] ??= String(++people);
      return { id: Number(ids[id]), full_name: name };
    };
    for (const { id, name, email, phone, related, deletedAt, deletedBy, source } of seed.contacts) {
      const deletion = {
        deleted_at: toSeconds(deletedAt),
        deleted_by: personOf(deletedBy),
        deleted_via: VIA_OF_SOURCE[source] ?? null,
      };
      ids[id] = String(
        account.add({ full_name: name, email, phone, records: toRecords(related, true), ...deletion }),
      );
    }
    for (const { id, name, email, phone, related } of seed.liveContacts) {
      ids[id] = String(account.add({ full_name: name, email, phone, records: toRecords(related, false) }));
    }
    const role = seed.account.viewer?.canRestore === false ? 'agent' : 'admin';
    const user = { id: ++people, full_name: 'Wilma Quill', role };
    const token = quillbox.signIn(account, user);
    return {
      adapter: createQuillboxAdapter({ baseUrl, session: () => token }),
      ids,
      probe: (contactIds) => contactIds.map((id) => truthOf(account, id)),
      advance: (ms) => (now += ms),
      deleteContacts: (contactIds) => account.delete(contactIds.map(Number), user),
      eraseContacts: (contactIds) => account.erase(contactIds.map(Number)),
      dispose: () => quillbox.signOut(token),
    };
  },
};

/** What is so, told by the store and not by the API. */
function truthOf(account, id) {
  const contact = account.contacts.get(Number(id));
  const live = contact?.deleted_at === null;
  const related = {};
  for (const { kind, deleted } of live ? contact.records : []) {
    if (deleted === null) related[kind] = (related[kind] ?? 0) + 1;
  }
  const { email, phone } = live ? contact : { email: null, phone: null };
  return { id, live, email, phone, related, runningAutomations: 0 };
}

/** Quillbox keeps whole seconds, so the seeds' instants are to be whole seconds too. */
const now = () => new Date(Math.floor(Date.now() / 1000) * 1000);

/** What no back end may leave untested. */
const VITAL = [
  'shape',
  'paging',
  'restore',
  'idempotency',
  'partial-success',
  'retention',
  'permission',
  'conflicts',
];

describe('an adapter that a stranger wrote from the documentation', () => {
  it('passes the conformance kit with what it declares', async () => {
    const { results, failed } = await runConformance(harness, { now });
    const having = (outcome) => results.filter((result) => result.outcome === outcome);
    assert.deepEqual(having('failed'), []);
    assert.equal(failed, 0);
    for (const group of VITAL)
      assert.ok(
        having('passed').some(({ id }) => id.startsWith(`${group}/`)),
        `${group} is tested`,
      );
  });

  // What the kit can't bring about: failures of the API, and lists longer than one of its answers.

  const open = (options) => {
    const account = new QuillboxAccount(options);
    const token = quillbox.signIn(account, { id: 1, full_name: 'Wilma Quill', role: 'admin' });
    return {
      account,
      token,
      adapter: createQuillboxAdapter({ baseUrl, session: () => token }),
    };
  };
  const wish = (...ids) => ({
    target: { kind: 'contacts', ids },
    automations: 'keep-paused',
    onConflict: 'skip',
  });

  it('tells failures in the words of the contract', async () => {
    const { account, token, adapter } = open();
    account.failure = { status: 429, code: 'slow_down', headers: { 'Retry-After': '7' } };
    await assert.rejects(adapter.getAccount({}), {
      name: 'AdapterError',
      code: 'rate-limited',
      retryAfterMs: 7000,
    });
    account.failure = { status: 500, code: 'internal' };
    await assert.rejects(adapter.getAccount({}), { name: 'AdapterError', code: 'unknown' });
    quillbox.signOut(token);
    await assert.rejects(adapter.getAccount({}), { name: 'AdapterError', code: 'unauthenticated' });
    const nowhere = createQuillboxAdapter({
      baseUrl: 'http://127.0.0.1:1',
      session: () => token,
    });
    await assert.rejects(nowhere.getAccount({}), { name: 'AdapterError', code: 'network' });
  });

  it('says a restore again that failed as a whole, under its key', async () => {
    const { account, adapter } = open();
    const id = String(account.add({ full_name: 'Bo', deleted_at: account.seconds - 60 }));
    account.failure = { status: 500, code: 'internal' };
    await assert.rejects(adapter.startRestore(wish(id), { idempotencyKey: 'k' }), { code: 'unknown' });
    account.failure = null;
    const { counts } = await adapter.startRestore(wish(id), { idempotencyKey: 'k' });
    assert.equal(counts.succeeded, 1);
  });

  it('counts nothing as restored that it can’t know, after an answer was lost', async () => {
    const { account, adapter } = open();
    const id = String(account.add({ full_name: 'Bo', deleted_at: account.seconds - 60 }));
    isLosingAnswers = true;
    await assert.rejects(adapter.startRestore(wish(id), { idempotencyKey: 'k' }), { code: 'network' });
    isLosingAnswers = false;
    const { id: restore, counts } = await adapter.startRestore(wish(id), { idempotencyKey: 'k' });
    assert.equal(counts.succeeded, 0);
    const { items } = await adapter.listBulkActionItems(restore, { pageSize: 10 }, {});
    assert.equal(items[0].reason, 'already-restored');
  });

  it('reads a long list to its end while it moves both ways', async () => {
    const { account, adapter } = open();
    const at = account.seconds - 1000;
    const ids = Array.from({ length: 450 }, (_, index) =>
      account.add({ deleted_at: at - Math.floor(index / 3) }),
    );
    const seen = [];
    for (let cursor; cursor !== null;) {
      const page = await adapter.listDeletedContacts({ pageSize: 40, cursor }, {});
      seen.push(...page.items.map(({ id }) => Number(id)));
      cursor = page.nextCursor;
      // Now as many vanish as no window holds, now as many appear, all in front of what comes next.
      if (seen.length === 160) for (const id of seen.slice(0, 150)) account.restore(id);
      if (seen.length === 240)
        for (let count = 0; count < 250; count++) account.add({ deleted_at: account.seconds });
    }
    assert.deepEqual(seen, ids);
  });
});
