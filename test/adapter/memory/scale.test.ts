import { expect } from '@open-wc/testing';
import { SORT_FIELDS } from '../../../src/domain/account.js';
import type { Sort } from '../../../src/domain/query.js';
import { bulk, deleted, listedIds, request, restore, T0, world, type World } from './memory-harness.js';

/** A pseudo-random number below `n`, the same in every run. */
const pick = (seed: number, n: number): number => ((seed * 2654435761) >>> 0) % n;

const large = (count = 400): World =>
  world({
    contacts: Array.from({ length: count }, (_, n) =>
      deleted(`c${n}`, {
        name: pick(n, 7) === 0 ? null : `${'Ana,Bob,Éva'.split(',')[pick(n, 3)]} ${pick(n + 1, 40)}`,
        email: `${pick(n + 2, 90)}@example.com`,
        phone: `+1 555 ${pick(n + 3, 9000)}`,
        age: pick(n + 4, 50) * 1000,
        bulkActionId: n % 2 ? 'odd' : 'even',
      }),
    ),
  });

/** Every order and some searches, each held against an adapter that begins with what this one has come to. */
async function agreesWithAFreshOne(w: World): Promise<void> {
  const rows = (await w.adapter.listDeletedContacts({ pageSize: 1000 }, {})).items;
  const fresh = world({ contacts: rows });
  for (const by of SORT_FIELDS) {
    for (const direction of ['asc', 'desc'] as const) {
      const sort: Sort = { by, direction };
      expect(await listedIds(w, { sort }), `${by} ${direction}`).to.deep.equal(
        await listedIds(fresh, { sort }),
      );
    }
  }
  for (const search of ['ana', 'eva 1', '7@', '555 1', '5551', 'c', 'nobody', '9']) {
    const found = await listedIds(w, { search });
    expect(found, search).to.deep.equal(await listedIds(fresh, { search }));
    const naive = rows.filter(({ name, email, phone }) =>
      [name, email, phone].some((text) => text?.toLowerCase().replace('é', 'e').includes(search)),
    );
    if (!search.startsWith('555')) expect(found).to.have.members(naive.map(({ id }) => id));
  }
}

describe('memory adapter: many contacts', () => {
  it('stay in order while hundreds leave and come back at once', async function () {
    this.timeout(60_000);
    const w = large();
    await agreesWithAFreshOne(w);
    await w.adapter.startRestore(request(bulk('odd'), { onConflict: 'drop-value' }), { idempotencyKey: 'k' });
    w.backend.advance(0);
    expect(w.backend.liveContacts()).to.have.lengthOf(200);
    await agreesWithAFreshOne(w);
    w.backend.deleteContacts(
      w.backend
        .liveContacts()
        .slice(0, 100)
        .map(({ id }) => id),
    );
    await agreesWithAFreshOne(w);
    w.backend.deleteContacts(
      w.backend
        .liveContacts()
        .slice(0, 3)
        .map(({ id }) => id),
    );
    await restore(w, ['c0', 'c2'], { onConflict: 'drop-value' });
    await agreesWithAFreshOne(w);
  });

  it('find the few that match far apart', async () => {
    const w = world({
      contacts: Array.from({ length: 1000 }, (_, n) =>
        deleted(`c${n}`, { name: [0, 1, 500, 998, 999].includes(n) ? 'Needle' : 'Hay', age: n }),
      ),
    });
    expect(await listedIds(w, { search: 'needle' })).to.deep.equal(['c0', 'c1', 'c500', 'c998', 'c999']);
  });

  it('take as long as they are told to', async () => {
    const due: [() => void, number][] = [];
    const schedule = (run: () => void, ms: number): void => void due.push([run, ms]);
    const w = world({ latencyMs: 40, schedule, now: () => new Date(T0) });
    let answered = false;
    const call = w.adapter.getAccount({}).then(() => (answered = true));
    await Promise.resolve();
    expect([answered, due.map(([, ms]) => ms)]).to.deep.equal([false, [40]]);
    due[0]![0]();
    expect(await call).to.equal(true);
  });
});
