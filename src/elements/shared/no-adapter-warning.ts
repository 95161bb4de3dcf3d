import type { ReactiveController } from 'lit';
import { wait, type Wait } from './announcer.js';
import { warnOnce } from '../../warn-once.js';

/** A page that connects an adapter only after its first data have come is no mistake yet. */
const PATIENCE_MS = 5_000;

/** Tells a developer, in the console, of an element that nothing was connected to. */
export class NoAdapterWarning implements ReactiveController {
  readonly #host: HTMLElement;
  readonly #isMissing: () => boolean;
  readonly #wait: Wait;
  #callOff: (() => void) | undefined;

  constructor(host: HTMLElement, isMissing: () => boolean, waitFor: Wait = wait) {
    this.#host = host;
    this.#isMissing = isMissing;
    this.#wait = waitFor;
  }

  hostConnected(): void {
    this.#callOff = this.#wait(() => {
      if (!this.#isMissing()) return;
      warnOnce(
        `<${this.#host.localName}> has no adapter. Set its property \`adapter\` or its attribute \`src\`, or call provideAdapter().`,
      );
    }, PATIENCE_MS);
  }

  hostDisconnected(): void {
    this.#callOff?.();
  }
}
