import type { CheckedAdapter } from '../adapter/checked-adapter.js';
import type { BulkAction } from '../domain/bulk-action.js';

/** Told of each state that a stream brings, and with `null` that it has broken off or ended. */
export type StreamListener = (id: string, action: BulkAction | null) => void;

/** Browsers hold few connections to one host at a time, and a stream keeps its own as long as an action runs. */
const MOST_STREAMS = 3;

/** Listens to bulk actions where the back end tells of them as they change. Each is tried once, until all are closed. */
export class JobStreams {
  readonly #adapter: CheckedAdapter;
  readonly #onAction: StreamListener;
  readonly #tried = new Set<string>();
  readonly #open = new Set<string>();
  #call = new AbortController();

  constructor(adapter: CheckedAdapter, onAction: StreamListener) {
    this.#adapter = adapter;
    this.#onAction = onAction;
  }

  /** Whether a stream for this action is open. */
  has(id: string): boolean {
    return this.#open.has(id);
  }

  async open(id: string): Promise<void> {
    if (this.#tried.has(id) || this.#open.size >= MOST_STREAMS) return;
    const { signal } = this.#call;
    this.#tried.add(id);
    this.#open.add(id);
    try {
      for await (const action of this.#adapter.watchBulkAction(id, { signal })) {
        if (signal.aborted) return;
        this.#onAction(id, action);
      }
    } catch {
      // Whoever listens goes on by asking, and hears then what is wrong.
    }
    if (signal.aborted) return;
    this.#open.delete(id);
    this.#onAction(id, null);
  }

  closeAll(): void {
    this.#call.abort();
    this.#call = new AbortController();
    this.#tried.clear();
    this.#open.clear();
  }
}
