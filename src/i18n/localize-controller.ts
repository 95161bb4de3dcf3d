import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { warnOfProperty } from '../warn-once.js';
import { formatFor, knownZone, type Format } from './format.js';
import { mergeStrings } from './merge-strings.js';
import type { PartialStrings, Strings } from './strings.js';

/** What the controller reads of its element. */
export interface LocalizedHost extends ReactiveControllerHost, Element {
  /** Strings of the host page, in place of ours. */
  strings?: PartialStrings | null | undefined;
  /** IANA name; without it the account's zone is taken, or the browser's. */
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

/**
 * Gives an element its language, its strings (the host page's over the English ones, key by key) and its formats. No global
 * registry: two elements on a page may speak two languages. `new LocalizeController<'modal'>(this, { common, modal })`.
 */
export class LocalizeController<G extends Group> implements ReactiveController {
  readonly #host: LocalizedHost;
  readonly #accountZone: () => string | undefined;
  readonly #defaults: Pick<Strings, 'common' | G>;
  #strings: Pick<Strings, 'common' | G>;
  #over: PartialStrings | null | undefined;
  #lang = 'en';
  #observer: MutationObserver | undefined;

  constructor(
    host: LocalizedHost,
    defaults: Pick<Strings, 'common' | G>,
    accountZone: () => string | undefined = () => undefined,
  ) {
    this.#host = host;
    this.#accountZone = accountZone;
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
      this.#strings = mergeStrings(this.#defaults, over);
    }
    return this.#strings;
  }

  get format(): Format {
    return formatFor(this.#lang, this.timeZone);
  }

  /** IANA name of the zone in which times are shown: the element's own, else the account's; `undefined` for the browser's. */
  get timeZone(): string | undefined {
    const { timeZone } = this.#host;
    const zone = knownZone(timeZone);
    if (timeZone && !zone) warnOfProperty('timeZone', 'the IANA name of a time zone');
    return zone ?? knownZone(this.#accountZone());
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
