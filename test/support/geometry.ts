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
 * of that width around their centre, or with another that is too small and whose circle meets theirs.
 */
export function smallTargets(root: Element, least: number): string[] {
  const controls = allElements(root).filter((element) => element.matches(TARGETS) && isSeen(element));
  const targets = controls.map((control) => ({ control, rect: targetRect(control) }));
  const isSmall = ({ width, height }: DOMRect): boolean => Math.min(width, height) < least - 0.5;
  return targets.flatMap(({ control, rect }) => {
    if (!isSmall(rect)) return [];
    const [x, y] = centre(rect);
    const isCrowded = targets.some(({ rect: other }) => {
      if (samePlace(rect, other)) return false;
      const [otherX, otherY] = centre(other);
      return (
        distance(x, y, other) < least / 2 ||
        (isSmall(other) && Math.hypot(otherX - x, otherY - y) < least - 0.5)
      );
    });
    return isCrowded ? [`${Math.round(rect.width)} × ${Math.round(rect.height)}: ${nameOf(control)}`] : [];
  });
}

const centre = ({ left, top, width, height }: DOMRect): [x: number, y: number] => [
  left + width / 2,
  top + height / 2,
];

const samePlace = (one: DOMRect, other: DOMRect): boolean =>
  one.left === other.left && one.top === other.top && one.right === other.right;

/** What stands out at the sides of a box, is cut off there or below, or has to be scrolled sideways to. */
export function lostAtSides(root: Element, { left, right }: { left: number; right: number }): string[] {
  const seen = allElements(root).filter((element) => isSeen(element) && !isInScroller(element));
  const out = seen.filter((element) => {
    const rect = element.getBoundingClientRect();
    return rect.left < left - 1 || rect.right > right + 1;
  });
  const tooWide = seen.filter(
    (element) => !element.matches('input, select') && element.scrollWidth > element.clientWidth + 1,
  );
  const tooWideWhere = (overflow: RegExp): HTMLElement[] =>
    tooWide.filter((element) => overflow.test(getComputedStyle(element).overflowX));
  const cutBelow = seen.filter(
    (element) =>
      !element.matches('input, select') &&
      element.scrollHeight > element.clientHeight + 1 &&
      /hidden|clip/.test(getComputedStyle(element).overflowY),
  );
  return [
    ...cutBelow.map((element) => `cut below: ${nameOf(element)}`),
    ...out.map((element) => `out: ${nameOf(element)}`),
    ...tooWideWhere(/hidden|clip/).map((element) => `cut: ${nameOf(element)}`),
    ...tooWideWhere(SCROLLS).map((element) => `scrolls: ${nameOf(element)}`),
  ];
}

const SCROLLS = /auto|scroll/;

function isInScroller(element: Element): boolean {
  for (let parent = element.parentElement; parent; parent = parent.parentElement) {
    if (SCROLLS.test(getComputedStyle(parent).overflowX) && parent.localName !== 'dialog') return true;
  }
  return false;
}

/** Lines of English words whose last letter stands before their first. */
export function misread(root: Element): string[] {
  const texts = allElements(root)
    .filter((element) => isSeen(element) && !element.matches('option, select, svg, svg *'))
    .flatMap((element) => [...element.childNodes].filter((node): node is Text => node instanceof Text));
  return texts
    .filter(({ data }) => /[a-z]/i.test(data))
    .flatMap(linesOf)
    .filter(({ first, last }) => last.left < first.left - 1)
    .map(({ words }) => words);
}

interface Line {
  words: string;
  first: DOMRect;
  last: DOMRect;
}

/** The lines that a text is broken into. */
function linesOf(text: Text): Line[] {
  const lines: (Line & { start: number })[] = [];
  for (const { index: at } of text.data.matchAll(/\S/g)) {
    const rect = letterRect(text, at);
    const line = lines.at(-1);
    if (line?.first.top !== rect.top)
      lines.push({ start: at, words: text.data[at]!, first: rect, last: rect });
    else Object.assign(line, { words: text.data.slice(line.start, at + 1), last: rect });
  }
  return lines;
}

function letterRect(text: Text, at: number): DOMRect {
  const range = document.createRange();
  range.setStart(text, at);
  range.setEnd(text, at + 1);
  // Of the first letter of a line WebKit also tells the end of the line before, which has no width.
  const drawn = [...range.getClientRects()].filter(({ width }) => width > 0);
  return drawn.at(-1) ?? range.getBoundingClientRect();
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
