import { expect } from '@open-wc/testing';
import * as fc from 'fast-check';
import type { WriteOptions } from '../../../src/adapter/contract.js';
import type { MemoryAdapter, MemoryAdapterOptions } from '../../../src/adapter/memory/index.js';
import { countsAddUp, type BulkAction } from '../../../src/domain/bulk-action.js';
import { bulk, codeOf, request, T0, WINDOW, world, type World } from './memory-harness.js';
import { Model, type ModelAction } from './model.js';
import { EMAILS, IDS, moves, type Move, type Step } from './steps.js';

/** Says which of the calls that wait gets on next. */
type Scheduler = Pick<fc.Scheduler, 'schedule' | 'waitOne' | 'count'>;

export interface DuelOptions extends MemoryAdapterOptions {
  /** Gives the adapter that is called in place of the real one: to see that a broken one is found. */
  wrap?: ((adapter: MemoryAdapter) => MemoryAdapter) | undefined;
}

/** One confirmed intent: how it is sent, as often as it takes, and what it means. */
interface Intent {
  key: string;
  send: (call: WriteOptions) => Promise<BulkAction>;
  make: () => ModelAction | 'conflict';
}

/** What there is to see of an action. */
const looks = ({ status, pairs, outcomes }: ModelAction): unknown[] => [
  status,
  pairs.length,
  outcomes.length,
  outcomes.filter((outcome) => outcome === 'succeeded').length,
];
const realLooks = ({ status, counts }: BulkAction): unknown[] => [
  status,
  counts.total,
  counts.processed,
  counts.succeeded,
];

/** As `deep.equal`, which takes its time, where there is a difference to tell. */
function same(real: unknown, wanted: unknown, what: string): void {
  if (JSON.stringify(real) !== JSON.stringify(wanted)) expect(real, what).to.deep.equal(wanted);
}

/** Long enough for a call that may get on to do so: to its effect, or to its answer. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 24; turn++) await Promise.resolve();
}

/**
 * Takes each step in the adapter and in the model, and compares all that can be seen. A call takes effect when the scheduler
 * lets it: at that instant, and not before or after, the model takes the same step.
 */
class Duel {
  readonly #real: World;
  readonly #adapter: MemoryAdapter;
  readonly #model = new Model(T0);
  readonly #scheduler: Scheduler;
  /** What the call that begins just now means, as soon as it may take effect. */
  #meaning: (() => void) | undefined;
  readonly #inFlight = new Set<AbortController>();
  readonly #failures: unknown[] = [];
  /** The adapter's ids of the model's actions, as far as they were told. */
  readonly #ids = new Map<ModelAction, string>();
  readonly #intents: Intent[] = [];
  readonly #effects = new Map<string, ModelAction>();

  constructor(scheduler: Scheduler, { wrap = (adapter) => adapter, ...options }: DuelOptions) {
    this.#scheduler = scheduler;
    this.#real = world({
      itemsPerTick: 1,
      liveContacts: IDS.map((id, n) => ({ id, email: EMAILS[n] ?? null, related: { notes: n } })),
      pause: (method, stage) => this.#wait(method, stage),
      ...options,
    });
    this.#adapter = wrap(this.#real.adapter);
    IDS.forEach((id, n) => this.#model.create(id, EMAILS[n] ?? null, n));
  }

  async play(steps: readonly Move[]): Promise<void> {
    for (const { releases = Infinity, ...step } of steps) {
      this.#act(step);
      await this.#release(releases);
      if (releases === Infinity) await this.#compareAll();
    }
    await this.#release(Infinity);
    await this.#conclude();
  }

  async #release(most: number): Promise<void> {
    for (let count = 0; count <= most; count++) {
      await settled();
      for (const failure of this.#failures) throw failure;
      this.#compareLive();
      if (count === most || this.#scheduler.count() === 0) return;
      await this.#scheduler.waitOne();
    }
  }

  #wait(method: string, stage: string): Promise<void> {
    const meaning = this.#meaning;
    this.#meaning = undefined;
    const turn = this.#scheduler.schedule(Promise.resolve(), `${method} ${stage}`);
    return meaning ? turn.then(meaning) : turn;
  }

  /** Begins a call. What it means is found when it takes effect, and held against its answer when that comes. */
  #call<T, M>(
    begin: (signal: AbortSignal) => Promise<T>,
    mean: () => M,
    check: (answer: T | string, meant: M) => void,
  ): void {
    const controller = new AbortController();
    const { signal } = controller;
    let meant: [M] | undefined;
    this.#meaning = () => {
      if (!signal.aborted) meant = [mean()];
    };
    this.#inFlight.add(controller);
    const answer = begin(signal).catch((thrown: unknown) => codeOf(Promise.reject(thrown)));
    this.#meaning = undefined;
    answer
      .then((real) => {
        this.#inFlight.delete(controller);
        if (real === 'AbortError' && signal.aborted) return;
        if (!meant) throw new Error('It answers out of turn.');
        check(real, meant[0]);
      })
      .catch((failure: unknown) => this.#failures.push(failure));
  }

  #act(step: Step): void {
    const { backend } = this.#real;
    switch (step.do) {
      case 'delete':
        return this.#link(this.#model.delete(step.ids), backend.deleteContacts(step.ids)!.id);
      case 'restore':
        return this.#intend({
          send: (call) => this.#adapter.startRestore(request(step.ids, { onConflict: step.way }), call),
          make: () => this.#model.restore(step.ids, step.way),
        });
      case 'old revert':
        return this.#revert(this.#nth(step.nth, 'delete'), step.ids);
      case 'cancel':
        return this.#cancel(this.#nth(step.nth));
      case 'undo':
        return this.#undo(this.#nth(step.nth, 'restore'));
      case 'send again': {
        const intent = this.#intents[step.nth % (this.#intents.length || 1)];
        return intent && this.#send(intent);
      }
      case 'give up':
        return [...this.#inFlight].at(step.nth % (this.#inFlight.size || 1))?.abort();
      case 'look':
        this.#list();
        return this.#look(this.#nth(step.nth));
      case 'erase':
        backend.eraseContact(step.id);
        return this.#model.contacts.has(step.id) ? this.#model.erase(step.id) : undefined;
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

  #intend(intent: Omit<Intent, 'key'>): void {
    const named = { key: `key ${this.#intents.length}`, ...intent };
    this.#intents.push(named);
    this.#send(named);
  }

  /** An intent takes effect once, however often it is sent. */
  #send({ key, send, make }: Intent): void {
    const mean = (): { action: ModelAction; looks: unknown[] } | 'conflict' => {
      const action = this.#effects.get(key) ?? make();
      if (action === 'conflict') return action;
      this.#effects.set(key, action);
      return { action, looks: looks(action) };
    };
    this.#call(
      (signal) => send({ idempotencyKey: key, signal }),
      mean,
      (real, meant) => {
        if (typeof real === 'string' || meant === 'conflict') return same(real, meant, key);
        same(realLooks(real), meant.looks, `${key}: ${real.id}`);
        return this.#link(meant.action, real.id);
      },
    );
  }

  #revert(of: ModelAction | undefined, exceptIds: string[]): void {
    if (!of) return;
    const id = this.#ids.get(of)!;
    this.#intend({
      send: (call) => this.#adapter.startRestore(request(bulk(id, exceptIds)), call),
      make: () => this.#model.restoreBulk(of, exceptIds),
    });
  }

  #cancel(action: ModelAction | undefined): void {
    if (!action) return;
    const id = this.#ids.get(action)!;
    this.#intend({
      send: (call) => this.#adapter.cancelBulkAction(id, call),
      make: () => (this.#model.cancel(action), action),
    });
  }

  #undo(of: ModelAction | undefined): void {
    if (!of) return;
    const id = this.#ids.get(of)!;
    this.#intend({
      send: (call) => this.#adapter.undoRestore(id, call),
      make: () => this.#model.undo(of),
    });
  }

  #nth(nth: number, kind?: ModelAction['kind']): ModelAction | undefined {
    const some = [...this.#ids.keys()].filter((action) => kind === undefined || action.kind === kind);
    return some[nth % (some.length || 1)];
  }

  #link(action: ModelAction, id: string): void {
    if (this.#ids.has(action)) same(id, this.#ids.get(action), 'the action that there is already');
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

  #compareLive(): void {
    const { backend } = this.#real;
    const real = backend.liveContacts().map(({ id, email }) => [id, email, backend.related(id).length]);
    const live = this.#model.ids('live').map((id) => {
      const { email, notes } = this.#model.contacts.get(id)!;
      return [id, email, notes];
    });
    same(real.sort(), live.sort(), 'live');
  }

  #list(): void {
    this.#call(
      (signal) => this.#adapter.listDeletedContacts({ pageSize: 100 }, { signal }),
      () => this.#model.listed().sort(),
      (page, listed) => {
        if (typeof page === 'string') throw new Error(page);
        same([page.items.map(({ id }) => id).sort(), page.total], [listed, listed.length], 'listed');
      },
    );
  }

  #look(action: ModelAction | undefined): void {
    if (!action) return;
    const id = this.#ids.get(action)!;
    this.#call(
      (signal) => this.#adapter.getBulkAction(id, { signal }),
      () => looks(action),
      (real, seen) => {
        if (typeof real === 'string') throw new Error(real);
        same(realLooks(real), seen, id);
        same(countsAddUp(real.counts), true, 'counts add up');
      },
    );
  }

  async #compareAll(): Promise<void> {
    this.#list();
    for (const action of this.#ids.keys()) this.#look(action);
    await this.#release(Infinity);
  }

  /** Whoever got no answer sends again. Then: what each contact came to, and one line in the audit log for each that came back. */
  async #conclude(): Promise<void> {
    for (const intent of this.#intents) this.#send(intent);
    await this.#release(Infinity);
    await this.#compareAll();
    for (const action of this.#model.actions) {
      const id = this.#ids.get(action)!;
      this.#call(
        (signal) => this.#adapter.listBulkActionItems(id, { pageSize: 100 }, { signal }),
        () => [...action.outcomes],
        (page, outcomes) => {
          if (typeof page === 'string') throw new Error(page);
          const real = page.items.map(({ reason, outcome }) => reason ?? outcome);
          same(real, outcomes, id);
        },
      );
    }
    await this.#release(Infinity);
    const back = this.#real.backend
      .auditLog()
      .filter(({ event }) => /^contact-(restored|merged)$/.test(event));
    same(back.length, this.#model.restores, 'restores in the audit log');
  }
}

/** Lets calls get on in the order in which they began. */
function inTurn(): Scheduler {
  const waiting: (() => void)[] = [];
  return {
    schedule: <T>(task: Promise<T>) =>
      new Promise<T>((resolve) => {
        waiting.push(() => resolve(task));
      }),
    waitOne: async () => waiting.shift()?.(),
    count: () => waiting.length,
  };
}

/** Plays a schedule. Rejects where the adapter does anything else than the model. */
export function play(
  steps: readonly Move[],
  scheduler: Scheduler = inTurn(),
  options: DuelOptions = {},
): Promise<void> {
  return new Duel(scheduler, options).play(steps);
}

/** The adapter does what the model does, whoever does what in whichever order, and whichever call gets on first. */
export const keepsToTheModel = (options?: DuelOptions): fc.IAsyncProperty<[Move[], fc.Scheduler]> =>
  fc.asyncProperty(moves, fc.scheduler(), (steps, scheduler) => play(steps, scheduler, options));
