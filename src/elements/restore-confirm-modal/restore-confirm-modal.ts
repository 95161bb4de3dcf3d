import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { AdapterError } from '../../adapter/errors.js';
import type { Account } from '../../domain/account.js';
import type { RestoreChoices, RestorePreview } from '../../domain/restore.js';
import { common } from '../../i18n/en/common.js';
import { modal } from '../../i18n/en/modal.js';
import { LocalizeController } from '../../i18n/localize-controller.js';
import type { PartialStrings } from '../../i18n/strings.js';
import { Announcer } from '../shared/announcer.js';
import { controls } from '../shared/controls.styles.js';
import { defineElement } from '../shared/define-element.js';
import { emit } from '../shared/emit.js';
import { CLOSE, icon } from '../shared/icons.js';
import { tokens } from '../shared/tokens.styles.js';
import { TypedElement } from '../shared/typed-element.js';
import { findingsPart } from './modal-findings.js';
import { readGiven } from './modal-given.js';
import { confirmLabel, failurePart, subjectPart, titlePart, type Wording } from './modal-parts.js';
import { ModalPicks } from './modal-picks.js';
import { firstFocus, modalView, NO_PICKS, type ModalView, type RestoreSubject } from './modal-view.js';
import type {
  ModalCloseReason,
  ModalResult,
  RestoreConfirmModalEventMap,
} from './restore-confirm-modal.events.js';
import { styles } from './restore-confirm-modal.styles.js';

export type { RestoreSubject } from './modal-view.js';
export type {
  ModalCloseReason,
  ModalResult,
  RestoreConfirmModalEventMap,
} from './restore-confirm-modal.events.js';

/** Nobody has read in so short a time what they are asked. */
const HASTE_MS = 300;

/**
 * Asks before contacts are restored: how many, what comes back with them and what doesn't, who stays behind and why, and what
 * to do about clashes with live contacts and about automations. Data go in as properties, the decision comes out as an event;
 * it calls no back end itself.
 *
 * ```js
 * Object.assign(modal, { subject: { kind: 'contacts', count: 3 }, account, preview: null });
 * const closed = modal.show();
 * modal.preview = await adapter.previewRestore(target, {});
 * const { reason, choices } = await closed;
 * ```
 *
 * After `restore-confirm` it closes, unless a listener has set `submitting`: then it stays, shows a `failure` where there is
 * one, and is closed by the page.
 *
 * @tag restore-confirm-modal
 * @fires restore-confirm - Confirmed; `detail` are the choices, in the form of a restore request.
 * @fires restore-cancel - Called off by the buttons (`cancel`) or by Escape (`escape`).
 * @fires restore-retry - "Try again" after the check has failed. After a failed confirmation it confirms again.
 * @fires close - Closed; `detail` says by what.
 * @csspart dialog - The dialog.
 * @csspart title - The question.
 * @csspart body - What lies between the question and the buttons.
 * @csspart footer - The row of buttons.
 * @csspart confirm-button - Names the act and the number.
 * @csspart cancel-button - Calls it off, or closes where nothing can be done.
 * @csspart close-button - The cross.
 * @cssprop --contacts-restore-modal-width - Widest it gets. Default: 32rem.
 */
export class RestoreConfirmModal extends TypedElement<RestoreConfirmModalEventMap> {
  static override styles = [tokens, controls, styles];

  /** Registers the element; safe to call twice. */
  static define(tag = 'restore-confirm-modal', registry?: CustomElementRegistry): void {
    defineElement(this, tag, registry);
  }

  /** Whether the dialog is shown. */
  @property({ type: Boolean, reflect: true }) open = false;
  /** What the restore would do; `null` while it is being checked, or where the back end can't tell. */
  @property({ attribute: false }) preview: RestorePreview | null = null;
  /** Its policy and what its back end supports decide which choices are offered. */
  @property({ attribute: false }) account: Account | null = null;
  /** Why checking or starting has failed. */
  @property({ attribute: false }) failure: AdapterError | null = null;
  /** What is to be restored, as far as the dialog has to name it. */
  @property({ attribute: false }) subject: RestoreSubject | null = null;
  /** Whether the confirmed restore is being sent. Until it has begun the dialog can't be left. */
  @property({ type: Boolean }) submitting = false;
  /** Words in place of the English ones. */
  @property({ attribute: false }) strings: PartialStrings | null = null;

  readonly #localize = new LocalizeController<'modal'>(this, { common, modal });
  readonly #announcer = new Announcer(this);
  readonly #picks = new ModalPicks(() => this.requestUpdate());
  /** The properties that may be anything, read. */
  #given!: ReturnType<typeof readGiven>;
  #view!: ModalView;
  /** Whether a confirmation is under way, so that a second click is none. */
  #busy = false;
  /** What was confirmed, unless that has failed or was called off since. */
  #sent: RestoreChoices | undefined;
  /** Whether it was confirmed since it opened, successfully or not. */
  #hasConfirmed = false;
  #said = '';
  readonly #elapsed: () => number;
  /** Since when it can be confirmed. */
  #readySince: number | null = null;
  #endReason: ModalCloseReason = 'program';
  #closed: { promise: Promise<ModalResult>; settle: (result: ModalResult) => void } | undefined;

  /** `elapsed` is the clock by which a press is too soon after another; tests bring their own. */
  constructor(elapsed: () => number = () => performance.now()) {
    super();
    this.#elapsed = elapsed;
  }

  /** Opens the dialog. Resolves when it has closed, with what closed it and the choices where it was confirmed. */
  show(): Promise<ModalResult> {
    this.open = true;
    if (!this.#closed) {
      let settle!: (result: ModalResult) => void;
      const promise = new Promise<ModalResult>((resolve) => (settle = resolve));
      this.#closed = { promise, settle };
    }
    return this.#closed.promise;
  }

  /** Closes the dialog without cancelling what was confirmed. */
  close(): void {
    this.open = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // What was opened while it was out of the document is shown now.
    if (this.hasUpdated && this.open) this.requestUpdate('open', false);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    if (!this.open) return;
    this.open = false;
    if (this.hasUpdated) this.#dialog.close();
    this.#tellClosed();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    this.#given = readGiven(this);
    const opens = changed.has('open') && this.open;
    if (opens || changed.has('subject')) this.#picks.value = NO_PICKS;
    if (opens) this.#hasConfirmed = false;
    if (opens || this.#hasFailed(changed)) this.#sent = undefined;
    if (!this.#sent || (changed.has('submitting') && !this.submitting)) this.#busy = false;
    this.#view = modalView({ ...this.#given, picks: this.#picks.value });
  }

  protected override updated(changed: PropertyValues<this>): void {
    const dialog = this.#dialog;
    if (changed.has('open')) {
      if (this.open && !dialog.open && this.isConnected) dialog.showModal();
      // Closed before it was ever shown, it has closed for whoever waits, too.
      if (!this.open && (dialog.open || this.#closed)) {
        dialog.close();
        this.#tellClosed();
      }
    }
    if (!this.open || !this.#view.canConfirm) this.#readySince = null;
    else this.#readySince ??= this.#elapsed();
    if (this.open) this.#lead(changed);
  }

  protected override render(): TemplateResult {
    const many = this.#view.phase === 'undo' && this.#view.isLong;
    return html`<dialog
      part="dialog"
      role=${many ? 'alertdialog' : nothing}
      aria-labelledby="title"
      aria-describedby=${many ? 'message' : nothing}
      aria-busy=${this.submitting ? 'true' : nothing}
      @cancel=${this.#handleNativeCancel}
      @close=${this.#handleNativeClose}
      @keydown=${this.#handleKeydown}
    >
      ${this.open ? this.#renderContent() : nothing} ${this.#announcer.regions()}
    </dialog>`;
  }

  #renderContent(): TemplateResult {
    const { common } = this.#words;
    const { subject, failure } = this.#given;
    return html`<header>
        <h2 id="title" part="title" tabindex="-1">${titlePart(this.#view, subject, this.#words)}</h2>
        <button
          class="button icon"
          part="close-button"
          type="button"
          aria-label=${common.close}
          aria-disabled=${this.submitting ? 'true' : nothing}
          @click=${this.#handleCancel}
        >
          ${icon(CLOSE)}
        </button>
      </header>
      <div class="content" part="body">
        ${this.#renderBody()}
        ${
          failure && !this.#view.barrier
            ? failurePart(failure, { common, retry: this.#handleRetry })
            : nothing
        }
      </div>
      <footer part="footer">${this.#renderButtons()}</footer>`;
  }

  #renderBody(): unknown {
    const { phase, barrier, count, isLong } = this.#view;
    const { common, modal } = this.#words;
    if (barrier) return html`<p>${common.barriers[barrier].text}</p>`;
    if (phase === 'undo') return html`<p id="message">${modal.undoText(count ?? 0)}</p>`;
    const { subject, preview, failure } = this.#given;
    const given = { preview, failed: failure !== null, picks: this.#picks };
    return html`${subjectPart(subject, this.#words)} ${findingsPart(this.#view, given, this.#words)}
    ${isLong && phase !== 'none' ? html`<p class="muted small">${modal.takesMinutes}</p>` : nothing}`;
  }

  #renderButtons(): TemplateResult {
    const { common } = this.#words;
    const decidable = this.#view.phase !== 'barred' && this.#view.phase !== 'none';
    return html`${
        decidable
          ? html`<button
              class="button ${this.#view.phase === 'undo' ? 'danger' : 'primary'}"
              part="confirm-button"
              type="button"
              aria-describedby=${this.#view.count === 0 ? 'hint' : nothing}
              aria-disabled=${!this.#view.canConfirm || this.submitting ? 'true' : nothing}
              @click=${this.#handleConfirmClick}
            >
              ${this.#confirmLabel}
            </button>`
          : nothing
      }
      <button
        class="button"
        part="cancel-button"
        type="button"
        aria-disabled=${this.submitting ? 'true' : nothing}
        @click=${this.#handleCancel}
      >
        ${decidable ? common.cancel : common.close}
      </button>`;
  }

  get #confirmLabel(): string {
    return confirmLabel(this.#view, { ...this.#given, submitting: this.submitting }, this.#words);
  }

  get #words(): Wording {
    const { strings, format } = this.#localize;
    return { ...strings, format, account: this.#given.account };
  }

  get #dialog(): HTMLDialogElement {
    return this.renderRoot.querySelector('dialog')!;
  }

  /** Puts the focus where the new state begins, and says what has changed. */
  #lead(changed: PropertyValues<this>): void {
    const root = this.renderRoot as ShadowRoot;
    const title = root.querySelector<HTMLElement>('#title')!;
    const failure = root.querySelector<HTMLElement>('#failure');
    const at = root.activeElement;
    if (failure && this.#hasFailed(changed)) {
      failure.focus();
      this.#announcer.say(failure.innerText, { assertive: true });
    } else if (changed.has('open') || at === null || at === title) {
      (root.querySelector<HTMLElement>(`[part=${firstFocus(this.#view)}]`) ?? title).focus();
    }
    const { phase } = this.#view;
    const words = phase === 'checking' ? this.#words.modal.checking : this.#confirmLabel;
    const text = phase === 'barred' || phase === 'none' ? title.innerText : words;
    if (text !== this.#said) this.#announcer.say(text, { topic: 'state' });
    this.#said = text;
  }

  /** Whether something has failed just now: what was confirmed may fail twice with the same failure. */
  #hasFailed(changed: PropertyValues<this>): boolean {
    const isBack = changed.has('submitting') && !this.submitting;
    return this.#given.failure !== null && (changed.has('failure') || isBack);
  }

  #handleConfirm = (): void => {
    if (this.#busy || this.submitting || !this.#view.canConfirm) return;
    this.#busy = true;
    this.#sent = this.#view.choices;
    this.#hasConfirmed = true;
    emit(this, 'restore-confirm', this.#sent, { local: true });
    if (!this.submitting) this.open = false;
  };

  /** Keys that are pressed in haste were meant for what opened the dialog. Neither a mouse nor a script slips like that. */
  #handleConfirmClick = ({ detail, isTrusted }: MouseEvent): void => {
    const isByKey = isTrusted && detail === 0;
    if (isByKey && this.#elapsed() - (this.#readySince ?? Infinity) < HASTE_MS) return;
    this.#handleConfirm();
  };

  #handleCancel = (): void => this.#cancel('cancel');

  /** What has failed is repeated: the confirmation, with the choices as they stand now, or the check before it. */
  #handleRetry = (): void => {
    if (this.#hasConfirmed && this.#view.canConfirm) this.#handleConfirm();
    else emit(this, 'restore-retry', null, { local: true });
  };

  #handleKeydown = (event: KeyboardEvent): void => {
    // A key held down since before the dialog opened must not confirm it.
    if (event.key === 'Enter' && event.repeat) event.preventDefault();
    if (event.key !== 'Escape') return;
    // Here, because browsers close on a second Escape whatever a "cancel" listener says.
    event.preventDefault();
    event.stopPropagation();
    this.#cancel('escape');
  };

  #handleNativeCancel = (event: Event): void => {
    // Selects and other controls in the dialog may tell of a "cancel" of their own.
    if (event.target !== this.#dialog) return;
    event.preventDefault();
    this.#cancel('escape');
  };

  /**
   * The browser has closed it by a way that can't be prevented. It tells so with the next frame: by then the dialog may be open
   * again, and what is told is about the time before.
   */
  #handleNativeClose = (): void => {
    if (!this.open || this.#dialog.open) return;
    if (this.submitting) this.#dialog.showModal();
    else this.#cancel('escape');
  };

  #cancel(reason: 'cancel' | 'escape'): void {
    if (this.submitting || !this.open) return;
    this.#endReason = reason;
    this.#sent = undefined;
    this.open = false;
    emit(this, 'restore-cancel', { reason }, { local: true });
  }

  #tellClosed(): void {
    const choices = this.#sent;
    const result: ModalResult = choices ? { reason: 'confirm', choices } : { reason: this.#endReason };
    this.#endReason = 'program';
    this.#said = '';
    this.#announcer.forget();
    emit(this, 'close', result, { local: true });
    this.#closed?.settle(result);
    this.#closed = undefined;
  }
}
