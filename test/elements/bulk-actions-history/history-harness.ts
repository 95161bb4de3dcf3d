import { fixture, html } from '@open-wc/testing';
import { sessionFor } from '../../../src/controllers/adapter-session.js';
import type { BulkAction, BulkActionItem } from '../../../src/domain/bulk-action.js';
import '../../../src/elements/bulk-actions-history/define.js';
import type { BulkActionsHistory } from '../../../src/elements/bulk-actions-history/bulk-actions-history.js';
import {
  daysAgo,
  fakeAdapter,
  makeAction,
  type FakeAdapter,
  type FakeAdapterOptions,
} from '../../support/fake-adapter.js';
import { recordEvents, type RecordedEvent } from '../../support/record-events.js';
import { manualTimers, settle, type ManualTimers } from '../../support/manual-timers.js';

export const SAM = { id: 'user-1', name: 'Sam Ode' };
export const ANA = { id: 'user-2', name: 'Ana Lima' };

export function counts(
  total: number | null,
  processed: number,
  failed = 0,
  skipped = 0,
): BulkAction['counts'] {
  return { total, processed, succeeded: processed - failed - skipped, failed, skipped };
}

/** A finished bulk delete that can be reversed. */
export function bulkDelete(patch: Partial<BulkAction> = {}): BulkAction {
  const at = daysAgo(20);
  return makeAction({
    ...{
      id: 'del-1',
      kind: 'delete',
      label: 'Spring cleaning',
      counts: counts(12, 12),
      undo: null,
      createdBy: ANA,
    },
    ...{ createdAt: at, startedAt: at, finishedAt: at },
    restorable: { until: daysAgo(-40), eligible: true, reason: null },
    ...patch,
  });
}

/** A restore of `del-1` under way. */
export function runningRestore(patch: Partial<BulkAction> = {}): BulkAction {
  return makeAction({
    ...{
      id: 'res-1',
      kind: 'restore',
      label: 'Restore contacts',
      status: 'in-progress' as const,
      finishedAt: null,
    },
    ...{ counts: counts(12, 3), restoresId: 'del-1', undo: null },
    ...patch,
  });
}

export const item = (number: number, patch: Partial<BulkActionItem> = {}): BulkActionItem => ({
  contactId: `c-${number}`,
  name: `Contact ${number}`,
  outcome: 'succeeded',
  reason: null,
  message: null,
  ...patch,
});

const words = (element: Element | null | undefined): string =>
  (element as HTMLElement | null | undefined)?.innerText.replace(/\s+/g, ' ').trim() ?? '';

/** The history as a person meets it. */
export class History {
  readonly element: BulkActionsHistory;
  readonly adapter: FakeAdapter;
  readonly timers: ManualTimers;
  readonly events: RecordedEvent[];

  constructor(element: BulkActionsHistory, adapter: FakeAdapter, timers: ManualTimers) {
    this.element = element;
    this.adapter = adapter;
    this.timers = timers;
    this.events = recordEvents(element, [
      'restore-request',
      'restore-start',
      'restore-end',
      'load-error',
      'auth-required',
    ]);
  }

  get root(): ShadowRoot {
    return this.element.shadowRoot!;
  }

  get text(): string {
    return words(this.root.querySelector('section'));
  }

  get rows(): HTMLElement[] {
    return [...this.root.querySelectorAll<HTMLElement>('.row')];
  }

  /** The names of the rows, in order. */
  get names(): string[] {
    return this.rows.map((row) => words(row.querySelector('.name')));
  }

  row(id: string): HTMLElement {
    return this.rows.find((row) => row.dataset['id'] === id)!;
  }

  rowText(id: string): string {
    return words(this.row(id));
  }

  get panel(): HTMLElement | null {
    return this.root.querySelector<HTMLElement>('.panel');
  }

  get panelText(): string {
    return words(this.panel);
  }

  get dialog(): HTMLElement {
    return this.root.querySelector('restore-confirm-modal')!.shadowRoot!.querySelector('dialog')!;
  }

  get dialogTitle(): string {
    return this.dialog.hasAttribute('open') ? words(this.dialog.querySelector('#title')) : '';
  }

  /** What can be clicked in a part of the element, by its visible words. */
  button(text: string, within: ParentNode = this.root): HTMLElement | undefined {
    return [...within.querySelectorAll<HTMLElement>('button')].find((button) => words(button) === text);
  }

  buttons(within: ParentNode): string[] {
    return [...within.querySelectorAll('button')].map(words).filter((text) => text !== '');
  }

  async click(text: string, within?: ParentNode): Promise<void> {
    this.button(text, within)!.click();
    await this.settled();
  }

  async openMenu(id: string): Promise<string[]> {
    this.row(id).querySelector<HTMLElement>('[aria-haspopup]')!.click();
    await this.settled();
    return this.buttons(this.root.querySelector('.menu')!);
  }

  async confirm(): Promise<void> {
    this.dialog.querySelector<HTMLElement>('[part=confirm-button]')!.click();
    await this.settled();
  }

  async choose(label: string, value: string): Promise<void> {
    const field = [...this.root.querySelectorAll('label')].find((each) => words(each).startsWith(label))!;
    const select = field.querySelector<HTMLSelectElement | HTMLInputElement>('select, input')!;
    select.value = value;
    select.dispatchEvent(new Event('change', { bubbles: true }));
    await this.settled();
  }

  /** What screen readers were told last. */
  get said(): string {
    return words(this.root.querySelector('[role=status]')).replace(/\u00a0$/, '');
  }

  get focused(): HTMLElement | null {
    return this.root.activeElement as HTMLElement | null;
  }

  /** The row that holds the focus. */
  get focusedRow(): string | null {
    return this.focused?.closest<HTMLElement>('[data-id]')?.dataset['id'] ?? null;
  }

  /** The last question for a page of the history. */
  get query(): unknown {
    return this.adapter.called('listBulkActions').at(-1)?.args[0];
  }

  details(type: string): unknown[] {
    return this.events.filter((event) => event.type === type).map(({ detail }) => detail);
  }

  async pass(ms: number): Promise<void> {
    await this.timers.advance(ms);
    await this.settled();
  }

  async settled(): Promise<void> {
    await settle();
    await this.element.updateComplete;
    await settle();
  }
}

export interface RenderOptions extends FakeAdapterOptions {
  props?: Partial<Pick<BulkActionsHistory, 'pageSize' | 'density' | 'strings' | 'timeZone'>>;
  lang?: string;
  width?: number;
}

/** A history over a fake adapter, its first page loaded as far as the adapter answers. Time passes only when told. */
export async function renderHistory({
  props = {},
  lang = 'en-GB',
  width = 1200,
  ...options
}: RenderOptions = {}) {
  const adapter = fakeAdapter(options);
  const timers = manualTimers();
  sessionFor(adapter, timers);
  const frame = await fixture<HTMLElement>(html`<div lang=${lang}></div>`);
  frame.style.inlineSize = `${width}px`;
  const element = document.createElement('bulk-actions-history');
  Object.assign(element, { timeZone: 'UTC', ...props });
  const history = new History(element, adapter, timers);
  element.adapter = adapter;
  frame.append(element);
  await history.settled();
  return history;
}
