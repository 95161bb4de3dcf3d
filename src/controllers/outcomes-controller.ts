import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { BulkActionItem, ItemOutcome } from '../domain/bulk-action.js';
import type { ItemsQuery } from '../domain/query.js';
import type { RestoreTarget } from '../domain/restore.js';
import { selectBulkAction, selectionTarget } from '../domain/selection.js';
import type { AdapterSession } from './adapter-session.js';
import { DetailsController, type DetailsView } from './details-controller.js';
import { loadItems, loadProblems, type LoadedItems } from './load-items.js';
import { PagedListController } from './paged-list-controller.js';
import { SelectionController } from './selection-controller.js';

/** As many contacts as are told by name what is *not* to be restored. */
const MOST_EXCEPTIONS = 10_000;
const PAGE_SIZE = 25;

/** What became of the contacts of the one action whose details are open, and which of them are chosen to be restored. */
export class OutcomesController implements ReactiveController {
  readonly items: PagedListController<ItemsQuery, BulkActionItem>;
  readonly selection: SelectionController;
  readonly #host: ReactiveControllerHost;
  readonly #problems: DetailsController<LoadedItems>;
  #session: AdapterSession | null = null;
  #openId: string | null = null;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    this.selection = new SelectionController(host);
    this.#problems = new DetailsController<LoadedItems>(host, (session, id, signal) =>
      loadProblems(session, [id], { signal }),
    );
    this.items = new PagedListController<ItemsQuery, BulkActionItem>(
      host,
      {
        load: ({ adapter }, query, signal) => adapter.listBulkActionItems(this.#openId!, query, { signal }),
        idOf: ({ contactId }) => contactId,
      },
      { pageSize: PAGE_SIZE },
    );
    this.items.enable(false);
    host.addController(this);
  }

  /** The action whose details are open. */
  get openId(): string | null {
    return this.#openId;
  }

  /** `null` where there are none to load. */
  get problems(): DetailsView<LoadedItems> | null {
    return this.#openId === null ? null : this.#problems.view(this.#openId);
  }

  get outcome(): ItemOutcome | null {
    return this.items.query.outcome ?? null;
  }

  connect(session: AdapterSession | null): void {
    this.close();
    this.#session = session;
    this.#problems.connect(session);
    this.items.connect(session);
  }

  /** `items`: whether the back end tells the outcomes. */
  open(id: string, { items, problems }: { items: boolean; problems: boolean }): void {
    this.close();
    this.#openId = id;
    this.#host.requestUpdate();
    if (items) this.items.enable(true);
    if (items && problems) void this.#problems.open(id);
  }

  close(): void {
    if (this.#openId !== null) this.#problems.close(this.#openId);
    this.#openId = null;
    this.#host.requestUpdate();
    this.selection.clear();
    this.items.enable(false);
    this.items.setQuery({ pageSize: PAGE_SIZE });
  }

  /** Asks again: the action has come further. */
  refresh({ problems }: { problems: boolean }): void {
    if (this.#openId === null) return;
    this.items.reload();
    if (problems) void this.#problems.open(this.#openId);
  }

  filter(outcome: ItemOutcome | null): void {
    this.items.setQuery({ pageSize: PAGE_SIZE, ...(outcome && { outcome }) });
  }

  chooseAll(total: number | null): void {
    if (this.#openId !== null) this.selection.set(selectBulkAction(this.#openId, total));
  }

  /** All problems, for a list to take away. */
  async allProblems(id: string): Promise<BulkActionItem[]> {
    return this.#session ? (await loadProblems(this.#session, [id], { most: Infinity })).items : [];
  }

  /**
   * What is chosen, as exactly as it can be said. "All of this bulk delete except" is exact: it brings back what this action
   * deleted and nothing that was deleted again since. So a choice of a few is said as all except the others, once those are
   * known; where there are too many to name, the few are named themselves.
   */
  async target(): Promise<RestoreTarget | null> {
    const target = selectionTarget(this.selection.value);
    const [id, session] = [this.#openId, this.#session];
    if (target?.kind !== 'contacts' || id === null || !session) return target;
    const { items, isPartial } = await loadItems(session, id, {
      most: MOST_EXCEPTIONS,
      outcome: 'succeeded',
    });
    if (isPartial) return target;
    const chosen = new Set(target.ids);
    const others = items.map(({ contactId }) => contactId).filter((contactId) => !chosen.has(contactId));
    return { kind: 'bulk-action', bulkActionId: id, exceptIds: others };
  }

  hostConnected(): void {}
}
