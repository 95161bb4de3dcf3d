import { expect } from '@open-wc/testing';
import * as fc from 'fast-check';
import { countsAddUp, type BulkAction } from '../../../src/domain/bulk-action.js';
import type { RestoreRequest } from '../../../src/domain/restore.js';
import { bulk, request, T0, WINDOW, world, type World } from './memory-harness.js';
import { Model, type ModelAction, type Way } from './model.js';

const IDS = ['a', 'b', 'c', 'd', 'e'];
const EMAILS = ['shared@example.com', 'shared@example.com', 'own@example.com', null, null];
const NEWCOMERS = ['n0', 'n1'];

type Step =
  | { do: 'delete' | 'restore' | 'old revert'; ids: string[]; way: Way; nth: number }
  | { do: 'cancel' | 'undo' | 'replay'; nth: number }
  | { do: 'erase' | 'create' | 'to the last instant' | 'to 1 ms before it'; id: string }
  | { do: 'purge' }
  | { do: 'tick'; ms: number };

const ids = fc.uniqueArray(fc.constantFrom(...IDS, ...NEWCOMERS, 'foreign'), { minLength: 1, maxLength: 4 });
const way = fc.constantFrom<Way>('skip', 'drop-value', 'merge');
const nth = fc.nat(20);
const id = fc.constantFrom(...IDS, ...NEWCOMERS);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ do: fc.constantFrom('delete', 'restore', 'old revert'), ids, way, nth }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('cancel', 'undo', 'replay'), nth }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constantFrom('to the last instant', 'to 1 ms before it'), id }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('erase', 'create'), id }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('purge') }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('tick'), ms: fc.constantFrom(0, 1, 2000) }) },
);

/** Takes each step in the adapter and in the model, and compares all that can be seen after it. */
class Duel {
  readonly #real: World = world({
    itemsPerTick: 1,
    liveContacts: IDS.map((id, n) => ({ id, email: EMAILS[n] ?? null, related: { notes: n } })),
  });
  readonly #model = new Model(T0);
  /** The adapter's ids of the model's actions, and what each intent was. */
  readonly #ids = new Map<ModelAction, string>();
  readonly #intents: { request: RestoreRequest; key: string; action: ModelAction }[] = [];
  readonly #processed = new Map<string, number>();
  #keys = 0;

  constructor() {
    IDS.forEach((id, n) => this.#model.create(id, EMAILS[n] ?? null, n));
  }

  async take(step: Step): Promise<void> {
    await this.#act(step);
    await this.#compare();
  }

  async #act(step: Step): Promise<void> {
    const { backend } = this.#real;
    switch (step.do) {
      case 'delete':
        return this.#link(this.#model.delete(step.ids), backend.deleteContacts(step.ids)!.id);
      case 'restore':
        return this.#start(
          request(step.ids, { onConflict: step.way }),
          this.#model.restore(step.ids, step.way),
        );
      case 'old revert': {
        const of = this.#nth('delete', step.nth);
        if (of)
          await this.#start(
            request(bulk(this.#ids.get(of)!, step.ids)),
            this.#model.restoreBulk(of, step.ids),
          );
        return;
      }
      case 'cancel':
        return this.#cancel(this.#model.actions.at(step.nth % (this.#model.actions.length || 1)));
      case 'undo':
        return this.#undo(this.#nth('restore', step.nth));
      case 'replay':
        return this.#replay(step.nth);
      case 'erase':
        backend.eraseContact(step.id);
        if (this.#model.contacts.has(step.id)) this.#model.erase(step.id);
        return;
      case 'create':
        if (this.#model.contacts.has(step.id)) return;
        this.#model.create(step.id, null, 1);
        return void backend.addContact({ id: step.id, related: { notes: 1 } });
      case 'purge':
        backend.purge();
        return this.#model.purge();
      case 'tick':
        return this.#pass(step.ms);
      default:
        return this.#passTo(step.id, step.do === 'to the last instant' ? 0 : 1);
    }
  }

  async #start(request: RestoreRequest, action: ModelAction): Promise<void> {
    const key = `key ${++this.#keys}`;
    const { id } = await this.#real.adapter.startRestore(request, { idempotencyKey: key });
    this.#intents.push({ request, key, action });
    this.#link(action, id);
  }

  async #replay(nth: number): Promise<void> {
    const intent = this.#intents[nth % (this.#intents.length || 1)];
    if (!intent) return;
    const { id } = await this.#real.adapter.startRestore(intent.request, { idempotencyKey: intent.key });
    expect(id, 'a replay').to.equal(this.#ids.get(intent.action));
  }

  async #cancel(action: ModelAction | undefined): Promise<void> {
    if (!action) return;
    await this.#real.adapter.cancelBulkAction(this.#ids.get(action)!, {
      idempotencyKey: `key ${++this.#keys}`,
    });
    this.#model.cancel(action);
  }

  async #undo(of: ModelAction | undefined): Promise<void> {
    if (!of) return;
    const undone = this.#model.undo(of);
    const call = { idempotencyKey: `key ${++this.#keys}` };
    const real = await this.#real.adapter
      .undoRestore(this.#ids.get(of)!, call)
      .catch((e: { code: string }) => e.code);
    if (typeof real === 'string' || typeof undone === 'string') expect(real, 'an undo').to.equal(undone);
    else this.#link(undone, real.id);
  }

  #nth(kind: ModelAction['kind'], nth: number): ModelAction | undefined {
    const some = this.#model.actions.filter((action) => action.kind === kind);
    return some[nth % (some.length || 1)];
  }

  #link(action: ModelAction, id: string): void {
    if (this.#ids.has(action)) expect(id, 'the action that runs already').to.equal(this.#ids.get(action));
    this.#ids.set(action, id);
  }

  #passTo(id: string, before: number): void {
    const contact = this.#model.contacts.get(id);
    const ms = contact?.state === 'deleted' ? contact.at + WINDOW - before - this.#model.now : 0;
    if (ms > 0) this.#pass(ms);
  }

  #pass(ms: number): void {
    this.#real.pass(ms);
    this.#model.advance(ms);
  }

  async #compare(): Promise<void> {
    const { adapter, backend } = this.#real;
    const model = this.#model;
    const live = backend.liveContacts();
    expect(live.map(({ id }) => id).sort(), 'live').to.deep.equal(model.ids('live').sort());
    for (const { id, email } of live) {
      const known = model.contacts.get(id)!;
      expect([id, email, backend.related(id).length]).to.deep.equal([id, known.email, known.notes]);
    }
    const page = await adapter.listDeletedContacts({ pageSize: 100 }, {});
    expect(page.items.map(({ id }) => id).sort(), 'listed').to.deep.equal(model.listed().sort());
    expect(page.total).to.equal(page.items.length);
    for (const action of model.actions)
      this.#compareAction(action, await adapter.getBulkAction(this.#ids.get(action)!, {}));
  }

  #compareAction(action: ModelAction, real: BulkAction): void {
    const succeeded = action.outcomes.filter((outcome) => outcome === 'succeeded').length;
    const { counts, status, id } = real;
    expect([status, counts.total, counts.processed, counts.succeeded], id).to.deep.equal([
      action.status,
      action.pairs.length,
      action.outcomes.length,
      succeeded,
    ]);
    expect(countsAddUp(counts), 'counts add up').to.equal(true);
    expect(counts.processed, 'progress').to.be.at.least(this.#processed.get(id) ?? 0);
    this.#processed.set(id, counts.processed);
  }

  /** What each contact came to in every action, and one line in the audit log for each that came back. */
  async conclude(): Promise<void> {
    const { adapter, backend } = this.#real;
    for (const action of this.#model.actions) {
      const { items } = await adapter.listBulkActionItems(this.#ids.get(action)!, { pageSize: 100 }, {});
      expect(items.map(({ reason, outcome }) => reason ?? outcome)).to.deep.equal(action.outcomes);
    }
    const back = backend.auditLog().filter(({ event }) => /^contact-(restored|merged)$/.test(event));
    expect(back.length, 'restores in the audit log').to.equal(this.#model.restores);
  }
}

async function play(steps: readonly Step[]): Promise<void> {
  const duel = new Duel();
  for (const step of steps) await duel.take(step);
  await duel.conclude();
}

const act = (what: 'delete' | 'restore' | 'old revert', ids: string[], way: Way = 'skip'): Step => ({
  do: what,
  ids,
  way,
  nth: 0,
});
const tick: Step = { do: 'tick', ms: 2000 };

/** Schedules that found a fault in a copy of the adapter that was broken on purpose, cut down to what it took. */
const REGRESSIONS: Record<string, Step[]> = {
  'an old revert after the contact was deleted again': [
    act('delete', ['d']),
    act('restore', ['d']),
    tick,
    act('delete', ['d']),
    act('old revert', ['foreign']),
    tick,
  ],
  'a restore at the last instant': [
    act('delete', ['d']),
    { do: 'to the last instant', id: 'd' },
    act('restore', ['d']),
    tick,
  ],
  'a replay after the contact was deleted again': [
    act('delete', ['d']),
    act('restore', ['d']),
    tick,
    act('delete', ['d']),
    { do: 'replay', nth: 0 },
    tick,
  ],
  'a restore after the undo of one that dropped a value': [
    act('delete', ['b']),
    act('restore', ['b'], 'drop-value'),
    tick,
    { do: 'undo', nth: 0 },
    tick,
    act('restore', ['b']),
    tick,
  ],
  'an undo after the contact was deleted and restored by others': [
    act('delete', ['d']),
    act('restore', ['d']),
    tick,
    act('delete', ['d']),
    act('restore', ['d']),
    tick,
    { do: 'undo', nth: 0 },
    tick,
  ],
  'an undo of a merge': [
    act('delete', ['a']),
    act('restore', ['a'], 'merge'),
    tick,
    { do: 'undo', nth: 0 },
    tick,
  ],
  'a revert after an undo that was cancelled': [
    act('delete', ['c', 'd']),
    act('old revert', ['foreign']),
    tick,
    { do: 'undo', nth: 0 },
    { do: 'tick', ms: 0 },
    { do: 'cancel', nth: 2 },
    tick,
    act('old revert', ['foreign']),
    tick,
  ],
};

describe('memory adapter: held against a model', () => {
  for (const [title, steps] of Object.entries(REGRESSIONS)) {
    it(`does what the model does in ${title}`, () => play(steps));
  }

  it('does what the model does on any schedule', async function () {
    this.timeout(120_000);
    const schedule = fc.array(step, { minLength: 1, maxLength: 30, size: 'max' });
    // A failure prints the seed and the path that repeat it.
    await fc.assert(fc.asyncProperty(schedule, play), { numRuns: fc.readConfigureGlobal().numRuns ?? 5000 });
  });
});
