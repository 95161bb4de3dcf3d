import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { RestoreAdapter } from '../../adapter/contract.js';
import { DEFAULT_PAGE_SIZE } from '../../domain/query.js';
import { common } from '../../i18n/en/common.js';
import { history } from '../../i18n/en/history.js';
import { modal } from '../../i18n/en/modal.js';
import { LocalizeController } from '../../i18n/localize-controller.js';
import type { PartialStrings } from '../../i18n/strings.js';
import { RestoreConfirmModal } from '../restore-confirm-modal/restore-confirm-modal.js';
import { Announcer } from '../shared/announcer.js';
import { controls } from '../shared/controls.styles.js';
import { densityProperty, type Density } from '../shared/density.js';
import { defineElement } from '../shared/define-element.js';
import { FocusKeeper } from '../shared/focus-keeper.js';
import { listStyles } from '../shared/list.styles.js';
import { MenuController } from '../shared/menu.js';
import { NoAdapterWarning } from '../shared/no-adapter-warning.js';
import { outcomeStyles } from '../shared/outcomes.styles.js';
import { readPageSize } from '../shared/page-size.js';
import { tokens } from '../shared/tokens.styles.js';
import type { TypedElement } from '../shared/typed-element.js';
import type { BulkActionsHistoryEventMap } from './bulk-actions-history.events.js';
import { styles } from './bulk-actions-history.styles.js';
import { panelStyles } from './details-panel.styles.js';
import { HistoryActions } from './history-actions.js';
import { banner, confirmation, historyFooter, historyTable } from './history-body.js';
import type { HistoryLook } from './history-look.js';
import { HistoryModel } from './history-model.js';
import { historyState, statePart, type HistoryState } from './history-state.js';
import { historyToolbar } from './history-toolbar.js';

/** States in which there is nothing to filter. */
const BARE: ReadonlySet<HistoryState> = new Set([
  'no-adapter',
  'signed-out',
  'no-permission',
  'hipaa',
  'empty',
]);

/**
 * The bulk actions of an account, whatever their kind: how far they are, what became of each contact, and for bulk deletes the
 * way back. Over a back end without a history the element shows nothing. A running action is followed while the element can be seen, also when it was begun elsewhere or before a reload.
 *
 * ```html
 * <bulk-actions-history></bulk-actions-history>
 * <script type="module">
 *   import 'contacts-restore/elements/bulk-actions-history/define';
 *   document.querySelector('bulk-actions-history').adapter = adapter;
 * </script>
 * ```
 *
 * @tag bulk-actions-history
 * @fires restore-request - Before the confirmation opens; cancelable.
 * @fires restore-start - A restore or an undo that was asked for here has begun.
 * @fires restore-end - A restore or an undo that is shown has ended, whoever began it; `detail` has its status and counts.
 * @fires load-error - Bulk actions couldn't be loaded.
 * @fires auth-required - There is no session, or it has ended.
 * @slot heading - In place of the heading.
 * @slot no-adapter - Under the words that nothing is available.
 * @slot empty - Under the words that there are no bulk actions.
 * @slot no-results - Under the words that nothing matches.
 * @slot error - Under the words of a failure.
 * @slot signed-out - In place of the button to sign in.
 * @slot request-access - Under the words that only admins can see bulk actions.
 * @slot hipaa - Under the words that the account's policy forbids it.
 * @csspart base - All of it.
 * @csspart heading - The heading.
 * @csspart toolbar - The filters.
 * @csspart banner - What applies to the whole list, or has gone wrong.
 * @csspart table - The list.
 * @csspart row - One action.
 * @csspart details - The row under an action with its details.
 * @csspart paging - Rows per page, and the way to other pages.
 * @csspart state - What stands in place of rows.
 * @cssstate no-adapter - Nothing is connected.
 * @cssstate loading - The first rows are on their way.
 * @cssstate signed-out - There is no session, or it has ended.
 * @cssstate no-permission - The viewer is no admin.
 * @cssstate hipaa - The account's policy forbids it.
 * @cssstate unsupported - The back end has no history; nothing is shown.
 * @cssstate error - Loading has failed.
 * @cssstate empty - There is nothing.
 * @cssstate no-results - Nothing matches.
 * @cssstate ready - There are rows.
 */
export class BulkActionsHistory extends (LitElement as TypedElement<BulkActionsHistoryEventMap>) {
  static override styles = [tokens, controls, listStyles, outcomeStyles, styles, panelStyles];

  /** Registers the element and the confirmation that it opens; safe to call twice. */
  static define(tag = 'bulk-actions-history', registry?: CustomElementRegistry): void {
    RestoreConfirmModal.define(undefined, registry);
    defineElement(this, tag, registry);
  }

  /** Where the data come from. Wins over `src` and over an ancestor that provides an adapter. */
  @property({ attribute: false }) adapter: RestoreAdapter | null = null;
  /** Address of a back end that speaks the HTTP profile. */
  @property() src: string | null = null;
  /** Rows per page. */
  @property({ attribute: 'page-size', type: Number }) pageSize = DEFAULT_PAGE_SIZE;
  /** IANA name of the zone in which times are shown; the account's without it. */
  @property({ attribute: 'time-zone' }) timeZone: string | null = null;
  /** How much room there is between rows. */
  @property(densityProperty) density: Density = 'comfortable';
  /** Words in place of the English ones. */
  @property({ attribute: false }) strings: PartialStrings | null = null;

  readonly #internals = this.attachInternals();
  readonly #localize = new LocalizeController<'history' | 'modal'>(
    this,
    { common, history, modal },
    () => this.#model.account?.timeZone,
  );
  readonly #announcer = new Announcer(this);
  readonly #menu = new MenuController(this);
  readonly #focus = new FocusKeeper(this);
  readonly #actions = new HistoryActions(this, {
    announcer: this.#announcer,
    focus: this.#focus,
    model: () => this.#model,
    look: () => this.#look,
  });
  readonly #model: HistoryModel = new HistoryModel(this, DEFAULT_PAGE_SIZE, this.#actions.listeners);

  constructor() {
    super();
    this.addController(new NoAdapterWarning(this, () => this.#state === 'no-adapter'));
    this.#model.session.onChange(() => {
      this.#announcer.forget();
      this.#menu.forget();
      this.#actions.dismiss();
    });
  }

  /** Loads everything anew, from the first page on; after a session has ended, with the new one. */
  reload(): void {
    this.#model.reload();
  }

  /** Forgets all data, at sign-out for example. Nothing is loaded until `reload()` or another adapter. */
  reset(): void {
    this.#model.reset();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('pageSize')) this.#model.setPageSize(readPageSize(this.pageSize));
  }

  protected override updated(): void {
    const state = this.#state;
    if (!this.#internals.states.has(state)) {
      this.#internals.states.clear();
      this.#internals.states.add(state);
      this.#actions.onState(state);
    }
    this.#model.watchTime();
  }

  protected override render(): TemplateResult {
    const look = this.#look;
    const state = this.#state;
    // What can't be had is no news to a viewer. A developer is told in the console.
    if (state === 'unsupported') return this.#announcer.regions();
    const model = this.#model;
    const { facts, history } = model;
    const busy = facts.list.status === 'loading' && !history.isQuiet;
    const context = { look, model, on: this.#actions, menu: this.#menu };
    return html`<section
        aria-labelledby="heading"
        aria-busy=${busy || state === 'loading' ? 'true' : 'false'}
      >
        <h2 id="heading" part="heading" tabindex="-1" data-focus="heading">
          <slot name="heading">${look.h.heading}</slot>
        </h2>
        ${BARE.has(state) ? nothing : historyToolbar(model.toolbar(this.#localize.timeZone), look, this.#actions.filter)}
        ${banner(state, context)}
        <div class="stage ${busy && state === 'ready' ? 'busy' : ''}">
          ${
            state === 'ready'
              ? [historyTable(context), historyFooter(context)]
              : statePart(state, facts, { look, on: this.#actions })
          }
        </div>
      </section>
      ${this.#menu.menu()} ${confirmation(context, this.#localize.strings)} ${this.#announcer.regions()}`;
  }

  get #state(): HistoryState {
    return historyState(this.#model.facts);
  }

  get #look(): HistoryLook {
    const { strings, format } = this.#localize;
    const { account, now, history } = this.#model;
    return {
      h: strings.history,
      common: strings.common,
      format,
      days: account?.retentionDays ?? 0,
      supports: account?.supports ?? {},
      account,
      now,
      find: (id) => history.find(id),
      failure: (id) => history.failure(id),
      isCancelling: (id) => history.isCancelling(id),
    };
  }
}
