// Runs in the browser, by planted.test.mjs alone: each of these tests passes but for the policy, and must not.
import { expect, fixture, html } from '@open-wc/testing';
import { LitElement } from 'lit';

class StyledInMarkup extends LitElement {
  render() {
    return html`<p style="color: rgb(1, 2, 3)">Deleted contacts</p>`;
  }
}
customElements.define('styled-in-markup', StyledInMarkup);

/** Does what violates the policy, and waits until that has been told, so that it is of this test whatever the machine does. */
async function violate(act) {
  const told = new Promise((resolve) => addEventListener('securitypolicyviolation', resolve, { once: true }));
  await act();
  await told;
}

describe('planted', () => {
  it('style attribute in the template of an element', () =>
    violate(async () => {
      const element = await fixture(html`<styled-in-markup></styled-in-markup>`);
      expect(element.shadowRoot.textContent).to.contain('Deleted');
    }));

  it('nothing', async () => {
    const paragraph = await fixture(html`<p>Deleted contacts</p>`);
    paragraph.style.color = 'rgb(1, 2, 3)';
    expect(getComputedStyle(paragraph).color).to.equal('rgb(1, 2, 3)');
  });

  it('text as code', () =>
    violate(() => {
      // oxlint-disable-next-line no-new-func, no-implied-eval -- planted
      expect(() => new Function('return 1')).to.throw();
    }));

  it('text as markup', () =>
    violate(() => {
      const paragraph = document.createElement('p');
      expect(() => (paragraph.innerHTML = 'Deleted contacts')).to.throw(TypeError);
    }));

  it('request to another site', () =>
    violate(async () => {
      const failure = await fetch('https://example.com').catch((error) => error);
      expect(failure).to.be.instanceOf(TypeError);
    }));

  it('script of another site', () =>
    violate(async () => {
      const failure = await import('https://example.com/script.js').catch((error) => error);
      expect(failure).to.be.instanceOf(TypeError);
    }));

  it('picture', () =>
    violate(() => {
      new Image().src = 'data:image/gif;base64,R0lGODlhAQABAAAAACw=';
    }));

  after(() => violate(() => document.body.setAttribute('style', 'color: red')));
});
