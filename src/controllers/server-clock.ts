import { parseInstant } from '../domain/retention.js';
import type { Timers } from './timers.js';

/**
 * The back end's clock as well as a page can know it: the last time that an answer told, plus what has passed since. The
 * page's own clock has no say.
 */
export class ServerClock {
  readonly #timers: Timers;
  #offset: number | null = null;

  constructor(timers: Timers) {
    this.#timers = timers;
  }

  /**
   * Takes the time from an answer. The back end read its clock at some point between `askedAt` (on the timers' clock) and now;
   * the latest possible time is taken, so that the page warns too early rather than too late. Unreadable times are ignored.
   */
  sync(serverTime: string | null | undefined, askedAt: number): void {
    const instant = parseInstant(serverTime);
    if (instant !== null) this.#offset = instant - askedAt;
  }

  /** Milliseconds since 1970; `null` before any answer told the time. */
  now(): number | null {
    return this.#offset === null ? null : this.#offset + this.#timers.elapsed();
  }
}
