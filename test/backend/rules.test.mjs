import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { codeOf, contacts, DAY_MS, keepPaused, newKey, openSample } from './support.mjs';

const ada = { id: 'ada', name: 'Ada Lovelace', email: 'ada@example.com', phone: '+1 (555) 010-0001' };
const bob = { id: 'bob', name: 'Bob', email: 'bob@example.com', phone: null };
const yesterday = () => new Date(Date.now() - DAY_MS).toISOString();
const gone = (contact, facts) => ({ ...contact, deletedAt: yesterday(), ...facts });

describe('the sample back end enforces the rules', () => {
  let sample;
  let world;
  before(async () => {
    sample = await openSample();
    ({ world } = sample);
  });
  after(() => sample.close());

  it('restores a contact with what was deleted with it, once', async () => {
    const { adapter, restore, live, related, sql } = await world({
      contacts: [gone(ada, { related: { notes: { returns: 2, deletedSeparately: 1 }, workflows: 1 } })],
    });
    const action = await restore(contacts('ada', 'ada'));
    assert.deepEqual(action.counts, { total: 1, processed: 1, succeeded: 1, failed: 0, skipped: 0 });
    assert.equal(action.status, 'completed');
    assert.deepEqual(await live('ada'), ada);
    const items = await related('ada');
    assert.deepEqual(
      items.map(({ kind, automation }) => [kind, automation]),
      [
        ['notes', null],
        ['notes', null],
        ['workflows', 'paused'],
      ],
    );
    assert.equal((await adapter.listDeletedContacts({ pageSize: 5 }, {})).total, 0);
    const audit = await sql(
      `SELECT contact_id FROM audit WHERE account_id = $1 AND event = 'contact-restored'`,
    );
    assert.deepEqual(audit, [{ contact_id: 'ada' }]);
  });

  it('resumes automations only where asked to', async () => {
    const { restore, related } = await world({ contacts: [gone(ada, { related: { campaigns: 1 } })] });
    await restore({ ...contacts('ada'), automations: 'resume' });
    assert.deepEqual(
      (await related('ada')).map(({ automation }) => automation),
      ['running'],
    );
  });

  it('judges the window to the millisecond by the clock of the database', async () => {
    // Frozen by rows instead of by a clock: a batch reads the time once, so one that is past its window for certain and one
    // that has a second left are told apart.
    const { now, restore, outcomes, adapter, write } = await world({ contacts: [gone(ada), gone(bob)] });
    const instant = await now();
    await write(async ({ sql, accountId }) => {
      const set = `UPDATE contacts SET deleted_at = $3 WHERE account_id = $1 AND contact_id = $2`;
      await sql(set, [accountId, 'ada', instant - 60 * DAY_MS]);
      await sql(set, [accountId, 'bob', instant - 60 * DAY_MS + 60_000]);
    });
    const page = await adapter.listDeletedContacts({ pageSize: 5 }, {});
    assert.deepEqual(
      page.items.map(({ id }) => id),
      ['bob'],
    );
    const { id } = await restore(contacts('ada', 'bob'));
    assert.deepEqual(await outcomes(id), { ada: 'retention-expired', bob: 'succeeded' });
  });

  it('purges expired contacts and only those', async () => {
    const { forward, purge, restore, outcomes, sql } = await world({
      contacts: [gone(ada, { related: { notes: 1 } }), gone(bob, { deletedAt: new Date().toISOString() })],
    });
    await forward(59.5 * DAY_MS);
    assert.equal(await purge(), 1);
    assert.equal(await purge(), 0);
    const { id } = await restore(contacts('ada', 'bob'));
    assert.deepEqual(await outcomes(id), { ada: 'not-found', bob: 'succeeded' });
    assert.deepEqual(await sql(`SELECT item_id FROM related_items WHERE account_id = $1`), []);
  });

  it('refuses whoever is no admin, and a HIPAA account, before it looks at anything', async () => {
    const open = await world({ contacts: [gone(ada)] });
    const member = open.adapterAs('member');
    assert.equal(await codeOf(member.listDeletedContacts({ pageSize: -1 }, {})), 'forbidden');
    assert.equal(await codeOf(member.startRestore(contacts('ada'), newKey())), 'forbidden');
    assert.equal(await codeOf(member.listBulkActions({ pageSize: 5 }, {})), 'forbidden');
    assert.equal((await member.getAccount({})).viewer.canRestore, false);
    const hipaa = await world({ account: { hipaa: true }, contacts: [gone(ada, { bulkActionId: 'bulk' })] });
    assert.equal(await codeOf(hipaa.adapter.listDeletedContacts({ pageSize: 5 }, {})), 'policy-blocked');
    assert.equal(
      await codeOf(hipaa.adapter.previewRestore({ kind: 'contacts', ids: ['ada'] }, {})),
      'policy-blocked',
    );
    assert.equal(await codeOf(hipaa.adapter.startRestore(contacts(), newKey())), 'policy-blocked');
    const history = await hipaa.adapter.listBulkActions({ pageSize: 5 }, {});
    assert.deepEqual(
      history.items.map(({ id, restorable }) => [id, restorable.reason]),
      [['bulk', 'hipaa-account']],
    );
    const { items } = await hipaa.adapter.listBulkActionItems('bulk', { pageSize: 5 }, {});
    assert.deepEqual(
      items.map(({ name }) => name),
      [null],
    );
  });

  it('keeps accounts apart: foreign is answered like missing', async () => {
    const mine = await world({ contacts: [gone(ada)] });
    const theirs = await world({ contacts: [gone(bob, { bulkActionId: 'theirs' })] });
    const answers = async (id, actionId) => {
      const action = await mine.restore(contacts(id));
      return {
        outcome: await mine.outcomes(action.id).then(Object.values),
        look: await codeOf(mine.adapter.getDeletedContact(id, {})),
        action: await codeOf(mine.adapter.getBulkAction(actionId, {})),
        items: await codeOf(mine.adapter.listBulkActionItems(actionId, { pageSize: 5 }, {})),
        cancel: await codeOf(mine.adapter.cancelBulkAction(actionId, newKey())),
        bulk: await codeOf(
          mine.adapter.startRestore(
            { target: { kind: 'bulk-action', bulkActionId: actionId, exceptIds: [] }, ...keepPaused },
            newKey(),
          ),
        ),
      };
    };
    const foreign = await answers('bob', 'theirs');
    assert.deepEqual(foreign, await answers('nobody', 'nothing'));
    assert.deepEqual(foreign.outcome, ['not-found']);
    assert.equal((await theirs.adapter.listDeletedContacts({ pageSize: 5 }, {})).total, 1);
  });

  it('never brings an erased contact back, and keeps nothing of it', async () => {
    const { erase, restore, outcomes, adapter, sql } = await world({
      contacts: [
        gone(ada, { bulkActionId: 'bulk', related: { notes: 2 } }),
        gone(bob, { bulkActionId: 'bulk' }),
      ],
    });
    assert.equal(await erase('ada'), true);
    assert.deepEqual(
      (await adapter.listDeletedContacts({ pageSize: 5 }, {})).items.map(({ id }) => id),
      ['bob'],
    );
    const target = { kind: 'bulk-action', bulkActionId: 'bulk', exceptIds: [] };
    const action = await restore({ target, ...keepPaused });
    assert.deepEqual(await outcomes(action.id), { ada: 'erased', bob: 'succeeded' });
    const left = await sql(`SELECT * FROM contacts WHERE account_id = $1 AND contact_id = 'ada'`);
    assert.doesNotMatch(JSON.stringify(left), /Lovelace|example|555/);
    assert.deepEqual(
      await sql(`SELECT * FROM related_items WHERE account_id = $1 AND contact_id = 'ada'`),
      [],
    );
  });

  it('leaves a later deletion alone when an old bulk delete is reversed', async () => {
    const { restore, outcomes, deleteContacts, adapter } = await world({ liveContacts: [ada, bob] });
    const first = await deleteContacts(['ada', 'bob']);
    await restore(contacts('ada'));
    await deleteContacts(['ada'], { source: 'manual' });
    const { id, restoresId } = await restore({
      target: { kind: 'bulk-action', bulkActionId: first, exceptIds: [] },
      ...keepPaused,
    });
    assert.equal(restoresId, first);
    assert.deepEqual(await outcomes(id), { ada: 'superseded', bob: 'succeeded' });
    assert.deepEqual(
      (await adapter.listDeletedContacts({ pageSize: 5 }, {})).items.map(({ id }) => id),
      ['ada'],
    );
  });

  it('keeps what was deleted on its own deleted, in every cycle', async () => {
    const { deleteContacts, deleteRelated, restore, related } = await world({
      liveContacts: [{ ...ada, related: { notes: 3, tasks: 1 } }],
    });
    await deleteRelated('ada', 'notes', 1);
    for (let cycle = 0; cycle < 3; cycle++) {
      await deleteContacts(['ada']);
      if (cycle === 1) await deleteRelated('ada', 'tasks', 1);
      await restore(contacts('ada'));
    }
    assert.deepEqual(
      (await related('ada')).map(({ kind }) => kind),
      ['notes', 'notes'],
    );
  });

  describe('where a live contact holds the same value', () => {
    const holder = { id: 'holder', name: 'Holder', email: 'ADA@example.com', phone: '1.555.010.0001' };
    const clashing = (facts) => world({ liveContacts: [holder], contacts: [gone(ada, facts)] });
    const settle = async ({ restore, outcomes }, onConflict) => {
      const { id } = await restore({ ...contacts('ada'), onConflict });
      return (await outcomes(id)).ada;
    };

    it('says so in list and preview, with the ways out', async () => {
      const { adapter } = await clashing();
      const { items } = await adapter.listDeletedContacts({ pageSize: 5 }, {});
      assert.deepEqual(items[0].eligibility, {
        eligible: false,
        reason: 'duplicate-email',
        conflict: {
          field: 'email',
          contactId: 'holder',
          contactName: 'Holder',
          resolutions: ['skip', 'drop-value', 'merge'],
        },
      });
      const preview = await adapter.previewRestore({ kind: 'contacts', ids: ['ada'] }, {});
      assert.deepEqual([preview.eligible, preview.ineligible[0].reason], [0, 'duplicate-email']);
    });

    it('skips by default, and refuses to keep both where both may not be', async () => {
      const one = await clashing();
      assert.equal(await settle(one, 'skip'), 'duplicate-email');
      assert.equal(await settle(one, 'keep-both'), 'duplicate-email');
      assert.equal(await one.live('ada'), null);
    });

    it('keeps both where the account allows it', async () => {
      const one = await world({
        account: { allowsDuplicates: true },
        liveContacts: [holder],
        contacts: [gone(ada)],
      });
      assert.equal(await settle(one, 'keep-both'), 'succeeded');
      assert.deepEqual(await one.live('ada'), ada);
    });

    it('drops both values, and gives them back when that restore is undone', async () => {
      const one = await clashing();
      assert.equal(await settle(one, 'drop-value'), 'succeeded');
      assert.deepEqual(await one.live('ada'), { ...ada, email: null, phone: null });
      const [restore] = (await one.adapter.listBulkActions({ kind: 'restore', pageSize: 5 }, {})).items;
      await one.adapter.undoRestore(restore.id, newKey());
      const look = await one.adapter.getDeletedContact('ada', {});
      assert.deepEqual([look.email, look.phone], [ada.email, ada.phone]);
    });

    it('merges into the live contact and uses the deleted one up', async () => {
      const one = await clashing({ related: { notes: { returns: 2, deletedSeparately: 1 } } });
      assert.equal(await settle(one, 'merge'), 'succeeded');
      assert.equal((await one.related('holder')).length, 2);
      assert.equal(await one.live('ada'), null);
      assert.equal(await settle(one, 'merge'), 'already-restored');
      assert.equal((await one.related('holder')).length, 2);
    });
  });

  it('fills what the live contact lacks when it merges, but not with what a third one holds', async () => {
    const { restore, outcomes, live } = await world({
      contacts: [gone(ada), gone({ ...bob, phone: '+1 555 0102' })],
      liveContacts: [
        { id: 'her', name: null, email: ada.email },
        { id: 'him', name: 'Him', email: bob.email },
        { id: 'third', phone: '+1 555 0102' },
      ],
    });
    const { id } = await restore({ ...contacts('ada', 'bob'), onConflict: 'merge' });
    assert.deepEqual(await outcomes(id), { ada: 'succeeded', bob: 'succeeded' });
    const { name, email, phone } = ada;
    assert.deepEqual(await live('her'), { id: 'her', name, email, phone });
    assert.deepEqual(await live('him'), { id: 'him', name: 'Him', email: bob.email, phone: null });
  });

  it('lets the first of two deleted contacts with the same e-mail win', async () => {
    const { restore, outcomes } = await world({ contacts: [gone(ada), gone({ ...bob, email: ada.email })] });
    const { id, status } = await restore(contacts('bob', 'ada'));
    assert.equal(status, 'completed-with-errors');
    assert.deepEqual(await outcomes(id), { bob: 'succeeded', ada: 'duplicate-email' });
  });

  it('changes nothing for a bad argument', async () => {
    const { adapter, live, fetchAs } = await world({ contacts: [gone(ada)] });
    const bad = [
      { ...contacts(), onConflict: 'skip' },
      contacts('ada', ''),
      contacts('ada', 7),
      { ...contacts('ada'), automations: 'perhaps' },
      { ...contacts('ada'), onConflict: 'perhaps' },
      { ...contacts('ada'), conflictOverrides: { ada: 'perhaps' } },
      { ...contacts('ada'), target: { kind: 'everybody' } },
    ];
    for (const request of bad)
      assert.equal(await codeOf(adapter.startRestore(request, newKey())), 'validation');
    assert.equal(await live('ada'), null);
    const send = (headers) =>
      fetchAs('admin')('/restores', { method: 'POST', headers, body: JSON.stringify(contacts('ada')) });
    assert.equal((await send({ 'Content-Type': 'application/json' })).status, 422);
    assert.equal((await send({ 'Content-Type': 'text/plain', 'Idempotency-Key': 'key' })).status, 422);
    const foreign = {
      'Content-Type': 'application/json',
      'Idempotency-Key': 'key',
      'Sec-Fetch-Site': 'cross-site',
    };
    assert.equal((await send(foreign)).status, 403);
    assert.equal(await live('ada'), null);
  });

  it('blames whoever asks for texts that no database keeps, and never itself', async () => {
    const w = await world({ contacts: [{ id: 'a' }] });
    const ask = async (path, body) => {
      const init = body && {
        method: 'POST',
        body,
        headers: { 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID() },
      };
      const answer = await w.fetchAs('admin')(path, init);
      const { code, retryable } = await answer.json();
      return [answer.status, code, retryable];
    };
    const unknown = [404, 'not-found', false];
    for (const path of [
      '/deleted-contacts/%00',
      '/bulk-actions/%00',
      '/bulk-actions/%00/items',
      '/bulk-actions/%00/events',
    ])
      assert.deepEqual(await ask(path), unknown, path);
    for (const path of ['/bulk-actions/%00/cancel', '/bulk-actions/%00/undo'])
      assert.deepEqual(await ask(path, '{}'), unknown, path);
    const bad = [
      { ...contacts('a'), conflictOverrides: { 'a\0': 'skip' } },
      { ...contacts('a'), conflictOverrides: { '\ud800': 'skip' } },
      contacts('\ud800'),
    ];
    for (const request of bad) {
      assert.deepEqual(await ask('/restores', JSON.stringify(request)), [422, 'validation', false]);
    }
    const deep = `${JSON.stringify(contacts('nope')).slice(0, -1)},"zz":${'['.repeat(8000)}${']'.repeat(8000)}}`;
    assert.deepEqual(await ask('/restores', deep), [422, 'validation', false]);
  });

  it('answers nobody without a session', async () => {
    const { fetchAs } = await world();
    assert.equal((await fetchAs('admin', '')('/account')).status, 401);
    assert.equal((await fetchAs('admin', 'no-such-account')('/account')).status, 401);
  });

  it('writes no personal data into the audit table', async () => {
    const { adapter, restore, sql } = await world({ contacts: [gone(ada), gone(bob)] });
    await adapter.listDeletedContacts({ search: 'lovelace', pageSize: 5 }, {});
    await adapter.getDeletedContact('ada', {});
    await restore(contacts('ada', 'nobody'));
    const lines = await sql(`SELECT * FROM audit WHERE account_id = $1 ORDER BY at`);
    assert.deepEqual(lines.map(({ event }) => event).sort(), [
      ...['contact-refused', 'contact-restored', 'list', 'look', 'restore-started'],
    ]);
    assert.doesNotMatch(JSON.stringify(lines), /lovelace|@example|010-0001/i);
  });

  it('leaves a line about a refusal, by whom and why, without what was asked', async () => {
    const { adapterAs, sql } = await world({ contacts: [gone(ada)] });
    const member = adapterAs('member');
    await codeOf(member.startRestore(contacts('ada'), newKey()));
    await codeOf(member.getDeletedContact('ada', {}));
    const lines = await sql(`SELECT event, outcome, contact_id FROM audit WHERE account_id = $1 ORDER BY at`);
    assert.deepEqual(lines, [
      { event: 'POST /restores', outcome: 'forbidden', contact_id: null },
      { event: 'GET /deleted-contacts/:id', outcome: 'forbidden', contact_id: null },
    ]);
  });

  it('looks at the role before it reads what was asked', async () => {
    const { fetchAs } = await world();
    const send = (role) =>
      fetchAs(role)('/restores', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: '{',
      });
    assert.equal((await send('member')).status, 403);
    assert.equal((await send('admin')).status, 422);
  });
});
