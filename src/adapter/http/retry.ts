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

/** The longest that a call can take whose tries may take so long each, in milliseconds. */
export const longestCallMs = (tryMs: number): number => MOST_TRIES * tryMs + (MOST_TRIES - 1) * TOLD_CAP_MS;

/** Whether the back end says that it still works on the same request: a `conflict` that it calls retryable. */
const isInFlight = (failure: unknown): boolean =>
  isAdapterError(failure) && failure.code === 'conflict' && failure.retryable;

/** What is behind a call: how many tries, and whether one of them met the same request under way. */
interface Past {
  tries: number;
  metItself?: boolean | undefined;
}

/**
 * How long to wait before the next try, in milliseconds; `null` for giving up. What the back end asks for is kept to exactly,
 * up to a minute; otherwise the wait is random, so that many clients don't come back at once (full jitter). The same request
 * under way, as a try that hung may have left it, is waited for once.
 */
export function retryDelay(
  failure: unknown,
  { tries, metItself = false }: Past,
  random: () => number,
): number | null {
  if (!isAdapterError(failure) || !failure.retryable || tries >= MOST_TRIES) return null;
  const { code, retryAfterMs } = failure;
  const waitsForItself = isInFlight(failure) && !metItself;
  if (!waitsForItself && !PASSING.has(code)) return null;
  if (retryAfterMs !== undefined) return retryAfterMs <= TOLD_CAP_MS ? retryAfterMs : null;
  if (waitsForItself) return IN_FLIGHT_MS;
  return random() * Math.min(BACKOFF_CAP_MS, BASE_MS * 2 ** (tries - 1));
}

/** Tries until it succeeds, fails for good, or three tries were in vain. */
export async function withRetries<T>(attempt: () => Promise<T>, { sleep, random }: RetryOptions): Promise<T> {
  let metItself = false;
  for (let tries = 1; ; tries++) {
    try {
      return await attempt();
    } catch (failure) {
      const wait = retryDelay(failure, { tries, metItself }, random);
      if (wait === null) throw failure;
      metItself ||= isInFlight(failure);
      await sleep(wait);
    }
  }
}
