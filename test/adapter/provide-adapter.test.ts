import { ContextEvent } from '@lit/context';
import { expect, fixture, html } from '@open-wc/testing';
import { adapterContext, provideAdapter, type RestoreAdapter } from 'contacts-restore/adapter';

const anAdapter = (): RestoreAdapter => ({}) as RestoreAdapter;

/** Asks as an element of this package does; the list holds what it was told so far. */
function ask(element: Element): (RestoreAdapter | undefined)[] {
  const told: (RestoreAdapter | undefined)[] = [];
  element.dispatchEvent(
    new ContextEvent(adapterContext, element, (adapter) => void told.push(adapter), true),
  );
  return told;
}
const page = async () => {
  const outer = await fixture<HTMLElement>(
    html`<section>
      <div><p></p></div>
    </section>`,
  );
  return { outer, inner: outer.querySelector('div')!, leaf: outer.querySelector('p')! };
};

describe('provideAdapter', () => {
  it('answers whoever asks below', async () => {
    const { outer, leaf } = await page();
    const adapter = anAdapter();
    provideAdapter(outer, adapter);
    expect(ask(leaf)).to.deep.equal([adapter]);
  });

  it('answers through shadow roots', async () => {
    const { outer, leaf } = await page();
    const adapter = anAdapter();
    provideAdapter(outer, adapter);
    const hidden = leaf.attachShadow({ mode: 'open' }).appendChild(document.createElement('b'));
    expect(ask(hidden)).to.deep.equal([adapter]);
  });

  it('answers nobody beside or above', async () => {
    const { inner, outer } = await page();
    provideAdapter(inner, anAdapter());
    expect(ask(outer)).to.deep.equal([]);
  });

  it('works on an element that is not in the document yet', () => {
    const target = document.createElement('div');
    const leaf = target.appendChild(document.createElement('p'));
    const adapter = anAdapter();
    provideAdapter(target, adapter);
    expect(ask(leaf)).to.deep.equal([adapter]);
  });

  it('lets those know that asked before there was anybody to answer', async () => {
    const { outer, leaf } = await page();
    const adapter = anAdapter();
    expect(ask(leaf)).to.deep.equal([]);
    const told: unknown[] = [];
    document.addEventListener('context-provider', () => told.push(...ask(leaf)), { once: true });
    provideAdapter(outer, adapter);
    expect(told).to.deep.equal([adapter]);
  });

  it('hands another adapter to those that have one', async () => {
    const { outer, leaf } = await page();
    const [first, second] = [anAdapter(), anAdapter()];
    const provision = provideAdapter(outer, first);
    const told = ask(leaf);
    provision.set(second);
    provision.set(undefined);
    expect(told).to.have.length(3);
    expect([told[0] === first, told[1] === second, told[2]]).to.deep.equal([true, true, undefined]);
  });

  it('replaces the adapter when it is called again for the same target', async () => {
    const { outer, leaf } = await page();
    const second = anAdapter();
    provideAdapter(outer, anAdapter());
    const told = ask(leaf);
    provideAdapter(outer, second);
    expect(told.at(-1)).to.equal(second);
    expect(ask(leaf)).to.have.length(1);
  });

  it('gives precedence to the nearest', async () => {
    const { outer, inner, leaf } = await page();
    const near = anAdapter();
    provideAdapter(outer, anAdapter());
    provideAdapter(inner, near);
    const told = ask(leaf);
    expect(told).to.have.length(1);
    expect(told[0]).to.equal(near);
  });

  it('moves those below over to a nearer one that comes later', async () => {
    const { outer, inner, leaf } = await page();
    const near = anAdapter();
    provideAdapter(outer, anAdapter());
    const told = ask(leaf);
    provideAdapter(inner, near);
    expect(told.at(-1)).to.equal(near);
  });

  it('uses a key that other copies of this package share', () => {
    expect(adapterContext).to.equal(Symbol.for('contacts-restore/adapter'));
  });
});
