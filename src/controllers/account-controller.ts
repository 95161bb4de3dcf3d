import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { isAbortError, toAdapterError, type AdapterError } from '../adapter/errors.js';
import type { Account } from '../domain/account.js';
import type { AdapterSession } from './adapter-session.js';

export interface AccountView {
  status: 'idle' | 'loading' | 'ready' | 'failed';
  account: Account | null;
  error: AdapterError | null;
}

const IDLE: AccountView = { status: 'idle', account: null, error: null };

/** After so long out of sight the page's idea of the time may be off, for clocks can stop while a machine sleeps. */
const LONG_ABSENCE_MS = 60_000;

export interface AccountListeners {
  onAccount(account: Account): void;
  onError(error: AdapterError): void;
  /** The viewer is back after a long absence, or the network is: what is shown may be out of date. */
  onReturn?(): void;
}

/** The account behind an element's adapter, and the moments at which it has to be asked again. */
export class AccountController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #listeners: AccountListeners;
  #session: AdapterSession | null = null;
  #view: AccountView = IDLE;
  #hiddenSince: number | null = null;

  constructor(host: ReactiveControllerHost, listeners: AccountListeners) {
    this.#host = host;
    this.#listeners = listeners;
    host.addController(this);
  }

  get view(): AccountView {
    return this.#view;
  }

  connect(session: AdapterSession | null): void {
    this.#session = session;
    this.#view = IDLE;
    this.#host.requestUpdate();
    if (session) void this.#load(session, false);
  }

  reload(): void {
    if (this.#session) void this.#load(this.#session, true);
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.#handleVisibility);
    window.addEventListener('online', this.#handleOnline);
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#handleVisibility);
    window.removeEventListener('online', this.#handleOnline);
  }

  async #load(session: AdapterSession, fresh: boolean): Promise<void> {
    this.#view = { ...this.#view, status: 'loading', error: null };
    this.#host.requestUpdate();
    try {
      const account = await session.loadAccount(fresh);
      if (session !== this.#session) return;
      this.#view = { status: 'ready', account, error: null };
      this.#listeners.onAccount(account);
    } catch (thrown) {
      // Given up: another element has asked afresh, or the session is over.
      if (session !== this.#session) return;
      if (isAbortError(thrown)) return void this.#load(session, false);
      this.#view = { status: 'failed', account: null, error: toAdapterError(thrown) };
      this.#listeners.onError(this.#view.error!);
    }
    this.#host.requestUpdate();
  }

  readonly #handleVisibility = (): void => {
    const elapsed = this.#session?.timers.elapsed() ?? null;
    if (document.hidden) {
      this.#hiddenSince = elapsed;
    } else if (elapsed !== null && this.#hiddenSince !== null) {
      const absence = elapsed - this.#hiddenSince;
      this.#hiddenSince = null;
      if (absence > LONG_ABSENCE_MS) this.#handleOnline();
    }
  };

  readonly #handleOnline = (): void => {
    if (!this.#session) return;
    this.reload();
    this.#listeners.onReturn?.();
  };
}
