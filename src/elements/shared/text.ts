import { html, nothing, type TemplateResult } from 'lit';
import type { Actor } from '../../domain/contact.js';
import { contactLabel, shortId, visibleText } from '../../domain/display-name.js';
import type { TimeLeft } from '../../domain/retention.js';
import type { Format, Instant } from '../../i18n/format.js';
import type { CommonStrings } from '../../i18n/strings.js';

/** Text that people wrote, kept from turning the reading direction around it. */
export function userText(text: string | null | undefined): TemplateResult | typeof nothing {
  const shown = visibleText(text);
  return shown === null ? nothing : html`<bdi>${shown}</bdi>`;
}

/** An e-mail address or phone number: left to right in every language, and broken before its `@` if it must be. */
export function addressText(text: string | null | undefined): TemplateResult | typeof nothing {
  const shown = visibleText(text);
  if (shown === null) return nothing;
  const at = Math.max(0, shown.indexOf('@'));
  return html`<bdi dir="ltr">${shown.slice(0, at)}<wbr />${shown.slice(at)}</bdi>`;
}

/** What a contact is called, as plain text for labels and announcements. */
export function contactName(
  contact: { id: string; name: string | null; email?: string | null; phone?: string | null },
  common: CommonStrings,
): string {
  return contactLabel(contact) ?? common.noName(shortId(contact.id));
}

/** Who acted, as plain text; `null` where nobody is known. */
export function actorName(actor: Actor | null, common: CommonStrings): string | null {
  return actor && (visibleText(actor.name) ?? common.someone);
}

/** From the private use area: no string holds them, and no name does once it has gone through `visibleText`. */
const MARK = 0xe000;

/**
 * A sentence as a template, with each of its values in a `bdi`, whatever order the language puts them in:
 * `sentence(strings.titleContact, name)`.
 */
export function sentence<V extends string[]>(build: (...values: V) => string, ...values: V): unknown[] {
  const marks = values.map((_, index) => String.fromCharCode(MARK + index)) as V;
  return build(...marks)
    .split(/([\ue000-\ue00f])/)
    .map((part) => {
      const value = part.length === 1 ? values[part.charCodeAt(0) - MARK] : undefined;
      return value === undefined ? part : html`<bdi>${value}</bdi>`;
    });
}

/** What is left of the window, in words. */
export function timeLeftText(left: TimeLeft, { timeLeft }: CommonStrings): string {
  return left.unit === 'days' || left.unit === 'hours'
    ? timeLeft[left.unit](left.count)
    : timeLeft[left.unit];
}

/** An instant for people, readable for machines; `text` is what is shown. */
export function timeText(instant: Instant, text: string | null, common: CommonStrings): unknown {
  return text === null || typeof instant !== 'string'
    ? (text ?? common.dateUnknown)
    : html`<time datetime=${instant}>${text}</time>`;
}

/** How long ago, or until when, and the date under it: never only as a tooltip. */
export function relativeTime(
  instant: string | null,
  { now, format, common }: { now: number; format: Format; common: CommonStrings },
): unknown {
  const relative = format.relative(instant, now);
  return relative === null
    ? common.dateUnknown
    : html`<time datetime=${instant!}
        ><span>${relative}</span> <span class="muted small">${format.date(instant)}</span></time
      >`;
}
