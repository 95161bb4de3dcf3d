import { expect, fixtureCleanup, fixture } from '@open-wc/testing';
import { html, LitElement, type PropertyDeclarations } from 'lit';
import { common } from '../../src/i18n/en/common.js';
import { modal } from '../../src/i18n/en/modal.js';
import { LocalizeController } from '../../src/i18n/localize-controller.js';
import type { PartialStrings } from '../../src/i18n/strings.js';

class LocalizedProbe extends LitElement {
  static override properties: PropertyDeclarations = { strings: { attribute: false } };
  declare strings: PartialStrings | null | undefined;
  readonly localize = new LocalizeController<'modal'>(this, { common, modal });
  override render(): unknown {
    return html`${this.localize.lang}|${this.localize.strings.common.cancel}`;
  }
  get text(): string {
    return this.renderRoot.textContent.trim();
  }
}
customElements.define('localized-probe', LocalizedProbe);

const within = (template: unknown): Promise<HTMLElement> => fixture<HTMLElement>(html`${template}`);
const probeOf = (root: ParentNode): LocalizedProbe => root.querySelector<LocalizedProbe>('localized-probe')!;

describe('LocalizeController', () => {
  afterEach(() => fixtureCleanup());

  it('takes the nearest lang of its ancestors', async () => {
    const root = await within(
      html`<div lang="de">
        <p lang="pt-BR"><localized-probe></localized-probe></p>
      </div>`,
    );
    expect(probeOf(root).text).to.match(/^pt-BR\|/);
  });

  it('looks through the hosts of shadow trees', async () => {
    const outer = await within(html`<div lang="fr"></div>`);
    const shadow = outer.attachShadow({ mode: 'open' });
    const probe = new LocalizedProbe();
    shadow.append(probe);
    await probe.updateComplete;
    expect(probe.text).to.match(/^fr\|/);
  });

  it('follows the lang of the page', async () => {
    const page = document.documentElement;
    const before = page.lang;
    const root = await within(html`<div><localized-probe></localized-probe></div>`);
    try {
      page.lang = 'sv';
      // The observer reports in a microtask, and the update follows in another.
      await Promise.resolve();
      await probeOf(root).updateComplete;
      expect(probeOf(root).text).to.match(/^sv\|/);
    } finally {
      page.lang = before;
    }
  });

  it('puts the strings of the host over the English ones, key by key', async () => {
    const strings: PartialStrings = {
      common: { cancel: 'Abbrechen', reasons: { locked: () => 'Gesperrt' } },
    };
    const root = await within(html`<div><localized-probe .strings=${strings}></localized-probe></div>`);
    const merged = probeOf(root).localize.strings;
    expect(merged.common.cancel).to.equal('Abbrechen');
    expect(merged.common.close).to.equal('Close');
    expect(merged.common.reasons.locked(60)).to.equal('Gesperrt');
    expect(merged.common.reasons.erased(60)).to.equal('Erased on request');
    expect(merged.modal).to.equal(modal);
  });

  it('gives the same strings until the host sets others', async () => {
    const root = await within(
      html`<div><localized-probe .strings=${{ modal: { checking: '…' } }}></localized-probe></div>`,
    );
    const probe = probeOf(root);
    const first = probe.localize.strings;
    expect(probe.localize.strings).to.equal(first);
    probe.strings = null;
    await probe.updateComplete;
    expect(probe.localize.strings.modal.checking).to.equal(modal.checking);
  });
});
