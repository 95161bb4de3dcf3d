import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { BulkAction } from '../../domain/bulk-action.js';
import { accountBarrier } from '../../domain/eligibility.js';
import type { PartialStrings } from '../../i18n/strings.js';
import { icon, INFO } from '../shared/icons.js';
import type { MenuController } from '../shared/menu.js';
import { failureBanner, refusalBanner } from '../shared/notice.js';
import { handleRowKey } from '../shared/row-keys.js';
import { footer, pagerState } from '../shared/pager.js';
import type { ContactsView } from './details-contacts.js';
import { detailsPanel, type PanelHandlers } from './details-panel.js';
import type { HistoryActions } from './history-actions.js';
import { namesOf, type HistoryLook } from './history-look.js';
import type { HistoryModel } from './history-model.js';
import { historyRow } from './history-row.js';
import type { HistoryState } from './history-state.js';

export interface BodyContext {
  look: HistoryLook;
  model: HistoryModel;
  on: HistoryActions;
  menu: MenuController;
}

/** What applies to all rows, or has gone wrong while there are rows. */
export function banner(state: HistoryState, { look, model, on }: BodyContext): unknown {
  const { h, common, account } = look;
  const { error } = model.facts.list;
  const barrier = account && accountBarrier(account);
  return html`<div class="banners" part="banner">
    ${
      state === 'ready' && barrier
        ? html`<div class="banner info">
            ${icon(INFO)}
            <div class="body">
              <strong>${common.barriers[barrier].title}</strong>
              <p>${common.barriers[barrier].text}</p>
            </div>
          </div>`
        : nothing
    }
    ${state === 'ready' && error ? failureBanner(error, { title: h.loadFailed, common, retry: on.retry }) : nothing}
    ${on.refusal ? refusalBanner(on.refusal, { common, dismiss: on.dismiss }) : nothing}
  </div>`;
}

export function historyTable(context: BodyContext): TemplateResult {
  const { h, common } = context.look;
  const { model } = context;
  const { rows } = model;
  const names = namesOf(
    rows.map(({ action }) => action),
    context.look,
  );
  const heading = (name: string, text: string): TemplateResult =>
    html`<th role="columnheader" scope="col" class="c-${name}">${text}</th>`;
  return html`<table role="table" part="table" @keydown=${handleRowKey}>
    <caption class="visually-hidden">
      ${h.caption}
    </caption>
    <thead role="rowgroup">
      <tr role="row">
        ${heading('action', h.action)} ${heading('status', h.status)} ${heading('contacts', h.contacts)}
        ${heading('started', h.started)} ${heading('finished', h.finished)}
        <th role="columnheader" scope="col" class="c-actions">
          <span class="visually-hidden">${common.actions}</span>
        </th>
      </tr>
    </thead>
    <tbody role="rowgroup">
      ${repeat(
        rows,
        ({ action }) => action.id,
        (row) => {
          const name = names.get(row.action)!;
          const isOpen = model.outcomes.openId === row.action.id;
          return html`${historyRow({ ...row, name, isOpen }, context)}
          ${isOpen ? panel(row.action, name, context) : nothing}`;
        },
      )}
    </tbody>
  </table>`;
}

function panel(action: BulkAction, name: string, { look, model, on }: BodyContext): TemplateResult {
  const { outcomes } = model;
  const { account } = look;
  const total = action.restoredById === null ? action.counts.succeeded : null;
  const handlers: PanelHandlers = {
    download: on.download,
    retryProblems: () => outcomes.refresh({ problems: true }),
    filter: on.filterContacts,
    choose: (id, chosen, range) => model.choose(id, chosen, range),
    chooseAll: (all) => model.chooseAll(all, total),
    restoreChosen: () => void on.restoreChosen(),
    previous: () => outcomes.items.previous(),
    next: () => outcomes.items.next(),
    reload: () => outcomes.items.reload(),
  };
  const contacts: ContactsView | null =
    account?.supports.items === true && !account.hipaa
      ? {
          list: outcomes.items.view,
          pager: pagerState(outcomes.items.view, account.supports),
          outcome: outcomes.outcome,
          selection: model.canChoose(action) ? outcomes.selection.value : null,
          total,
          isAsking: on.isAsking,
        }
      : null;
  return detailsPanel({ name, action, problems: outcomes.problems, contacts }, look, handlers);
}

export function historyFooter({ look, model }: BodyContext): TemplateResult {
  const { history, pageSize } = model;
  return footer(look, pagerState(history.list.view, look.account?.supports ?? {}), {
    previous: () => history.previous(),
    next: () => history.next(),
    size: { value: pageSize, change: (size) => model.setPageSize(size) },
  });
}

/** Asks before a restore, or the undo of a large one. */
export function confirmation(
  { model, on, look }: BodyContext,
  strings: PartialStrings | null,
): TemplateResult {
  const { dialog } = model.restore;
  return html`<restore-confirm-modal
    .strings=${strings}
    .account=${look.account}
    .subject=${dialog?.subject ?? null}
    .preview=${dialog?.preview ?? null}
    .failure=${dialog?.failure ?? null}
    .submitting=${dialog?.isSubmitting ?? false}
    .open=${dialog !== null}
    @restore-confirm=${on.confirm}
    @restore-cancel=${on.callOff}
    @restore-retry=${on.retryConfirm}
  ></restore-confirm-modal>`;
}
