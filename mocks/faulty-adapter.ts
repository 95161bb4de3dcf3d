import {
  adapterError,
  type AdapterError,
  type CallOptions,
  type RestoreAdapter,
} from 'contacts-restore/adapter';

/**
 * What goes wrong.
 *
 * - `next`: the next call fails, and then none. `every-third`: the third, the sixth and so on, counted from when it is set.
 * - `lost-answer`: the next call takes effect, but its answer gets lost; then none.
 * - `offline`, `unauthenticated`, `rate-limited`: every call, until another mode is set.
 */
export const FAULT_MODES = [
  'none',
  'next',
  'every-third',
  'lost-answer',
  'offline',
  'unauthenticated',
  'rate-limited',
] as const;
export type FaultMode = (typeof FAULT_MODES)[number];

export interface FaultOptions {
  /** Waits; default: a timer. */
  sleep?: ((ms: number) => Promise<void>) | undefined;
}

/** The faults of one adapter. Both take effect with the next call. */
export interface Faults {
  mode: FaultMode;
  /** How long every answer takes, in milliseconds, beside the adapter's own time. */
  latencyMs: number;
}

const CALLS: ReadonlySet<PropertyKey> = new Set<keyof RestoreAdapter>([
  'getAccount',
  'listDeletedContacts',
  'startRestore',
  'getBulkAction',
  'previewRestore',
  'listBulkActions',
  'getDeletedContact',
  'listBulkActionItems',
  'cancelBulkAction',
  'undoRestore',
]);

/**
 * Puts latency and faults before an adapter. What the adapter has beside its calls stays reachable on the wrapped one.
 * Streams (`watchBulkAction`) fail at their beginning, and break off while the mode is `offline`.
 */
export function createFaultyAdapter<A extends RestoreAdapter>(
  adapter: A,
  { sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms)) }: FaultOptions = {},
): { adapter: A; faults: Faults } {
  const plan = new FaultPlan();

  const faulty =
    (run: (...args: unknown[]) => Promise<unknown>) =>
    async (...given: unknown[]): Promise<unknown> => {
      // The caller may change them while the call takes its time.
      const args = given.map(copied);
      const { signal } = (args.at(-1) ?? {}) as CallOptions;
      const { before, after } = plan.nextCall();
      if (plan.latencyMs > 0) await untilAbort(sleep(plan.latencyMs), signal);
      if (before) throw before;
      const answer = await run.apply(adapter, args);
      if (after) throw after;
      return answer;
    };

  async function* watch(...args: Parameters<Required<RestoreAdapter>['watchBulkAction']>) {
    const { before } = plan.nextCall();
    if (before) throw before;
    for await (const state of adapter.watchBulkAction?.(...args) ?? []) {
      if (plan.mode === 'offline') throw adapterError('network');
      yield state;
    }
  }

  const wrapped = new Proxy(adapter, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name);
      if (typeof value !== 'function') return value;
      if (name === 'watchBulkAction') return watch;
      return CALLS.has(name) ? faulty(value as (...args: unknown[]) => Promise<unknown>) : value;
    },
  });
  return { adapter: wrapped, faults: plan };
}

/** An argument as it is now. What is no plain data is for the adapter to refuse; of options, the signal stays the same. */
function copied(argument: unknown): unknown {
  try {
    const { signal, ...rest } = argument as CallOptions;
    return signal ? { ...rest, signal } : structuredClone(argument);
  } catch {
    return argument;
  }
}

class FaultPlan implements Faults {
  latencyMs = 0;
  #mode: FaultMode = 'none';
  #calls = 0;

  get mode(): FaultMode {
    return this.#mode;
  }

  set mode(mode: FaultMode) {
    this.#mode = mode;
    this.#calls = 0;
  }

  /** What the call that begins now rejects with, before or after it took effect. */
  nextCall(): { before?: AdapterError; after?: AdapterError } {
    this.#calls += 1;
    switch (this.#mode) {
      case 'none':
        return {};
      case 'next':
        this.mode = 'none';
        return { before: adapterError('unavailable') };
      case 'lost-answer':
        this.mode = 'none';
        return { after: adapterError('network') };
      case 'every-third':
        return this.#calls % 3 === 0 ? { before: adapterError('unavailable') } : {};
      case 'offline':
        return { before: adapterError('network') };
      case 'unauthenticated':
        return { before: adapterError('unauthenticated') };
      case 'rate-limited':
        // More than the HTTP adapter waits by itself, so that it is shown over either way.
        return { before: adapterError('rate-limited', { retryAfterMs: 90_000 }) };
    }
  }
}

/** The promise, or an `AbortError` as soon as nobody waits any more. */
function untilAbort(promise: Promise<void>, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const giveUp = () => reject(new DOMException('The call was given up.', 'AbortError'));
    if (signal?.aborted) giveUp();
    signal?.addEventListener('abort', giveUp, { once: true });
    promise.then(resolve, reject);
  });
}
