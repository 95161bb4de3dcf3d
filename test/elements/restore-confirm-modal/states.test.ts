import { expect, fixtureCleanup } from '@open-wc/testing';
import { account, adapterError, ANA, CLASH, group, openModal, preview } from './modal-harness.js';

describe('restore-confirm-modal: what it shows', () => {
  afterEach(() => fixtureCleanup());

  it('says that it is checking, with the button disabled by visible words and Cancel working', async () => {
    const modal = await openModal({ preview: null });
    expect(modal.title).to.equal('Restore 25 contacts?');
    expect(modal.text).to.contain('Checking what can be restored…');
    expect(modal.confirmButton!.ariaDisabled).to.equal('true');
    modal.confirmButton!.click();
    expect(modal.types()).to.deep.equal([]);
    modal.part('cancel-button')!.click();
    expect(modal.types()).to.deep.equal(['restore-cancel']);
  });

  it('names one contact, with its e-mail and phone', async () => {
    const modal = await openModal({ subject: ANA, preview: preview({ total: 1, eligible: 1 }) });
    expect(modal.title).to.equal('Restore Ana Lima?');
    expect(modal.text).to.contain('ana@example.com').and.contain('+55 11 98888 7777');
  });

  it('shows what comes back, and what was deleted separately with its count', async () => {
    const related = {
      notes: { returns: 54, deletedSeparately: 0 },
      tasks: { returns: 1, deletedSeparately: 2 },
      appointments: { returns: 0, deletedSeparately: 0 },
    };
    const modal = await openModal({ preview: preview({ related }) });
    expect(modal.text).to.contain('54 notes').and.contain('1 task');
    expect(modal.text).to.contain('Deleted separately, and stays deleted: 2 tasks.');
    expect(modal.text).not.to.contain('appointment');
  });

  it('counts only the eligible ones in title and button, and gives a reason for each of the others', async () => {
    const ineligible = [group({ count: 2 }), group({ reason: 'locked' })];
    const modal = await openModal({ preview: preview({ eligible: 22, ineligible }) });
    expect(modal.title).to.equal('Restore 22 contacts?');
    expect(modal.confirmButton!.innerText).to.equal('Restore 22 contacts');
    expect(modal.text).to.contain('3 of 25 can’t be restored');
    expect(modal.text).to.contain('2 · Past the 60-day limit').and.contain('Being changed by another action');
  });

  it('takes the length of the retention window from the account', async () => {
    const modal = await openModal({
      account: account({}, { retentionDays: 30 }),
      preview: preview({ eligible: 24, ineligible: [group()] }),
    });
    expect(modal.text).to.contain('Past the 30-day limit');
  });

  it('offers only to close when nothing can be restored', async () => {
    const modal = await openModal({ preview: preview({ total: 1, eligible: 0, ineligible: [group()] }) });
    expect(modal.title).to.equal('None of these contacts can be restored');
    expect(modal.confirmButton).to.equal(null);
    expect(modal.part('cancel-button')!.innerText).to.equal('Close');
  });

  it('says so when the last one expires while it is open, and keeps the focus inside', async () => {
    const modal = await openModal({ subject: ANA, preview: preview({ total: 1, eligible: 1 }) });
    expect(modal.focused).to.equal('confirm-button');
    await modal.set({ preview: preview({ total: 1, eligible: 0, ineligible: [group()] }) });
    expect(modal.title).to.equal('Ana Lima can’t be restored');
    expect(modal.text).to.contain('Past the 60-day limit');
    expect(modal.focused).to.equal('title');
  });

  it('lets people confirm without a preview where the back end has none', async () => {
    const modal = await openModal({ preview: null, account: account({ preview: false }) });
    expect(modal.text).to.contain('will be skipped');
    modal.confirmButton!.click();
    expect(modal.detail('restore-confirm')).to.deep.equal({ automations: 'keep-paused', onConflict: 'skip' });
  });

  it('describes all that match, with the first names and that it takes a while', async () => {
    const subject = {
      kind: 'matching',
      count: 1284,
      description: 'Deleted by Sam',
      sample: ['Ana', 'Bo'],
    } as const;
    const modal = await openModal({
      subject: { ...subject, sample: [...subject.sample] },
      preview: preview({ total: 1284, eligible: 1284 }),
    });
    expect(modal.title).to.equal('Restore all 1,284 contacts matching “Deleted by Sam”?');
    expect(modal.text).to.contain('Among them: Ana and Bo').and.contain('You can leave this page');
  });

  it('does without a number where nobody counts', async () => {
    const modal = await openModal({
      subject: { kind: 'matching', count: null, description: '' },
      preview: null,
      account: account({ preview: false }),
    });
    expect(modal.title).to.equal('Restore all contacts that match?');
    expect(modal.confirmButton!.innerText).to.equal('Restore all');
  });

  it('names the bulk delete that is reversed', async () => {
    const modal = await openModal({ subject: { kind: 'bulk-action', label: 'Spring clean', count: 25 } });
    expect(modal.title).to.equal('Restore the contacts from “Spring clean”?');
  });

  it('is an alert dialog for undoing more than 50, and a dialog for less', async () => {
    const modal = await openModal({ subject: { kind: 'undo', count: 51 }, preview: null });
    expect(modal.dialog.role).to.equal('alertdialog');
    expect(modal.confirmButton!.innerText).to.equal('Undo restore of 51 contacts');
    await modal.set({ subject: { kind: 'undo', count: 50 } });
    expect(modal.dialog.getAttribute('role')).to.equal(null);
  });

  for (const [code, title] of [
    ['policy-blocked', 'Restoring is turned off for this account'],
    ['forbidden', 'Only admins can restore deleted contacts'],
  ] as const) {
    it(`explains "${code}" found out now, and offers only to close`, async () => {
      const modal = await openModal({ failure: adapterError(code) });
      expect(modal.title).to.equal(title);
      expect(modal.confirmButton).to.equal(null);
    });
  }

  it('explains a HIPAA account before anything is checked', async () => {
    const modal = await openModal({ account: account({}, { hipaa: true }), preview: null });
    expect(modal.title).to.equal('Restoring is turned off for this account');
  });

  it('works with a preview alone', async () => {
    const modal = await openModal({
      subject: null,
      account: null,
      preview: preview({ total: 2, eligible: 2 }),
    });
    expect(modal.title).to.equal('Restore 2 contacts?');
    expect(modal.confirmButton!.ariaDisabled).to.equal(null);
  });

  it('shows hostile names as text, isolated', async () => {
    const name = '\u202e<img src=x onerror=alert(1)>';
    const modal = await openModal({
      preview: preview({ eligible: 24, ineligible: [group({ sample: [{ id: 'x', name }] })] }),
    });
    modal.root.querySelector('details')!.open = true;
    expect(modal.root.querySelector('img')).to.equal(null);
    expect(modal.root.querySelector('.names bdi')!.textContent).to.equal('<img src=x onerror=alert(1)>');
  });

  it('keeps no data in the page once it has closed', async () => {
    const modal = await openModal({ subject: ANA, preview: preview({ ineligible: [CLASH] }) });
    modal.element.close();
    await modal.element.updateComplete;
    expect(modal.dialog.textContent.trim()).to.equal('');
  });
});
