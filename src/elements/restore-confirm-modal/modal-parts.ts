import { html, nothing, type TemplateResult } from 'lit';
import type { AdapterError } from '../../adapter/errors.js';
import type { Account } from '../../domain/account.js';
import {
  RELATED_KINDS,
  type ConflictResolution,
  type RelatedKind,
  type RelatedSummary,
} from '../../domain/contact.js';
import { visibleText } from '../../domain/display-name.js';
import type { AutomationChoice, ConflictReason, IneligibleGroup } from '../../domain/restore.js';
import { DEFAULT_RETENTION_DAYS } from '../../domain/retention.js';
import type { Format } from '../../i18n/format.js';
import type { CommonStrings, ModalStrings } from '../../i18n/strings.js';
import { icon, WARNING } from '../shared/icons.js';
import { addressText, contactName, sentence, userText } from '../shared/text.js';
import type { ModalView, Picks, RestoreSubject } from './modal-view.js';

/** What the parts are worded with. */
export interface Wording {
  common: CommonStrings;
  modal: ModalStrings;
  format: Format;
  account: Account | null;
}

export type Part = TemplateResult | typeof nothing;

export interface PickHandlers {
  forReason: (reason: ConflictReason, way: ConflictResolution | undefined) => void;
  forContact: (id: string, way: ConflictResolution | undefined) => void;
  automations: (choice: AutomationChoice) => void;
}

const AUTOMATIONS: readonly RelatedKind[] = ['workflows', 'campaigns'];
const OTHERS = RELATED_KINDS.filter((kind) => !AUTOMATIONS.includes(kind));

export const reasonText = (reason: IneligibleGroup['reason'], { common, account }: Wording): string =>
  common.reasons[reason](account?.retentionDays ?? DEFAULT_RETENTION_DAYS);

/** "3 tasks", "1 note": the kinds of which there are any. */
function counted(
  related: RelatedSummary,
  of: { kinds: readonly RelatedKind[]; which: 'returns' | 'deletedSeparately' },
  { common }: Wording,
): string[] {
  return of.kinds.flatMap((kind) => {
    const n = related[kind]?.[of.which] ?? 0;
    return n > 0 ? [common.related[kind](n)] : [];
  });
}

/** The question that the dialog asks, or why it can't ask it. */
export function titlePart(
  { phase, barrier, count }: ModalView,
  subject: RestoreSubject | null,
  words: Wording,
): unknown {
  const { common, modal } = words;
  if (barrier) return common.barriers[barrier].title;
  if (subject?.kind === 'contact') {
    return sentence(
      phase === 'none' ? modal.titleNoneContact : modal.titleContact,
      contactName(subject.contact, common),
    );
  }
  if (phase === 'none') return modal.titleNone;
  switch (subject?.kind) {
    case 'matching': {
      const description = visibleText(subject.description);
      return description === null
        ? modal.titleMatching(count, '')
        : sentence((text) => modal.titleMatching(count, text), description);
    }
    case 'bulk-action':
      return sentence(modal.titleBulkAction, visibleText(subject.label) ?? common.sources['bulk-action']);
    case 'undo':
      return modal.titleUndo(subject.count);
    default:
      return count === null ? modal.titleUnknown : modal.titleContacts(count);
  }
}

/** Who it is about, under the title. */
export function subjectPart(subject: RestoreSubject | null, { modal, format }: Wording): Part {
  if (subject?.kind === 'contact') {
    const { name, email, phone } = subject.contact;
    // What the contact is called by already stands in the title.
    const rest = visibleText(name) ? [email, phone] : visibleText(email) ? [phone] : [];
    return html`<p class="muted facts">${rest.map((value) => addressText(value))}</p>`;
  }
  const names =
    subject?.kind === 'matching' ? (subject.sample ?? []).flatMap((name) => visibleText(name) ?? []) : [];
  return names.length > 0
    ? html`<p class="muted">${sentence((...all) => modal.among(format.list(all)), ...names.slice(0, 5))}</p>`
    : nothing;
}

/** What comes back with the contacts, and what doesn't because it was deleted by an act of its own. */
export function relatedPart(related: RelatedSummary, count: number, words: Wording): TemplateResult {
  const { modal, format } = words;
  const returns = counted(related, { kinds: OTHERS, which: 'returns' }, words);
  const separately = counted(related, { kinds: RELATED_KINDS, which: 'deletedSeparately' }, words);
  return html`<section>
    <p>${returns.length > 0 ? modal.comesBack(count) : modal.comesBackAlone(count)}</p>
    ${
      returns.length > 0
        ? html`<ul class="chips">
            ${returns.map((text) => html`<li class="number">${text}</li>`)}
          </ul>`
        : nothing
    }
    ${
      separately.length > 0
        ? html`<p class="muted small">${modal.deletedSeparately(format.list(separately))}</p>`
        : nothing
    }
  </section>`;
}

/** What becomes of workflows and campaigns: a choice where the back end gives one, else what it will do. */
export function automationsPart(
  related: RelatedSummary,
  of: { picks: Picks; on: PickHandlers },
  words: Wording,
): Part {
  const { modal, format, account } = words;
  const running = counted(related, { kinds: AUTOMATIONS, which: 'returns' }, words);
  const support = account?.supports.automations;
  if (running.length === 0 || !support) return nothing;
  const list = format.list(running);
  if (support !== 'choice') {
    return html`<p>${support === 'always-resume' ? modal.alwaysResume(list) : modal.alwaysPaused(list)}</p>`;
  }
  const radio = (choice: AutomationChoice, label: string): TemplateResult =>
    html`<label class="choice">
      <input
        type="radio"
        name="automations"
        .checked=${of.picks.automations === choice}
        @change=${() => of.on.automations(choice)}
      />
      ${label}
    </label>`;
  return html`<fieldset>
    <legend>${modal.automations}</legend>
    ${radio('keep-paused', modal.keepPaused(list))} ${radio('resume', modal.resume(list))}
  </fieldset>`;
}

/** What went wrong, in our words and those of the back end. */
export function failurePart(
  failure: AdapterError,
  words: { common: CommonStrings; retry: () => void },
): TemplateResult {
  const { common, retry } = words;
  const own = visibleText(failure.userMessage);
  const wait =
    failure.retryAfterMs === undefined ? '' : ` ${common.tryAgainIn(Math.ceil(failure.retryAfterMs / 1000))}`;
  return html`<div class="banner failure">
    ${icon(WARNING)}
    <div class="body" id="failure" tabindex="-1">
      <p>${failure.tooLarge ? common.tooLarge : common.errors[failure.code]}${wait}</p>
      ${own === null ? nothing : html`<p>${userText(own)}</p>`}
      ${failure.requestId ? html`<p class="muted small">${sentence(common.requestId, failure.requestId)}</p>` : nothing}
    </div>
    ${failure.retryable ? html`<button class="button" type="button" @click=${retry}>${common.tryAgain}</button>` : nothing}
  </div>`;
}

/** Names the act and the number. */
export function confirmLabel(
  { count }: ModalView,
  of: { subject: RestoreSubject | null; submitting: boolean },
  { common, modal }: Wording,
): string {
  const { subject, submitting } = of;
  if (subject?.kind === 'undo') return submitting ? modal.undoing : modal.undoN(subject.count);
  if (submitting) return common.restoring;
  if (count !== null) return common.restoreN(count);
  return subject ? modal.restoreAll : common.restore;
}
