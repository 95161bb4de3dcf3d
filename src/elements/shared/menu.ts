import {
  html,
  nothing,
  type ReactiveController,
  type ReactiveControllerHost,
  type TemplateResult,
} from 'lit';

export interface MenuItem {
  label: string;
  /** Called after the menu has closed and its button has the focus again. */
  run: () => void;
}

type Host = ReactiveControllerHost & { readonly renderRoot: ParentNode };

/**
 * Menu buttons after the ARIA pattern: as many buttons as the element likes, and one menu that opens for one of them at a
 * time. Render each button with `button()` and, once and at the end, `menu()`.
 */
export class MenuController implements ReactiveController {
  readonly #host: Host;
  #items: readonly MenuItem[] = [];
  #label = '';
  #button: HTMLElement | null = null;
  /** The button whose menu was open when the pointer went down: that closed it, and the click must not open it again. */
  #closing: HTMLElement | null = null;
  #focusLast = false;

  constructor(host: Host) {
    this.#host = host;
    host.addController(this);
  }

  /** `label` names the button and its menu; `content` is what the button shows. */
  button(label: string, content: unknown, items: () => readonly MenuItem[]): TemplateResult {
    return html`<button
      class="button icon"
      type="button"
      aria-label=${label}
      aria-haspopup="menu"
      aria-expanded="false"
      @pointerdown=${() => (this.#closing = this.#button)}
      @click=${(event: MouseEvent) => {
        const again = this.#closing === event.currentTarget;
        this.#closing = null;
        if (!again) void this.#open(event.currentTarget as HTMLElement, label, items());
      }}
      @keydown=${(event: KeyboardEvent) => {
        if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
        event.preventDefault();
        this.#focusLast = event.key === 'ArrowUp';
        void this.#open(event.currentTarget as HTMLElement, label, items());
      }}
    >
      ${content}
    </button>`;
  }

  menu(): TemplateResult {
    return html`<div
      class="menu"
      popover="auto"
      role="menu"
      aria-label=${this.#label || nothing}
      @keydown=${this.#handleKeydown}
      @beforetoggle=${this.#handleBeforeToggle}
    >
      ${this.#items.map(
        ({ label, run }) =>
          html`<button
            class="button"
            type="button"
            role="menuitem"
            tabindex="-1"
            @click=${() => this.#run(run)}
          >
            ${label}
          </button>`,
      )}
    </div>`;
  }

  /** Lets go of the entries and of what they were about. */
  forget(): void {
    this.#items = [];
    this.#label = '';
  }

  hostDisconnected(): void {
    this.forget();
  }

  get #menu(): HTMLElement | null {
    return this.#host.renderRoot.querySelector<HTMLElement>('.menu');
  }

  get #entries(): HTMLElement[] {
    return [...(this.#menu?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];
  }

  async #open(button: HTMLElement, label: string, items: readonly MenuItem[]): Promise<void> {
    this.#menu?.hidePopover();
    this.#items = items;
    this.#label = label;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    if (!button.isConnected || items.length === 0) return;
    this.#button = button;
    button.ariaExpanded = 'true';
    button.toggleAttribute('data-menu-open', true);
    this.#menu?.showPopover();
    this.#entries.at(this.#focusLast ? -1 : 0)?.focus();
    this.#focusLast = false;
  }

  #run(run: () => void): void {
    this.#close();
    run();
  }

  /** Closes with the focus back on the button, as the platform does only when the focus is still inside. */
  #close(): void {
    const button = this.#button;
    this.#menu?.hidePopover();
    button?.focus();
  }

  #handleBeforeToggle = (event: ToggleEvent): void => {
    if (event.newState === 'open' || !this.#button) return;
    this.#button.ariaExpanded = 'false';
    this.#button.toggleAttribute('data-menu-open', false);
    this.#button = null;
    this.forget();
    this.#host.requestUpdate();
  };

  #handleKeydown = (event: KeyboardEvent): void => {
    const entries = this.#entries;
    const at = entries.indexOf(event.target as HTMLElement);
    const moves: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 };
    // Not prevented: from the button, the focus goes on to its neighbour.
    if (event.key === 'Tab') return this.#close();
    // Dialogs and pages around must not hear an Escape that was meant for the menu.
    if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      return this.#close();
    }
    let next: HTMLElement | undefined;
    if (event.key in moves) next = entries.at(moves[event.key]! % entries.length);
    else if (event.key.length === 1 && event.key !== ' ') next = byFirstLetter(entries, at, event.key);
    if (!next) return;
    event.preventDefault();
    next.focus();
  };
}

/** The next entry that begins with a letter, from the one that has the focus, round to the beginning. */
function byFirstLetter(
  entries: readonly HTMLElement[],
  from: number,
  letter: string,
): HTMLElement | undefined {
  const order = [...entries.slice(from + 1), ...entries.slice(0, from + 1)];
  return order.find((entry) => entry.textContent.trim().toLowerCase().startsWith(letter.toLowerCase()));
}
