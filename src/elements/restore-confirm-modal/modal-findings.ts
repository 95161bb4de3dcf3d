import { html, nothing } from 'lit';
import type { RestorePreview } from '../../domain/restore.js';
import { blockedPart, conflictsPart } from './modal-exceptions.js';
import { automationsPart, relatedPart, type Wording } from './modal-parts.js';
import type { ModalPicks } from './modal-picks.js';
import type { ModalView } from './modal-view.js';

/** What the preview has found, or that it is being looked for. */
export function findingsPart(
  { phase, count, blocked, conflicts }: ModalView,
  of: { preview: RestorePreview | null; failed: boolean; picks: ModalPicks },
  words: Wording,
): unknown {
  const { preview, failed, picks } = of;
  const { modal } = words;
  if (phase === 'unchecked') return html`<p>${modal.noPreview}</p>`;
  if (!preview) {
    return failed
      ? nothing
      : html`<p class="checking muted"><span class="spinner"></span><span>${modal.checking}</span></p>`;
  }
  const { total, related } = preview;
  const choice = { total, picks: picks.value, on: picks.on };
  return html`${count ? relatedPart(related, count, words) : nothing} ${blockedPart(blocked, total, words)}
  ${conflictsPart(conflicts, choice, words)} ${count ? automationsPart(related, choice, words) : nothing}
  ${
    !count && conflicts.length > 0 ? html`<p class="muted small" id="hint">${modal.settleFirst}</p>` : nothing
  }`;
}
