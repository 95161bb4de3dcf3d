import { expect } from '@open-wc/testing';
import type { RestoreAdapter } from '../../src/adapter/contract.js';
import { provideAdapter } from '../../src/adapter/provide-adapter.js';
import { sessionFor, type AdapterSession } from '../../src/controllers/adapter-session.js';
import { SessionController } from '../../src/controllers/session-controller.js';
import { ControllerHost } from '../support/controller-host.js';
import { fakeAdapter } from '../support/fake-adapter.js';
import { settle } from '../support/manual-timers.js';

interface Setup {
  host: ControllerHost;
  controller: SessionController;
  /** The sessions that listeners were told of. */
  told: (AdapterSession | null)[];
}

/** A host that isn't in the document yet. */
function makeHost(patch: Partial<Pick<ControllerHost, 'adapter' | 'src'>> = {}): Setup {
  const host = Object.assign(new ControllerHost(), patch);
  const controller = new SessionController(host);
  const told: Setup['told'] = [];
  controller.onChange((session) => told.push(session));
  return { host, controller, told };
}

/** An element in the document, with room for others in it. */
function place(parent: Element = document.body): HTMLElement {
  return parent.appendChild(document.createElement('section'));
}

describe('session controller', () => {
  afterEach(() => document.body.replaceChildren());

  it('has no session without an adapter', async () => {
    const { host, controller, told } = makeHost();
    place().append(host);
    await settle();
    expect([controller.session, controller.isConnecting, told]).to.deep.equal([null, false, []]);
  });

  it('takes the adapter of the property, set before or after it is in the document', async () => {
    const adapter = fakeAdapter();
    const early = makeHost({ adapter });
    const late = makeHost();
    place().append(early.host, late.host);
    late.host.adapter = adapter;
    await settle();
    expect(early.told).to.deep.equal([sessionFor(adapter)]);
    expect(late.told).to.deep.equal([sessionFor(adapter)]);
  });

  it('takes what is no object for no adapter, and lets go of the one before', async () => {
    for (const wrong of [42, 'adapter', true, Symbol('adapter')]) {
      const { host, controller, told } = makeHost({ adapter: fakeAdapter() });
      place().append(host);
      await settle();
      host.adapter = wrong as never;
      await settle();
      expect([controller.session, told.at(-1)], String(wrong)).to.deep.equal([null, null]);
    }
  });

  it('prefers the property to the address and the address to the context', async () => {
    const [own, provided] = [fakeAdapter(), fakeAdapter()];
    const parent = place();
    provideAdapter(parent, provided);
    const { host, controller } = makeHost({ adapter: own, src: '/api' });
    parent.append(host);
    expect(controller.session).to.equal(sessionFor(own));
    host.adapter = null;
    await host.updateComplete;
    expect([controller.session, controller.isConnecting]).to.deep.equal([null, true]);
    host.src = null;
    await settle();
    expect(controller.session).to.equal(sessionFor(provided));
  });

  it('makes the adapter for an address once', async () => {
    const { host, controller, told } = makeHost({ src: '/api' });
    const connected = new Promise<AdapterSession | null>((resolve) => controller.onChange(resolve));
    place().append(host);
    const session = await connected;
    expect(session?.adapter.getAccount).to.be.a('function');
    host.requestUpdate();
    await host.updateComplete;
    expect([told, controller.isConnecting]).to.deep.equal([[session], false]);
  });

  it('finds an adapter that an ancestor provides before it, after it, and in its place', async () => {
    const [first, second] = [fakeAdapter(), fakeAdapter()];
    const parent = place();
    const { host, controller } = makeHost();
    parent.append(host);
    provideAdapter(parent, first);
    expect(controller.session).to.equal(sessionFor(first));
    provideAdapter(parent, second);
    expect(controller.session).to.equal(sessionFor(second));
    const later = makeHost();
    parent.append(later.host);
    expect(later.controller.session).to.equal(sessionFor(second));
  });

  it('takes the nearest of several providers, also when that comes later', () => {
    const [outer, inner] = [fakeAdapter(), fakeAdapter()];
    const far = place();
    const near = place(far);
    const { host, controller } = makeHost();
    near.append(host);
    provideAdapter(far, outer);
    expect(controller.session).to.equal(sessionFor(outer));
    const provision = provideAdapter(near, inner);
    expect(controller.session).to.equal(sessionFor(inner));
    provideAdapter(far, fakeAdapter());
    expect(controller.session).to.equal(sessionFor(inner));
    provision.set(undefined);
    expect(controller.session).to.equal(null);
  });

  it('forgets when the ancestor takes the adapter away', () => {
    const parent = place();
    const provision = provideAdapter(parent, fakeAdapter());
    const { host, controller, told } = makeHost();
    parent.append(host);
    provision.set(undefined);
    expect([controller.session, told.at(-1)]).to.deep.equal([null, null]);
  });

  it('tells of another adapter before the element renders again', async () => {
    const [first, second] = [fakeAdapter(), fakeAdapter()];
    const { host, controller } = makeHost({ adapter: first });
    place().append(host);
    await settle();
    const rendersAtChange: number[] = [];
    controller.onChange(() => rendersAtChange.push(host.renders));
    host.adapter = second;
    await host.updateComplete;
    expect(controller.session).to.equal(sessionFor(second));
    expect(rendersAtChange).to.deep.equal([1, 1]);
    expect(host.renders).to.equal(2);
  });
});

describe('session controller of an element that goes', () => {
  afterEach(() => document.body.replaceChildren());

  function connected(adapter: RestoreAdapter = fakeAdapter()): Setup {
    const setup = makeHost({ adapter });
    place().append(setup.host);
    return setup;
  }

  it('forgets in a microtask when the element is removed, and begins anew when it is back', async () => {
    const adapter = fakeAdapter();
    const { host, told } = connected(adapter);
    host.remove();
    expect(told).to.have.length(1);
    await Promise.resolve();
    expect(told).to.deep.equal([sessionFor(adapter), null]);
    place().append(host);
    expect(told).to.deep.equal([sessionFor(adapter), null, sessionFor(adapter)]);
  });

  it('tells nobody when the element is moved within one task', async () => {
    const { host, told } = connected();
    place().append(host);
    await settle();
    expect(told).to.have.length(1);
  });

  it('does not tell either when it is moved below the same provider', async () => {
    const parent = place();
    provideAdapter(parent, fakeAdapter());
    const { host, told } = makeHost();
    place(parent).append(host);
    place(parent).append(host);
    await settle();
    expect(told).to.have.length(1);
  });

  it('lets go of a provider that it is moved away from', async () => {
    const parent = place();
    provideAdapter(parent, fakeAdapter());
    const { host, controller, told } = makeHost();
    parent.append(host);
    place().append(host);
    expect(controller.session).to.equal(null);
    provideAdapter(parent, fakeAdapter());
    await settle();
    expect([controller.session, told.length]).to.deep.equal([null, 2]);
  });

  it('forgets when the page is put away, and is back with the page', async () => {
    const adapter = fakeAdapter();
    const { controller, told } = connected(adapter);
    await controller.session!.loadAccount();
    window.dispatchEvent(new Event('pagehide'));
    expect(controller.session).to.equal(null);
    window.dispatchEvent(new Event('pageshow'));
    expect(told).to.deep.equal([sessionFor(adapter), null, sessionFor(adapter)]);
    await controller.session!.loadAccount();
    expect(adapter.called('getAccount')).to.have.length(2);
  });

  it('stays empty after it was told to forget, whatever happens to the page or the element', async () => {
    const { host, controller } = connected();
    controller.forget();
    window.dispatchEvent(new Event('pagehide'));
    window.dispatchEvent(new Event('pageshow'));
    place().append(host);
    host.requestUpdate();
    await settle();
    expect(controller.session).to.equal(null);
  });

  it('begins again after it was told to forget: on restart, or with another adapter', async () => {
    const [first, second] = [fakeAdapter(), fakeAdapter()];
    const { host, controller } = connected(first);
    controller.forget();
    controller.restart();
    expect(controller.session).to.equal(sessionFor(first));
    controller.forget();
    host.adapter = second;
    await settle();
    expect(controller.session).to.equal(sessionFor(second));
  });

  it('asks for the account again on restart', async () => {
    const adapter = fakeAdapter();
    const { controller } = connected(adapter);
    await controller.session!.loadAccount();
    controller.restart();
    await controller.session!.loadAccount();
    expect(adapter.called('getAccount')).to.have.length(2);
  });
});
