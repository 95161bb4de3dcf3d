import { checkedAdapter, type CheckedAdapter } from '../adapter/checked-adapter.js';
import type { Account } from '../domain/account.js';
import { isFinalStatus, type BulkAction, type BulkActionItem } from '../domain/bulk-action.js';
import type { DeletedContact } from '../domain/contact.js';
import type { Page } from '../domain/page.js';
import type { DeletedContactsQuery } from '../domain/query.js';
import {
  CAUTIOUS_CHOICES,
  type RestoreChoices,
  type RestoreRequest,
  type RestoreTarget,
} from '../domain/restore.js';
import { ensure, same, sameSet } from './expect.js';
import { namingCalls } from './naming-calls.js';
import { cannot, type ConformanceSeed, type ConformanceWorld, type ContactTruth } from './harness.js';

/** The choices of a request, and under which name it runs. */
export interface RestoreWish extends Partial<RestoreChoices> {
  key?: string | undefined;
  signal?: AbortSignal | undefined;
}

interface StageOptions {
  world: ConformanceWorld;
  adapter: CheckedAdapter;
  account: Account;
  seed: ConformanceSeed;
  sleep: (ms: number) => Promise<void>;
}

const PAGE_SIZE = 200;
const MOST_PAGES = 2_000;
const MOST_LOOKS = 5_000;
const MOST_WAIT_MS = 60_000;

/**
 * A world, and the means by which cases say what they do in it. Cases name contacts and bulk actions by the ids of their seed;
 * rows that aren't of the seed are passed over, since the account may hold more.
 */
export class Stage {
  readonly world: ConformanceWorld;
  readonly account: Account;
  readonly seed: ConformanceSeed;
  /** Its answers are parsed and its failures have the contract's shape, as the elements see them. */
  readonly adapter: CheckedAdapter;
  readonly #sleep: (ms: number) => Promise<void>;
  readonly #names: ReadonlyMap<string, string>;

  constructor({ world, adapter, account, seed, sleep }: StageOptions) {
    this.world = world;
    this.account = account;
    this.seed = seed;
    this.adapter = adapter;
    this.#sleep = sleep;
    const contacts = [...seed.contacts, ...seed.liveContacts];
    this.#names = new Map(contacts.map(({ id }) => [this.id(id), id]));
  }

  /** The instant of the seed. */
  get now(): number {
    return Date.parse(this.seed.now);
  }

  /** The back end's id for one of the seed. */
  id(name: string): string {
    const { ids } = this.world;
    return ids && Object.hasOwn(ids, name) ? ids[name]! : name;
  }

  ids(names: readonly string[]): string[] {
    return names.map((name) => this.id(name));
  }

  /** The seed's id of a contact; `undefined` for one that isn't of the seed. */
  name(contactId: string): string | undefined {
    return this.#names.get(contactId);
  }

  /** The first deleted contacts of the seed: so many, or as many as one request may name. */
  some(count: number): string[] {
    const { maxIds = count } = this.account.supports;
    return this.seed.contacts.slice(0, Math.min(count, maxIds)).map(({ id }) => id);
  }

  /** A key for a new intent. */
  key(): string {
    return crypto.randomUUID();
  }

  sleep(ms: number): Promise<void> {
    return this.#sleep(ms);
  }

  /** All pages of a list, one after the other. `between` is called before each but the first. */
  async pages<T>(
    read: (cursor: { cursor?: string }) => Promise<Page<T>>,
    between?: (pages: readonly Page<T>[]) => Promise<void>,
  ): Promise<Page<T>[]> {
    const pages: Page<T>[] = [];
    const cursors = new Set<string>();
    for (let cursor: string | null | undefined; cursor !== null;) {
      if (cursor !== undefined) await between?.(pages);
      const page: Page<T> = await read(cursor === undefined ? {} : { cursor });
      pages.push(page);
      cursor = page.nextCursor;
      if (cursor === null) break;
      ensure(
        !cursors.has(cursor) && pages.length < MOST_PAGES,
        'The list has no end: a cursor leads in a circle.',
      );
      cursors.add(cursor);
    }
    return pages;
  }

  listPages(
    query: Partial<DeletedContactsQuery> = {},
    between?: (pages: readonly Page<DeletedContact>[]) => Promise<void>,
  ): Promise<Page<DeletedContact>[]> {
    return this.pages(
      (cursor) => this.adapter.listDeletedContacts({ pageSize: PAGE_SIZE, ...query, ...cursor }, {}),
      between,
    );
  }

  /** The listed contacts of the seed, in the order in which they are listed. */
  async rows(query: Partial<DeletedContactsQuery> = {}): Promise<DeletedContact[]> {
    const pages = await this.listPages(query);
    return pages.flatMap(({ items }) => items).filter(({ id }) => this.#names.has(id));
  }

  /** The listed row of one contact. */
  async row(name: string): Promise<DeletedContact> {
    const row = (await this.rows()).find(({ id }) => this.name(id) === name);
    ensure(row, `The deleted contact ${JSON.stringify(name)} isn't listed.`);
    return row;
  }

  /** The same as the seed names them. */
  async listed(query: Partial<DeletedContactsQuery> = {}): Promise<string[]> {
    return this.namesOf(await this.rows(query));
  }

  namesOf(rows: readonly Pick<DeletedContact, 'id'>[]): string[] {
    return rows.flatMap(({ id }) => this.name(id) ?? []);
  }

  /** A target in the back end's ids. */
  target(target: readonly string[] | RestoreTarget): RestoreTarget {
    if (!('kind' in target)) return { kind: 'contacts', ids: this.ids(target) };
    switch (target.kind) {
      case 'contacts':
        return { ...target, ids: this.ids(target.ids) };
      case 'matching':
        return { ...target, exceptIds: this.ids(target.exceptIds) };
      case 'bulk-action':
        return {
          ...target,
          bulkActionId: this.id(target.bulkActionId),
          exceptIds: this.ids(target.exceptIds),
        };
    }
  }

  request(target: readonly string[] | RestoreTarget, choices: Partial<RestoreChoices> = {}): RestoreRequest {
    const { conflictOverrides, ...others } = choices;
    return {
      ...CAUTIOUS_CHOICES,
      ...others,
      ...(conflictOverrides && {
        conflictOverrides: Object.fromEntries(
          Object.entries(conflictOverrides).map(([name, way]) => [this.id(name), way]),
        ),
      }),
      target: this.target(target),
    };
  }

  /** Begins a restore. */
  start(target: readonly string[] | RestoreTarget, wish: RestoreWish = {}): Promise<BulkAction> {
    const { key = this.key(), signal, ...choices } = wish;
    return this.adapter.startRestore(this.request(target, choices), { idempotencyKey: key, signal });
  }

  /** Restores, and waits for the end. */
  async restore(target: readonly string[] | RestoreTarget, wish: RestoreWish = {}): Promise<BulkAction> {
    return this.finish(await this.start(target, wish));
  }

  /** Looks at a bulk action until it has ended. Every state goes through `see`. */
  async finish(action: BulkAction, see: (state: BulkAction) => void = () => {}): Promise<BulkAction> {
    let state = action;
    see(state);
    for (let looks = 0, waited = 0; !isFinalStatus(state.status); looks++) {
      ensure(looks < MOST_LOOKS && waited < MOST_WAIT_MS, 'The bulk action comes to no end.');
      waited += await this.step(state);
      state = await this.adapter.getBulkAction(state.id, {});
      see(state);
    }
    return state;
  }

  /** Lets a job get on. Answers how long that took, in milliseconds. */
  async step({ pollAfterMs }: Pick<BulkAction, 'pollAfterMs'>): Promise<number> {
    if (this.world.settle) {
      await this.world.settle();
      return 0;
    }
    const ms = Math.min(pollAfterMs ?? 50, 1_000);
    await this.#sleep(ms);
    return ms;
  }

  /** Gives what must not happen the time to happen. */
  async linger(): Promise<void> {
    for (let steps = 0; steps < 2; steps++) await this.step({ pollAfterMs: null });
  }

  async items(action: Pick<BulkAction, 'id'>): Promise<BulkActionItem[]> {
    const pages = await this.pages((cursor) =>
      this.adapter.listBulkActionItems(action.id, { pageSize: PAGE_SIZE, ...cursor }, {}),
    );
    return pages.flatMap(({ items }) => items);
  }

  /**
   * What became of each contact of a finished action: `succeeded`, or the reason why not (`|` between reasons that are both
   * right). Where the account has no outcomes per contact, the counts must do.
   */
  async expectOutcomes(action: BulkAction, expected: Readonly<Record<string, string>>): Promise<void> {
    const wanted = Object.entries(expected);
    const wins = wanted.filter(([, outcome]) => outcome === 'succeeded').length;
    const { processed, succeeded } = action.counts;
    same(succeeded, wins, 'Contacts that succeeded');
    same(processed, wanted.length, 'Contacts that were processed');
    if (!this.account.supports.items) return;
    const items = new Map(
      (await this.items(action)).map((item) => [this.name(item.contactId) ?? item.contactId, item]),
    );
    sameSet([...items.keys()], Object.keys(expected), 'Contacts among the outcomes');
    for (const [name, outcome] of wanted) {
      const item = items.get(name)!;
      const is = item.outcome === 'succeeded' ? 'succeeded' : (item.reason ?? item.outcome);
      ensure(outcome.split('|').includes(is), `The outcome of ${name} is to be ${outcome}, and is ${is}.`);
    }
  }

  /** The truth about one contact; `null` where the harness doesn't tell it. */
  async truth(name: string): Promise<ContactTruth | null> {
    if (!this.world.probe) return null;
    const id = this.id(name);
    const found = (await this.world.probe([id])).find((one) => one.id === id);
    ensure(found, `The harness's probe doesn't answer for ${name}.`);
    return found;
  }

  /** The truth, in a case that needs it. */
  async certain(name: string): Promise<ContactTruth> {
    const truth = await this.truth(name);
    if (!truth) throw cannot("The harness can't tell the truth about contacts (probe).");
    return truth;
  }

  /** What hangs on a live contact, in a case that needs to know. */
  async related(name: string): Promise<NonNullable<ContactTruth['related']>> {
    const { related } = await this.certain(name);
    if (related === null) throw cannot("The harness can't tell associated data (related of its probe).");
    return related;
  }

  /** These contacts are live: they have left the list, and the harness says so too. */
  async expectLive(...names: string[]): Promise<void> {
    const listed = await this.listed();
    for (const name of names) {
      ensure(!listed.includes(name), `The restored contact ${name} is still listed as deleted.`);
      const truth = await this.truth(name);
      ensure(truth?.live !== false, `The contact ${name} has left the list, and isn't live.`);
    }
  }

  /** These contacts are deleted: they are listed, and the harness says so too. */
  async expectDeleted(...names: string[]): Promise<void> {
    const listed = await this.listed();
    for (const name of names) {
      ensure(listed.includes(name), `The contact ${name} is to be deleted, but isn't listed.`);
      const truth = await this.truth(name);
      ensure(truth?.live !== true, `The contact ${name} is listed as deleted, and is live.`);
    }
  }

  /** An adapter made anew, in a case that needs one. */
  async reopened(): Promise<CheckedAdapter> {
    const adapter = await this.world.reopen?.();
    ensure(adapter, "The harness's reopen answers with no adapter.");
    return namingCalls(checkedAdapter(adapter));
  }

  async deleteAgain(...names: string[]): Promise<void> {
    await this.world.deleteContacts?.(this.ids(names));
  }
}
