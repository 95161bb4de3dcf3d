/** The one element of the page with this id, of the kind that is expected there. */
export function byId<T extends Element>(id: string, kind: abstract new () => T): T {
  const element = document.querySelector(`#${id}`);
  if (!(element instanceof kind)) throw new TypeError(`The page has no ${kind.name} with the id ${id}.`);
  return element;
}

/** A new element with text or other elements in it. */
export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  ...content: (string | Node)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  element.append(...content);
  return element;
}

/** Text of a person's, isolated from the reading direction around it. */
export const bdi = (text: string): HTMLElement => make('bdi', text);
