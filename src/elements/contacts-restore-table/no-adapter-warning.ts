import type { ReactiveController } from 'lit';
import { browserTimers } from '../../controllers/timers.js';
import { warnOnce } from '../shared/warn-once.js';

/** A page that connects an adapter only after its first data have come is no mistake yet. */
const PATIENCE_MS = 5_000;

/** Tells a developer, in the console, of a table that nothing was connected to. */
export class NoAdapterWarning implements ReactiveController {
  readonly #isMissing: () => boolean;
  #callOff: (() => void) | undefined;

  constructor(isMissing: () => boolean) {
    this.#isMissing = isMissing;
  }

  hostConnected(): void {
    this.#callOff = browserTimers.after(PATIENCE_MS, () => {
      if (this.#isMissing()) {
        warnOnce(
          '<contacts-restore-table> has no adapter. Set its property `adapter` or its attribute `src`, or call provideAdapter().',
        );
      }
    });
  }

  hostDisconnected(): void {
    this.#callOff?.();
  }
}
