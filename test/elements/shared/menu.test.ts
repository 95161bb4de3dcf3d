import { expect, fixture, fixtureCleanup, html } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import { LitElement } from 'lit';
import { MenuController } from '../../../src/elements/shared/menu.js';

class MenuProbe extends LitElement {
  readonly ran: string[] = [];
  readonly menu = new MenuController(this);
  override render(): unknown {
    const items = (row: string) => () =>
      ['Undo', 'Download', 'Details'].map((label) => ({
        label,
        run: () => void this.ran.push(`${row} ${label}`),
      }));
    return html`${this.menu.button('More for A', '…', items('A'))}
      ${this.menu.button('More for B', '…', items('B'))}
      <button id="after">After</button>${this.menu.menu()}`;
  }
  button(row: 'A' | 'B'): HTMLElement {
    return this.renderRoot.querySelector<HTMLElement>(`[aria-label="More for ${row}"]`)!;
  }
  get isOpen(): boolean {
    return this.renderRoot.querySelector('.menu')!.matches(':popover-open');
  }
  get focused(): string {
    const element = this.shadowRoot!.activeElement;
    return element?.getAttribute('aria-label') ?? element?.textContent.trim() ?? '';
  }
  async clickOn(row: 'A' | 'B'): Promise<void> {
    const { x, y, width, height } = this.button(row).getBoundingClientRect();
    await sendMouse({ type: 'click', position: [Math.round(x + width / 2), Math.round(y + height / 2)] });
    await this.updateComplete;
  }
}
customElements.define('menu-probe', MenuProbe);

const probe = (): Promise<MenuProbe> => fixture(html`<menu-probe></menu-probe>`);

async function opened(key = 'Enter'): Promise<MenuProbe> {
  const element = await probe();
  element.button('A').focus();
  await sendKeys({ press: key });
  await element.updateComplete;
  return element;
}

describe('MenuController', () => {
  afterEach(() => fixtureCleanup());

  it('opens with Enter, Space and arrow down on the first entry, with arrow up on the last', async () => {
    for (const [key, entry] of [
      ['Enter', 'Undo'],
      ['Space', 'Undo'],
      ['ArrowDown', 'Undo'],
      ['ArrowUp', 'Details'],
    ] as const) {
      const element = await opened(key);
      expect([key, element.isOpen, element.focused]).to.deep.equal([key, true, entry]);
      expect(element.button('A').ariaExpanded).to.equal('true');
      fixtureCleanup();
    }
  });

  it('moves with arrows round the end, with Home, End and first letters', async () => {
    const element = await opened();
    const path: string[] = [];
    for (const key of ['ArrowUp', 'ArrowDown', 'End', 'Home', 'd', 'd', 'd']) {
      await sendKeys({ press: key });
      path.push(element.focused);
    }
    expect(path).to.deep.equal(['Details', 'Undo', 'Details', 'Undo', 'Download', 'Details', 'Download']);
  });

  it('closes with Escape and gives the focus back, unheard by what is around', async () => {
    const element = await opened();
    let heard = false;
    element.addEventListener('keydown', () => (heard = true));
    await sendKeys({ press: 'Escape' });
    expect([element.isOpen, element.focused, heard]).to.deep.equal([false, 'More for A', false]);
    expect(element.button('A').ariaExpanded).to.equal('false');
  });

  it('closes with Tab, and the focus goes on to the neighbour of its button', async () => {
    const element = await opened();
    await sendKeys({ press: 'Tab' });
    expect([element.isOpen, element.focused]).to.deep.equal([false, 'More for B']);
  });

  it('runs the chosen entry for the button that it was opened with', async () => {
    const element = await opened();
    await sendKeys({ press: 'ArrowDown' });
    await sendKeys({ press: 'Enter' });
    expect(element.ran).to.deep.equal(['A Download']);
    expect([element.isOpen, element.focused]).to.deep.equal([false, 'More for A']);
  });

  it('closes with a second click, and opens for another button with one', async () => {
    const element = await probe();
    await element.clickOn('A');
    expect(element.isOpen).to.equal(true);
    await element.clickOn('A');
    expect(element.isOpen).to.equal(false);
    await element.clickOn('A');
    await element.clickOn('B');
    expect(element.isOpen).to.equal(true);
    expect([element.button('A').ariaExpanded, element.button('B').ariaExpanded]).to.deep.equal([
      'false',
      'true',
    ]);
  });
});
