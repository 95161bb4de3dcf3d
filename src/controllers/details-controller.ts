import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { isAbortError, toAdapterError, type AdapterError } from '../adapter/errors.js';
import type { AdapterSession } from './adapter-session.js';

/** What is known of one thing whose details a viewer has opened. */
export interface DetailsView<T> {
  status: 'loading' | 'ready' | 'failed';
  details: T | null;
  error: AdapterError | null;
}

export type LoadDetails<T> = (session: AdapterSession, id: string, signal: AbortSignal) => Promise<T>;

/** The details that are open, each loaded when it is opened and forgotten when it is closed. */
export class DetailsController<T> implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #load: LoadDetails<T>;
  readonly #open = new Map<string, { view: DetailsView<T>; call: AbortController }>();
  #session: AdapterSession | null = null;

  constructor(host: ReactiveControllerHost, load: LoadDetails<T>) {
    this.#host = host;
    this.#load = load;
    host.addController(this);
  }

  connect(session: AdapterSession | null): void {
    this.closeAll();
    this.#session = session;
  }

  /** `null` while the details of this id are closed. */
  view(id: string): DetailsView<T> | null {
    return this.#open.get(id)?.view ?? null;
  }

  /** Opens what is closed and closes what is open. */
  toggle(id: string): void {
    if (this.#open.has(id)) this.close(id);
    else void this.open(id);
  }

  /** Loads the details; of open ones, again. */
  async open(id: string): Promise<void> {
    const session = this.#session;
    if (!session) return;
    this.#open.get(id)?.call.abort();
    const call = new AbortController();
    const show = (view: DetailsView<T>): void => {
      if (call.signal.aborted) return;
      this.#open.set(id, { view, call });
      this.#host.requestUpdate();
    };
    show({ status: 'loading', details: this.#open.get(id)?.view.details ?? null, error: null });
    try {
      show({ status: 'ready', details: await this.#load(session, id, call.signal), error: null });
    } catch (thrown) {
      if (!isAbortError(thrown)) show({ status: 'failed', details: null, error: toAdapterError(thrown) });
    }
  }

  close(id: string): void {
    this.#open.get(id)?.call.abort();
    this.#open.delete(id);
    this.#host.requestUpdate();
  }

  closeAll(): void {
    for (const id of [...this.#open.keys()]) this.close(id);
  }

  hostConnected(): void {}
}
