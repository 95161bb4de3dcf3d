import { fixture, html } from '@open-wc/testing';
import { adapterError } from '../../../src/adapter/errors.js';
import type { Account, Supports } from '../../../src/domain/account.js';
import type { IneligibleGroup, RestorePreview } from '../../../src/domain/restore.js';
import '../../../src/elements/restore-confirm-modal/define.js';
import {
  RestoreConfirmModal,
  type RestoreSubject,
} from '../../../src/elements/restore-confirm-modal/restore-confirm-modal.js';

export const ANA: RestoreSubject = {
  kind: 'contact',
  contact: { id: 'c1', name: 'Ana Lima', email: 'ana@example.com', phone: '+55 11 98888 7777' },
};

export function account(supports: Supports = {}, patch: Partial<Account> = {}): Account {
  return {
    id: 'acme',
    name: 'Acme',
    hipaa: false,
    retentionDays: 60,
    timeZone: 'UTC',
    serverTime: '2026-11-24T12:00:00Z',
    allowsDuplicates: false,
    viewer: { id: 'sam', name: 'Sam', canRestore: true },
    supports: {
      preview: true,
      conflicts: ['skip', 'drop-value', 'merge'],
      automations: 'choice',
      ...supports,
    },
    ...patch,
  };
}

export function preview(patch: Partial<RestorePreview> = {}): RestorePreview {
  return { total: 25, eligible: 25, ineligible: [], related: {}, asOf: null, ...patch };
}

export function group(patch: Partial<IneligibleGroup> = {}): IneligibleGroup {
  return {
    reason: 'retention-expired',
    count: 1,
    sample: [{ id: 'x', name: 'Bo Chen' }],
    resolutions: [],
    ...patch,
  };
}

/** Three contacts whose e-mail is taken, two of them named. */
export const CLASH: IneligibleGroup = {
  reason: 'duplicate-email',
  count: 3,
  sample: [
    { id: 'd1', name: 'Cy Roth' },
    { id: 'd2', name: 'Di Ma' },
  ],
  resolutions: ['skip', 'drop-value', 'merge'],
};

export { adapterError };

type Props = Partial<
  Pick<RestoreConfirmModal, 'subject' | 'account' | 'preview' | 'failure' | 'submitting' | 'strings'>
>;

/** The dialog as a person meets it. */
export class Modal {
  readonly element: RestoreConfirmModal;
  readonly events: { type: string; detail: unknown }[] = [];

  constructor(element: RestoreConfirmModal) {
    this.element = element;
    for (const type of ['restore-confirm', 'restore-cancel', 'restore-retry', 'close']) {
      element.addEventListener(type, (event) =>
        this.events.push({ type, detail: (event as CustomEvent<unknown>).detail }),
      );
    }
  }

  get root(): ShadowRoot {
    return this.element.shadowRoot!;
  }

  get dialog(): HTMLDialogElement {
    return this.root.querySelector('dialog')!;
  }

  get text(): string {
    return this.dialog.innerText.replace(/\s+/g, ' ');
  }

  get title(): string {
    return this.root.querySelector<HTMLElement>('#title')!.innerText;
  }

  part(name: string): HTMLElement | null {
    return this.root.querySelector<HTMLElement>(`[part=${name}]`);
  }

  get confirmButton(): HTMLElement | null {
    return this.part('confirm-button');
  }

  /** The part or id that has the focus. */
  get focused(): string | null {
    const element = this.root.activeElement;
    return element && (element.getAttribute('part') ?? element.id);
  }

  select(label: string): HTMLSelectElement {
    return this.root.querySelector<HTMLSelectElement>(`select[aria-label="${label}"]`)!;
  }

  async choose(label: string, value: string): Promise<void> {
    const select = this.select(label);
    select.value = value;
    select.dispatchEvent(new Event('change', { bubbles: true }));
    await this.element.updateComplete;
  }

  async set(props: Props): Promise<void> {
    Object.assign(this.element, props);
    await this.element.updateComplete;
  }

  types(): string[] {
    return this.events.map(({ type }) => type);
  }

  detail(type: string): unknown {
    return this.events.find((event) => event.type === type)?.detail;
  }
}

/** A clock of people who take their time: each look at it is a second later. */
function unhurried(): () => number {
  let now = 0;
  return () => (now += 1_000);
}

/** Opens a dialog over 25 contacts that can all be restored, unless told otherwise. */
export async function openModal(props: Props = {}, elapsed = unhurried()): Promise<Modal> {
  const element = await fixture<RestoreConfirmModal>(html`${new RestoreConfirmModal(elapsed)}`);
  const modal = new Modal(element);
  await modal.set({
    subject: { kind: 'contacts', count: 25 },
    account: account(),
    preview: preview(),
    ...props,
  });
  void element.show();
  await element.updateComplete;
  return modal;
}
