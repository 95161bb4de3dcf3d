// Runs in the browser, by planted.test.mjs alone: each of these tests passes but for the policy, and must not.
import { expect, fixture, html } from '@open-wc/testing';
import { LitElement } from 'lit';

class StyledInMarkup extends LitElement {
  render() {
    // oxlint-disable-next-line house/no-unsafe-dom -- planted
    return html`<p style="color: rgb(1, 2, 3)">Deleted contacts</p>`;
  }
}
customElements.define('styled-in-markup', StyledInMarkup);

describe('planted', () => {
  it('style attribute in the template of an element', async () => {
    const element = await fixture(html`<styled-in-markup></styled-in-markup>`);
    expect(element.shadowRoot.textContent).to.contain('Deleted');
  });

  it('nothing', async () => {
    const paragraph = await fixture(html`<p>Deleted contacts</p>`);
    paragraph.style.color = 'rgb(1, 2, 3)';
    expect(getComputedStyle(paragraph).color).to.equal('rgb(1, 2, 3)');
  });

  it('text as code', () => {
    // oxlint-disable-next-line no-new-func, no-implied-eval -- planted
    expect(() => new Function('return 1')).to.throw();
  });

  it('text as markup', () => {
    const write = () => {
      // oxlint-disable-next-line house/no-unsafe-dom -- planted
      document.createElement('p').innerHTML = 'Deleted contacts';
    };
    // Not every engine knows Trusted Types.
    if (globalThis.trustedTypes) expect(write).to.throw(TypeError);
    else expect(write).to.not.throw();
  });

  it('request to another site', async () => {
    const failure = await fetch('https://example.com').catch((error) => error);
    expect(failure).to.be.instanceOf(TypeError);
  });

  it('script of another site', async () => {
    const failure = await import('https://example.com/script.js').catch((error) => error);
    expect(failure).to.be.instanceOf(TypeError);
  });

  it('picture', async () => {
    const picture = new Image();
    const failed = new Promise((resolve) => picture.addEventListener('error', resolve));
    picture.src = 'data:image/gif;base64,R0lGODlhAQABAAAAACw=';
    await failed;
  });

  after(() => document.body.setAttribute('style', 'color: red'));
});
