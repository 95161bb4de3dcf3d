import { html, nothing, type TemplateResult } from 'lit';
import type { Supports } from '../../domain/account.js';
import type { BulkActionItem } from '../../domain/bulk-action.js';
import type { IneligibleReason } from '../../domain/contact.js';
import { toCsv } from '../../domain/csv.js';
import { isDeadEnd } from '../../domain/eligibility.js';
import type { CommonStrings } from '../../i18n/strings.js';
import { contactName, userText } from './text.js';

/** What outcomes are worded with. */
export interface OutcomeTexts {
  common: CommonStrings;
  /** Length of the retention window, which some reasons name. */
  days: number;
  supports: Supports;
}

export interface ProblemGroup {
  reason: IneligibleReason;
  items: BulkActionItem[];
}

/** So many contacts of a group are named; the others are counted. */
const MOST_NAMES = 8;
/** Long enough for a browser to have taken the file. */
const KEEP_FILE_MS = 60_000;

/** The contacts that stayed behind, by reason, the commonest first. Those that succeeded are left out. */
export function groupProblems(items: readonly BulkActionItem[]): ProblemGroup[] {
  const groups = new Map<IneligibleReason, BulkActionItem[]>();
  for (const item of items) {
    if (item.outcome === 'succeeded') continue;
    const reason = item.reason ?? 'unknown';
    groups.set(reason, [...(groups.get(reason) ?? []), item]);
  }
  return [...groups]
    .map(([reason, items]) => ({ reason, items }))
    .sort((a, b) => b.items.length - a.items.length);
}

/** Why contacts stayed behind, which ones, and what helps. */
export function problemList(
  items: readonly BulkActionItem[],
  { common, days, supports }: OutcomeTexts,
): TemplateResult {
  const group = ({ reason, items }: ProblemGroup): TemplateResult => {
    const hint = isDeadEnd(reason, supports) ? null : common.hints[reason];
    const more = items.length - MOST_NAMES;
    return html`<li>
      <p>
        <strong class="number">${common.contacts(items.length)}</strong> · ${common.reasons[reason](days)}
      </p>
      ${hint ? html`<p class="muted small">${hint}</p>` : nothing}
      <ul class="names small">
        ${items.slice(0, MOST_NAMES).map((item) => html`<li>${outcomeName(item, common)}</li>`)}
        ${more > 0 ? html`<li class="muted">${common.andMore(more)}</li>` : nothing}
      </ul>
    </li>`;
  };
  return html`<ul class="problems">
    ${groupProblems(items).map(group)}
  </ul>`;
}

function outcomeName(item: BulkActionItem, common: CommonStrings): unknown {
  const message = userText(item.message);
  return html`<bdi>${contactName({ ...item, id: item.contactId }, common)}</bdi>${
      message === nothing ? nothing : html` <span class="muted">– ${message}</span>`
    }`;
}

/** The outcomes as a table to take away, with a heading over each column. */
export function outcomesCsv(items: readonly BulkActionItem[], { common, days }: OutcomeTexts): string {
  const { id, name, outcome, reason, message } = common.outcomeColumns;
  return toCsv([
    [id, name, outcome, reason, message],
    ...items.map((item) => [
      item.contactId,
      item.name,
      common.outcomes[item.outcome],
      item.outcome === 'succeeded' ? null : common.reasons[item.reason ?? 'unknown'](days),
      item.message,
    ]),
  ]);
}

/** Has the browser save outcomes as a file, named after the action that they belong to. */
export function downloadOutcomes(
  actionId: string,
  items: readonly BulkActionItem[],
  texts: OutcomeTexts,
): void {
  const url = URL.createObjectURL(new Blob([outcomesCsv(items, texts)], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `contacts-restore-${actionId.replace(/[^\w-]+/g, '_').slice(0, 80)}.csv`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), KEEP_FILE_MS);
}
