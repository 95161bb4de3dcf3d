import type { LitElement, ReactiveController } from 'lit';
import { controlOf } from './keyboard.js';

/**
 * Keeps the focus where the viewer left it: when the control that has it goes with its row, the same control of the row that is
 * now in its place gets it, and where there are no rows the heading does. It never falls to the body of the page.
 */
export class FocusKeeper implements ReactiveController {
  readonly #host: LitElement;
  #focused: HTMLElement | null = null;
  #row = 0;
  #wanted: string | null = null;

  constructor(host: LitElement) {
    this.#host = host;
    host.addController(this);
  }

  /** Moves the focus, after the next render, to what is marked `data-focus` with this name. */
  moveTo(name: string): void {
    this.#wanted = name;
    this.#host.requestUpdate();
  }

  hostUpdate(): void {
    const root = this.#host.renderRoot as ShadowRoot | undefined;
    this.#focused = (root?.activeElement as HTMLElement | null | undefined) ?? null;
    const row = this.#focused?.closest('tr.row');
    this.#row = row ? this.#rows().indexOf(row) : 0;
  }

  hostUpdated(): void {
    const focused = this.#focused;
    this.#focused = null;
    const wanted = this.#wanted;
    this.#wanted = null;
    if (wanted !== null && this.#marked(wanted)) this.#marked(wanted)!.focus();
    else if (focused && !focused.isConnected) this.#replace(focused)?.focus();
  }

  #rows(): Element[] {
    return [...this.#host.renderRoot.querySelectorAll('tr.row')];
  }

  #marked(name: string): HTMLElement | undefined {
    const all = this.#host.renderRoot.querySelectorAll<HTMLElement>('[data-focus]');
    return [...all].find((element) => element.dataset['focus'] === name);
  }

  #replace(gone: HTMLElement): HTMLElement | null {
    const { control, focus } = gone.dataset;
    const rows = this.#rows();
    const row = rows[Math.min(this.#row, rows.length - 1)];
    if (control !== undefined && row) return controlOf(row, control);
    return (focus === undefined ? null : this.#marked(focus)) ?? this.#marked('heading') ?? null;
  }
}
