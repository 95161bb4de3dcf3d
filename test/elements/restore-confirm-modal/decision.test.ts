import { expect, fixture, fixtureCleanup, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { RestoreConfirmModal } from '../../../src/elements/restore-confirm-modal/restore-confirm-modal.js';
import { adapterError, CLASH, Modal, openModal, preview } from './modal-harness.js';

describe('restore-confirm-modal: the decision', () => {
  afterEach(() => fixtureCleanup());

  it('confirms with Enter, closes, and resolves with the choices', async () => {
    const modal = await openModal();
    const closed = modal.element.show();
    await sendKeys({ press: 'Enter' });
    const choices = { automations: 'keep-paused', onConflict: 'skip' };
    expect(await closed).to.deep.equal({ reason: 'confirm', choices });
    expect(modal.types()).to.deep.equal(['restore-confirm', 'close']);
    expect(modal.detail('restore-confirm')).to.deep.equal(choices);
    expect(modal.element.open).to.equal(false);
    expect(modal.dialog.open).to.equal(false);
  });

  describe('in haste', () => {
    let now = 0;
    const press = async (ms: number): Promise<void> => {
      now = ms;
      await sendKeys({ press: 'Enter' });
    };

    it('is not confirmed by a second press of the key that opened it, but by one that follows', async () => {
      now = 0;
      const modal = await openModal({}, () => now);
      await press(120);
      await press(299);
      expect([modal.types(), modal.element.open, modal.focused]).to.deep.equal([[], true, 'confirm-button']);
      expect(modal.confirmButton!.ariaDisabled).to.equal(null);
      await press(300);
      expect(modal.types()).to.deep.equal(['restore-confirm', 'close']);
    });

    it('is not confirmed by a key pressed just when the check ends', async () => {
      now = 0;
      const modal = await openModal({ preview: null }, () => now);
      now = 5_000;
      await modal.set({ preview: preview() });
      await press(5_120);
      expect(modal.types()).to.deep.equal([]);
      await press(5_300);
      expect(modal.types()).to.deep.equal(['restore-confirm', 'close']);
    });

    it('has its moment anew each time it opens', async () => {
      now = 0;
      const modal = await openModal({}, () => now);
      modal.element.close();
      await modal.element.updateComplete;
      now = 9_000;
      void modal.element.show();
      await modal.element.updateComplete;
      await press(9_120);
      expect(modal.types()).to.deep.equal(['close']);
    });
  });

  it('tells its events to its own listeners only', async () => {
    const modal = await openModal();
    const heard: string[] = [];
    const listen = (event: Event): void => void heard.push(event.type);
    document.addEventListener('restore-confirm', listen, { capture: false });
    document.addEventListener('close', listen, { capture: false });
    modal.confirmButton!.click();
    await modal.element.updateComplete;
    document.removeEventListener('restore-confirm', listen);
    document.removeEventListener('close', listen);
    expect(modal.types()).to.deep.equal(['restore-confirm', 'close']);
    expect(heard).to.deep.equal([]);
  });

  it('emits once for a double click', async () => {
    const modal = await openModal();
    const button = modal.confirmButton!;
    button.click();
    button.click();
    expect(modal.types()).to.deep.equal(['restore-confirm']);
  });

  it('stays open while a listener submits, ignores everything, and closes as confirmed', async () => {
    const modal = await openModal();
    const closed = modal.element.show();
    modal.element.addEventListener('restore-confirm', () => (modal.element.submitting = true));
    await sendKeys({ press: 'Enter' });
    await modal.element.updateComplete;
    expect(modal.confirmButton!.innerText).to.equal('Restoring…');
    expect(modal.dialog.ariaBusy).to.equal('true');
    expect(modal.focused).to.equal('confirm-button');
    await sendKeys({ press: 'Enter' });
    await sendKeys({ press: 'Escape' });
    await sendKeys({ press: 'Escape' });
    modal.part('cancel-button')!.click();
    modal.part('close-button')!.click();
    expect(modal.dialog.open).to.equal(true);
    expect(modal.types()).to.deep.equal(['restore-confirm']);
    modal.element.submitting = false;
    modal.element.close();
    expect((await closed).reason).to.equal('confirm');
  });

  it('shows a failure with its request id, focuses it, and lets people try again or confirm anew', async () => {
    const modal = await openModal();
    modal.element.addEventListener('restore-confirm', () => (modal.element.submitting = true));
    modal.confirmButton!.click();
    await modal.element.updateComplete;
    const failure = adapterError('rate-limited', {
      retryAfterMs: 29_001,
      requestId: 'req-8f2c',
      userMessage: '<b>Busy</b>',
    });
    await modal.set({ submitting: false, failure });
    expect(modal.focused).to.equal('failure');
    expect(modal.text).to.contain('There were too many requests. Try again in 30 seconds.');
    expect(modal.text).to.contain('req-8f2c').and.contain('<b>Busy</b>');
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Enter' });
    expect(modal.types(), 'once, with the choices as they stand').to.deep.equal([
      'restore-confirm',
      'restore-confirm',
    ]);
    await modal.set({ submitting: false, failure: adapterError('network') });
    modal.confirmButton!.click();
    expect(modal.types()).to.have.length(3);
  });

  it('names the limit of what is too long to be sent, and how to mend that', async () => {
    const modal = await openModal({ failure: adapterError('validation', { tooLarge: true }) });
    expect(modal.text).to.contain('1 MB').and.contain('Leave fewer out').and.not.contain('wasn’t accepted');
  });

  it('offers no second try where it makes no sense', async () => {
    const modal = await openModal({ failure: adapterError('validation') });
    expect(modal.text).to.contain('The request wasn’t accepted.').and.not.contain('Try again');
  });

  for (const [way, reason] of [
    ['Escape', 'escape'],
    ['cancel-button', 'cancel'],
    ['close-button', 'cancel'],
  ] as const) {
    it(`calls it off by ${way}`, async () => {
      const modal = await openModal();
      const closed = modal.element.show();
      if (way === 'Escape') await sendKeys({ press: way });
      else modal.part(way)!.click();
      expect(await closed).to.deep.equal({ reason });
      expect(modal.types()).to.deep.equal(['restore-cancel', 'close']);
      expect(modal.detail('restore-cancel')).to.deep.equal({ reason });
    });
  }

  it('keeps Escape to itself', async () => {
    const modal = await openModal();
    let heard = false;
    const listen = (): void => void (heard = true);
    document.addEventListener('keydown', listen);
    await sendKeys({ press: 'Escape' });
    document.removeEventListener('keydown', listen);
    expect([modal.element.open, heard]).to.deep.equal([false, false]);
  });

  it('is not confirmed by an Enter key that is still held down from before', async () => {
    const modal = await openModal();
    const held = new KeyboardEvent('keydown', {
      key: 'Enter',
      repeat: true,
      bubbles: true,
      composed: true,
      cancelable: true,
    });
    expect(modal.confirmButton!.dispatchEvent(held)).to.equal(false);
  });

  it('stays open when people click beside it', async () => {
    const modal = await openModal();
    modal.dialog.dispatchEvent(
      new MouseEvent('click', { bubbles: true, composed: true, clientX: 1, clientY: 1 }),
    );
    expect(modal.dialog.open).to.equal(true);
    expect(modal.types()).to.deep.equal([]);
  });

  it('resolves as closed by the page with close(), open = false and removal', async () => {
    for (const end of [
      (element: RestoreConfirmModal) => element.close(),
      (element: RestoreConfirmModal) => (element.open = false),
      (element: RestoreConfirmModal) => element.remove(),
    ]) {
      const modal = await openModal();
      const closed = modal.element.show();
      end(modal.element);
      expect(await closed).to.deep.equal({ reason: 'program' });
      expect(modal.types()).to.deep.equal(['close']);
    }
  });

  it('resolves when it is closed in the same task, and opens anew after that', async () => {
    const { element } = await openModal();
    element.close();
    await element.updateComplete;
    const closed = element.show();
    element.close();
    expect(await closed).to.deep.equal({ reason: 'program' });
    void element.show();
    await element.updateComplete;
    expect(new Modal(element).dialog.matches(':modal')).to.equal(true);
  });

  it('is shown when it comes into the document, opened while it was out of it', async () => {
    const { element } = await openModal();
    const { parentNode } = element;
    element.remove();
    void element.show();
    await element.updateComplete;
    parentNode!.append(element);
    await element.updateComplete;
    expect(new Modal(element).dialog.matches(':modal')).to.equal(true);
  });

  it('has failed again when the same failure stands after a second try', async () => {
    const failure = adapterError('unavailable');
    const modal = await openModal();
    const closed = modal.element.show();
    modal.element.addEventListener('restore-confirm', () => (modal.element.submitting = true));
    for (let tries = 0; tries < 2; tries++) {
      modal.part('title')!.focus();
      modal.confirmButton!.click();
      await modal.element.updateComplete;
      await modal.set({ submitting: false, failure });
      expect(modal.focused).to.equal('failure');
    }
    modal.element.close();
    expect(await closed).to.deep.equal({ reason: 'program' });
  });

  it('closes when it is removed before it was ever shown', async () => {
    const element = document.createElement('restore-confirm-modal');
    document.body.append(element);
    const closed = element.show();
    element.remove();
    expect(await closed).to.deep.equal({ reason: 'program' });
  });

  it('opens by its attribute, and gives the focus back to the opener', async () => {
    const place = await fixture<HTMLElement>(
      html`<div><button>Open</button><restore-confirm-modal></restore-confirm-modal></div>`,
    );
    const opener = place.querySelector('button')!;
    const modal = new Modal(place.querySelector('restore-confirm-modal')!);
    await modal.set({ subject: { kind: 'contacts', count: 2 }, preview: preview({ total: 2, eligible: 2 }) });
    opener.focus();
    modal.element.setAttribute('open', '');
    await modal.element.updateComplete;
    expect(modal.dialog.matches(':modal')).to.equal(true);
    await sendKeys({ press: 'Escape' });
    await modal.element.updateComplete;
    expect(modal.element.hasAttribute('open')).to.equal(false);
    expect(document.activeElement).to.equal(opener);
  });

  it('takes the focus to the button when there is nothing to read first, else to the title', async () => {
    const simple = await openModal();
    expect(simple.focused).to.equal('confirm-button');
    fixtureCleanup();
    const warned = await openModal({ preview: preview({ eligible: 22, ineligible: [CLASH] }) });
    expect(warned.focused).to.equal('title');
    fixtureCleanup();
    const many = await openModal({ preview: preview({ total: 51, eligible: 51 }) });
    expect(many.focused).to.equal('title');
  });

  it('moves the focus on when checking ends, unless it has been moved meanwhile', async () => {
    const waiting = await openModal({ preview: null });
    expect(waiting.focused).to.equal('title');
    await waiting.set({ preview: preview() });
    expect(waiting.focused).to.equal('confirm-button');
    fixtureCleanup();
    const moved = await openModal({ preview: null });
    moved.part('cancel-button')!.focus();
    await moved.set({ preview: preview() });
    expect(moved.focused).to.equal('cancel-button');
  });

  it('forgets the choices of the time before', async () => {
    const modal = await openModal({ preview: preview({ eligible: 22, ineligible: [CLASH] }) });
    await modal.choose('Email is used by an active contact: what to do', 'merge');
    modal.element.close();
    await modal.element.updateComplete;
    void modal.element.show();
    await modal.element.updateComplete;
    modal.confirmButton!.click();
    expect(modal.detail('restore-confirm')).to.deep.equal({ automations: 'keep-paused', onConflict: 'skip' });
  });
});
