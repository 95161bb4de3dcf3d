import { expect } from '@open-wc/testing';
import type { AdapterError } from '../../../src/adapter/errors.js';
import type { RestoreRequest, RestoreTarget } from '../../../src/domain/restore.js';
import {
  bulk,
  codeOf,
  deleted,
  freshKey,
  listedIds,
  outcomes,
  rejection,
  request,
  restore,
  world,
} from './memory-harness.js';

describe('memory adapter: exactly once', () => {
  it('answers the same key with the same action, also after the contact was deleted again', async () => {
    const w = world({ contacts: [deleted('a')] });
    const first = await restore(w, ['a'], { key: 'k' });
    w.backend.deleteContacts(['a'], { source: 'manual' });
    const entries = w.backend.auditLog().length;
    expect(await restore(w, ['a'], { key: 'k' })).to.deep.equal(first);
    expect(w.backend.liveContact('a')).to.equal(null);
    expect(w.backend.auditLog()).to.have.lengthOf(entries);
  });

  it('joins calls with the same key that run at once', async () => {
    const w = world({ contacts: [deleted('a')], pause: () => Promise.resolve() });
    const [one, two] = await Promise.all([restore(w, ['a'], { key: 'k' }), restore(w, ['a'], { key: 'k' })]);
    expect(one).to.deep.equal(two);
    expect(w.backend.auditLog().filter(({ event }) => event === 'contact-restored')).to.have.lengthOf(1);
  });

  it('answers two tabs with one restore and one "already restored"', async () => {
    const w = world({ contacts: [deleted('a')], pause: () => Promise.resolve() });
    const both = await Promise.all([restore(w, ['a']), restore(w, ['a'])]);
    const reasons = await Promise.all(both.map(async ({ id }) => (await outcomes(w, id))['a']));
    expect(reasons).to.deep.equal(['succeeded', 'already-restored']);
  });

  it('takes a key that names another intent for a mistake, whatever the order of the fields', async () => {
    const w = world({ contacts: [deleted('a'), deleted('b')] });
    const first = await restore(w, ['a'], { key: 'k' });
    const { code, issues } = (await rejection(restore(w, ['b'], { key: 'k' }))) as AdapterError;
    expect(code).to.equal('validation');
    expect(issues).to.deep.equal([
      { path: 'idempotencyKey', message: 'expected a key that names no other intent' },
    ]);
    expect(await codeOf(w.adapter.undoRestore(first.id, { idempotencyKey: 'k' }))).to.equal('validation');
    const { target, automations, onConflict } = request(['a']);
    const shuffled: RestoreRequest = { onConflict, target, automations };
    expect(await codeOf(w.adapter.startRestore(shuffled, { idempotencyKey: 'k' }))).to.equal('accepted');
    expect(w.backend.liveContact('b')).to.equal(null);
  });

  it('keeps the keys of two viewers apart', async () => {
    const w = world({ contacts: [deleted('a'), deleted('b')] });
    await restore(w, ['a'], { key: 'k' });
    w.backend.setAccount({ viewer: { id: 'somebody else' } });
    await restore(w, ['b'], { key: 'k' });
    expect(w.backend.liveContacts().map(({ id }) => id)).to.deep.equal(['a', 'b']);
  });

  it('keeps the effect of a call that is aborted before its answer', async () => {
    const controller = new AbortController();
    const w = world({
      contacts: [deleted('a')],
      pause: (_method, stage) => stage === 'after' && controller.abort(),
    });
    const call = { signal: controller.signal, idempotencyKey: 'k' };
    expect(await codeOf(w.adapter.startRestore(request(['a']), call))).to.equal('AbortError');
    expect(w.backend.liveContact('a')).to.include({ id: 'a' });
  });

  it('answers each distinct id once', async () => {
    const w = world({ contacts: [deleted('a')] });
    const action = await restore(w, ['a', 'x', 'a']);
    expect(action.counts).to.deep.equal({ total: 2, processed: 2, succeeded: 1, failed: 1, skipped: 0 });
    expect(await outcomes(w, action.id)).to.deep.equal({ a: 'succeeded', x: 'not-found' });
  });
});

describe('memory adapter: restoring a bulk delete', () => {
  const bin = (itemsPerTick?: number) =>
    world({ itemsPerTick, contacts: ['a', 'b', 'c'].map((id) => deleted(id, { bulkActionId: 'd' })) });

  it('links both actions', async () => {
    const w = bin();
    const action = await restore(w, bulk('d'));
    expect(action).to.include({ kind: 'restore', status: 'completed', restoresId: 'd' });
    expect(await w.adapter.getBulkAction('d', {})).to.include({ restoredById: action.id });
  });

  it('answers a second start with the first, running or completed', async () => {
    const w = bin(1);
    const first = await restore(w, bulk('d'));
    expect((await restore(w, bulk('d'))).id).to.equal(first.id);
    w.pass(5000);
    expect(await restore(w, bulk('d'))).to.include({ id: first.id, status: 'completed' });
  });

  it('has nothing left to preview while it runs, nor afterwards', async () => {
    const w = bin(1);
    await restore(w, bulk('d'));
    for (const ms of [0, 5000]) {
      w.pass(ms);
      expect((await w.adapter.previewRestore(bulk('d'), {})).total).to.equal(0);
    }
  });

  it('restores the rest of a delete that was restored in part', async () => {
    const w = bin();
    const part = await restore(w, bulk('d', ['c']));
    expect((await w.adapter.getBulkAction('d', {})).restorable?.eligible).to.equal(true);
    const rest = await restore(w, bulk('d'));
    expect(await outcomes(w, part.id)).to.deep.equal({ a: 'succeeded', b: 'succeeded' });
    expect(await outcomes(w, rest.id)).to.deep.equal({ c: 'succeeded' });
    expect((await w.adapter.getBulkAction('d', {})).restorable).to.include({
      eligible: false,
      reason: 'already-restored',
    });
  });

  it('may begin anew after a cancel, with what is left', async () => {
    const w = bin(1);
    const first = await restore(w, bulk('d'));
    w.pass(0);
    await w.adapter.cancelBulkAction(first.id, { idempotencyKey: freshKey() });
    w.pass(0);
    const second = await restore(w, bulk('d'));
    expect(second.id).not.to.equal(first.id);
    w.pass(5000);
    expect(await outcomes(w, second.id)).to.deep.equal({ b: 'succeeded', c: 'succeeded' });
  });

  it('touches only its own deletions', async () => {
    const w = bin();
    await restore(w, ['a']);
    w.backend.deleteContacts(['a']);
    const action = await restore(w, bulk('d'));
    expect(await outcomes(w, action.id)).to.deep.equal({ a: 'superseded', b: 'succeeded', c: 'succeeded' });
    expect(action.counts).to.include({ succeeded: 2, failed: 0, skipped: 1 });
    expect(await listedIds(w)).to.deep.equal(['a']);
  });

  it('counts a contact that somebody restored meanwhile as done', async () => {
    const w = bin();
    await restore(w, ['b']);
    expect(await outcomes(w, (await restore(w, bulk('d'))).id)).to.include({ b: 'already-restored' });
  });

  it('is refused for what is no delete and for what is unknown', async () => {
    const w = world({ bulkActions: [{ id: 'i', kind: 'import' }] });
    const { code, issues } = (await rejection(restore(w, bulk('i')))) as AdapterError;
    expect(code).to.equal('validation');
    expect(issues).to.deep.equal([
      { path: 'target.bulkActionId', message: 'expected the id of a bulk delete' },
    ]);
    expect(await codeOf(restore(w, bulk('x')))).to.equal('not-found');
    expect(await codeOf(w.adapter.getBulkAction('x', {}))).to.equal('not-found');
  });
});

describe('memory adapter: all that match', () => {
  const matching = (asOf: string | null, exceptIds: string[] = []): RestoreTarget => ({
    kind: 'matching',
    query: { search: 'ana' },
    exceptIds,
    asOf,
  });

  it('restores those minus exceptions, with the true total', async () => {
    const contacts = ['a', 'b', 'c'].map((id) => deleted(id, { name: id === 'c' ? 'Bob' : 'Ana' }));
    const w = world({ contacts });
    const action = await w.adapter.startRestore(request(matching(null, ['b'])), {
      idempotencyKey: 'k',
    });
    expect(action.counts.total).to.equal(1);
    expect(await listedIds(w)).to.deep.equal(['b', 'c']);
  });

  it('is frozen to the list that the viewer saw', async () => {
    const w = world({
      contacts: [deleted('a', { name: 'Ana' })],
      liveContacts: [
        { id: 'b', name: 'Ana' },
        { id: 'c', name: 'Ana' },
      ],
    });
    const { asOf } = await w.adapter.listDeletedContacts({ pageSize: 5 }, {});
    w.backend.deleteContacts(['b', 'c']);
    const frozen = request({ kind: 'matching', query: {}, exceptIds: [], asOf });
    const action = await w.adapter.startRestore(frozen, { idempotencyKey: 'k' });
    expect(await outcomes(w, action.id)).to.deep.equal({ a: 'succeeded' });
    expect(await listedIds(w)).to.have.members(['b', 'c']);
  });

  it('knows the state of an empty bin', async () => {
    const w = world({ liveContacts: [{ id: 'a' }] });
    const { asOf } = await w.adapter.listDeletedContacts({ pageSize: 5 }, {});
    w.backend.deleteContacts(['a']);
    const target: RestoreTarget = { kind: 'matching', query: {}, exceptIds: [], asOf };
    expect((await w.adapter.previewRestore(target, {})).total).to.equal(0);
    expect((await w.adapter.previewRestore({ ...target, asOf: null }, {})).total).to.equal(1);
  });

  it('leaves out those that have left the bin', async () => {
    const w = world({ contacts: ['a', 'b', 'c'].map((id) => deleted(id)) });
    await restore(w, ['b']);
    const all: RestoreTarget = { kind: 'matching', query: {}, exceptIds: [], asOf: null };
    expect(await outcomes(w, (await restore(w, all)).id)).to.deep.equal({ a: 'succeeded', c: 'succeeded' });
  });

  it('refuses a state of the data that it never named', async () => {
    const w = world({ contacts: [deleted('a')] });
    for (const asOf of ['yesterday', 'd9', 'd-1', '', 'x1', 'd01', 'd1 ']) {
      const target: RestoreTarget = { kind: 'matching', query: {}, exceptIds: [], asOf };
      expect(await codeOf(w.adapter.previewRestore(target, {})), asOf).to.equal('validation');
    }
  });
});

describe('memory adapter: preview', () => {
  it('names ten contacts per reason, and counts all', async () => {
    const ids = Array.from({ length: 11 }, (_, n) => `x${n}`);
    const { ineligible } = await world().adapter.previewRestore({ kind: 'contacts', ids }, {});
    const sample = ids.slice(0, 10).map((id) => ({ id, name: null }));
    expect(ineligible).to.deep.equal([{ reason: 'not-found', count: 11, sample, resolutions: [] }]);
  });

  it('changes nothing and says exactly what a restore then does', async () => {
    const w = world({
      contacts: [
        deleted('a', { related: { notes: 2 } }),
        deleted('b', { email: 'x@example.com' }),
        deleted('c', { age: 1e12 }),
      ],
      liveContacts: [{ id: 'live', email: 'x@example.com' }],
    });
    const ids = ['a', 'b', 'c', 'live', 'unknown'];
    const preview = await w.adapter.previewRestore({ kind: 'contacts', ids }, {});
    expect(await listedIds(w)).to.deep.equal(['a', 'b']);
    expect(preview).to.deep.include({
      total: 5,
      eligible: 1,
      related: { notes: { returns: 2, deletedSeparately: 0 } },
    });
    const action = await restore(w, ids);
    expect(action.counts.succeeded).to.equal(preview.eligible);
    const reasons = Object.values(await outcomes(w, action.id)).filter((outcome) => outcome !== 'succeeded');
    expect(preview.ineligible.map(({ reason }) => reason)).to.deep.equal(reasons);
  });
});
