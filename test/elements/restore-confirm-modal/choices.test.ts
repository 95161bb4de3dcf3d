import { expect, fixtureCleanup } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { account, ANA, CLASH, openModal, preview } from './modal-harness.js';

const ALL = 'Email is used by an active contact: what to do';
const running = {
  workflows: { returns: 2, deletedSeparately: 0 },
  campaigns: { returns: 1, deletedSeparately: 0 },
};

describe('restore-confirm-modal: choices', () => {
  afterEach(() => fixtureCleanup());

  it('leaves clashing contacts deleted unless told otherwise', async () => {
    const modal = await openModal({ preview: preview({ eligible: 22, ineligible: [CLASH] }) });
    expect(modal.select(ALL).value).to.equal('skip');
    expect(modal.text).to.contain('3 conflicts with active contacts');
    expect(modal.title).to.equal('Restore 22 contacts?');
  });

  it('follows the choice for all in title, button and detail', async () => {
    const modal = await openModal({ preview: preview({ eligible: 22, ineligible: [CLASH] }) });
    await modal.choose(ALL, 'merge');
    expect(modal.title).to.equal('Restore 25 contacts?');
    modal.confirmButton!.click();
    expect(modal.detail('restore-confirm')).to.deep.equal({
      automations: 'keep-paused',
      onConflict: 'skip',
      onConflictByReason: { 'duplicate-email': 'merge' },
    });
  });

  it('lets single contacts differ, and come back to the choice for all', async () => {
    const modal = await openModal({ preview: preview({ eligible: 22, ineligible: [CLASH] }) });
    await modal.choose(ALL, 'merge');
    await modal.choose('What to do with Cy Roth', 'skip');
    await modal.choose('What to do with Di Ma', 'drop-value');
    expect(modal.title).to.equal('Restore 24 contacts?');
    await modal.choose('What to do with Di Ma', '');
    modal.confirmButton!.click();
    expect(modal.detail('restore-confirm')).to.deep.equal({
      automations: 'keep-paused',
      onConflict: 'skip',
      onConflictByReason: { 'duplicate-email': 'merge' },
      conflictOverrides: { d1: 'skip' },
    });
  });

  it('asks to settle the conflict first when one contact is all there is', async () => {
    const ineligible = [{ ...CLASH, count: 1, sample: [{ id: 'c1', name: 'Ana Lima' }] }];
    const modal = await openModal({ subject: ANA, preview: preview({ total: 1, eligible: 0, ineligible }) });
    expect(modal.confirmButton!.ariaDisabled).to.equal('true');
    modal.confirmButton!.click();
    expect(modal.types()).to.deep.equal([]);
    await modal.choose(ALL, 'drop-value');
    expect(modal.confirmButton!.innerText).to.equal('Restore 1 contact');
    modal.confirmButton!.click();
    expect(modal.types()).to.deep.equal(['restore-confirm']);
  });

  it('offers only what the account supports and allows', async () => {
    const ineligible = [{ ...CLASH, resolutions: ['skip', 'merge', 'keep-both'] as const }].map((group) => ({
      ...group,
      resolutions: [...group.resolutions],
    }));
    const modal = await openModal({
      account: account({ conflicts: ['skip', 'merge', 'keep-both'] }),
      preview: preview({ eligible: 22, ineligible }),
    });
    const offered = (): string[] => [...modal.select(ALL).options].map(({ value }) => value);
    expect(offered()).to.deep.equal(['skip', 'merge']);
    await modal.set({ account: account({ conflicts: ['skip', 'keep-both'] }, { allowsDuplicates: true }) });
    expect(offered()).to.deep.equal(['skip', 'keep-both']);
    await modal.set({ account: account({ conflicts: undefined }) });
    expect(modal.root.querySelector('select')).to.equal(null);
    expect(modal.text).to.contain('3 of 25 can’t be restored');
  });

  it('drops a choice that a newer preview no longer offers', async () => {
    const modal = await openModal({ preview: preview({ eligible: 22, ineligible: [CLASH] }) });
    await modal.choose(ALL, 'merge');
    await modal.set({
      preview: preview({ eligible: 22, ineligible: [{ ...CLASH, resolutions: ['skip', 'drop-value'] }] }),
    });
    expect(modal.title).to.equal('Restore 22 contacts?');
    modal.confirmButton!.click();
    expect(modal.detail('restore-confirm')).to.deep.equal({ automations: 'keep-paused', onConflict: 'skip' });
  });

  it('keeps automations paused unless "resume" is chosen, with the numbers', async () => {
    const modal = await openModal({ preview: preview({ related: running }) });
    expect(modal.text).to.contain('Keep 2 workflows and 1 campaign paused');
    modal.root.querySelector<HTMLInputElement>('input[type=radio]')!.focus();
    await sendKeys({ press: 'ArrowDown' });
    modal.confirmButton!.click();
    expect(modal.detail('restore-confirm')).to.deep.equal({ automations: 'resume', onConflict: 'skip' });
  });

  for (const [automations, words] of [
    ['always-resume', '2 workflows and 1 campaign will resume, and messages may be sent.'],
    ['always-paused', '2 workflows and 1 campaign will stay paused.'],
  ] as const) {
    it(`says what will happen where there is no choice: ${automations}`, async () => {
      const modal = await openModal({
        account: account({ automations }),
        preview: preview({ related: running }),
      });
      expect(modal.root.querySelector('input')).to.equal(null);
      expect(modal.text).to.contain(words);
    });
  }

  it('offers no choice of automations where none would run', async () => {
    const modal = await openModal({
      preview: preview({ related: { notes: { returns: 3, deletedSeparately: 0 } } }),
    });
    expect(modal.root.querySelector('input')).to.equal(null);
  });

  it('takes words of a later version, which only a page can hand over, for unknown ones', async () => {
    const later = {
      ...CLASH,
      resolutions: ['skip', 'merge', 'archive'],
    } as unknown as typeof CLASH;
    const modal = await openModal({
      account: null,
      preview: preview({
        eligible: 22,
        ineligible: [later, { ...CLASH, reason: 'frozen' as typeof CLASH.reason }],
      }),
    });
    expect(modal.select(ALL).options).to.have.length(2);
    expect(modal.text).to.contain('No reason was given');
  });
});
