import type { RestoreChoices } from '../../domain/restore.js';

/** How the confirmation ended: by its buttons, by Escape, or by the page (`close()`, `open = false`, removal). */
export type ModalCloseReason = 'confirm' | 'cancel' | 'escape' | 'program';

/** What `show()` resolves with and `close` tells. */
export interface ModalResult {
  reason: ModalCloseReason;
  /** What was chosen, where it was confirmed. */
  choices?: RestoreChoices;
}

/** Events of `restore-confirm-modal`. They neither bubble nor leave a shadow tree. */
export interface RestoreConfirmModalEventMap {
  /** The restore is confirmed. Set `submitting` in the listener to keep the dialog open until it has begun. */
  'restore-confirm': CustomEvent<RestoreChoices>;
  /** It was called off. */
  'restore-cancel': CustomEvent<{ reason: 'cancel' | 'escape' }>;
  /** "Try again" after a failure. */
  'restore-retry': CustomEvent<null>;
  /** The dialog has closed, for whatever reason. */
  close: CustomEvent<ModalResult>;
}
