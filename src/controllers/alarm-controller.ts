import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { AdapterSession } from './adapter-session.js';

/**
 * Has an element render again at the next instant at which what it shows stops being true: a contact expires, "2 days left"
 * becomes "1 day left". One timer per element.
 */
export class AlarmController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #onRing: () => void;
  #session: AdapterSession | null = null;
  #callOff: (() => void) | null = null;
  #shown: number | null = null;

  constructor(host: ReactiveControllerHost, onRing: () => void = () => {}) {
    this.#host = host;
    this.#onRing = onRing;
    host.addController(this);
  }

  /**
   * The back end's time; `null` while it isn't known. It stands still from the beginning of a render until the alarm is set
   * after it: an instant that passed in between would be shown by the one and missed by the other.
   */
  get now(): number | null {
    return this.#shown ?? this.#session?.clock.now() ?? null;
  }

  connect(session: AdapterSession | null): void {
    this.#session = session;
    this.set(null);
  }

  /** Rings at an instant of the back end's clock or soon after, not before; `null` for never. A later call replaces an earlier one. */
  set(instant: number | null): void {
    this.#callOff?.();
    this.#callOff = null;
    this.#shown = null;
    const { now } = this;
    if (instant === null || now === null) return;
    this.#callOff = this.#session!.timers.after(instant - now, () => {
      // Long delays are capped, browsers run others up to 1 ms early, and an answer may have set the clock back.
      if (this.now! < instant) return this.set(instant);
      this.#callOff = null;
      this.#onRing();
      this.#host.requestUpdate();
    });
  }

  /** An element that was only moved has to render for the alarm to be set again. */
  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostUpdate(): void {
    this.#shown = this.#session?.clock.now() ?? null;
  }

  hostDisconnected(): void {
    this.set(null);
  }
}
