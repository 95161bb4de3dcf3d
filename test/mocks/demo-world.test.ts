import { expect } from '@open-wc/testing';
import { switchesFromUrl } from '../../demo/switches.js';
import { createDemoWorld, type DemoChange, type DemoSwitches } from '../../demo/world.js';
import { checkedAdapter } from '../../src/adapter/checked-adapter.js';
import { isAdapterError, type RestoreAdapter } from '../../src/adapter/index.js';
import { DAY_MS } from '../../src/domain/index.js';

const NOW = Date.UTC(2026, 10, 24, 10);

function world() {
  const changes: DemoChange[] = [];
  return { changes, world: createDemoWorld({ startAt: NOW, onChange: (change) => changes.push(change) }) };
}

const list = (adapter: RestoreAdapter) => adapter.listDeletedContacts({ pageSize: 5 }, {});
const outcome = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'answered',
    (thrown: unknown) => (isAdapterError(thrown) ? thrown.code : String(thrown)),
  );

describe('the world of the demo', () => {
  it('answers everything as the contract says', async () => {
    const adapter = checkedAdapter(world().world.adapter);
    expect((await adapter.getAccount({})).viewer.canRestore).to.equal(true);
    let rows = 0;
    let cursor: string | undefined;
    do {
      const page = await adapter.listDeletedContacts({ pageSize: 1000, ...(cursor && { cursor }) }, {});
      rows += page.items.length;
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(rows).to.be.above(2_000);
    const history = await adapter.listBulkActions({ pageSize: 100 }, {});
    expect(history.items.length).to.be.at.least(30);
    for (const { id } of history.items) await adapter.listBulkActionItems(id, { pageSize: 10 }, {});
  });

  it('begins with nothing that seems to run and never gets on', async () => {
    const { items } = await world().world.adapter.listBulkActions!({ pageSize: 100 }, {});
    const running = items.filter(({ status }) => ['queued', 'in-progress', 'cancelling'].includes(status));
    expect(running).to.deep.equal([]);
  });

  it('offers the bulk deletes within the window and no others', async () => {
    const adapter = checkedAdapter(world().world.adapter);
    const { items } = await adapter.listBulkActions({ kind: 'delete', pageSize: 100 }, {});
    const eligible = items.filter(({ restorable }) => restorable?.eligible).map(({ id }) => id);
    expect(eligible).to.include.members([1, 2, 3, 4, 5].map((n) => `bulk-delete-${n}`));
    expect(eligible).to.not.include('bulk-delete-too-old');
  });

  it('names clashes with live contacts before the click', async () => {
    const { adapter } = world().world;
    const target = { kind: 'matching' as const, query: {}, exceptIds: [], asOf: null };
    const { ineligible } = await adapter.previewRestore!(target, {});
    const count = (reason: string) => ineligible.find((group) => group.reason === reason)?.count;
    expect(count('duplicate-email')).to.be.at.least(18);
    expect(count('duplicate-phone')).to.be.at.least(10);
  });

  it('undoes the restore that it begins with', async () => {
    const { adapter } = world().world;
    const restore = await adapter.getBulkAction('bulk-restore-1', {});
    expect(restore.undo).to.not.equal(null);
    const undone = await adapter.undoRestore!('bulk-restore-1', { idempotencyKey: 'k' });
    expect(undone).to.deep.include({ kind: 'undo-restore' });
  });

  const accounts: [name: string, switches: Partial<DemoSwitches>, code: string][] = [
    ['a viewer without the role', { admin: false }, 'forbidden'],
    ['a HIPAA account', { hipaa: true }, 'policy-blocked'],
    ['a session that ended', { faults: 'unauthenticated' }, 'unauthenticated'],
    ['a page that is offline', { faults: 'offline' }, 'network'],
    ['a call too many', { faults: 'rate-limited' }, 'rate-limited'],
  ];
  for (const [name, switches, code] of accounts) {
    it(`turns into ${name} and back at once`, async () => {
      const { world: demoWorld } = world();
      await demoWorld.set(switches);
      expect(await outcome(list(demoWorld.adapter))).to.equal(code);
      await demoWorld.set({ admin: true, hipaa: false, faults: 'none' });
      expect(await outcome(list(demoWorld.adapter))).to.equal('answered');
    });
  }

  it('lets both live where the account allows duplicates', async () => {
    const { world: demoWorld } = world();
    await demoWorld.set({ allowsDuplicates: true });
    expect((await demoWorld.adapter.getAccount({})).allowsDuplicates).to.equal(true);
  });

  it('fails one call after each turn of the switch', async () => {
    const { world: demoWorld } = world();
    for (let turn = 0; turn < 2; turn++) {
      await demoWorld.set({ faults: 'next' });
      expect(await outcome(list(demoWorld.adapter))).to.equal('unavailable');
      expect(await outcome(list(demoWorld.adapter))).to.equal('answered');
    }
  });

  it('puts the clock of the back end forward', async () => {
    const { world: demoWorld } = world();
    const before = await list(demoWorld.adapter);
    demoWorld.forward(7 * DAY_MS);
    const { serverTime } = await demoWorld.adapter.getAccount({});
    expect(Date.parse(serverTime) - NOW).to.be.within(7 * DAY_MS, 7 * DAY_MS + 60_000);
    expect((await list(demoWorld.adapter)).total).to.be.below(before.total!);
  });

  it('has nothing left after 61 days', async () => {
    const { world: demoWorld } = world();
    demoWorld.forward(61 * DAY_MS);
    expect(await list(demoWorld.adapter)).to.deep.include({ items: [], total: 0 });
  });

  it('says what has changed', async () => {
    const { world: demoWorld, changes } = world();
    await demoWorld.set({ latencyMs: 0, faults: 'next' });
    expect(changes).to.deep.equal([]);
    await demoWorld.set({ hipaa: true });
    demoWorld.forward(DAY_MS);
    await demoWorld.set({ via: 'in-page' });
    expect(changes).to.deep.equal(['data', 'data', 'adapter']);
  });

  for (const via of ['in-page', 'http'] as const) {
    it(`answers the same by the way of ${via}`, async () => {
      const { world: demoWorld } = world();
      const direct = await list(demoWorld.adapter);
      await demoWorld.set({ via });
      const page = await list(demoWorld.adapter);
      expect(page.items).to.deep.equal(JSON.parse(JSON.stringify(direct.items)));
      await demoWorld.set({ hipaa: true });
      expect(await outcome(list(demoWorld.adapter))).to.equal('policy-blocked');
      await demoWorld.dispose();
    });
  }
});

describe('the switches in an address', () => {
  it('are read where they are known', () => {
    expect(
      switchesFromUrl('?via=http&admin=0&hipaa=1&allowsDuplicates&latency=300&faults=every-third'),
    ).to.deep.equal({
      via: 'http',
      admin: false,
      hipaa: true,
      allowsDuplicates: true,
      latencyMs: 300,
      faults: 'every-third',
    });
  });

  it('are left alone otherwise', () => {
    expect(switchesFromUrl('?via=pigeon&latency=1e9&faults=fire')).to.deep.equal({});
  });
});
