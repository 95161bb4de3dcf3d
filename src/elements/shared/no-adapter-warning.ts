import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { browserTimers, type Timers } from '../../controllers/timers.js';
import { warnOnce } from './warn-once.js';

/** A page that connects an adapter only after its first data have come is no mistake yet. */
const PATIENCE_MS = 5_000;

/** Tells a developer, in the console, of an element that nothing was connected to. */
export class NoAdapterWarning implements ReactiveController {
  readonly #host: HTMLElement;
  readonly #isMissing: () => boolean;
  readonly #timers: Timers;
  #callOff: (() => void) | undefined;

  constructor(
    host: ReactiveControllerHost & HTMLElement,
    isMissing: () => boolean,
    timers: Timers = browserTimers,
  ) {
    this.#host = host;
    this.#isMissing = isMissing;
    this.#timers = timers;
    host.addController(this);
  }

  hostConnected(): void {
    this.#callOff = this.#timers.after(PATIENCE_MS, () => {
      if (!this.#isMissing()) return;
      warnOnce(
        `<${this.#host.localName}> has no adapter. Set its property \`adapter\` or its attribute \`src\`, or call provideAdapter().`,
      );
    });
  }

  hostDisconnected(): void {
    this.#callOff?.();
  }
}
