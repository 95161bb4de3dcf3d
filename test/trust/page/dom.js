// What the page knows of its own document, shadow trees included.

import { pass, waitForReal } from './time.js';

const TURN_MS = 4;
const TRIES = { quick: 2_000, slow: 4_000 };

/** Lets answers arrive and everything render. */
export async function settle(turns = 4) {
  for (let turn = 0; turn < turns; turn++) await pass(TURN_MS);
}

export const frame = () =>
  new Promise((resolve) => {
    requestAnimationFrame(() => resolve());
  });

/** Waits until something is there, and gives it. */
export async function until(find, what = String(find), tries = TRIES) {
  for (let tried = 0; tried < tries.quick + tries.slow; tried++) {
    const found = find();
    if (found) return found;
    await pass(2);
    if (tried > tries.quick) await waitForReal(5);
  }
  throw new Error(`Never came: ${typeof what === 'function' ? what() : what}`);
}

/** An element in the document. */
export function mount(tag, properties = {}) {
  const element = Object.assign(document.createElement(tag), properties);
  document.querySelector('main').append(element);
  return element;
}

export const all = (element, selector) => [...(element.shadowRoot?.querySelectorAll(selector) ?? [])];
export const one = (element, selector) => element.shadowRoot?.querySelector(selector) ?? null;
export const modalOf = (element) => one(element, 'restore-confirm-modal');
export const rowsOf = (element) => all(element, 'tr.row');
export const hasState = (element, state) => element.matches(`:state(${state})`);
/** A button by the beginning of what it is called. */
export const buttonOf = (element, name) =>
  all(element, 'button').find((button) => (button.ariaLabel ?? button.textContent).trim().startsWith(name));

/** Every node below one, through shadow trees. */
export function* nodesOf(root) {
  for (const node of root.childNodes) {
    yield node;
    if (node.shadowRoot) yield* nodesOf(node.shadowRoot);
    yield* nodesOf(node);
  }
}

/** Everything that is written into an element: text, attributes, and what stands in fields. */
export function textsOf(element) {
  const texts = [...element.attributes].map(({ value }) => value);
  for (const node of nodesOf(element.shadowRoot ?? element)) {
    if (node instanceof Text || node instanceof Comment) texts.push(node.data);
    if (!(node instanceof Element)) continue;
    texts.push(...[...node.attributes].map(({ value }) => value));
    if (typeof node.value === 'string') texts.push(node.value);
  }
  return texts;
}

/** A text without what can't be seen: what must be left of it, wherever it is shown. */
export const squeeze = (text) => text.replace(/[\s\p{C}\p{Default_Ignorable_Code_Point}\u2800]/gu, '');

const DANGEROUS =
  'script iframe frame img object embed style link base meta form template noscript video audio source marquee math textarea xss body title foreignobject animate image use set'.split(
    ' ',
  );
const JUNK = /undefined|\[object |\bNaN\b|Invalid Date|\[native code\]/;

function faultsOfElement(element) {
  const tag = element.localName.toLowerCase();
  if (DANGEROUS.includes(tag)) return [`<${tag}>`];
  return [...element.attributes].flatMap(({ name, value }) => {
    if (name.startsWith('on') || ['style', 'srcdoc'].includes(name)) return [`<${tag} ${name}>`];
    if (!['href', 'src', 'action', 'formaction', 'xlink:href'].includes(name)) return [];
    return /^https?:$/.test(new URL(value, location.href).protocol) ? [] : [`<${tag} ${name}="${value}">`];
  });
}

/** What must not be in an element, whatever it was given. */
export function faultsIn(element) {
  const faults = new Set();
  for (const node of nodesOf(element.shadowRoot ?? element)) {
    if (node instanceof Element) for (const fault of faultsOfElement(node)) faults.add(fault);
  }
  for (const text of textsOf(element)) if (JUNK.test(text)) faults.add(`junk: ${text.slice(0, 200)}`);
  return [...faults];
}

/** The same of everything that is on the page. */
export const faultsOfPage = () => [...document.querySelector('main').children].flatMap(faultsIn);
