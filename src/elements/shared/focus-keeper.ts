import type { LitElement, ReactiveController } from 'lit';
import { controlOf, ROW } from './row-keys.js';

/** Where the focus is to go, in the state of the document at that time. */
interface Wish {
  find: () => HTMLElement | null | undefined;
  /** Whether to wait for what isn't there yet; else the heading takes its place. */
  isPatient: boolean;
}

/** What had the focus before a render, and in which row. */
interface Held {
  element: HTMLElement;
  id: string | undefined;
  index: number;
}

/**
 * Keeps the focus where the viewer left it: when the control that has it goes, another one of the same row gets it, else the
 * same control of the row that now stands there, and where there are no rows the heading does. It never falls to the body of
 * the page.
 */
export class FocusKeeper implements ReactiveController {
  readonly #host: LitElement;
  #held: Held | null = null;
  #wish: Wish | null = null;

  constructor(host: LitElement) {
    this.#host = host;
    host.addController(this);
  }

  /** Moves the focus, once that is rendered and no dialog is in the way, to what is marked `data-focus` with this name. */
  moveTo(name: string): void {
    this.#want({ find: () => this.#marked(name), isPatient: false });
  }

  /** The same for a control of a row. */
  moveToRow(id: string, control: string, isPatient = false): void {
    this.#want({ find: () => this.#controlOf(id, control), isPatient });
  }

  hostUpdate(): void {
    const element = (this.#host.renderRoot as ShadowRoot | undefined)?.activeElement;
    if (!(element instanceof HTMLElement)) return;
    const id = element.closest<HTMLElement>('[data-id]')?.dataset['id'];
    this.#held = { element, id, index: this.#rows().findIndex(({ dataset }) => dataset['id'] === id) };
  }

  hostUpdated(): void {
    const held = this.#held;
    this.#held = null;
    if (this.#wish) void this.#serve(this.#wish);
    else if (held && !held.element.isConnected) this.#replace(held)?.focus();
  }

  #want(wish: Wish): void {
    this.#wish = wish;
    this.#host.requestUpdate();
  }

  /** A dialog that closes gives the focus back to where it was; only after that can it go elsewhere. */
  async #serve(wish: Wish): Promise<void> {
    const dialog = this.#host.renderRoot.querySelector<LitElement & { open: boolean }>(
      'restore-confirm-modal',
    );
    if (dialog?.open) return;
    await dialog?.updateComplete;
    const target = wish.find();
    if (this.#wish !== wish || (!target && wish.isPatient)) return;
    this.#wish = null;
    (target ?? this.#marked('heading'))?.focus();
  }

  #rows(): HTMLElement[] {
    return [...this.#host.renderRoot.querySelectorAll<HTMLElement>(ROW)];
  }

  #controlOf(id: string | undefined, control: string): HTMLElement | null {
    return controlOf(
      this.#rows().find(({ dataset }) => dataset['id'] === id),
      control,
    );
  }

  #marked(name: string): HTMLElement | undefined {
    const all = this.#host.renderRoot.querySelectorAll<HTMLElement>('[data-focus]');
    return [...all].find(({ dataset }) => dataset['focus'] === name);
  }

  #replace({ element, id, index }: Held): HTMLElement | null | undefined {
    const { control = 'details', focus } = element.dataset;
    if (id === undefined)
      return (focus === undefined ? null : this.#marked(focus)) ?? this.#marked('heading');
    const rows = this.#rows();
    const next = rows[Math.min(Math.max(index, 0), rows.length - 1)];
    return this.#controlOf(id, control) ?? controlOf(next, control) ?? this.#marked('heading');
  }
}
