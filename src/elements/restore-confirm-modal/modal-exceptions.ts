import { html, nothing, type TemplateResult } from 'lit';
import type { ConflictResolution } from '../../domain/contact.js';
import type { IneligibleGroup } from '../../domain/restore.js';
import { icon, WARNING } from '../shared/icons.js';
import { contactName, userText } from '../shared/text.js';
import { reasonText, type Part, type PickHandlers, type Wording } from './modal-parts.js';
import type { OpenConflict, Picks } from './modal-view.js';

function namesPart(
  group: IneligibleGroup,
  words: Wording,
  beside: (id: string, name: string) => unknown,
): Part {
  const { common, modal } = words;
  const more = group.count - group.sample.length;
  if (group.sample.length === 0) return nothing;
  return html`<details>
    <summary class="small">
      ${modal.showNames}<span class="visually-hidden">: ${reasonText(group.reason, words)}</span>
    </summary>
    <ul class="names">
      ${group.sample.map((contact) => {
        const name = contactName(contact, common);
        return html`<li>${userText(name)} ${beside(contact.id, name)}</li>`;
      })}
      ${more > 0 ? html`<li class="muted">${common.andMore(more)}</li>` : nothing}
    </ul>
  </details>`;
}

/** What stays behind whatever is chosen, by reason. */
export function blockedPart(groups: readonly IneligibleGroup[], total: number, words: Wording): Part {
  if (groups.length === 0) return nothing;
  const count = groups.reduce((sum, group) => sum + group.count, 0);
  // Not where the heading has just said the same number.
  const numbered = total > 1 && (groups.length > 1 || total === count);
  return html`<section class="banner warning">
    ${icon(WARNING)}
    <div class="body">
      ${total > count ? html`<h3>${words.modal.blocked(count, total)}</h3>` : nothing}
      <ul class="groups">
        ${groups.map(
          (group) =>
            html`<li>
              <p>
                ${numbered ? html`<strong class="number">${words.format.number(group.count)}</strong> · ` : nothing}${reasonText(group.reason, words)}
              </p>
              ${total > 1 ? namesPart(group, words, () => nothing) : nothing}
            </li>`,
        )}
      </ul>
    </div>
  </section>`;
}

interface SelectOptions {
  label: string;
  offered: readonly ConflictResolution[];
  picked: ConflictResolution | undefined;
  field: 'email' | 'phone';
  /** First option, for "no choice of its own". */
  none?: string;
  pick: (way: ConflictResolution | undefined) => void;
}

function resolutionSelect(
  { label, offered, picked, field, none, pick }: SelectOptions,
  words: Wording,
): TemplateResult {
  const handleChange = ({ currentTarget }: Event): void => {
    const { value } = currentTarget as HTMLSelectElement;
    pick(offered.find((way) => way === value));
  };
  return html`<select class="select" aria-label=${label} @change=${handleChange}>
    ${none === undefined ? nothing : html`<option value="" .selected=${picked === undefined}>${none}</option>`}
    ${offered.map(
      (way) =>
        html`<option value=${way} .selected=${(picked ?? (none === undefined ? 'skip' : '')) === way}>
          ${words.common.resolutions[way](field)}
        </option>`,
    )}
  </select>`;
}

/** Clashes with live contacts, each with its ways out: for all of a kind, and for single contacts. */
export function conflictsPart(
  conflicts: readonly OpenConflict[],
  of: { total: number; picks: Picks; on: PickHandlers },
  words: Wording,
): Part {
  if (conflicts.length === 0) return nothing;
  const { total, picks, on } = of;
  const { modal, format } = words;
  const one = ({ reason, group, offered }: OpenConflict): TemplateResult => {
    const field = reason === 'duplicate-email' ? 'email' : 'phone';
    const text = reasonText(reason, words);
    const forAll = {
      label: modal.resolveAll(text),
      offered,
      picked: picks.byReason.get(reason),
      field,
    } as const;
    return html`<li>
      <p>
        ${total > 1 ? html`<strong class="number">${format.number(group.count)}</strong> · ` : nothing}${text}
      </p>
      ${resolutionSelect({ ...forAll, pick: (way) => on.forReason(reason, way) }, words)}
      ${
        group.count > 1
          ? namesPart(group, words, (id, name) =>
              resolutionSelect(
                {
                  ...forAll,
                  label: modal.resolveOne(name),
                  picked: picks.byContact.get(id),
                  none: modal.sameForAll,
                  pick: (way) => on.forContact(id, way),
                },
                words,
              ),
            )
          : total > 1 && group.sample[0]
            ? html`<p class="muted small">${userText(contactName(group.sample[0], words.common))}</p>`
            : nothing
      }
    </li>`;
  };
  const count = conflicts.reduce((sum, { group }) => sum + group.count, 0);
  return html`<section class="banner">
    <div class="body">
      <h3>${modal.conflicts(count)}</h3>
      <ul class="groups">
        ${conflicts.map(one)}
      </ul>
    </div>
  </section>`;
}
