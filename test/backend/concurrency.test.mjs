import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { codeOf, contacts, DAY_MS, finished, keepPaused, newKey, openSample } from './support.mjs';

const deletedAt = () => new Date(Date.now() - DAY_MS).toISOString();
const some = (count, facts = {}) =>
  Array.from({ length: count }, (_, index) => ({
    id: `contact-${index}`,
    name: `Contact ${index}`,
    deletedAt: deletedAt(),
    related: { notes: 2 },
    ...facts,
  }));
const ids = (count) => some(count).map(({ id }) => id);
const bulk = (bulkActionId) => ({
  target: { kind: 'bulk-action', bulkActionId, exceptIds: [] },
  ...keepPaused,
});

describe('the sample back end lets exactly one win', () => {
  let sample;
  let world;
  before(async () => {
    // Small batches, so that actions get into each other's way.
    sample = await openSample({ jobs: { batchSize: 7 } });
    ({ world } = sample);
  });
  after(() => sample.close());

  const audited = async ({ sql }, event) => {
    const lines = await sql(`SELECT contact_id FROM audit WHERE account_id = $1 AND event = '${event}'`);
    return lines.map(({ contact_id }) => contact_id).sort();
  };

  it('of two tabs that restore the same contacts in opposite order', async () => {
    const one = await world({ contacts: some(40) });
    const wanted = ids(40);
    const actions = await Promise.all([
      one.restore(contacts(...wanted)),
      one.restore(contacts(...wanted.toReversed())),
    ]);
    const outcomes = await Promise.all(actions.map(({ id }) => one.outcomes(id)));
    for (const id of wanted) {
      assert.deepEqual([outcomes[0][id], outcomes[1][id]].sort(), ['already-restored', 'succeeded']);
    }
    assert.deepEqual(await audited(one, 'contact-restored'), wanted.toSorted());
    assert.equal((await one.related('contact-0')).length, 2);
  });

  it('of five calls with the same key', async () => {
    const one = await world({ contacts: some(3) });
    const key = newKey();
    const calls = Array.from({ length: 5 }, () => one.restore(contacts(...ids(3)), key));
    const actions = await Promise.all(calls);
    assert.equal(new Set(actions.map(({ id }) => id)).size, 1);
    assert.equal((await one.adapter.listBulkActions({ kind: 'restore', pageSize: 9 }, {})).total, 1);
    assert.deepEqual(await audited(one, 'contact-restored'), ids(3));
  });

  it('of two restores of one bulk delete', async () => {
    const one = await world({ contacts: some(30, { bulkActionId: 'bulk' }) });
    const actions = await Promise.all(
      [bulk('bulk'), bulk('bulk'), bulk('bulk')].map((each) => one.restore(each)),
    );
    assert.equal(new Set(actions.map(({ id }) => id)).size, 1);
    assert.equal(actions[0].counts.succeeded, 30);
  });

  it('of two deleted contacts with one e-mail', async () => {
    const pairs = some(24).map((contact, index) => ({ ...contact, email: `e${index >> 1}@example.com` }));
    const one = await world({ contacts: pairs });
    await Promise.all(pairs.map(({ id }) => one.restore(contacts(id))));
    const live = await one.sql(`SELECT email_key FROM contacts WHERE account_id = $1 AND state = 'live'`);
    assert.equal(live.length, 12);
    assert.equal(new Set(live.map(({ email_key }) => email_key)).size, 12);
  });

  it('of restore and purge, about each contact', async () => {
    const one = await world({ contacts: some(60) });
    // They expire one after the other while both are at work.
    const from = (await one.now()) - 60 * DAY_MS;
    await one.write(({ sql, accountId }) =>
      sql(`UPDATE contacts SET deleted_at = $2 + 12 * substr(contact_id, 9)::bigint WHERE account_id = $1`, [
        accountId,
        from,
      ]),
    );
    const restores = ids(60)
      .reverse()
      .map((id) => one.restore(contacts(id)));
    const purges = async () => {
      for (let round = 0; round < 12; round++) await one.purge();
    };
    const [, ...actions] = await Promise.all([purges(), ...restores]);
    const back = actions.filter(({ counts }) => counts.succeeded === 1).length;
    await one.forward(DAY_MS);
    await one.purge();
    const [restored, purged] = [await audited(one, 'contact-restored'), await audited(one, 'contact-purged')];
    assert.equal(restored.length, back);
    assert.deepEqual([...restored, ...purged].sort(), ids(60).sort());
    const left = await one.sql(`SELECT contact_id FROM contacts WHERE account_id = $1 AND state = 'live'`);
    assert.deepEqual(left.map(({ contact_id }) => contact_id).sort(), restored);
    const related = await one.sql(`SELECT item_id FROM related_items WHERE account_id = $1`);
    assert.equal(related.length, 2 * restored.length);
  });

  it('of a cancel and the work: what is done stays done, and the rest can come back', async () => {
    const one = await world({ contacts: some(60, { bulkActionId: 'bulk' }) });
    const begun = await one.adapter.startRestore(bulk('bulk'), newKey());
    const cancelled = await finished(one.adapter, await one.adapter.cancelBulkAction(begun.id, newKey()));
    const { counts, status } = cancelled;
    assert.ok(status === 'cancelled' || status === 'completed');
    assert.deepEqual((await audited(one, 'contact-restored')).length, counts.succeeded);
    await one.restore(bulk('bulk'));
    assert.deepEqual(await audited(one, 'contact-restored'), ids(60).sort());
  });

  it('when everything happens at once, and the books balance', async () => {
    const one = await world({ contacts: some(30, { bulkActionId: 'bulk' }) });
    const all = ids(30);
    const work = Array.from({ length: 6 }, async (_, tab) => {
      for (let round = 0; round < 4; round++) {
        const mine = all.filter((__, index) => (index + tab + round) % 3 !== 0);
        const restore = await one.restore(contacts(...mine));
        if ((tab + round) % 2 === 0) await codeOf(one.adapter.undoRestore(restore.id, newKey()));
        else await one.deleteContacts(mine.slice(0, 9), { source: 'manual' });
      }
    });
    await Promise.all(work);
    for (const { action_id, total, succeeded, failed, skipped } of await one.sql(
      `SELECT * FROM bulk_actions WHERE account_id = $1 AND kind <> 'delete'`,
    )) {
      assert.equal(succeeded + failed + skipped, total, action_id);
    }
    const astray = await one.sql(
      `SELECT r.item_id FROM related_items r JOIN contacts c ON c.account_id = r.account_id AND c.contact_id = r.contact_id
       WHERE r.account_id = $1 AND r.deletion_id IS DISTINCT FROM c.deletion_id`,
    );
    assert.deepEqual(astray, []);
    // Each contact was deleted once more or as often as it was restored since it lay in the bin at first.
    const balance = await one.sql(
      `SELECT c.contact_id, c.state,
         (SELECT count(*) FROM audit l WHERE l.account_id = $1 AND l.contact_id = c.contact_id AND l.event = 'contact-restored')
         - (SELECT count(*) FROM audit l WHERE l.account_id = $1 AND l.contact_id = c.contact_id AND l.event = 'contact-deleted'
            AND l.outcome = 'done') AS lead
       FROM contacts c WHERE c.account_id = $1`,
    );
    for (const { contact_id, state, lead } of balance)
      assert.equal(lead, state === 'live' ? 1 : 0, contact_id);
  });

  it('of a call and its repetition: no second effect even after the contact was deleted again', async () => {
    const one = await world({ contacts: some(1) });
    const key = newKey();
    const first = await one.restore(contacts('contact-0'), key);
    await one.deleteContacts(['contact-0'], { source: 'manual' });
    assert.deepEqual(await one.adapter.startRestore(contacts('contact-0'), key), first);
    assert.equal(await one.live('contact-0'), null);
  });

  it('of two intents with the same key: the first', async () => {
    const one = await world({ contacts: some(2) });
    const key = newKey();
    const { id } = await one.restore(contacts('contact-0'), key);
    assert.equal(await codeOf(one.adapter.startRestore(contacts('contact-1'), key)), 'validation');
    assert.equal(await codeOf(one.adapter.undoRestore(id, key)), 'validation');
    assert.equal(await one.live('contact-1'), null);
  });

  it('of three undos', async () => {
    const one = await world({ contacts: some(5) });
    const { id } = await one.restore(contacts(...ids(5)));
    const undos = await Promise.all([1, 2, 3].map(() => one.adapter.undoRestore(id, newKey())));
    assert.equal(new Set(undos.map((undo) => undo.id)).size, 1);
    const page = await one.adapter.listDeletedContacts({ pageSize: 9 }, {});
    assert.deepEqual(
      page.items.map(({ source }) => source),
      Array(5).fill('bulk-action'),
    );
  });
});
