import type { LitElement, ReactiveController } from 'lit';
import { controlOf, ROW } from './row-keys.js';

/** Where the focus is to go, in the state of the document at that time. */
interface Wish {
  find: () => HTMLElement | null | undefined;
  /** Whether to wait for what isn't there yet; else the heading takes its place. */
  isPatient?: boolean | undefined;
}

/** What had the focus before a render, and in which row. */
interface Held {
  element: HTMLElement;
  id: string | undefined;
  index: number;
  /** Whether a dialog was opened from there. */
  isOpener?: boolean;
}

/**
 * Keeps the focus where the viewer left it: when the control that has it goes, another one of the same row gets it, else the
 * same control of the row that now stands there, and where there are no rows the heading does. What opened a dialog has the
 * focus still, though the dialog holds it: when that goes meanwhile, the same applies once the dialog has closed, except that
 * the words in place of the rows come before the heading. It never falls to the body of the page.
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
    this.#want({ find: () => this.#marked(name) });
  }

  /** The same for a control of a row. */
  moveToRow(id: string, control: string, isPatient?: boolean): void {
    this.#want({ find: () => this.#controlOf(id, control), isPatient });
  }

  hostUpdate(): void {
    const element = (this.#host.renderRoot as ShadowRoot | undefined)?.activeElement;
    if (!(element instanceof HTMLElement) || element === this.#dialog) return;
    const id = element.closest<HTMLElement>('[data-id]')?.dataset['id'];
    this.#held = { element, id, index: this.#rows().findIndex(({ dataset }) => dataset['id'] === id) };
  }

  hostUpdated(): void {
    const held = this.#held;
    if (this.#dialog?.open) {
      if (held) held.isOpener = true;
      return;
    }
    this.#held = null;
    const lost = held?.element.isConnected ? null : held;
    if (this.#wish || lost) void this.#serve(this.#wish, lost);
  }

  #want(wish: Wish): void {
    this.#wish = wish;
    this.#host.requestUpdate();
  }

  /** A dialog that closes gives the focus back to where it was; only after that can it go elsewhere. */
  async #serve(wish: Wish | null, lost: Held | null): Promise<void> {
    await this.#dialog?.updateComplete;
    const target = wish?.find();
    const isServed = wish && this.#wish === wish && (target || !wish.isPatient);
    if (isServed) this.#wish = null;
    if (isServed || lost) (target ?? (lost && this.#replace(lost)) ?? this.#marked('heading'))?.focus();
  }

  get #dialog(): (LitElement & { open: boolean }) | null {
    return this.#host.renderRoot.querySelector('restore-confirm-modal');
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

  #marked(name: string | undefined): HTMLElement | undefined {
    const all = this.#host.renderRoot.querySelectorAll<HTMLElement>('[data-focus]');
    return [...all].find(({ dataset }) => dataset['focus'] === name);
  }

  #replace({ element, id, index, isOpener }: Held): HTMLElement | null | undefined {
    const { control = 'details', focus } = element.dataset;
    const rows = this.#rows();
    const next = rows[Math.max(index, 0)] ?? rows.at(-1);
    const own =
      id === undefined ? this.#marked(focus) : (this.#controlOf(id, control) ?? controlOf(next, control));
    return own ?? (isOpener ? this.#marked('state') : null);
  }
}
