/** A stand-in for the page's timers that only moves when told. */
export interface FakeTimers {
  /** Lets time pass, runs what falls due in its order, and lets promises settle after each. */
  advance(ms: number): Promise<void>;
  /** How many timers wait. */
  readonly pending: number;
  /** Puts the real timers back. */
  restore(): void;
}

interface Entry {
  readonly due: number;
  readonly run: () => void;
}

/** Enough turns of the microtask queue for the promise chains of our own code. */
async function settlePromises(): Promise<void> {
  for (let turn = 0; turn < 50; turn++) await Promise.resolve();
}

/** Replaces `setTimeout` and `clearTimeout` until `restore`; call that in `afterEach` or `finally`. */
export function fakeTimers(): FakeTimers {
  const { setTimeout, clearTimeout } = globalThis;
  const entries = new Map<number, Entry>();
  let now = 0;
  let lastId = 0;

  const set = (handler: TimerHandler, ms = 0, ...args: unknown[]): number => {
    if (typeof handler !== 'function') throw new TypeError('Only functions can be timed.');
    lastId += 1;
    entries.set(lastId, { due: now + Math.max(0, ms), run: () => handler(...args) });
    return lastId;
  };
  Object.assign(globalThis, { setTimeout: set, clearTimeout: (id: number) => entries.delete(id) });

  return {
    async advance(ms) {
      const end = now + ms;
      await settlePromises();
      for (;;) {
        const next = [...entries].sort((a, b) => a[1].due - b[1].due || a[0] - b[0])[0];
        if (!next || next[1].due > end) break;
        now = next[1].due;
        entries.delete(next[0]);
        next[1].run();
        await settlePromises();
      }
      now = end;
    },
    get pending() {
      return entries.size;
    },
    restore: () => void Object.assign(globalThis, { setTimeout, clearTimeout }),
  };
}
