import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { RestoreAdapter } from '../../adapter/contract.js';
import type { RestoreChoices } from '../../domain/restore.js';
import { DEFAULT_PAGE_SIZE } from '../../domain/query.js';
import { selectionTarget } from '../../domain/selection.js';
import { common } from '../../i18n/en/common.js';
import { modal } from '../../i18n/en/modal.js';
import { table } from '../../i18n/en/table.js';
import { warnOfProperty } from '../../warn-once.js';
import { LocalizeController } from '../../i18n/localize-controller.js';
import type { PartialStrings } from '../../i18n/strings.js';
import { Announcer } from '../shared/announcer.js';
import { controls } from '../shared/controls.styles.js';
import { densityProperty, type Density } from '../shared/density.js';
import { defineElement } from '../shared/define-element.js';
import { listStyles } from '../shared/list.styles.js';
import { failureBanner, refusalBanner, skeletons } from '../shared/notice.js';
import { NoAdapterWarning } from '../shared/no-adapter-warning.js';
import { outcomeStyles } from '../shared/outcomes.styles.js';
import { readPageSize } from '../shared/page-size.js';
import { footer } from '../shared/pager.js';
import { tokens } from '../shared/tokens.styles.js';
import type { TypedElement } from '../shared/typed-element.js';
import { parseColumns } from './columns.js';
import type { ContactsRestoreTableEventMap } from './contacts-restore-table.events.js';
import { FocusKeeper } from '../shared/focus-keeper.js';
import { tableHeader } from './header.js';
import { jobBanner } from './job-banner.js';
import { handleKey } from './keyboard.js';
import { barStyles } from './bars.styles.js';
import { layoutStyles } from './layouts.styles.js';
import { contactRow, isSelectable } from './row.js';
import { rowStyles } from './rows.styles.js';
import { selectionBar } from './selection-bar.js';
import { isBarred, statePanel, type TableState } from './states.js';
import { TableActions } from './table-actions.js';
import { handleTableClick } from './table-clicks.js';
import { TableModel } from './table-model.js';
import { RestoreConfirmModal } from '../restore-confirm-modal/restore-confirm-modal.js';
import { TableReporter } from './table-reporter.js';
import { toolbar } from './toolbar.js';

/** Up to so many rows may all be laid out at once. */
const FEW_ROWS = 100;
/** Enough to fill a screen. */
const MOST_SKELETONS = 25;

/**
 * The deleted contacts of an account: searched, filtered, sorted, looked at, selected, and restored, with the progress of
 * running restores, their results, and the way back. What the back end doesn't support is left out.
 *
 * ```html
 * <contacts-restore-table src="/api/restore" page-size="50"></contacts-restore-table>
 * ```
 *
 * @tag contacts-restore-table
 * @fires selection-change - What is ticked has changed.
 * @fires restore-request - Before the confirmation opens. Cancelable: a page that cancels asks in its own way.
 * @fires restore-start - The back end has accepted a restore or an undo.
 * @fires restore-end - A restore or an undo has come to its end, with or without errors.
 * @fires contact-open - A link to a live contact was followed. Cancelable: a page that cancels opens it in its own way.
 * @fires load-error - The account or the list couldn't be loaded.
 * @fires auth-required - There is no session, or it has ended.
 * @slot heading - In place of the heading.
 * @slot toolbar-end - After the last control of the toolbar.
 * @slot no-adapter - Under the words that nothing is available.
 * @slot empty - Under the words that nothing is deleted.
 * @slot no-results - Under the words that nothing matches.
 * @slot error - Under the words of a failure.
 * @slot signed-out - In place of the button to sign in.
 * @slot request-access - Under the words that only admins can restore.
 * @slot hipaa - Under the words that the account's policy forbids it.
 * @csspart base - All of it.
 * @csspart heading - The heading and the line under it.
 * @csspart toolbar - Search, filters, order, columns.
 * @csspart filters - The fields that "Filters" unfolds.
 * @csspart selection-bar - What is selected and what can be done with it.
 * @csspart banner - A running restore, a result, or a failure to refresh.
 * @csspart table - The table.
 * @csspart header - Its headings.
 * @csspart row - A contact.
 * @csspart details - What was unfolded under a contact.
 * @csspart paging - Rows per page and the way to other pages.
 * @csspart state - What stands in place of rows.
 * @cssprop --contacts-restore-row-block-size - Least height of a row.
 * @cssstate no-adapter - Nothing is connected.
 * @cssstate loading - The first rows are on their way.
 * @cssstate signed-out - There is no session, or it has ended.
 * @cssstate no-permission - The viewer is no admin.
 * @cssstate hipaa - The account's policy forbids it.
 * @cssstate error - Loading has failed.
 * @cssstate empty - There is nothing.
 * @cssstate no-results - Nothing matches.
 * @cssstate ready - There are rows.
 */
export class ContactsRestoreTable extends (LitElement as TypedElement<ContactsRestoreTableEventMap>) {
  static override styles = [tokens, controls, listStyles, outcomeStyles, barStyles, rowStyles, layoutStyles];

  /** Registers the element, and the confirmation that it uses; safe to call twice. */
  static define(tag = 'contacts-restore-table', registry?: CustomElementRegistry): void {
    RestoreConfirmModal.define(undefined, registry);
    defineElement(this, tag, registry);
  }

  /** Where data come from. Wins over `src` and over an adapter that an ancestor provides. */
  @property({ attribute: false }) adapter: RestoreAdapter | null = null;
  /** Address of a back end that speaks the HTTP profile. */
  @property() src: string | null = null;
  /** Rows per page, from 1 to 1000. */
  @property({ type: Number, attribute: 'page-size' }) pageSize = DEFAULT_PAGE_SIZE;
  /** IANA name of the zone in which times are shown. Default: the account's. */
  @property({ attribute: 'time-zone' }) timeZone: string | null = null;
  /** `compact` shows more rows in the same space. */
  @property(densityProperty) density: Density | null = null;
  /** Shows only the contacts of this bulk delete. Changes when the viewer sets or clears that filter. */
  @property({ attribute: 'bulk-action-id' }) bulkActionId: string | null = null;
  /** Columns to show beside the name: `email phone deletedAt deletedBy restorableUntil`, or some of them. */
  @property() columns: string | null = null;
  /** Whether deleted contacts can be looked at but neither selected nor restored. */
  @property({ type: Boolean, attribute: 'read-only' }) readOnly = false;
  /** Switches single-key shortcuts on: Escape clears the selection, R restores a row, / goes to the search. */
  @property({ type: Boolean }) shortcuts = false;
  /** Words in place of the English ones. */
  @property({ attribute: false }) strings: PartialStrings | null = null;

  readonly #localize = new LocalizeController<'table' | 'modal'>(
    this,
    { common, table, modal },
    () => this.#model.account.view.account?.timeZone,
  );
  readonly #announcer = new Announcer(this);
  readonly #focus = new FocusKeeper(this);
  readonly #reporter = new TableReporter(this, this.#announcer, this.#focus, () => this.#model);
  readonly #model: TableModel = new TableModel(this, this.#localize, this.#reporter);
  readonly #actions = new TableActions(this, this.#model, this.#reporter, this.#focus);
  readonly #states = this.attachInternals().states;

  constructor() {
    super();
    this.addController(new NoAdapterWarning(this, () => this.#model.state === 'no-adapter'));
    this.#model.session.onChange(() => {
      this.#announcer.forget();
      this.#actions.forget();
    });
  }

  /** Asks again for all that is shown. */
  reload(): void {
    this.#model.reload();
  }

  /** Forgets all data, at sign-out for example, until `reload()` or another adapter. */
  reset(): void {
    this.#model.reset();
  }

  clearSelection(): void {
    this.#model.selection.clear();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('pageSize')) this.#model.query.setPageSize(readPageSize(this.pageSize));
    if (changed.has('bulkActionId')) {
      if (typeof (this.bulkActionId ?? '') !== 'string') warnOfProperty('bulkActionId', 'an id or null');
      this.#model.query.setFilters({ bulkActionId: this.bulkActionId ?? undefined });
    }
  }

  protected override updated(): void {
    this.#model.watchTime();
    const { state } = this.#model;
    if (this.#states.has(state)) return;
    this.#states.clear();
    this.#states.add(state);
    this.#reporter.onState(state);
  }

  protected override render(): TemplateResult {
    const { state } = this.#model;
    return html`<section
      part="base"
      class="base"
      aria-labelledby="heading"
      @keydown=${this.#handleKeydown}
      @click=${this.#handleClick}
    >
      ${this.#renderHeading(state)}
      ${isBarred(state) ? nothing : [this.#renderToolbar(), this.#renderBanners()]}
      ${state === 'ready' ? this.#renderTable() : this.#renderState(state)} ${this.#renderModal()}
      ${this.#announcer.regions()}
    </section>`;
  }

  #renderHeading(state: TableState): TemplateResult {
    const { texts, total, isTotalExact } = this.#model;
    const { t, days } = texts;
    return html`<header class="heading" part="heading">
      <h2 id="heading" tabindex="-1" data-focus="heading"><slot name="heading">${t.heading}</slot></h2>
      ${
        state === 'ready' || state === 'no-results'
          ? html`<p class="muted number">
              ${t.summary(state === 'ready' ? total : null, isTotalExact, days)}
            </p>`
          : nothing
      }
    </header>`;
  }

  #renderToolbar(): TemplateResult {
    const { query, supports, deleters, texts, account } = this.#model;
    if (!account.view.account)
      return html`<div class="toolbar" aria-hidden="true"><span class="skeleton"></span></div>`;
    const { search, filters, filterCount, sort } = query;
    const { areFiltersOpen, days } = this.#actions;
    return toolbar(
      {
        ...{ search, filters, filterCount, sort, deleters, days, isOpen: areFiltersOpen },
        viewerId: account.view.account.viewer.id,
        canSearch: supports.search ?? false,
        filterable: supports.filters ?? [],
        sortable: supports.sort ?? [],
        columns: parseColumns(this.columns),
      },
      { texts, on: this.#actions },
    );
  }

  #renderBanners(): unknown[] {
    const { flow, texts, supports, list } = this.#model;
    const context = {
      ...{ texts, on: this.#actions, canUndo: flow.canUndo.bind(flow) },
      canCancel: supports.cancel ?? false,
      canDownload: supports.items ?? false,
    };
    const isShown = (id: string): boolean => this.#model.contact(id) !== undefined;
    const jobs = flow.banners(isShown);
    const { refusal } = flow;
    return [
      this.readOnly ? html`<p class="muted">${texts.t.readOnly}</p>` : nothing,
      list.view.error && list.page
        ? failureBanner(list.view.error, {
            title: texts.t.loadFailed,
            common: texts.common,
            retry: this.#actions.retry,
          })
        : nothing,
      refusal && !(refusal.row !== undefined && isShown(refusal.row))
        ? refusalBanner(refusal.error, { common: texts.common, dismiss: this.#actions.dismissRefusal })
        : nothing,
      repeat(
        jobs,
        ({ key }) => key,
        (job) => jobBanner(job, context),
      ),
    ];
  }

  #renderState(state: TableState): unknown {
    const { texts, account, list } = this.#model;
    if (state === 'loading') {
      return html`<div class="card" aria-busy="true" aria-label=${texts.t.loading} role="group">
        ${skeletons(Math.min(this.#model.query.pageSize, MOST_SKELETONS))}
      </div>`;
    }
    const error = account.view.error ?? list.view.error;
    const { hadAccount } = account;
    return html`<div class="card">
      ${statePanel(state, { texts, error, hadAccount, on: this.#actions })}
    </div>`;
  }

  #renderTable(): TemplateResult {
    const { query, supports, texts, list, selection } = this.#model;
    const look = this.#model.look(parseColumns(this.columns));
    const rows = this.#model.rows();
    const isLoading = list.view.status === 'loading';
    const ids = rows.filter(isSelectable).map(({ facts }) => facts.contact.id);
    const page = ids.length === 0 ? 'empty' : selection.pageState(ids);
    const header = { sort: query.sort, sortable: supports.sort ?? [], page } as const;
    return html`<button class="button skip visually-hidden" type="button" @click=${this.#handleSkip}>
        ${texts.t.skipTable(rows.length)}
      </button>
      <div class="card frame ${isLoading ? 'busy' : ''}">
        ${look.canRestore ? this.#renderSelectionBar(page === 'all' ? ids.length : null) : nothing}
        <table
          role="table"
          part="table"
          class=${rows.length > FEW_ROWS ? 'many' : nothing}
          aria-labelledby="heading"
          aria-busy=${isLoading ? 'true' : 'false'}
          data-columns=${look.columns.join(' ')}
          ?data-selectable=${look.canRestore}
        >
          ${tableHeader(header, look)}
          <tbody role="rowgroup">
            ${repeat(
              this.#model.portions.take(rows),
              ({ facts }) => facts.contact.id,
              (row) => contactRow(row, look),
            )}
          </tbody>
        </table>
        ${footer(texts, this.#model.pagerState, this.#actions.paging(query.pageSize))}
      </div>`;
  }

  /** `fullPage`: how many rows are ticked, if those are all of the page that can be. */
  #renderSelectionBar(fullPage: number | null): TemplateResult {
    const { selection, list, supports, texts, total, isTotalExact, flow } = this.#model;
    const { isEmpty, count, value } = selection;
    const hasMore = list.view.hasNext || list.view.hasPrevious;
    const canOffer =
      supports.matching &&
      !this.#model.isTurning &&
      hasMore &&
      value.kind === 'contacts' &&
      fullPage !== null;
    return selectionBar(
      {
        ...{ isEmpty, count },
        offer: canOffer ? { pageCount: fullPage, total: isTotalExact ? total : null } : null,
        isRestoring: !isEmpty && flow.isRestoring(selectionTarget(value)),
      },
      { texts, on: this.#actions },
    );
  }

  #renderModal(): TemplateResult {
    const { flow, account } = this.#model;
    const { dialog } = flow;
    return html`<restore-confirm-modal
      ?open=${dialog !== null}
      .subject=${dialog?.subject ?? null}
      .preview=${dialog?.preview ?? null}
      .account=${account.view.account}
      .failure=${dialog?.failure ?? null}
      .submitting=${dialog?.isSubmitting ?? false}
      .strings=${this.#localize.strings}
      @restore-confirm=${this.#handleConfirm}
      @restore-cancel=${this.#model.callOff}
      @restore-retry=${() => flow.check()}
    ></restore-confirm-modal>`;
  }

  #handleConfirm = ({ detail, currentTarget }: CustomEvent<RestoreChoices>): void => {
    // Set here and not by the next render: without it the dialog would close before the restore has begun.
    (currentTarget as RestoreConfirmModal).submitting = true;
    this.#model.flow.confirm(detail);
  };

  #handleClick = (event: Event): void => handleTableClick(event, this.#actions);

  #handleKeydown = (event: KeyboardEvent): void => handleKey(event, this.#actions, this.shortcuts);

  #handleSkip = (): void => this.renderRoot.querySelector<HTMLElement>('.footer select')?.focus();
}
