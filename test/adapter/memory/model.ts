/**
 * The rules of product and contract once more, as short as they can be said and without a line of the adapter's or the
 * domain's code: what the adapter is held against.
 */

const WINDOW = 60 * 86_400_000;

interface ModelContact {
  state: 'live' | 'deleted' | 'erased' | 'purged' | 'merged';
  /** When, and in which act, it was deleted last. */
  at: number;
  deletion: number;
  email: string | null;
  /** What the restore that it is live by left out. */
  dropped: string | null;
  notes: number;
  /** The restore that it is live by. */
  restoredBy: ModelAction | null;
}

export interface ModelAction {
  kind: 'delete' | 'restore' | 'undo-restore';
  status: 'in-progress' | 'cancelling' | 'cancelled' | 'completed' | 'completed-with-errors';
  pairs: { id: string; deletion: number }[];
  outcomes: string[];
  of: ModelAction | null;
  way: Way;
}

export type Way = 'skip' | 'drop-value' | 'merge';

const isOver = ({ status }: ModelAction): boolean => status !== 'in-progress' && status !== 'cancelling';

export class Model {
  now: number;
  readonly contacts = new Map<string, ModelContact>();
  readonly actions: ModelAction[] = [];
  restores = 0;
  #deletions = 0;

  constructor(now: number) {
    this.now = now;
  }

  create(id: string, email: string | null, notes: number): void {
    this.contacts.set(id, {
      state: 'live',
      at: 0,
      deletion: 0,
      email,
      dropped: null,
      notes,
      restoredBy: null,
    });
  }

  ids(state: ModelContact['state']): string[] {
    return [...this.contacts].filter(([, contact]) => contact.state === state).map(([id]) => id);
  }

  listed(): string[] {
    return this.ids('deleted').filter((id) => this.now < this.contacts.get(id)!.at + WINDOW);
  }

  delete(ids: string[]): ModelAction {
    const action = this.#begin('delete', []);
    for (const id of ids) {
      const live = this.contacts.get(id)?.state === 'live';
      if (live) this.#toBin(id);
      action.pairs.push({ id, deletion: live ? this.#deletions : -1 });
      action.outcomes.push(live ? 'succeeded' : 'not-found');
    }
    action.status = action.outcomes.every((outcome) => outcome === 'succeeded')
      ? 'completed'
      : 'completed-with-errors';
    return action;
  }

  restore(ids: string[], way: Way): ModelAction {
    const pairs = ids.map((id) => {
      const contact = this.contacts.get(id);
      return { id, deletion: contact?.state === 'deleted' ? contact.deletion : -1 };
    });
    return this.#begin('restore', pairs, { way });
  }

  restoreBulk(of: ModelAction, except: string[]): ModelAction {
    const earlier = this.#reversals(of);
    const running = earlier.find((action) => !isOver(action));
    if (running) return running;
    const standing = earlier.filter((action) => this.#stands(action));
    const pairs = of.pairs.filter(({ id, deletion }) => {
      const handled = standing.some((action) => action.pairs.some((pair) => pair.id === id));
      const by = this.contacts.get(id)?.restoredBy;
      return deletion >= 0 && !handled && !(by && earlier.includes(by)) && !except.includes(id);
    });
    return (pairs.length === 0 && standing.at(-1)) || this.#begin('restore', pairs, { of });
  }

  undo(of: ModelAction): ModelAction | 'conflict' {
    if (!isOver(of)) return 'conflict';
    const standing = this.#reversals(of).findLast((action) => this.#stands(action));
    const pairs = of.pairs.filter((_, index) => of.outcomes[index] === 'succeeded');
    return standing ?? this.#begin('undo-restore', pairs, { of });
  }

  cancel(action: ModelAction): void {
    if (action.status === 'in-progress') action.status = 'cancelling';
  }

  erase(id: string): void {
    const contact = this.contacts.get(id)!;
    if (contact.state === 'live' || contact.state === 'deleted')
      Object.assign(contact, { state: 'erased', restoredBy: null });
  }

  purge(): void {
    const listed = this.listed();
    for (const id of this.ids('deleted')) if (!listed.includes(id)) this.contacts.get(id)!.state = 'purged';
  }

  advance(ms: number): void {
    this.now += ms;
    for (let tick = 0; tick < Math.max(1, Math.floor(ms / 1000)); tick++) {
      const running = this.actions.filter((action) => !isOver(action));
      if (running.length === 0) return;
      for (const action of running) this.#tick(action);
    }
  }

  /** Whether two live contacts hold what only one may hold. */
  clash(id: string): string | undefined {
    const { email } = this.contacts.get(id)!;
    return email === null
      ? undefined
      : this.ids('live').find((other) => this.contacts.get(other)!.email === email);
  }

  #begin(
    kind: ModelAction['kind'],
    pairs: ModelAction['pairs'],
    more: Partial<ModelAction> = {},
  ): ModelAction {
    const action: ModelAction = {
      kind,
      status: 'in-progress',
      pairs,
      outcomes: [],
      of: null,
      way: 'skip',
      ...more,
    };
    if (kind !== 'delete' && pairs.length === 0) action.status = 'completed';
    this.actions.push(action);
    return action;
  }

  #reversals(of: ModelAction): ModelAction[] {
    return this.actions.filter((action) => action.of === of);
  }

  #stands(action: ModelAction): boolean {
    return action.status !== 'cancelled' && !this.#reversals(action).some((undo) => this.#stands(undo));
  }

  #tick(action: ModelAction): void {
    if (action.status === 'cancelling') {
      action.status = 'cancelled';
      return;
    }
    const { id, deletion } = action.pairs[action.outcomes.length]!;
    action.outcomes.push(
      action.kind === 'restore' ? this.#restoreOne(action, id, deletion) : this.#undoOne(action, id),
    );
    if (action.outcomes.length < action.pairs.length) return;
    const clean = action.outcomes.every((outcome) => outcome === 'succeeded');
    action.status = clean ? 'completed' : 'completed-with-errors';
  }

  #restoreOne(action: ModelAction, id: string, deletion: number): string {
    const contact = this.contacts.get(id);
    if (!contact || contact.state === 'purged') return 'not-found';
    if (contact.state === 'erased') return 'erased';
    if (contact.state !== 'deleted') return 'already-restored';
    if (contact.deletion !== deletion) return 'superseded';
    if (this.now >= contact.at + WINDOW) return 'retention-expired';
    const other = this.clash(id);
    if (other && action.way === 'skip') return 'duplicate-email';
    this.restores += 1;
    if (other && action.way === 'merge') {
      this.contacts.get(other)!.notes += contact.notes;
      contact.state = 'merged';
      return 'succeeded';
    }
    if (other) Object.assign(contact, { email: null, dropped: contact.email });
    Object.assign(contact, { state: 'live', restoredBy: action });
    return 'succeeded';
  }

  #undoOne(action: ModelAction, id: string): string {
    const contact = this.contacts.get(id)!;
    if (contact.state === 'erased') return 'erased';
    if (contact.state === 'purged') return 'not-found';
    if (contact.restoredBy !== action.of) return 'superseded';
    contact.email ??= contact.dropped;
    this.#toBin(id);
    return 'succeeded';
  }

  #toBin(id: string): void {
    const contact = this.contacts.get(id)!;
    const deletion = ++this.#deletions;
    Object.assign(contact, { state: 'deleted', at: this.now, deletion, restoredBy: null, dropped: null });
  }
}
