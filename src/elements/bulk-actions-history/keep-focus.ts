import type { ReactiveController, ReactiveControllerHost } from 'lit';

type Host = ReactiveControllerHost & { readonly renderRoot: ParentNode };

/**
 * Sees to it that the focus isn't lost when what had it goes: it moves to the row that it was in, to the row that now stands
 * there, or to the heading. And it brings the focus to a row that isn't there yet.
 */
export class KeepFocus implements ReactiveController {
  readonly #host: Host;
  #held: { element: Element; rowId: string | null; index: number } | null = null;
  #wanted: string | null = null;

  constructor(host: Host) {
    this.#host = host;
    host.addController(this);
  }

  /** Brings the focus to the row of an action as soon as it is there. */
  toRow(id: string): void {
    this.#wanted = id;
    this.#host.requestUpdate();
  }

  hostUpdate(): void {
    const element = this.#active;
    const row = element?.closest<HTMLElement>('[data-id]');
    const rowId = row?.dataset['id'] ?? null;
    this.#held = element && { element, rowId, index: row ? this.#rows.indexOf(row) : -1 };
  }

  hostUpdated(): void {
    const wanted = this.#wanted === null ? undefined : this.#row(this.#wanted);
    if (wanted) {
      this.#wanted = null;
      this.#enter(wanted, true);
    } else if (this.#held && this.#active === null && !this.#held.element.isConnected) {
      const { rowId, index } = this.#held;
      const row = (rowId === null ? undefined : this.#row(rowId)) ?? this.#rows[index] ?? this.#rows.at(-1);
      this.#enter(index < 0 && rowId === null ? undefined : row, false);
    }
  }

  get #active(): Element | null {
    return (this.#host.renderRoot as ShadowRoot).activeElement;
  }

  get #rows(): HTMLElement[] {
    return [...this.#host.renderRoot.querySelectorAll<HTMLElement>('[data-id]')];
  }

  #row(id: string): HTMLElement | undefined {
    return this.#rows.find((row) => row.dataset['id'] === id);
  }

  #enter(row: HTMLElement | undefined, scroll: boolean): void {
    const target =
      row?.querySelector<HTMLElement>('[data-control=name]') ??
      this.#host.renderRoot.querySelector<HTMLElement>('#heading');
    if (scroll) row?.scrollIntoView({ block: 'nearest' });
    target?.focus({ preventScroll: scroll });
  }
}
