import { isAdapterError, type AdapterErrorCode } from '../errors.js';

/** What a retry depends on from outside. */
export interface RetryOptions {
  /** Resolves after so many milliseconds. */
  sleep: (ms: number) => Promise<void>;
  /** From 0 up to but not including 1. */
  random: () => number;
}

const MOST_TRIES = 3;
const BASE_MS = 500;
const BACKOFF_CAP_MS = 8_000;
const TOLD_CAP_MS = 60_000;
const IN_FLIGHT_MS = 1_000;

/** Failures of the way or of the moment, after which the same request may succeed. All others say no for good. */
const PASSING: ReadonlySet<AdapterErrorCode> = new Set([
  'network',
  'timeout',
  'unavailable',
  'rate-limited',
  'protocol',
]);

/**
 * How long to wait before the next try, in milliseconds; `null` for giving up. What the back end asks for is kept to exactly;
 * otherwise the wait is random, so that many clients don't come back at once (full jitter). A `conflict` that the back end
 * calls retryable is the same request still under way, and gets one more try.
 */
export function retryDelay(failure: unknown, tries: number, random: () => number): number | null {
  if (!isAdapterError(failure) || !failure.retryable || tries >= MOST_TRIES) return null;
  const { code, retryAfterMs } = failure;
  const inFlight = code === 'conflict' && tries === 1;
  if (!inFlight && !PASSING.has(code)) return null;
  if (retryAfterMs !== undefined) return retryAfterMs <= TOLD_CAP_MS ? retryAfterMs : null;
  if (inFlight) return IN_FLIGHT_MS;
  return random() * Math.min(BACKOFF_CAP_MS, BASE_MS * 2 ** (tries - 1));
}

/**
 * Tries until it succeeds, fails for good, or the next wait would outlast the call: then the failure comes out at once, with
 * the wait that it asks for, instead of a time-out that says less.
 */
export async function withRetries<T>(
  attempt: () => Promise<T>,
  signal: AbortSignal,
  { sleep, random, timeoutMs }: RetryOptions & { timeoutMs: number },
): Promise<T> {
  const endsAt = performance.now() + timeoutMs;
  for (let tries = 1; ; tries++) {
    try {
      return await attempt();
    } catch (failure) {
      const wait = retryDelay(failure, tries, random);
      if (wait === null || wait >= endsAt - performance.now()) throw failure;
      await sleep(wait);
      if (signal.aborted) throw failure;
    }
  }
}
