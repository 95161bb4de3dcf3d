import { expect } from '@open-wc/testing';
import { defineElement } from '../../../src/elements/shared/define-element.js';
import { emit } from '../../../src/elements/shared/emit.js';

describe('defineElement', () => {
  it('is safe twice, and gives a second tag through a subclass', () => {
    class Thing extends HTMLElement {}
    defineElement(Thing, 'define-probe-a');
    defineElement(Thing, 'define-probe-a');
    defineElement(Thing, 'define-probe-b');
    defineElement(Thing, 'define-probe-b');
    expect(customElements.get('define-probe-a')).to.equal(Thing);
    expect(document.createElement('define-probe-b')).to.be.instanceOf(Thing);
  });

  it('leaves a tag to whoever holds it and says so once', () => {
    const log = globalThis.console;
    const { warn } = log;
    const warnings: unknown[] = [];
    log.warn = (message: unknown) => warnings.push(message);
    try {
      customElements.define('define-probe-c', class extends HTMLElement {});
      defineElement(class extends HTMLElement {}, 'define-probe-c');
      defineElement(class extends HTMLElement {}, 'define-probe-c');
    } finally {
      log.warn = warn;
    }
    expect(warnings).to.have.length(1);
    expect(warnings[0]).to.contain('<define-probe-c>');
  });
});

describe('emit', () => {
  it('bubbles and crosses shadow trees unless it is local', () => {
    const target = new EventTarget();
    const events: CustomEvent[] = [];
    target.addEventListener('probe', (event) => events.push(event as CustomEvent));
    emit(target, 'probe', { n: 1 });
    emit(target, 'probe', { n: 2 }, { local: true });
    expect(events.map(({ bubbles, composed, cancelable }) => [bubbles, composed, cancelable])).to.deep.equal([
      [true, true, false],
      [false, false, false],
    ]);
    expect(events[0]!.detail).to.deep.equal({ n: 1 });
  });

  it('answers false when a listener vetoes', () => {
    const target = new EventTarget();
    expect(emit(target, 'probe', null, { cancelable: true })).to.equal(true);
    target.addEventListener('probe', (event) => event.preventDefault());
    expect(emit(target, 'probe', null, { cancelable: true })).to.equal(false);
  });
});
