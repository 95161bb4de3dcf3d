import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { browserTimers, type Timers } from './timers.js';

/** So many rows fill any screen and take no time that a person notices; the others follow in portions of as many. */
const PORTION = 100;

/**
 * Lets a long list appear in portions, a task each: the first screen is there at once, and the page stays responsive while the
 * rest is made.
 */
export class PortionsController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #timers: Timers;
  #shown = PORTION;
  #total = 0;
  #callOff: (() => void) | null = null;

  constructor(host: ReactiveControllerHost, timers: Timers = browserTimers) {
    this.#host = host;
    this.#timers = timers;
    host.addController(this);
  }

  /** Begins with the first portion again, for rows that have nothing to do with those shown. */
  restart(): void {
    this.#shown = PORTION;
  }

  /** Those of the rows that are to be rendered by now. */
  take<T>(rows: readonly T[]): readonly T[] {
    this.#total = rows.length;
    return rows.length > this.#shown ? rows.slice(0, this.#shown) : rows;
  }

  hostUpdated(): void {
    if (this.#callOff || this.#shown >= this.#total) return;
    this.#callOff = this.#timers.after(1, () => {
      this.#callOff = null;
      this.#shown += PORTION;
      this.#host.requestUpdate();
    });
  }

  hostDisconnected(): void {
    this.#callOff?.();
    this.#callOff = null;
  }
}
