import { RestoreConfirmModal } from './restore-confirm-modal.js';

RestoreConfirmModal.define();

declare global {
  interface HTMLElementTagNameMap {
    'restore-confirm-modal': RestoreConfirmModal;
  }
}
