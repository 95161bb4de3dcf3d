import { expect } from '@open-wc/testing';
import {
  bulk,
  codeOf,
  deleted,
  freshKey,
  iso,
  items,
  request,
  restore,
  T0,
  world,
  type World,
} from './memory-harness.js';

const lines = ({ backend }: World): string[] =>
  backend
    .auditLog()
    .map(({ event, contactId, outcome }) => [event, contactId, outcome].filter(Boolean).join(' '));

describe('memory adapter: audit log', () => {
  it('has one line per effect and per refusal, with who, when, where and by which key', async () => {
    const w = world({
      account: { id: 'acc', viewer: { id: 'sam' } },
      contacts: [deleted('a'), deleted('b', { email: 'x@example.com', related: { notes: 1 } })],
      liveContacts: [{ id: 'live', email: 'x@example.com' }],
    });
    const { id } = await restore(w, ['a', 'b', 'x'], { key: 'k', onConflict: 'merge' });
    expect(lines(w)).to.deep.equal([
      'restore-started done',
      'contact-restored a done',
      'contact-merged b done',
      'contact-refused x not-found',
    ]);
    expect(w.backend.auditLog()[1]).to.deep.equal({
      at: iso(T0),
      accountId: 'acc',
      actorId: 'sam',
      event: 'contact-restored',
      contactId: 'a',
      bulkActionId: id,
      count: null,
      idempotencyKey: 'k',
      outcome: 'done',
    });
    expect(w.backend.auditLog()[0]?.count).to.equal(3);
  });

  it('tells of looks, cancels, undos, deletes, erasures and purges', async () => {
    const w = world({
      itemsPerTick: 1,
      contacts: [
        deleted('a', { bulkActionId: 'd' }),
        deleted('b', { bulkActionId: 'd' }),
        deleted('old', { age: 1e12 }),
      ],
    });
    await w.adapter.listDeletedContacts({ pageSize: 5 }, {});
    await w.adapter.getDeletedContact('a', {});
    await w.adapter.previewRestore(bulk('d'), {});
    const { id } = await restore(w, bulk('d'));
    w.pass(0);
    await w.adapter.cancelBulkAction(id, { idempotencyKey: freshKey() });
    w.pass(0);
    await w.adapter.undoRestore(id, { idempotencyKey: freshKey() });
    w.pass(0);
    w.backend.eraseContact('a');
    w.backend.purge();
    expect(lines(w)).to.deep.equal([
      'list done',
      'look a done',
      'preview done',
      'restore-started done',
      'contact-restored a done',
      'cancel done',
      'undo-started done',
      'contact-deleted a done',
      'contact-erased a done',
      'contact-purged old done',
    ]);
  });

  it('counts what was listed and previewed', async () => {
    const w = world({ contacts: ['a', 'b', 'c'].map((id) => deleted(id)) });
    await w.adapter.listDeletedContacts({ pageSize: 2 }, {});
    await w.adapter.previewRestore({ kind: 'contacts', ids: ['a', 'b', 'c'] }, {});
    w.backend.eraseContact('a');
    expect(w.backend.auditLog().map(({ event, count }) => [event, count])).to.deep.equal([
      ['list', 2],
      ['preview', 3],
      ['contact-erased', null],
    ]);
  });

  it('tells of refused calls', async () => {
    const w = world();
    await codeOf(w.adapter.getBulkAction('x', {}));
    await codeOf(restore(w, [], { key: 'k' }));
    w.backend.setAccount({ hipaa: true });
    await codeOf(w.adapter.listDeletedContacts({ pageSize: 5 }, {}));
    w.backend.setAccount({ viewer: { canRestore: false } });
    await codeOf(restore(w, ['a']));
    expect(lines(w)).to.deep.equal([
      'getBulkAction not-found',
      'startRestore validation',
      'listDeletedContacts policy-blocked',
      'startRestore forbidden',
    ]);
    expect(w.backend.auditLog()[1]?.idempotencyKey).to.equal('k');
  });

  it("holds no personal data, and can't be changed from outside", async () => {
    const w = world({
      contacts: [deleted('a', { name: 'Canary', email: 'canary@example.com', phone: '4242' })],
      liveContacts: [{ id: 'live', name: 'Canary', phone: '4242' }],
    });
    await w.adapter.listDeletedContacts({ pageSize: 5, search: 'canary' }, {});
    await codeOf(w.adapter.listDeletedContacts({ pageSize: 5, search: 'canary', cursor: 'canary' }, {}));
    const { id } = await restore(w, ['a']);
    await items(w, id);
    await codeOf(
      w.adapter.startRestore({ ...request(['a']), onConflict: 'canary' as never }, { idempotencyKey: 'k' }),
    );
    w.backend.auditLog().length = 0;
    w.backend.auditLog()[0]!.event = 'changed';
    expect(lines(w)).to.have.lengthOf(5);
    expect(JSON.stringify(w.backend.auditLog())).not.to.match(/canary|4242/i);
  });
});
