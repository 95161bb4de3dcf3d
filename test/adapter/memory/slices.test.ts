import { expect } from '@open-wc/testing';
import type { RestorePreview, RestoreTarget } from '../../../src/domain/restore.js';
import { bulk, codeOf, DAY, deleted, world, type World } from './memory-harness.js';

/** More than are worked out in one go. */
const COUNT = 1500;
const large = (options: Parameters<typeof world>[0] = {}): World =>
  world({
    contacts: Array.from({ length: COUNT }, (_, n) =>
      deleted(`c${n}`, {
        age: DAY + n,
        bulkActionId: n < 500 ? 'few' : 'many',
        email: `${n % 1490}@example.com`,
      }),
    ),
    ...options,
  });

const everything: RestoreTarget = { kind: 'matching', query: {}, exceptIds: [], asOf: null };

describe('memory adapter: large previews', () => {
  const due: (() => void)[] = [];
  const schedule = (run: () => void, ms: number): void => {
    expect(ms).to.equal(0);
    due.push(run);
  };
  /** Lets one more slice run, and all that follows from it. */
  const nextSlice = async (): Promise<void> => {
    due.shift()!();
    for (let turn = 0; turn < 20; turn++) await Promise.resolve();
  };

  // The page's clock goes on by the same bit at each look: 320 contacts are a slice.
  beforeEach(() => {
    let ms = 0;
    due.length = 0;
    performance.now = () => (ms += 1 / 64);
  });
  afterEach(() => Reflect.deleteProperty(performance, 'now'));

  it('leave other tasks their turn, and come to what they would in one go', async () => {
    const w = large({ schedule });
    const answers: RestorePreview[] = [];
    const asked = w.adapter.previewRestore(everything, {}).then((preview) => answers.push(preview));
    let slices = 1;
    await Promise.resolve();
    for (; answers.length === 0; slices++) await nextSlice();
    // 500 at once and 320 for the first slice, which begins before the 500.
    expect(slices).to.equal(4);
    await asked;
    const { total, eligible, ineligible } = answers[0]!;
    expect({ total, eligible }).to.deep.equal({ total: COUNT, eligible: 1490 });
    expect(ineligible.map(({ reason, count }) => [reason, count])).to.deep.equal([['duplicate-email', 10]]);
    expect(w.backend.auditLog().filter(({ event }) => event === 'preview')).to.have.lengthOf(1);
  });

  it('are answered by the call itself up to 500 contacts', async () => {
    const w = large({ schedule });
    expect((await w.adapter.previewRestore(bulk('few'), {})).total).to.equal(500);
    expect(due).to.deep.equal([]);
  });

  it('end as soon as they are given up', async () => {
    const w = large({ schedule });
    const giveUp = new AbortController();
    const asked = w.adapter.previewRestore(everything, { signal: giveUp.signal });
    await Promise.resolve();
    giveUp.abort();
    const failure = await asked.catch((error: unknown) => error);
    expect(failure).to.have.property('name', 'AbortError');
    await nextSlice();
    expect(due).to.deep.equal([]);
    expect(w.backend.auditLog().filter(({ event }) => event === 'preview')).to.deep.equal([]);
  });

  it('tell nothing to somebody who lost the right to ask meanwhile', async () => {
    const w = large({ schedule });
    const refused = codeOf(w.adapter.previewRestore(everything, {}));
    await Promise.resolve();
    w.backend.setAccount({ viewer: { canRestore: false } });
    await nextSlice();
    expect(await refused).to.equal('forbidden');
    expect(due).to.deep.equal([]);
  });

  it('count what changes for the contacts still to be judged', async () => {
    const w = large({ schedule });
    const asked = w.adapter.previewRestore(everything, {});
    await Promise.resolve();
    w.backend.addContact({ id: 'holder', name: 'Rival', email: '1489@example.com' });
    while (due.length > 0) await nextSlice();
    expect((await asked).eligible).to.equal(1489);
  });

  it('don’t name who was erased since they were judged', async () => {
    const w = large({ schedule });
    w.backend.addContact({ id: 'holder', name: 'Rival', email: '0@example.com' });
    const asked = w.adapter.previewRestore(everything, {});
    await Promise.resolve();
    w.backend.eraseContact('c0');
    while (due.length > 0) await nextSlice();
    const { sample } = (await asked).ineligible[0]!;
    expect(sample[0]).to.deep.equal({ id: 'c0', name: null });
    expect(sample[1]?.name).to.be.a('string');
  });
});
