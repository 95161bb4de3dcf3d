import type { Clock } from './clock.js';
import { isRunning, type History, type StoredAction, type StoredItem } from './history.js';
import type { MemoryAdapterOptions } from './options.js';
import type { RestorePair } from './judge.js';
import { SLICE_MS } from './slices.js';

/** A bulk action under way: what it has to go through, and what it does to each. */
export interface Job {
  readonly action: StoredAction;
  readonly pairs: readonly RestorePair[];
  /** Judges and changes one contact in one synchronous step. */
  readonly step: (pair: RestorePair) => StoredItem;
}

/** As many contacts are done in the answer itself where no `itemsPerTick` asks for a job; after that, a slice's worth. */
const DONE_AT_ONCE = 50;

type Options = Pick<MemoryAdapterOptions, 'now' | 'itemsPerTick' | 'tickMs' | 'schedule'>;

/** Gives running actions their ticks. Who owns the clock drives it: the host's real time, or `advance`. */
export class JobRunner {
  readonly tickMs: number;
  readonly #history: History;
  readonly #clock: Clock;
  readonly #itemsPerTick: number | undefined;
  readonly #drivesItself: boolean;
  readonly #schedule: (run: () => void, ms: number) => void;
  readonly #jobs = new Set<Job>();
  #scheduled = false;

  constructor(history: History, clock: Clock, options: Options) {
    const { now, itemsPerTick, tickMs = 1000, schedule = (run, ms) => void setTimeout(run, ms) } = options;
    this.#history = history;
    this.#clock = clock;
    this.#itemsPerTick = itemsPerTick;
    this.#drivesItself = now !== undefined || itemsPerTick === undefined;
    this.#schedule = schedule;
    this.tickMs = itemsPerTick === undefined ? 0 : tickMs;
  }

  start(job: Job): void {
    const total = job.pairs.length;
    this.#history.apply(job.action, { type: 'start', at: this.#clock.iso(), total });
    this.#jobs.add(job);
    const atOnce = this.#itemsPerTick === undefined ? DONE_AT_ONCE : 0;
    if (total <= atOnce) this.#tickJob(job, () => false);
    else this.#scheduleTick();
  }

  /** Asks an action to stop before its next contact. */
  cancel(action: StoredAction): void {
    if (!isRunning(action)) return;
    this.#history.apply(action, { type: 'cancel' });
    // Seeded actions that seem to run have nobody who works on them, but stop like the others.
    if (![...this.#jobs].some((job) => job.action === action)) {
      this.#jobs.add({
        action,
        pairs: [],
        step: (pair) => ({ ...pair, outcome: 'skipped', reason: 'unknown' }),
      });
    }
    this.#scheduleTick();
  }

  /** Runs the ticks that fall into so many milliseconds, and at least one. */
  advance(ms: number): void {
    const ticks = this.tickMs > 0 ? Math.max(1, Math.floor(ms / this.tickMs)) : Infinity;
    for (let tick = 0; tick < ticks && this.#jobs.size > 0; tick++) this.#tick();
  }

  #tick(): void {
    for (const job of this.#jobs) this.#tickJob(job, this.#limit());
  }

  /** Tells when a job has done enough for one tick. */
  #limit(): (done: number) => boolean {
    const most = this.#itemsPerTick;
    if (most !== undefined) return (done) => done >= most;
    const end = performance.now() + SLICE_MS / this.#jobs.size;
    return (done) => done > 0 && performance.now() >= end;
  }

  #tickJob(job: Job, isOver: (done: number) => boolean): void {
    const { action, pairs } = job;
    for (let done = 0; !isOver(done) && action.state.status === 'in-progress'; done++) {
      const pair = pairs[action.state.counts.processed];
      if (!pair) break;
      const item = job.step(pair);
      action.items.push(item);
      this.#history.apply(action, { type: 'item', outcome: item.outcome });
    }
    const stopping = action.state.status === 'cancelling';
    if (stopping || action.state.counts.processed >= pairs.length) {
      this.#history.apply(action, { type: 'finish', at: this.#clock.iso() });
    }
    if (!isRunning(action)) this.#jobs.delete(job);
  }

  #scheduleTick(): void {
    if (!this.#drivesItself || this.#scheduled) return;
    this.#scheduled = true;
    this.#schedule(() => {
      this.#scheduled = false;
      this.#tick();
      if (this.#jobs.size > 0) this.#scheduleTick();
    }, this.tickMs);
  }
}
