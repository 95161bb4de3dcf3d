/** An element and all in it, shadow trees included. */
export function allElements(root: Element): HTMLElement[] {
  const inside = [...(root.shadowRoot?.querySelectorAll('*') ?? []), ...root.querySelectorAll('*')];
  return [root as HTMLElement, ...inside.flatMap((element) => withShadow(element))];
}

const withShadow = (element: Element): HTMLElement[] =>
  element.shadowRoot ? allElements(element) : [element as HTMLElement];

const isSeen = (element: HTMLElement): boolean =>
  element.checkVisibility({ visibilityProperty: true }) &&
  element.getBoundingClientRect().width > 0 &&
  !isClipped(element);

/** Whether it is there for screen readers only. */
function isClipped(element: Element): boolean {
  for (let at: Element | null = element; at; at = at.parentElement)
    if (getComputedStyle(at).clipPath === 'inset(50%)') return true;
  return false;
}

const nameOf = (element: Element): string =>
  `<${element.localName} class="${element.getAttribute('class') ?? ''}"> ${(element.textContent ?? '').replace(/\s+/g, ' ').trim().slice(0, 40)}`;

const TARGETS = 'a, button, select, summary, input, [tabindex="0"]';

/** What a finger or a pointer can hit of a control: of checkboxes also the label around. */
const targetRect = (control: HTMLElement): DOMRect =>
  (control.matches('input') ? (control.closest('label') ?? control) : control).getBoundingClientRect();

/** How far a point is from a rectangle. */
function distance(x: number, y: number, { left, right, top, bottom }: DOMRect): number {
  return Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom));
}

/**
 * Controls that are too small after WCAG 2.5.8: below `least` pixels in one direction, and with another target within a circle
 * of that width around their centre.
 */
export function smallTargets(root: Element, least: number): string[] {
  const controls = allElements(root).filter((element) => element.matches(TARGETS) && isSeen(element));
  const rects = controls.map(targetRect);
  const isSmall = ({ width, height }: DOMRect): boolean => Math.min(width, height) < least - 0.5;
  return controls.flatMap((control, index) => {
    const rect = rects[index]!;
    if (!isSmall(rect)) return [];
    const [x, y] = [rect.left + rect.width / 2, rect.top + rect.height / 2];
    const isCrowded = rects.some(
      (other, at) => at !== index && !samePlace(rect, other) && distance(x, y, other) < least / 2,
    );
    return isCrowded ? [`${Math.round(rect.width)} × ${Math.round(rect.height)}: ${nameOf(control)}`] : [];
  });
}

const samePlace = (one: DOMRect, other: DOMRect): boolean =>
  one.left === other.left && one.top === other.top && one.right === other.right;

/** What stands out at the sides of a box, or is cut off. */
export function lostAtSides(root: Element, { left, right }: { left: number; right: number }): string[] {
  const seen = allElements(root).filter((element) => isSeen(element) && !isInScroller(element));
  const out = seen.filter((element) => {
    const rect = element.getBoundingClientRect();
    return rect.left < left - 1 || rect.right > right + 1;
  });
  const cut = seen.filter((element) => {
    const { overflowX } = getComputedStyle(element);
    const hides = overflowX === 'hidden' || overflowX === 'clip';
    return hides && !element.matches('input, select') && element.scrollWidth > element.clientWidth + 1;
  });
  return [
    ...out.map((element) => `out: ${nameOf(element)}`),
    ...cut.map((element) => `cut: ${nameOf(element)}`),
  ];
}

function isInScroller(element: Element): boolean {
  for (let parent = element.parentElement; parent; parent = parent.parentElement) {
    if (/auto|scroll/.test(getComputedStyle(parent).overflowX) && parent.localName !== 'dialog') return true;
  }
  return false;
}

/** English words whose last letter stands before their first on the same line. */
export function misread(root: Element): string[] {
  const texts = allElements(root)
    .filter((element) => isSeen(element) && !element.matches('option, select, svg, svg *'))
    .flatMap((element) => [...element.childNodes].filter((node): node is Text => node instanceof Text));
  return texts.flatMap((text) => {
    const words = text.data.trim();
    if (!/[a-z]/i.test(words)) return [];
    const start = text.data.search(/\S/);
    const [first, last] = [letterRect(text, start), letterRect(text, start + words.length - 1)];
    return first.top === last.top && last.left < first.left ? [words] : [];
  });
}

function letterRect(text: Text, at: number): DOMRect {
  const range = document.createRange();
  range.setStart(text, at);
  range.setEnd(text, at + 1);
  return range.getBoundingClientRect();
}

/** What WCAG 1.4.12 lets people set. The answer takes it away again. */
export function spaceText(root: Element): () => void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
    p { margin-block-end: 2em !important; }`);
  const roots = allElements(root).flatMap(({ shadowRoot }) => shadowRoot ?? []);
  for (const { adoptedStyleSheets } of roots) adoptedStyleSheets.push(sheet);
  return () => {
    for (const each of roots)
      each.adoptedStyleSheets = each.adoptedStyleSheets.filter((one) => one !== sheet);
  };
}
