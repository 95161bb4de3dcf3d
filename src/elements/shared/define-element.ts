import { warnOnce } from '../../warn-once.js';

/**
 * Registers an element. Safe to call twice, and without a browser, where it does nothing. A class that already has a tag gets
 * a second one through a subclass, since a registry takes a class only once.
 */
export function defineElement(
  element: CustomElementConstructor,
  tag: string,
  registry: CustomElementRegistry | undefined = globalThis.customElements,
): void {
  if (!registry) return;
  const held = registry.get(tag);
  if (!held) {
    registry.define(tag, registry.getName(element) ? class extends element {} : element);
  } else if (held !== element && Object.getPrototypeOf(held) !== element) {
    warnOnce(`<${tag}> is already defined by another copy of this package or by the page; that one stays.`);
  }
}
