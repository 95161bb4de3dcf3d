import type { LitElement, ReactiveController } from 'lit';
import { controlOf } from './keyboard.js';

/** Finds what is to have the focus, in the state of the document at that time. */
type Find = () => HTMLElement | null | undefined;

/**
 * Keeps the focus where the viewer left it: when the control that has it goes with its row, the same control of the row that is
 * now in its place gets it, and where there are no rows the heading does. It never falls to the body of the page.
 */
export class FocusKeeper implements ReactiveController {
  readonly #host: LitElement;
  #focused: HTMLElement | null = null;
  #row = 0;
  #wanted: Find | null = null;

  constructor(host: LitElement) {
    this.#host = host;
    host.addController(this);
  }

  /** Moves the focus, once that is rendered and no dialog is in the way, to what is marked `data-focus` with this name. */
  moveTo(name: string): void {
    this.#want(() => this.#marked(name));
  }

  /** The same for a control of the row of a contact. */
  moveToRow(contactId: string, control: string): void {
    this.#want(() => {
      const row = this.#rows().find(({ dataset }) => dataset['id'] === contactId);
      return row && controlOf(row, control);
    });
  }

  hostUpdate(): void {
    const root = this.#host.renderRoot as ShadowRoot | undefined;
    this.#focused = (root?.activeElement as HTMLElement | null | undefined) ?? null;
    const row = this.#focused?.closest<HTMLElement>('tr.row');
    this.#row = row ? this.#rows().indexOf(row) : 0;
  }

  hostUpdated(): void {
    const focused = this.#focused;
    this.#focused = null;
    if (this.#wanted) void this.#serve(this.#wanted);
    else if (focused && !focused.isConnected) this.#replace(focused)?.focus();
  }

  #want(find: Find): void {
    this.#wanted = find;
    this.#host.requestUpdate();
  }

  /** A dialog that closes gives the focus back to where it was; only after that can it go elsewhere. */
  async #serve(find: Find): Promise<void> {
    const dialog = this.#host.renderRoot.querySelector<LitElement & { open: boolean }>(
      'restore-confirm-modal',
    );
    if (dialog?.open) return;
    await dialog?.updateComplete;
    if (this.#wanted !== find) return;
    this.#wanted = null;
    (find() ?? this.#marked('heading'))?.focus();
  }

  #rows(): HTMLElement[] {
    return [...this.#host.renderRoot.querySelectorAll<HTMLElement>('tr.row')];
  }

  #marked(name: string): HTMLElement | undefined {
    const all = this.#host.renderRoot.querySelectorAll<HTMLElement>('[data-focus]');
    return [...all].find(({ dataset }) => dataset['focus'] === name);
  }

  #replace(gone: HTMLElement): HTMLElement | null {
    const { control, focus } = gone.dataset;
    const rows = this.#rows();
    const row = rows[Math.min(this.#row, rows.length - 1)];
    if (control !== undefined && row) return controlOf(row, control);
    return (focus === undefined ? null : this.#marked(focus)) ?? this.#marked('heading') ?? null;
  }
}
