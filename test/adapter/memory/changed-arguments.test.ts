import { expect } from '@open-wc/testing';
import { deferred } from '../../support/deferred.js';
import { deleted, request, world } from './memory-harness.js';

/** A back end whose next call takes effect when told. */
function held() {
  const go = deferred();
  const w = world({
    contacts: ['a', 'b', 'c'].map((id) => deleted(id, { bulkActionId: `d-${id}` })),
    pause: (_method, stage) => (stage === 'before' ? go.promise : undefined),
  });
  return { ...w, go };
}

const liveIds = ({ backend }: Pick<ReturnType<typeof held>, 'backend'>) =>
  backend.liveContacts().map(({ id }) => id);

describe('memory adapter: arguments that are changed after the call', () => {
  it('restore what was asked for', async () => {
    const w = held();
    const asked = request(['a']);
    const call = w.adapter.startRestore(asked, { idempotencyKey: 'k' });
    (asked.target as { ids: string[] }).ids.push('b');
    asked.target = { kind: 'contacts', ids: ['c'] };
    w.go.resolve();
    expect((await call).counts.total).to.equal(1);
    expect(liveIds(w)).to.deep.equal(['a']);
  });

  it('restore under the key of the call', async () => {
    const w = held();
    const options = { idempotencyKey: 'k' };
    const first = w.adapter.startRestore(request(['a']), options);
    options.idempotencyKey = 'other';
    w.go.resolve();
    const again = await w.adapter.startRestore(request(['a']), { idempotencyKey: 'k' });
    expect(again.id).to.equal((await first).id);
  });

  it('are told apart from another intent as they were at the call', async () => {
    const w = held();
    const asked = request(['a']);
    const first = w.adapter.startRestore(asked, { idempotencyKey: 'k' });
    asked.target = { kind: 'contacts', ids: ['b'] };
    w.go.resolve();
    await first;
    const again = await w.adapter.startRestore(request(['a']), { idempotencyKey: 'k' });
    expect(again.id).to.equal((await first).id);
  });

  it('preview what was asked for', async () => {
    const w = held();
    const target = { kind: 'contacts' as const, ids: ['a'] };
    const call = w.adapter.previewRestore(target, {});
    target.ids.push('b');
    w.go.resolve();
    expect((await call).total).to.equal(1);
  });

  it('list what was asked for', async () => {
    const w = held();
    const query = { pageSize: 3, filters: { bulkActionId: 'd-a' } };
    const call = w.adapter.listDeletedContacts(query, {});
    query.filters.bulkActionId = 'd-b';
    w.go.resolve();
    expect((await call).items.map(({ id }) => id)).to.deep.equal(['a']);
  });

  it('list the actions and items that were asked for', async () => {
    const w = held();
    const query = { pageSize: 1 };
    const actions = w.adapter.listBulkActions(query, {});
    const items = w.adapter.listBulkActionItems('d-a', query, {});
    query.pageSize = 0;
    w.go.resolve();
    expect((await actions).items).to.have.length(1);
    expect((await items).items).to.have.length(1);
  });
});
