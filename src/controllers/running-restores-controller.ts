import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { isFinalStatus, type BulkAction } from '../domain/bulk-action.js';
import type { AdapterSession } from './adapter-session.js';
import type { JobSubscription } from './job-tracker.js';

/** A restore that still runs is among the latest so many. */
const LATEST = 20;

export interface RunningRestoresListeners {
  /** Restores that were running already when the element came, begun before a reload or by somebody else. */
  onFound(actions: BulkAction[]): void;
  /** A restore or an undo has ended, whoever on this page began it. Told once per action. */
  onEnded(action: BulkAction): void;
}

const concerns = ({ kind }: BulkAction): boolean => kind === 'restore' || kind === 'undo-restore';

/** Finds the restores that run in the account, and hears of those that end on this page, other elements' included. */
export class RunningRestoresController implements ReactiveController {
  readonly #listeners: RunningRestoresListeners;
  #session: AdapterSession | null = null;
  #subscription: JobSubscription | null = null;
  #call: AbortController | null = null;
  #ended = new Set<string>();

  constructor(host: ReactiveControllerHost, listeners: RunningRestoresListeners) {
    this.#listeners = listeners;
    host.addController(this);
  }

  connect(session: AdapterSession | null): void {
    this.#call?.abort();
    this.#subscription?.end();
    this.#ended = new Set();
    this.#session = session;
    this.#subscription = session?.jobs.subscribe((action) => this.#take(action)) ?? null;
    // It only listens: what nobody shows need not be asked about.
    if (this.#subscription) this.#subscription.awake = false;
  }

  /** Asks the history once. A failure is none of the viewer's business: the list works without. */
  async find(): Promise<void> {
    const session = this.#session;
    if (!session) return;
    this.#call?.abort();
    const call = new AbortController();
    this.#call = call;
    try {
      const query = { kind: 'restore', pageSize: LATEST };
      const { items } = await session.adapter.listBulkActions(query, { signal: call.signal });
      const running = items.filter((action) => concerns(action) && !isFinalStatus(action.status));
      if (!call.signal.aborted && running.length > 0) this.#listeners.onFound(running);
    } catch {
      // See above.
    }
  }

  hostConnected(): void {}

  #take(action: BulkAction): void {
    if (!concerns(action) || !isFinalStatus(action.status) || this.#ended.has(action.id)) return;
    this.#ended.add(action.id);
    const session = this.#session;
    // One that ends with its first answer is told of before whoever began it knows that it is theirs.
    queueMicrotask(() => session === this.#session && this.#listeners.onEnded(action));
  }
}
