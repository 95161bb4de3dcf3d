import { expect } from '@open-wc/testing';
import { deleted, freshKey, list, outcomes, request, restore, world } from './memory-harness.js';

const SAME = 'ana@example.com';
const clashing = (account = {}) =>
  world({
    account,
    contacts: [deleted('a', { email: SAME, phone: '1', related: { notes: 2 } })],
    liveContacts: [{ id: 'live', name: 'Live Ana', email: ' ANA@example.com', related: { notes: 1 } }],
  });

describe('memory adapter: clashes with live contacts', () => {
  it('names the live contact and the ways out in list, look and preview', async () => {
    const w = clashing();
    const eligibility = {
      eligible: false,
      reason: 'duplicate-email',
      conflict: {
        field: 'email',
        contactId: 'live',
        contactName: 'Live Ana',
        resolutions: ['skip', 'drop-value', 'merge'],
      },
    } as const;
    expect((await list(w))[0]?.eligibility).to.deep.equal(eligibility);
    expect((await w.adapter.getDeletedContact('a', {})).eligibility).to.deep.equal(eligibility);
    const preview = await w.adapter.previewRestore({ kind: 'contacts', ids: ['a'] }, {});
    expect(preview.ineligible).to.deep.equal([
      {
        reason: 'duplicate-email',
        count: 1,
        sample: [{ id: 'a', name: 'Name of a' }],
        resolutions: ['skip', 'drop-value', 'merge'],
      },
    ]);
  });

  it('leaves a skipped contact and everything else as it was', async () => {
    const w = clashing();
    const action = await restore(w, ['a']);
    expect(action.counts).to.deep.equal({ total: 1, processed: 1, succeeded: 0, failed: 0, skipped: 1 });
    expect(action.status).to.equal('completed-with-errors');
    expect(await outcomes(w, action.id)).to.deep.equal({ a: 'duplicate-email' });
    expect(w.backend.liveContact('a')).to.equal(null);
  });

  it('restores without the clashing value, keeping the others', async () => {
    const w = clashing();
    await restore(w, ['a'], { onConflict: 'drop-value' });
    expect(w.backend.liveContact('a')).to.include({ email: null, phone: '1' });
    expect(w.backend.liveContact('live')).to.include({ email: ' ANA@example.com' });
  });

  it('fills what the live contact lacks when it merges, but not with what a third one holds', async () => {
    const w = world({
      contacts: [
        deleted('a', { email: SAME, phone: '1' }),
        deleted('b', { email: 'b@example.com', phone: '2' }),
      ],
      liveContacts: [
        { id: 'ana', name: null, email: SAME },
        { id: 'bo', name: 'Bo', email: 'b@example.com' },
        { id: 'third', phone: '2' },
      ],
    });
    await restore(w, ['a', 'b'], { onConflict: 'merge' });
    expect(w.backend.liveContact('ana')).to.include({ name: 'Name of a', email: SAME, phone: '1' });
    expect(w.backend.liveContact('bo')).to.include({ name: 'Bo', phone: null });
    w.backend.deleteContacts(['ana']);
    await restore(w, ['ana']);
    expect(w.backend.liveContact('ana')).to.include({ phone: '1' });
  });

  it('merges the associated data into the live contact and uses the deleted one up', async () => {
    const w = clashing();
    await restore(w, ['a'], { onConflict: 'merge' });
    expect(w.backend.related('live')).to.have.lengthOf(3);
    expect(w.backend.liveContact('a')).to.equal(null);
    const again = await restore(w, ['a'], { onConflict: 'merge' });
    expect(await outcomes(w, again.id)).to.deep.equal({ a: 'already-restored' });
    expect(w.backend.related('live')).to.have.lengthOf(3);
  });

  it('does not keep both where the account forbids duplicates', async () => {
    const w = clashing();
    const action = await restore(w, ['a'], { onConflict: 'keep-both' });
    expect(await outcomes(w, action.id)).to.deep.equal({ a: 'duplicate-email' });
    expect(action.counts.failed).to.equal(1);
  });

  it('knows no clash where the account allows duplicates', async () => {
    const w = clashing({ allowsDuplicates: true });
    expect((await list(w))[0]?.eligibility).to.deep.equal({ eligible: true });
    await restore(w, ['a']);
    expect(w.backend.liveContact('a')).to.include({ email: SAME });
  });

  it('has no way out where the account names none', async () => {
    const w = clashing({ supports: { conflicts: undefined } });
    expect((await list(w))[0]?.eligibility).to.have.nested.property('conflict.resolutions').that.is.empty;
  });

  it('is cleared once the live contact goes', async () => {
    const w = clashing();
    w.backend.deleteContacts(['live']);
    const action = await restore(w, ['a']);
    expect(await outcomes(w, action.id)).to.deep.equal({ a: 'succeeded' });
  });

  it('compares phones by their digits', async () => {
    const w = world({
      contacts: [deleted('a', { phone: '+1 (555) 010-0199' })],
      liveContacts: [{ id: 'live', phone: '0015550100199' }],
    });
    expect(await outcomes(w, (await restore(w, ['a'])).id)).to.deep.equal({ a: 'duplicate-phone' });
  });

  it('takes the choice for the contact before that for the reason before the general one', async () => {
    const w = world({
      contacts: ['a', 'b', 'c'].map((id) => deleted(id, id === 'c' ? { phone: '1' } : { email: SAME })),
      liveContacts: [{ id: 'live', email: SAME, phone: '1' }],
    });
    const action = await restore(w, ['a', 'b', 'c'], {
      onConflict: 'drop-value',
      onConflictByReason: { 'duplicate-email': 'merge' },
      conflictOverrides: { a: 'skip' },
    });
    expect(await outcomes(w, action.id)).to.deep.equal({
      a: 'duplicate-email',
      b: 'succeeded',
      c: 'succeeded',
    });
    expect(w.backend.liveContacts().map(({ id }) => id)).to.deep.equal(['live', 'c']);
  });

  const both = () =>
    world({
      contacts: [deleted('a', { email: SAME, phone: '1', related: { notes: 1 } })],
      liveContacts: [
        { id: 'by-email', email: SAME },
        { id: 'by-phone', phone: '1' },
      ],
    });

  it('settles both fields when both clash', async () => {
    const w = both();
    await restore(w, ['a'], { onConflict: 'drop-value' });
    expect(w.backend.liveContact('a')).to.include({ email: null, phone: null });
  });

  it('gives dropped values back when the restore is undone', async () => {
    const w = both();
    const { id } = await restore(w, ['a'], { onConflict: 'drop-value' });
    await w.adapter.undoRestore(id, { idempotencyKey: freshKey() });
    expect((await list(w))[0]).to.include({ id: 'a', email: SAME, phone: '1' });
    expect((await list(w))[0]?.eligibility).to.include({ reason: 'duplicate-email' });
    expect((await list(w, { search: SAME })).map((contact) => contact.id)).to.deep.equal(['a']);
  });

  it('keeps no dropped value of a contact that is deleted on its own afterwards', async () => {
    const w = both();
    const { id } = await restore(w, ['a'], { onConflict: 'drop-value' });
    w.backend.deleteContacts(['a'], { by: null, source: 'manual' });
    await w.adapter.undoRestore(id, { idempotencyKey: freshKey() });
    expect((await list(w))[0]).to.include({ id: 'a', email: null, phone: null });
    expect(await list(w, { search: SAME })).to.deep.equal([]);
  });

  it('settles each field by the choice for its reason', async () => {
    const w = both();
    await restore(w, ['a'], { onConflict: 'drop-value', onConflictByReason: { 'duplicate-phone': 'merge' } });
    expect(w.backend.related('by-phone')).to.have.lengthOf(1);
  });

  it('changes nothing when only the first of two clashes is settled', async () => {
    const w = both();
    const choices = { onConflict: 'drop-value', onConflictByReason: { 'duplicate-phone': 'skip' } } as const;
    const action = await restore(w, ['a'], choices);
    expect(await outcomes(w, action.id)).to.deep.equal({ a: 'duplicate-phone' });
    expect((await list(w))[0]).to.include({ email: SAME, phone: '1' });
  });

  it('lets the first of two deleted contacts with the same value win, as the preview says', async () => {
    const w = world({ contacts: ['a', 'b'].map((id) => deleted(id, { email: SAME })) });
    const target = { kind: 'contacts', ids: ['b', 'a'] } as const;
    const preview = await w.adapter.previewRestore({ ...target, ids: [...target.ids] }, {});
    expect(preview.eligible).to.equal(1);
    expect(preview.ineligible.map(({ reason, sample }) => [reason, sample[0]?.id])).to.deep.equal([
      ['duplicate-email', 'a'],
    ]);
    const action = await w.adapter.startRestore(request([...target.ids]), { idempotencyKey: 'k' });
    expect(await outcomes(w, action.id)).to.deep.equal({ b: 'succeeded', a: 'duplicate-email' });
  });
});
