import { expect, fixtureCleanup } from '@open-wc/testing';
import { emulateMedia, sendKeys } from '@web/test-runner-commands';
import { axeProblems } from '../../support/axe.js';
import { turningTexts, wrongNames } from '../../support/element-checks.js';
import { account, adapterError, ANA, CLASH, group, openModal, preview } from './modal-harness.js';

const related = {
  notes: { returns: 54, deletedSeparately: 2 },
  workflows: { returns: 2, deletedSeparately: 0 },
};
const STATES: Record<string, Parameters<typeof openModal>[0]> = {
  checking: { preview: null },
  ready: { preview: preview({ related }) },
  'one contact': { subject: ANA, preview: preview({ total: 1, eligible: 1, related }) },
  partial: { preview: preview({ eligible: 20, ineligible: [group({ count: 2 }), CLASH], related }) },
  'a conflict to settle': { subject: ANA, preview: preview({ total: 1, eligible: 0, ineligible: [CLASH] }) },
  none: { preview: preview({ eligible: 0, ineligible: [group({ count: 25 })] }) },
  'no preview': { preview: null, account: account({ preview: false }) },
  matching: {
    subject: { kind: 'matching', count: 1284, description: 'x', sample: ['Ana'] },
    preview: preview({ total: 1284, eligible: 1284 }),
  },
  submitting: { submitting: true },
  failure: { failure: adapterError('unavailable', { requestId: 'req-1' }) },
  barred: { failure: adapterError('policy-blocked') },
  undo: { subject: { kind: 'undo', count: 120 }, preview: null },
};

/** Sets the whole page to one scheme, as a host page does. */
async function withScheme(scheme: 'light' | 'dark', check: () => Promise<void>): Promise<void> {
  const { style } = document.documentElement;
  style.colorScheme = scheme;
  try {
    await check();
  } finally {
    style.colorScheme = '';
  }
}

describe('restore-confirm-modal: accessibility', () => {
  before(() => emulateMedia({ reducedMotion: 'reduce' }));
  after(() => emulateMedia({ reducedMotion: 'no-preference' }));
  afterEach(() => fixtureCleanup());

  for (const [name, props] of Object.entries(STATES)) {
    for (const scheme of ['light', 'dark'] as const) {
      it(`has no problems that axe can find: ${name}, ${scheme}`, async () => {
        await withScheme(scheme, async () => {
          const modal = await openModal(props);
          for (const details of modal.root.querySelectorAll('details')) details.open = true;
          expect(await axeProblems(modal.element)).to.deep.equal([]);
        });
      });
    }
  }

  it('is named by its title and keeps its own announcements inside', async () => {
    const modal = await openModal();
    expect(modal.dialog.getAttribute('aria-labelledby')).to.equal('title');
    expect(modal.dialog.querySelectorAll('[role=status], [role=alert]')).to.have.length(2);
  });

  it('lets Tab reach every control, the act before the way out, and nothing behind it', async () => {
    const ineligible = [CLASH];
    const modal = await openModal({ preview: preview({ eligible: 22, ineligible, related }) });
    const path: (string | null)[] = [];
    for (let step = 0; step < 6; step++) {
      await sendKeys({ press: 'Tab' });
      path.push(modal.focused || modal.root.activeElement!.localName);
    }
    expect(path).to.deep.equal([
      'close-button',
      'select',
      'summary',
      'input',
      'confirm-button',
      'cancel-button',
    ]);
  });

  it('has names for all controls, and keeps what people wrote from turning the text around it', async () => {
    const evil = { id: 'e', name: '\u202eevil' };
    const nobody = { ...evil, name: '\u200b' };
    const clash = { ...CLASH, count: 2, sample: [evil, nobody] };
    for (const subject of [
      ANA,
      { kind: 'contact', contact: { ...evil, email: null, phone: null } } as const,
    ]) {
      const modal = await openModal({ subject, preview: preview({ eligible: 22, ineligible: [clash] }) });
      for (const details of modal.root.querySelectorAll('details')) details.open = true;
      await modal.set({});
      expect(wrongNames(modal.root)).to.deep.equal([]);
      expect(turningTexts(modal.root, /evil/)).to.deep.equal([]);
    }
  });

  it('has targets of at least 24 by 24 pixels', async () => {
    const modal = await openModal({ preview: preview({ eligible: 22, ineligible: [CLASH], related }) });
    for (const target of modal.root.querySelectorAll('button, select, summary, label')) {
      const { width, height } = target.getBoundingClientRect();
      if (width > 0)
        expect([target.localName, Math.min(width, height) >= 24]).to.deep.equal([target.localName, true]);
    }
  });
});
