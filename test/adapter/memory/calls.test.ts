import { expect } from '@open-wc/testing';
import { createMemoryAdapter } from '../../../src/adapter/memory/index.js';
import { countedSignal } from '../../support/counted-signal.js';
import { deleted, freshKey, rejection, request, T0, world } from './memory-harness.js';

describe('memory adapter: calls', () => {
  it('pause before they take effect and before they answer', async () => {
    const stages: string[] = [];
    const w = world({
      contacts: [deleted('a')],
      pause: (method, stage) => stages.push(`${method} ${stage} ${w.backend.liveContacts().length}`),
    });
    await w.adapter.startRestore(request(['a']), { idempotencyKey: freshKey() });
    expect(stages).to.deep.equal(['startRestore before 0', 'startRestore after 1']);
  });

  it('need no options', async () => {
    const { adapter, pass } = world({
      itemsPerTick: 1,
      contacts: [deleted('a', { bulkActionId: 'd' })],
    });
    const none = undefined as never;
    expect(await adapter.getAccount(none)).to.include({ id: 'account' });
    expect((await adapter.getBulkAction('d', none)).id).to.equal('d');
    const { id } = await adapter.startRestore(request(['a']), { idempotencyKey: freshKey() });
    const seen: string[] = [];
    for await (const { status } of adapter.watchBulkAction(id, none)) {
      seen.push(status);
      setTimeout(() => pass(1000));
    }
    expect(seen).to.deep.equal(['in-progress', 'completed']);
  });

  it('leave nothing at the signal once they have ended', async () => {
    const { signal, abort, listeners } = countedSignal();
    const w = world({ pause: () => Promise.resolve() });
    await w.adapter.getAccount({ signal });
    expect(listeners()).to.equal(0);
    const call = rejection(w.adapter.getAccount({ signal }));
    expect(listeners()).to.equal(1);
    abort();
    expect(await call).to.include({ name: 'AbortError', message: 'The call was given up.' });
    expect(listeners()).to.equal(0);
  });

  it('answer for an admin of an account of 60 days that can do everything, unless told otherwise', async () => {
    const account = await createMemoryAdapter({ now: () => new Date(T0) }).getAccount({});
    expect(account).to.deep.include({
      retentionDays: 60,
      hipaa: false,
      allowsDuplicates: false,
      timeZone: 'UTC',
      viewer: { id: 'admin', name: 'Admin', canRestore: true },
    });
    expect(Object.values(account.supports)).to.not.include(false);
  });
});
