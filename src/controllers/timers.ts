/** The passing of time, as controllers see it. Tests put their own in place of the browser's. */
export interface Timers {
  /** Milliseconds on a clock that is never set back. Says how long something took, never what time it is. */
  elapsed(): number;
  /** Runs `callback` once after `delayMs`; the function it gives back calls that off. */
  after(delayMs: number, callback: () => void): () => void;
}

/** Browsers run a longer delay at once (beyond 2^31 - 1 ms), and a clock drifts over a day anyway. */
export const LONGEST_DELAY_MS = 86_400_000;

export const browserTimers: Timers = {
  elapsed: () => performance.now(),
  after(delayMs, callback) {
    const timer = setTimeout(callback, Math.min(Math.max(delayMs, 0), LONGEST_DELAY_MS));
    return () => clearTimeout(timer);
  },
};
