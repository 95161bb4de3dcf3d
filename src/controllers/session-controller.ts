import { ContextEvent } from '@lit/context';
import type { LitElement, ReactiveController } from 'lit';
import type { RestoreAdapter } from '../adapter/contract.js';
import { adapterContext } from '../adapter/provide-adapter.js';
import { sessionFor, type AdapterSession } from './adapter-session.js';
import { warnOfProperty } from '../warn-once.js';
import { addressOf, httpAdapterFor } from './http-adapters.js';

/** An element that is given its adapter by property, by address, or by an ancestor, in that order. */
export interface AdapterHost extends LitElement {
  adapter: RestoreAdapter | null;
  src: string | null;
}

export type SessionListener = (session: AdapterSession | null) => void;

/**
 * Finds the adapter for an element and tells the other controllers about it. There is no session while the element is out of
 * the document or the page rests in the back/forward cache: whoever hears `null` gives up its calls and forgets its data.
 */
export class SessionController implements ReactiveController {
  readonly #host: AdapterHost;
  readonly #listeners: SessionListener[] = [];
  #session: AdapterSession | null = null;
  #leave: (() => void) | undefined;
  #wanted: RestoreAdapter | null = null;
  #provided: RestoreAdapter | null = null;
  #unsubscribe: (() => void) | undefined;
  #http: { src: string; adapter: RestoreAdapter | null } | null = null;
  #pageHidden = false;
  #forgotten = false;

  constructor(host: AdapterHost) {
    this.#host = host;
    host.addController(this);
  }

  get session(): AdapterSession | null {
    return this.#session;
  }

  /** Whether an address was given whose adapter is still on its way. */
  get isConnecting(): boolean {
    return this.#http !== null && this.#http.adapter === null;
  }

  /** Where the host shows a live contact; `null` for nowhere. */
  contactUrl(contactId: string): string | null {
    return this.#session?.adapter.contactUrl(contactId) ?? null;
  }

  /** Tells a controller about the session now and whenever it changes. */
  onChange(listener: SessionListener): void {
    this.#listeners.push(listener);
    if (this.#session) listener(this.#session);
  }

  /** Lets all controllers give up and forget, then begin anew, with the account as it is by then. */
  restart(): void {
    this.#forgotten = false;
    this.#set(null);
    this.#resolve(true);
  }

  /** Lets all controllers give up and forget, until the element gets another adapter or {@link restart} is called. */
  forget(): void {
    this.#forgotten = true;
    this.#set(null);
  }

  hostConnected(): void {
    window.addEventListener('pagehide', this.#handlePageHide);
    window.addEventListener('pageshow', this.#handlePageShow);
    document.addEventListener('context-provider', this.#handleProvider);
    this.#provided = null;
    this.#request();
    this.#resolve();
  }

  hostDisconnected(): void {
    window.removeEventListener('pagehide', this.#handlePageHide);
    window.removeEventListener('pageshow', this.#handlePageShow);
    document.removeEventListener('context-provider', this.#handleProvider);
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
    // An element that is only moved is back before the microtask runs, and need not load again.
    queueMicrotask(() => {
      if (this.#host.isConnected) return;
      this.#provided = null;
      this.#set(null);
    });
  }

  hostUpdate(): void {
    if (this.#adapter() !== this.#wanted) this.#resolve();
  }

  #adapter(): RestoreAdapter | null {
    const { adapter, src } = this.#host;
    if (adapter) return adapter;
    if (src) return this.#httpAdapter(src);
    return this.#provided;
  }

  #httpAdapter(src: string): RestoreAdapter | null {
    if (this.#http?.src === src) return this.#http.adapter;
    const baseUrl = addressOf(src);
    if (baseUrl === null) {
      warnOfProperty('src', 'the address of a back end');
      this.#http = null;
      return null;
    }
    const http: { src: string; adapter: RestoreAdapter | null } = { src, adapter: null };
    this.#http = http;
    const take = (adapter: RestoreAdapter): void => {
      http.adapter = adapter;
      if (this.#http === http) this.#resolve();
    };
    // Without its code there is no adapter; the element says that it isn't connected.
    httpAdapterFor(baseUrl).then(take, () => (this.#http = null));
    return null;
  }

  #resolve(anew = false): void {
    const wanted = this.#adapter();
    if (wanted !== this.#wanted) this.#forgotten = false;
    this.#wanted = wanted;
    const mayConnect = this.#host.isConnected && !this.#pageHidden && !this.#forgotten;
    // A page without types can set anything; what is no object can't be an adapter, and an element must not throw over it.
    const isAdapter = typeof wanted === 'object' || typeof wanted === 'function';
    const session = mayConnect && isAdapter && wanted ? sessionFor(wanted) : null;
    if (anew) session?.expire();
    this.#set(session);
  }

  #set(session: AdapterSession | null): void {
    if (session === this.#session) return;
    const leave = this.#leave;
    this.#session = session;
    this.#leave = session?.enter();
    for (const listener of this.#listeners) listener(session);
    leave?.();
    this.#host.requestUpdate();
  }

  readonly #handlePageHide = (): void => {
    this.#pageHidden = true;
    this.#resolve();
  };

  readonly #handlePageShow = (): void => {
    this.#pageHidden = false;
    this.#resolve();
  };

  /** A provider has come that may not have been there when this element asked. */
  readonly #handleProvider = (event: Event): void => {
    if ('context' in event && event.context === adapterContext && !this.#unsubscribe) this.#request();
  };

  #request(): void {
    this.#host.dispatchEvent(new ContextEvent(adapterContext, this.#host, this.#take, true));
  }

  readonly #take = (adapter: RestoreAdapter | undefined, unsubscribe?: () => void): void => {
    if (this.#unsubscribe !== unsubscribe) this.#unsubscribe?.();
    this.#unsubscribe = unsubscribe;
    this.#provided = adapter ?? null;
    this.#resolve();
  };
}
