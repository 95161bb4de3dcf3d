import { LitElement } from 'lit';
import type { RestoreAdapter } from '../../src/adapter/contract.js';

/** An element that shows nothing, for tests of controllers. */
export class ControllerHost extends LitElement {
  static override properties = { adapter: { attribute: false }, src: {} };

  declare adapter: RestoreAdapter | null;
  declare src: string | null;
  /** How often it has rendered. */
  renders = 0;

  constructor() {
    super();
    this.adapter = null;
    this.src = null;
  }

  override render(): unknown {
    this.renders += 1;
    return '';
  }
}

customElements.define('controller-host', ControllerHost);
