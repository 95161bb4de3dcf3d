import { expect } from '@open-wc/testing';
import type { OutgoingMessage } from '../../../src/adapter/memory/index.js';
import { RELATED_KINDS } from '../../../src/domain/contact.js';
import { deleted, freshKey, restore, world, type World } from './memory-harness.js';

const kinds = (w: World, id: string): Record<string, number> => {
  const count: Record<string, number> = {};
  for (const { kind } of w.backend.related(id)) count[kind] = (count[kind] ?? 0) + 1;
  return count;
};

describe('memory adapter: associated data', () => {
  it('comes back except for what was deleted separately, over three cycles', async () => {
    const w = world({ liveContacts: [{ id: 'a', related: { notes: 5, tasks: 2 } }] });
    for (const notes of [4, 3, 2]) {
      w.backend.deleteRelated('a', 'notes', 1);
      w.backend.deleteContacts(['a']);
      expect(w.backend.related('a'), 'hidden while it is deleted').to.deep.equal([]);
      const preview = await w.adapter.previewRestore({ kind: 'contacts', ids: ['a'] }, {});
      expect(preview.related).to.deep.equal({
        notes: { returns: notes, deletedSeparately: 5 - notes },
        tasks: { returns: 2, deletedSeparately: 0 },
      });
      await restore(w, ['a']);
      expect(kinds(w, 'a')).to.deep.equal({ notes, tasks: 2 });
    }
  });

  it('stays deleted when it is deleted on its own while the contact is deleted', async () => {
    const w = world({
      contacts: [deleted('a', { related: { notes: { returns: 3, deletedSeparately: 1 } } })],
    });
    expect(w.backend.deleteRelated('a', 'notes', 2)).to.equal(2);
    await restore(w, ['a']);
    expect(kinds(w, 'a')).to.deep.equal({ notes: 1 });
  });

  it('is deleted on its own kind by kind, and no more often than there is something', async () => {
    const w = world({ liveContacts: [{ id: 'a', related: { notes: 2, tasks: 2 } }] });
    expect(w.backend.deleteRelated('a', 'tasks')).to.equal(1);
    expect(kinds(w, 'a')).to.deep.equal({ notes: 2, tasks: 1 });
    expect(w.backend.deleteRelated('a', 'tasks', 5)).to.equal(1);
    expect(w.backend.deleteRelated('a', 'tasks')).to.equal(0);
    expect(w.backend.deleteRelated('nobody', 'tasks')).to.equal(0);
    const log = w.backend.auditLog().map(({ event, contactId, count }) => ({ event, contactId, count }));
    expect(log).to.deep.equal([1, 1].map((count) => ({ event: 'related-deleted', contactId: 'a', count })));
  });

  it('is called by its kind where it is only counted', () => {
    const related = Object.fromEntries(RELATED_KINDS.map((kind) => [kind, 1]));
    const w = world({ liveContacts: [{ id: 'a', related }] });
    expect(w.backend.related('a').map(({ kind, label }) => [kind, label])).to.deep.equal([
      ['opportunities', 'Opportunity 1'],
      ['notes', 'Note 1'],
      ['tasks', 'Task 1'],
      ['conversations', 'Conversation 1'],
      ['appointments', 'Appointment 1'],
      ['workflows', 'Workflow 1'],
      ['campaigns', 'Campaign 1'],
    ]);
  });

  it('of a contact that was never deleted runs on, item by item', () => {
    const sent: OutgoingMessage[] = [];
    const w = world({
      send: (message) => sent.push(message),
      contacts: [deleted('b', { related: { workflows: 1 } })],
      liveContacts: [{ id: 'a', related: { notes: 2, workflows: 1 } }],
    });
    expect(w.backend.related('a')).to.deep.equal([
      { id: 'a/notes/1', kind: 'notes', label: 'Note 1', automation: null },
      { id: 'a/notes/2', kind: 'notes', label: 'Note 2', automation: null },
      { id: 'a/workflows/3', kind: 'workflows', label: 'Workflow 1', automation: 'running' },
    ]);
    expect(w.backend.runAutomations()).to.equal(1);
    expect(sent).to.deep.equal([{ contactId: 'a', kind: 'workflows', relatedId: 'a/workflows/3' }]);
  });

  it('sends no message of a contact that was deleted again, and none where nobody takes them', async () => {
    const w = world({
      contacts: [deleted('a', { related: { workflows: 1 } }), deleted('b', { related: { workflows: 1 } })],
    });
    await restore(w, ['a', 'b'], { automations: 'resume' });
    w.backend.deleteContacts(['a']);
    expect(w.backend.runAutomations()).to.equal(1);
  });

  it('is what is named where it is counted as well', async () => {
    const relatedItems = [{ kind: 'notes', label: 'Call back', returns: true }] as const;
    const w = world({ contacts: [deleted('a', { relatedItems: [...relatedItems], related: { tasks: 3 } })] });
    const look = await w.adapter.getDeletedContact('a', {});
    expect(look.relatedItems).to.deep.equal(relatedItems);
    expect(look.related).to.deep.equal({ notes: { returns: 1, deletedSeparately: 0 } });
  });

  it('is neither doubled nor renamed by a second restore', async () => {
    const w = world({ contacts: [deleted('a', { related: { notes: 2 } })] });
    await restore(w, ['a']);
    const before = w.backend.related('a');
    w.backend.deleteContacts(['a']);
    await restore(w, ['a']);
    expect(w.backend.related('a')).to.deep.equal(before);
  });

  it('is shown item by item in the look', async () => {
    const relatedItems = [
      { kind: 'notes', label: 'Call back', returns: true },
      { kind: 'tasks', label: 'Send offer', returns: false },
    ] as const;
    const fields = [{ label: 'Company', value: 'Acme' }];
    const w = world({ contacts: [deleted('a', { relatedItems: [...relatedItems], fields })] });
    const look = await w.adapter.getDeletedContact('a', {});
    expect(look.relatedItems).to.deep.equal(relatedItems);
    expect(look.fields).to.deep.equal(fields);
    expect(look.related).to.deep.equal({
      notes: { returns: 1, deletedSeparately: 0 },
      tasks: { returns: 0, deletedSeparately: 1 },
    });
  });

  for (const [support, choice, automation] of [
    ['choice', 'keep-paused', 'paused'],
    ['choice', 'resume', 'running'],
    ['always-paused', 'resume', 'paused'],
    ['always-resume', 'keep-paused', 'running'],
    [undefined, 'resume', 'paused'],
  ] as const) {
    it(`brings automations back ${automation} on ${choice} where support is ${support}`, async () => {
      const w = world({
        account: { supports: { automations: support } },
        contacts: [deleted('a', { related: { workflows: 1, campaigns: 1, notes: 1 } })],
      });
      await restore(w, ['a'], { automations: choice });
      const states = w.backend.related('a').map((item) => [item.kind, item.automation]);
      expect(states).to.deep.equal([
        ['notes', null],
        ['workflows', automation],
        ['campaigns', automation],
      ]);
    });
  }

  it('sends nobody a message by restoring, resuming or undoing', async () => {
    const sent: OutgoingMessage[] = [];
    const w = world({
      send: (message) => sent.push(message),
      contacts: [deleted('a', { related: { workflows: 1 } }), deleted('b', { related: { campaigns: 2 } })],
    });
    const paused = await restore(w, ['a']);
    await restore(w, ['b'], { automations: 'resume' });
    await w.adapter.undoRestore(paused.id, { idempotencyKey: freshKey() });
    await restore(w, ['a']);
    w.pass(1000);
    expect(sent).to.deep.equal([]);
    expect(w.backend.runAutomations()).to.equal(2);
    expect(sent.map(({ contactId, kind }) => [contactId, kind])).to.deep.equal([
      ['b', 'campaigns'],
      ['b', 'campaigns'],
    ]);
  });
});
