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

  constructor(host: ReactiveControllerHost, onRing: () => void = () => {}) {
    this.#host = host;
    this.#onRing = onRing;
    host.addController(this);
  }

  connect(session: AdapterSession | null): void {
    this.#session = session;
    this.set(null);
  }

  /** Rings at an instant of the back end's clock; `null` for never. A later call replaces an earlier one. */
  set(instant: number | null): void {
    this.#callOff?.();
    this.#callOff = null;
    const now = this.#session?.clock.now() ?? null;
    if (instant === null || now === null) return;
    // The timers cap long delays; then this rings early, renders the same and sets itself again.
    this.#callOff = this.#session!.timers.after(instant - now, () => {
      this.#callOff = null;
      this.#onRing();
      this.#host.requestUpdate();
    });
  }

  /** An element that was only moved has to render for the alarm to be set again. */
  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.set(null);
  }
}
