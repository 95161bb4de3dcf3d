import type {
  BulkAction,
  BulkActionEvent,
  BulkActionItem,
  BulkActionStatus,
} from '../../domain/bulk-action.js';
import { isFinalStatus, reduceBulkAction } from '../../domain/bulk-action.js';
import type { Actor } from '../../domain/contact.js';
import type { Clock } from './clock.js';
import type { RestorePair } from './judge.js';

/** What became of one contact, without its name: that is looked up, so that what is erased is erased here too. */
export type StoredItem = RestorePair & Pick<BulkActionItem, 'outcome' | 'reason'>;

/** One line of the history. */
export interface StoredAction {
  /** Rises with every action. */
  readonly seq: number;
  /** As it travels, but for the fields that depend on the moment of the answer. */
  state: BulkAction;
  readonly items: StoredItem[];
  /** For a delete: when the last of its contacts was deleted. */
  deletedAt: number | null;
  /** The restores of a delete, or the undos of a restore, oldest first. */
  readonly reversals: StoredAction[];
}

export interface NewAction {
  kind: string;
  createdBy: Actor | null;
  restoresId?: string | null | undefined;
}

const LABELS: Readonly<Record<string, string>> = {
  delete: 'Delete contacts',
  restore: 'Restore contacts',
  'undo-restore': 'Undo restore',
};

/** What an action is called when nobody named it, or its name may not be told. */
export const defaultLabel = (kind: string): string => (Object.hasOwn(LABELS, kind) ? LABELS[kind]! : kind);

/** All bulk actions of the account, and who waits for news of them. */
export class History {
  readonly #clock: Clock;
  readonly #actions = new Map<string, StoredAction>();
  readonly #watchers = new Map<string, Set<() => void>>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  get(id: string): StoredAction | undefined {
    return this.#actions.get(id);
  }

  all(): StoredAction[] {
    return [...this.#actions.values()];
  }

  create({ kind, createdBy, restoresId = null }: NewAction): StoredAction {
    return this.add({
      id: this.#freeId(kind),
      kind,
      label: defaultLabel(kind),
      status: 'queued',
      counts: { total: null, processed: 0, succeeded: 0, failed: 0, skipped: 0 },
      createdAt: this.#clock.iso(),
      startedAt: null,
      finishedAt: null,
      createdBy,
      restoresId,
      restoredById: null,
      restorable: null,
      undo: null,
      pollAfterMs: null,
      message: null,
    });
  }

  add(state: BulkAction, facts: Partial<Pick<StoredAction, 'items' | 'deletedAt'>> = {}): StoredAction {
    const { items = [], deletedAt = null } = facts;
    const action = { seq: this.#actions.size + 1, state, items, deletedAt, reversals: [] };
    this.#actions.set(state.id, action);
    return action;
  }

  apply(action: StoredAction, event: BulkActionEvent): void {
    const { state } = action;
    action.state = reduceBulkAction(state, event);
    if (action.state !== state) for (const tell of this.#watchers.get(state.id) ?? []) tell();
  }

  /** Resolves at the next change of an action. */
  change(id: string): { happened: Promise<void>; stop: () => void } {
    const watchers = this.#watchers.get(id) ?? new Set();
    this.#watchers.set(id, watchers);
    let tell = (): void => {};
    const happened = new Promise<void>((resolve) => {
      tell = resolve;
    });
    watchers.add(tell);
    return { happened, stop: () => watchers.delete(tell) };
  }

  #freeId(kind: string): string {
    let number = this.#actions.size + 1;
    while (this.#actions.has(`${kind}-${number}`)) number += 1;
    return `${kind}-${number}`;
  }
}

const NO_EFFECT: ReadonlySet<BulkActionStatus> = new Set(['failed', 'cancelled']);

/** Whether an action runs or has run to its end, and was not undone: then it isn't begun a second time. */
export function stands(action: StoredAction): boolean {
  return !NO_EFFECT.has(action.state.status) && !action.reversals.some(stands);
}

export function isRunning(action: StoredAction): boolean {
  return !isFinalStatus(action.state.status);
}
