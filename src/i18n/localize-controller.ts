import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { formatFor, type Format } from './format.js';
import type { PartialStrings, Strings } from './strings.js';

/** What the controller reads of its element. */
export interface LocalizedHost extends ReactiveControllerHost, Element {
  /** Strings of the host page, in place of ours. */
  strings?: PartialStrings | null | undefined;
  /** IANA name; the browser's zone without it. */
  timeZone?: string | null | undefined;
}

type Group = Exclude<keyof Strings, 'common'>;

/** The nearest `lang`, through ancestors and the hosts of shadow trees; the browser's language where there is none. */
export function nearestLang(element: Element): string {
  for (let node: Element | null = element; node;) {
    const lang = node.closest('[lang]')?.getAttribute('lang');
    if (lang) return lang;
    const root: Node = node.getRootNode();
    node = root instanceof ShadowRoot ? root.host : null;
  }
  return navigator.language;
}

/** `base` with those of its keys replaced that `over` has; one level deeper for groups of strings. */
function merge<T extends object>(base: T, over: object | null | undefined): T {
  if (!over) return base;
  const merged = { ...base };
  for (const key of Object.keys(base) as (keyof T)[]) {
    const value = (over as Partial<T>)[key];
    if (value === undefined || value === null) continue;
    merged[key] = typeof value === 'object' ? { ...base[key], ...value } : value;
  }
  return merged;
}

/**
 * Gives an element its language, its strings (the host page's over the English ones, key by key) and its formats. No global
 * registry: two elements on a page may speak two languages. `new LocalizeController<'modal'>(this, { common, modal })`.
 */
export class LocalizeController<G extends Group> implements ReactiveController {
  readonly #host: LocalizedHost;
  readonly #defaults: Pick<Strings, 'common' | G>;
  #strings: Pick<Strings, 'common' | G>;
  #over: PartialStrings | null | undefined;
  #lang = 'en';
  #observer: MutationObserver | undefined;

  constructor(host: LocalizedHost, defaults: Pick<Strings, 'common' | G>) {
    this.#host = host;
    this.#defaults = defaults;
    this.#strings = defaults;
    host.addController(this);
  }

  get lang(): string {
    return this.#lang;
  }

  get strings(): Pick<Strings, 'common' | G> {
    const over = this.#host.strings;
    if (over !== this.#over) {
      this.#over = over;
      const groups = Object.keys(this.#defaults) as ('common' | G)[];
      const entries = groups.map((group) => [group, merge(this.#defaults[group], over?.[group])]);
      this.#strings = { ...this.#defaults, ...Object.fromEntries(entries) };
    }
    return this.#strings;
  }

  get format(): Format {
    return formatFor(this.#lang, this.#host.timeZone);
  }

  hostConnected(): void {
    this.#lang = nearestLang(this.#host);
    this.#observer = new MutationObserver(() => this.#host.requestUpdate());
    this.#observer.observe(document.documentElement, { attributeFilter: ['lang'] });
  }

  hostUpdate(): void {
    this.#lang = nearestLang(this.#host);
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
  }
}
