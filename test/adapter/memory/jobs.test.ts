import { expect } from '@open-wc/testing';
import type { AdapterError } from '../../../src/adapter/errors.js';
import type { BulkAction } from '../../../src/domain/bulk-action.js';
import {
  bulk,
  codeOf,
  deleted,
  freshKey,
  items,
  listedIds,
  outcomes,
  rejection,
  restore,
  T0,
  WINDOW,
  world,
  type World,
} from './memory-harness.js';

const five = () => ['a', 'b', 'c', 'd', 'e'].map((id) => deleted(id, { bulkActionId: 'del' }));
const cancel = ({ adapter }: World, id: string) =>
  adapter.cancelBulkAction(id, { idempotencyKey: freshKey() });
const undo = ({ adapter }: World, id: string) => adapter.undoRestore(id, { idempotencyKey: freshKey() });

describe('memory adapter: restores as jobs', () => {
  it('make progress tick by tick, and their items with it', async () => {
    const w = world({ itemsPerTick: 2, contacts: five() });
    const { id, status, counts, pollAfterMs } = await restore(w, bulk('del'));
    expect([status, counts.total, counts.processed, pollAfterMs]).to.deep.equal(['in-progress', 5, 0, 1000]);
    const seen: unknown[] = [];
    for (let tick = 0; tick < 3; tick++) {
      w.pass(1000);
      const now = await w.adapter.getBulkAction(id, {});
      seen.push([now.status, now.counts.processed, (await items(w, id)).length]);
    }
    expect(seen).to.deep.equal([
      ['in-progress', 2, 2],
      ['in-progress', 4, 4],
      ['completed', 5, 5],
    ]);
  });

  it('move with the clock of their own adapter', async () => {
    const w = world({
      itemsPerTick: 1,
      now: undefined,
      contacts: five().map((seed) => ({ ...seed, deletedAt: new Date().toISOString() })),
    });
    const { id } = await restore(w, bulk('del'));
    w.backend.advance(1);
    expect((await w.adapter.getBulkAction(id, {})).counts.processed).to.equal(1);
    w.backend.advance(3000);
    expect((await w.adapter.getBulkAction(id, {})).counts.processed).to.equal(4);
  });

  it("move by themselves where the clock is the host's", async () => {
    const due: [() => void, number][] = [];
    const schedule = (run: () => void, ms: number) => void due.push([run, ms]);
    const w = world({ itemsPerTick: 2, tickMs: 250, contacts: five(), schedule });
    const { id } = await restore(w, bulk('del'));
    let ticks = 0;
    for (let next = due.shift(); next; next = due.shift()) {
      expect(next[1]).to.equal(250);
      next[0]();
      ticks += 1;
    }
    expect(ticks).to.equal(3);
    expect((await w.adapter.getBulkAction(id, {})).status).to.equal('completed');
  });

  it('are done in the answer when they are few, and in slices of 5 ms when they are many', async () => {
    const due: (() => void)[] = [];
    const contacts = Array.from({ length: 1251 }, (_, n) =>
      deleted(`c${n}`, { bulkActionId: n < 50 ? 'few' : 'many' }),
    );
    const w = world({ contacts, schedule: (run) => void due.push(run) });
    expect((await restore(w, bulk('few'))).status).to.equal('completed');
    const { id, counts } = await restore(w, bulk('many'));
    expect(counts).to.include({ total: 1201, processed: 0 });
    const processed: number[] = [];
    let ms = 0;
    performance.now = () => (ms += 1 / 64);
    try {
      for (let run = due.shift(); run; run = due.shift()) {
        run();
        processed.push((await w.adapter.getBulkAction(id, {})).counts.processed);
      }
    } finally {
      Reflect.deleteProperty(performance, 'now');
    }
    expect(processed).to.deep.equal([320, 640, 960, 1201]);
  });

  it('go on by the timers of the page where nobody says otherwise, whoever owns the clock', async () => {
    const contacts = Array.from({ length: 51 }, (_, n) => deleted(`c${n}`, { bulkActionId: 'd' }));
    for (const now of [() => new Date(T0), undefined]) {
      const w = world({ contacts, now, schedule: undefined });
      const started = await restore(w, bulk('d'));
      expect(started).to.include({ status: 'in-progress', pollAfterMs: 0 });
      const seen: string[] = [];
      for await (const { status } of w.adapter.watchBulkAction(started.id, {})) seen.push(status);
      expect(seen.at(-1)).to.match(/^completed/);
    }
  });

  it('share a slice between two, under one timer', async () => {
    const due: number[] = [];
    let tick = (): void => {};
    const contacts = Array.from({ length: 2000 }, (_, n) => deleted(`c${n}`, { bulkActionId: `d${n % 2}` }));
    const schedule = (run: () => void, ms: number) => ((tick = run), void due.push(ms));
    const w = world({ contacts, schedule });
    const ids = [(await restore(w, bulk('d0'))).id, (await restore(w, bulk('d1'))).id];
    expect(due).to.deep.equal([0]);
    let ms = 0;
    performance.now = () => (ms += 1 / 64);
    try {
      tick();
    } finally {
      Reflect.deleteProperty(performance, 'now');
    }
    const counts = ids.map(async (id) => (await w.adapter.getBulkAction(id, {})).counts.processed);
    expect(await Promise.all(counts)).to.deep.equal([160, 160]);
    expect(due).to.deep.equal([0, 0]);
  });

  it('wait for their own clock where that is the one they have', async () => {
    const due: unknown[] = [];
    const w = world({
      now: undefined,
      itemsPerTick: 1,
      contacts: five(),
      schedule: (run) => void due.push(run),
    });
    await restore(w, bulk('del'));
    expect(due).to.deep.equal([]);
  });

  it('can be watched until they end', async () => {
    const w = world({ itemsPerTick: 3, contacts: five() });
    const { id } = await restore(w, bulk('del'));
    const seen: string[] = [];
    for await (const { status, counts } of w.adapter.watchBulkAction(id, {})) {
      seen.push(`${status} ${counts.processed}`);
      queueMicrotask(() => w.pass(1000));
    }
    expect(seen).to.deep.equal(['in-progress 0', 'in-progress 3', 'completed 5']);
  });

  it('tell whoever watches nothing twice', async () => {
    const w = world({ itemsPerTick: 1, contacts: five() });
    const { id } = await restore(w, bulk('del'));
    const seen: string[] = [];
    for await (const { status } of w.adapter.watchBulkAction(id, {})) {
      seen.push(status);
      // Said again, it changes nothing, and is no news.
      await cancel(w, id);
      setTimeout(() => w.pass(1000));
    }
    expect(seen).to.deep.equal(['in-progress', 'cancelling', 'cancelled']);
  });

  it('end a watch with an abort at once', async () => {
    const w = world({ itemsPerTick: 1, contacts: five() });
    const { id } = await restore(w, bulk('del'));
    const controller = new AbortController();
    const states = w.adapter.watchBulkAction(id, { signal: controller.signal })[Symbol.asyncIterator]();
    await states.next();
    const next = codeOf(states.next());
    controller.abort();
    expect(await next).to.equal('AbortError');
  });
});

describe('memory adapter: cancel', () => {
  it('stops before the next contact, keeps what is done, and says so', async () => {
    const w = world({ itemsPerTick: 1, contacts: five() });
    const { id } = await restore(w, bulk('del'));
    w.pass(0);
    w.pass(0);
    expect(await cancel(w, id)).to.include({ status: 'cancelling', finishedAt: null });
    expect((await cancel(w, id)).status).to.equal('cancelling');
    w.pass(0);
    const stopped = await w.adapter.getBulkAction(id, {});
    expect(stopped.status).to.equal('cancelled');
    expect(stopped.counts).to.deep.equal({ total: 5, processed: 2, succeeded: 2, failed: 0, skipped: 0 });
    w.pass(9000);
    expect(await cancel(w, id)).to.deep.equal(stopped);
    expect(await listedIds(w)).to.deep.equal(['c', 'd', 'e']);
  });

  it('does nothing to a finished action', async () => {
    const due: unknown[] = [];
    const w = world({ contacts: five(), schedule: (run) => void due.push(run) });
    const done = await restore(w, bulk('del'));
    expect(await cancel(w, done.id)).to.deep.equal(done);
    expect(due).to.deep.equal([]);
  });

  it('also stops an action that was seeded as running', async () => {
    const w = world({ itemsPerTick: 1, bulkActions: [{ id: 'i', kind: 'import', status: 'in-progress' }] });
    await cancel(w, 'i');
    w.pass(0);
    expect((await w.adapter.getBulkAction('i', {})).status).to.equal('cancelled');
  });
});

describe('memory adapter: undo', () => {
  it('deletes again what the restore brought back, with a fresh window', async () => {
    const w = world({ contacts: five() });
    const done = await restore(w, ['a', 'b', 'unknown']);
    expect(done.undo).to.deep.equal({ until: null });
    w.pass(1000);
    const undone = await undo(w, done.id);
    expect(undone).to.include({ kind: 'undo-restore', status: 'completed', restoresId: done.id });
    expect(undone.counts.total).to.equal(2);
    expect(await listedIds(w)).to.deep.equal(['a', 'b', 'c', 'd', 'e']);
    const [row] = (await w.adapter.listDeletedContacts({ pageSize: 1 }, {})).items;
    expect(row).to.include({ deletedAt: new Date(T0 + 1000).toISOString(), bulkActionId: undone.id });
    expect((await w.adapter.getBulkAction(done.id, {})).undo).to.equal(null);
  });

  it('leaves contacts alone that somebody deleted or restored since, and those that were merged', async () => {
    const w = world({
      contacts: [...five(), deleted('m', { email: 'x@example.com' })],
      liveContacts: [{ id: 'live', email: 'x@example.com' }],
    });
    const done = await restore(w, ['a', 'b', 'c', 'm'], { onConflict: 'merge' });
    w.backend.deleteContacts(['a', 'b']);
    await restore(w, ['b']);
    const undone = await undo(w, done.id);
    const left = { a: 'superseded', b: 'superseded', c: 'succeeded', m: 'superseded' };
    expect(await outcomes(w, undone.id)).to.deep.equal(left);
    expect(
      w.backend
        .liveContacts()
        .map(({ id }) => id)
        .sort(),
    ).to.deep.equal(['b', 'live']);
  });

  it('finds nothing of a contact that was purged since', async () => {
    const w = world({ contacts: [deleted('a')] });
    const done = await restore(w, ['a']);
    w.backend.deleteContacts(['a']);
    w.pass(WINDOW);
    w.backend.purge();
    expect(await outcomes(w, (await undo(w, done.id)).id)).to.deep.equal({ a: 'not-found' });
  });

  it('is not offered for what is no restore, brought nothing back or still runs', async () => {
    const w = world({
      itemsPerTick: 1,
      contacts: five(),
      bulkActions: [{ id: 'i', kind: 'import', counts: { succeeded: 1 } }],
    });
    const offered = async (id: string) => (await w.adapter.getBulkAction(id, {})).undo;
    const nothing = await restore(w, ['unknown']);
    w.pass(0);
    const running = await restore(w, bulk('del'));
    w.pass(0);
    for (const id of ['i', 'del', nothing.id, running.id]) expect(await offered(id), id).to.equal(null);
    w.pass(5000);
    expect(await offered(running.id)).to.deep.equal({ until: null });
  });

  it('is begun once: a second one answers with the first', async () => {
    const w = world({ contacts: five() });
    const done = await restore(w, ['a']);
    const first = await undo(w, done.id);
    await restore(w, ['a']);
    expect((await undo(w, done.id)).id).to.equal(first.id);
    expect(w.backend.liveContact('a')).to.include({ id: 'a' });
  });

  it('frees the bulk delete for a restore, whose contacts are superseded then', async () => {
    const w = world({ contacts: five() });
    const done = await restore(w, bulk('del'));
    await undo(w, done.id);
    const deleteAction = await w.adapter.getBulkAction('del', {});
    expect(deleteAction.restoredById).to.equal(null);
    expect(deleteAction.restorable).to.include({ eligible: false, reason: 'superseded' });
  });

  it('is a job that can be cancelled', async () => {
    const w = world({ itemsPerTick: 1, contacts: five() });
    const done = await restore(w, bulk('del'));
    w.pass(5000);
    const { id } = await undo(w, done.id);
    w.pass(0);
    await cancel(w, id);
    w.pass(0);
    expect(await listedIds(w)).to.deep.equal(['a']);
    expect((await w.adapter.getBulkAction(done.id, {})).undo).to.deep.equal({ until: null });
  });

  it('is refused while the restore runs, and for what is no restore', async () => {
    const w = world({ itemsPerTick: 1, contacts: five() });
    const running = await restore(w, bulk('del'));
    expect(await codeOf(undo(w, running.id))).to.equal('conflict');
    const { code, issues } = (await rejection(undo(w, 'del'))) as AdapterError;
    expect(code).to.equal('validation');
    expect(issues).to.deep.equal([{ path: 'id', message: 'expected the id of a restore' }]);
    expect(await codeOf(undo(w, 'unknown'))).to.equal('not-found');
  });

  it('works on a seeded restore', async () => {
    const items = [
      { contactId: 'live' },
      { contactId: 'gone', outcome: 'failed', reason: 'erased' } as const,
    ];
    const w = world({ liveContacts: [{ id: 'live' }], bulkActions: [{ id: 'r', kind: 'restore', items }] });
    const seeded: BulkAction = await w.adapter.getBulkAction('r', {});
    expect(seeded.counts).to.deep.equal({ total: 2, processed: 2, succeeded: 1, failed: 1, skipped: 0 });
    await undo(w, 'r');
    expect(await listedIds(w)).to.deep.equal(['live']);
  });
});
