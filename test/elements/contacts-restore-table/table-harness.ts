import { fixture, html } from '@open-wc/testing';
import { sessionFor } from '../../../src/controllers/adapter-session.js';
import '../../../src/elements/contacts-restore-table/define.js';
import type { ContactsRestoreTable } from '../../../src/elements/contacts-restore-table/contacts-restore-table.js';
import type { RestoreConfirmModal } from '../../../src/elements/restore-confirm-modal/restore-confirm-modal.js';
import {
  fakeAdapter,
  makeContacts,
  type FakeAdapter,
  type FakeAdapterOptions,
} from '../../support/fake-adapter.js';
import { recordEvents, type RecordedEvent } from '../../support/record-events.js';
import { manualTimers, settle, type ManualTimers } from '../../support/manual-timers.js';

const EVENTS = [
  'selection-change',
  'restore-request',
  'restore-start',
  'restore-end',
  'contact-open',
  'load-error',
  'auth-required',
] as const;

const words = (element: Element | null | undefined): string =>
  (element instanceof HTMLElement ? element.innerText : '').replace(/\s+/g, ' ').trim();

/** The words of a control, which may be there for the keyboard only: of those WebKit gives no `innerText`. */
const wordsOf = (control: Element): string =>
  words(control) || control.textContent.replace(/\s+/g, ' ').trim();

// Rows that no frame has shown yet have no `innerText`, and tests don't wait for frames.
const sheet = new CSSStyleSheet();
sheet.replaceSync('contacts-restore-table::part(row) { content-visibility: visible; }');
document.adoptedStyleSheets.push(sheet);

/** The table as a person meets it. */
export class Table {
  readonly element: ContactsRestoreTable;
  readonly adapter: FakeAdapter;
  readonly timers: ManualTimers;
  readonly events: RecordedEvent[];

  constructor(element: ContactsRestoreTable, adapter: FakeAdapter, timers: ManualTimers) {
    this.element = element;
    this.adapter = adapter;
    this.timers = timers;
    this.events = recordEvents(element, EVENTS);
  }

  get root(): ShadowRoot {
    return this.element.shadowRoot!;
  }

  get text(): string {
    return words(this.root.querySelector('.base'));
  }

  /** Lets answers arrive and everything render. */
  async settle(): Promise<void> {
    for (let round = 0; round < 5; round++) {
      await settle();
      await this.element.updateComplete;
    }
  }

  find<T extends HTMLElement = HTMLElement>(selector: string): T | null {
    return this.root.querySelector<T>(selector);
  }

  get(selector: string): HTMLElement {
    const found = this.find(selector);
    if (!found) throw new Error(`There is no ${selector}.`);
    return found;
  }

  get rows(): HTMLElement[] {
    return [...this.root.querySelectorAll<HTMLElement>('tr.row')];
  }

  /** What the contacts on the page are called. */
  get names(): string[] {
    return this.rows.map((row) => words(row.querySelector('th')));
  }

  row(name: string): HTMLElement {
    const row = this.rows.find((one) => words(one.querySelector('th')) === name);
    if (!row) throw new Error(`There is no row of ${name}.`);
    return row;
  }

  rowText(name: string): string {
    return words(this.row(name));
  }

  checkbox(name: string): HTMLInputElement {
    return this.row(name).querySelector<HTMLInputElement>('[type=checkbox]')!;
  }

  get pageCheckbox(): HTMLInputElement {
    return this.get('thead [type=checkbox]') as HTMLInputElement;
  }

  control(name: string, control: string): HTMLElement | null {
    return this.row(name).querySelector<HTMLElement>(`[data-control=${control}]`);
  }

  /** A button or link outside of the dialog by the beginning of its words or its label. */
  button(label: string): HTMLElement {
    const buttons = [...this.root.querySelectorAll<HTMLElement>('button, a')];
    const found = buttons.find((one) => (one.ariaLabel ?? wordsOf(one)).startsWith(label));
    if (!found) throw new Error(`There is no button "${label}" in: ${this.text}`);
    return found;
  }

  has(label: string): boolean {
    try {
      return this.button(label) !== null;
    } catch {
      return false;
    }
  }

  async click(target: string | HTMLElement, options: MouseEventInit = {}): Promise<void> {
    const element = typeof target === 'string' ? this.button(target) : target;
    element.dispatchEvent(
      new MouseEvent('click', { bubbles: true, composed: true, cancelable: true, ...options }),
    );
    await this.settle();
  }

  async tick(...names: string[]): Promise<void> {
    for (const name of names) await this.click(this.checkbox(name));
  }

  async choose(label: string, value: string): Promise<void> {
    const field = [...this.root.querySelectorAll('label:not(.choice)')].find((one) =>
      words(one).startsWith(label),
    );
    const input = field?.querySelector<HTMLInputElement | HTMLSelectElement>('select, input');
    if (!input) throw new Error(`There is no field "${label}".`);
    input.value = value;
    input.dispatchEvent(new Event('change', { bubbles: true }));
    await this.settle();
  }

  get searchField(): HTMLInputElement {
    return this.get('[type=search]') as HTMLInputElement;
  }

  async type(text: string): Promise<void> {
    this.searchField.value = text;
    this.searchField.dispatchEvent(new Event('input', { bubbles: true }));
    await this.settle();
  }

  get modal(): RestoreConfirmModal {
    return this.get('restore-confirm-modal') as RestoreConfirmModal;
  }

  get modalTitle(): string {
    return words(this.modal.shadowRoot!.querySelector('#title'));
  }

  /** Confirms what the dialog asks about. */
  async confirm(): Promise<void> {
    this.modal.shadowRoot!.querySelector<HTMLElement>('[part=confirm-button]')!.click();
    await this.settle();
  }

  async cancel(): Promise<void> {
    this.modal.shadowRoot!.querySelector<HTMLElement>('[part=cancel-button]')!.click();
    await this.settle();
  }

  get banners(): string[] {
    return [...this.root.querySelectorAll('.banner')].map(words);
  }

  /** The queries that the list was asked with. */
  get queries(): Record<string, unknown>[] {
    return this.adapter.called('listDeletedContacts').map(({ args }) => args[0] as Record<string, unknown>);
  }

  get lastQuery(): Record<string, unknown> {
    return this.queries.at(-1)!;
  }

  /** The requests with which restores were begun. */
  get restores(): { target: unknown; onConflict?: string }[] {
    return this.adapter.called('startRestore').map(({ args }) => args[0] as { target: unknown });
  }

  detail(type: string): unknown {
    return this.events.findLast((event) => event.type === type)?.detail;
  }

  types(): string[] {
    return this.events.map(({ type }) => type);
  }

  /** The control that has the focus: its mark, its label or its words. */
  get focused(): string | null {
    const active = this.root.activeElement;
    if (!(active instanceof HTMLElement)) return null;
    return active.ariaLabel ?? (words(active) || active.localName);
  }

  press(key: string, options: KeyboardEventInit = {}): KeyboardEvent {
    const event = new KeyboardEvent('keydown', {
      key,
      bubbles: true,
      composed: true,
      cancelable: true,
      ...options,
    });
    (this.root.activeElement ?? this.element).dispatchEvent(event);
    return event;
  }

  /** All that is announced politely from now on. */
  listen(): string[] {
    const heard: string[] = [];
    const region = this.get('.base > [data-announcer][role=status]');
    new MutationObserver(() => heard.push(region.textContent)).observe(region, { childList: true });
    return heard;
  }

  /** Waits until something is announced that holds these words. */
  async said(text: string, role: 'status' | 'alert' = 'status'): Promise<string> {
    const region = this.get(`.base > [data-announcer][role=${role}]`);
    if (!region.textContent.includes(text)) {
      await new Promise<void>((resolve) => {
        const observer = new MutationObserver(() => {
          if (!region.textContent.includes(text)) return;
          observer.disconnect();
          resolve();
        });
        observer.observe(region, { childList: true, characterData: true, subtree: true });
      });
    }
    return region.textContent;
  }
}

export interface TableOptions extends FakeAdapterOptions {
  /** Properties of the element. */
  props?: Partial<ContactsRestoreTable>;
  /** Width of the element in pixels. */
  width?: number;
}

/** A table over an adapter of the test's own, that hasn't got its adapter yet. */
export async function unconnectedTable({
  props = {},
  width = 1100,
  ...options
}: TableOptions = {}): Promise<Table> {
  const adapter = fakeAdapter({ contacts: makeContacts(3), ...options });
  const timers = manualTimers();
  sessionFor(adapter, timers);
  const box = await fixture<HTMLElement>(
    html`<div lang="en"><contacts-restore-table></contacts-restore-table></div>`,
  );
  box.style.inlineSize = `${width}px`;
  const element = box.querySelector<ContactsRestoreTable>('contacts-restore-table')!;
  Object.assign(element, { timeZone: 'UTC', ...props });
  return new Table(element, adapter, timers);
}

/** A table with its first answers in. */
export async function renderTable(options: TableOptions = {}): Promise<Table> {
  const table = await unconnectedTable(options);
  table.element.adapter = table.adapter;
  await table.settle();
  return table;
}
