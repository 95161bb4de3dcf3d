import type { Timers } from '../../src/controllers/timers.js';

/** Timers for controllers that only move when told. Other than fake timers they leave the page's own alone. */
export interface ManualTimers extends Timers {
  /** Lets time pass, runs what falls due in its order, and lets promises settle after each. */
  advance(ms: number): Promise<void>;
  /** How many timers wait. */
  readonly pending: number;
}

/** Lets promise chains and pending updates of elements run, without letting time pass. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 100; turn++) await Promise.resolve();
}

export function manualTimers(): ManualTimers {
  const waiting = new Set<{ due: number; run: () => void }>();
  let now = 0;
  return {
    elapsed: () => now,
    after(delayMs, run) {
      const entry = { due: now + Math.max(delayMs, 0), run };
      waiting.add(entry);
      return () => waiting.delete(entry);
    },
    async advance(ms) {
      const end = now + ms;
      await settle();
      for (;;) {
        const [next] = [...waiting].sort((a, b) => a.due - b.due);
        if (!next || next.due > end) break;
        now = next.due;
        waiting.delete(next);
        next.run();
        await settle();
      }
      now = end;
    },
    get pending() {
      return waiting.size;
    },
  };
}
