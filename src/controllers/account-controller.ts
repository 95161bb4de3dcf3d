import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { isAbortError, toAdapterError, type AdapterError } from '../adapter/errors.js';
import type { Account } from '../domain/account.js';
import type { AdapterSession } from './adapter-session.js';

export interface AccountView {
  status: 'idle' | 'loading' | 'ready' | 'failed';
  /** Stays while it is asked for again, and when that fails for a reason that passes. */
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
  /** The viewer may not restore any more. Without this, it is taken as the failure of the account. */
  onBarred?(): void;
}

/** The account behind an element's adapter, and the moments at which it has to be asked again. */
export class AccountController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #listeners: AccountListeners;
  #session: AdapterSession | null = null;
  #asked: Promise<Account> | null = null;
  #hadAccount = false;
  #view: AccountView = IDLE;
  #hiddenSince: number | null = null;
  #stopHearing: (() => void) | undefined;

  constructor(host: ReactiveControllerHost, listeners: AccountListeners) {
    this.#host = host;
    this.#listeners = listeners;
    host.addController(this);
  }

  get view(): AccountView {
    return this.#view;
  }

  /** Whether the account was there at any time in this session or, where there is none any more, in the last. */
  get hadAccount(): boolean {
    return this.#hadAccount;
  }

  connect(session: AdapterSession | null): void {
    if (session) this.#hadAccount = false;
    this.#stopHearing?.();
    this.#stopHearing = session?.onRefusal(this.#handleRefusal);
    this.#session = session;
    this.#asked = null;
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
    const asked = session.loadAccount(fresh);
    this.#asked = asked;
    try {
      const account = await asked;
      if (asked !== this.#asked) return;
      this.#view = { status: 'ready', account, error: null };
      this.#hadAccount = true;
      this.#listeners.onAccount(account);
    } catch (thrown) {
      if (asked !== this.#asked) return;
      // Another element has asked afresh: its answer is for all.
      if (isAbortError(thrown)) return this.#load(session, false);
      const error = toAdapterError(thrown);
      this.#view = { status: 'failed', account: error.retryable ? this.#view.account : null, error };
      this.#listeners.onError(error);
    }
    this.#host.requestUpdate();
  }

  /** Some call was told that what is shown may be seen no longer. */
  readonly #handleRefusal = (error: AdapterError): void => {
    const { onBarred } = this.#listeners;
    if (this.#view.error?.code === error.code) return;
    if (error.code !== 'unauthenticated' && onBarred) return onBarred();
    this.#asked = null;
    this.#view = { status: 'failed', account: null, error };
    this.#listeners.onError(error);
    this.#host.requestUpdate();
  };

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
