import { expect, fixtureCleanup, waitUntil } from '@open-wc/testing';
import { emulateMedia } from '@web/test-runner-commands';
import { adapterError } from '../../../src/adapter/errors.js';
import { makeAction, makePreview } from '../../support/fake-adapter.js';
import { axeProblems } from '../../support/axe.js';
import { listenTo, turningTexts, wrongNames, wrongTable, wrongWords } from '../../support/element-checks.js';
import {
  bulkDelete,
  counts,
  item,
  renderHistory,
  runningRestore,
  type RenderOptions,
} from './history-harness.js';

const ITEMS = [
  item(1),
  item(2, { outcome: 'failed', reason: 'duplicate-email' }),
  item(3, { outcome: 'skipped' }),
];
const ACTIONS = [
  runningRestore(),
  bulkDelete({ restoredById: 'res-1' }),
  makeAction({ id: 'mail', kind: 'send-email', label: 'Newsletter', status: 'scheduled', finishedAt: null }),
  makeAction({ id: 'part', status: 'completed-with-errors', counts: counts(3, 3, 1, 1) }),
  makeAction({ id: 'bad', kind: 'update', label: 'Update', status: 'failed', message: 'It broke off.' }),
];
const never = (): Promise<never> => new Promise(() => {});
const STATES: Record<string, RenderOptions> = {
  ready: { actions: ACTIONS, items: ITEMS },
  loading: { answers: { listBulkActions: never } },
  empty: {},
  failed: {
    answers: { listBulkActions: () => Promise.reject(adapterError('unavailable', { requestId: 'r-1' })) },
  },
  'signed out': { answers: { getAccount: () => Promise.reject(adapterError('unauthenticated')) } },
  'no permission': { answers: { listBulkActions: () => Promise.reject(adapterError('forbidden')) } },
  HIPAA: { actions: ACTIONS, account: { hipaa: true } },
};

describe('bulk-actions-history: accessibility', () => {
  before(() => emulateMedia({ reducedMotion: 'reduce' }));
  after(() => emulateMedia({ reducedMotion: 'no-preference' }));
  afterEach(() => {
    document.documentElement.style.colorScheme = '';
    fixtureCleanup();
  });

  for (const [name, options] of Object.entries(STATES)) {
    for (const scheme of ['light', 'dark'] as const) {
      for (const width of [1200, 320]) {
        it(`has no problems that axe can find: ${name}, ${scheme}, ${width} px`, async () => {
          document.documentElement.style.colorScheme = scheme;
          const history = await renderHistory({ ...options, width });
          for (const id of ['del-1', 'part']) {
            if (!history.row(id)) continue;
            history.button('Details', history.row(id))!.click();
            await history.settled();
          }
          expect(await axeProblems(history.element)).to.deep.equal([]);
        });
      }
    }
  }

  for (const dir of ['ltr', 'rtl']) {
    it(`fits into 320 pixels, long words included, ${dir}`, async () => {
      const label = 'Donaudampfschifffahrtsgesellschaftskapitänswitwenversicherung'.repeat(2);
      const history = await renderHistory({
        ...{ width: 320, items: [item(1, { name: label })] },
        actions: [bulkDelete({ label, id: label, message: label })],
      });
      history.element.dir = dir;
      await history.click('Details');
      expect(history.element.scrollWidth).to.equal(320);
      const { left: start, right: end } = history.element.getBoundingClientRect();
      const outside = [...history.root.querySelectorAll('section *')].filter((part) => {
        const { left, right, width } = part.getBoundingClientRect();
        return width > 0 && !part.closest('.visually-hidden, thead') && (left < start - 1 || right > end + 1);
      });
      expect(outside.map((part) => part.outerHTML.slice(0, 80))).to.deep.equal([]);
    });
  }

  it('stays a table for screen readers when it looks like cards', async () => {
    const history = await renderHistory({ actions: ACTIONS, width: 320 });
    await history.click('Details', history.row('part'));
    expect(wrongTable(history.root.querySelector('table')!)).to.deep.equal([]);
  });

  it('names its controls so that rows can be told apart, those of the same name and day, too', async () => {
    const restored = { restoredById: 'gone', restorable: null };
    const history = await renderHistory({
      actions: [
        ...ACTIONS,
        bulkDelete({ ...restored, id: 'del-2', createdAt: '2026-11-04T12:10:00Z' }),
        bulkDelete({ ...restored, id: 'del-3', createdAt: '2026-11-04T12:10:30Z' }),
        bulkDelete({ id: 'nameless', label: '\u200b\u3164' }),
      ],
    });
    expect(wrongNames(history.root)).to.deep.equal([]);
    const toggle = history.row('nameless').querySelector('[data-control=details]')!;
    expect(toggle.ariaLabel).to.equal('Details: Bulk delete, 4 Nov 2026');
  });

  it('has targets of at least 24 by 24 pixels', async () => {
    const history = await renderHistory({ actions: ACTIONS, items: ITEMS, width: 320 });
    await history.click('Details', history.row('del-1'));
    for (const target of history.root.querySelectorAll('button:not(.link), select, label.choice')) {
      const { width, height } = target.getBoundingClientRect();
      if (width > 0)
        expect([target.outerHTML, Math.min(width, height) >= 24]).to.deep.equal([target.outerHTML, true]);
    }
  });

  it('keeps what people wrote from turning the text around it', async () => {
    const history = await renderHistory({ actions: [bulkDelete({ label: '\u202eevil' })] });
    expect(history.names).to.deep.equal(['evil']);
    await history.click('Details');
    expect(turningTexts(history.root, /evil/)).to.deep.equal([]);
  });

  it('tells a restore in whole sentences, and not too many', async () => {
    const history = await renderHistory({
      actions: [bulkDelete()],
      answers: { previewRestore: async () => makePreview({ total: 12, eligible: 12 }) },
    });
    const heard = listenTo(history.root);
    await waitUntil(() => heard.length > 0);
    await history.click('Restore…', history.row('del-1'));
    await history.confirm();
    await waitUntil(() => heard.some((text) => text.includes('Completed')));
    expect(wrongWords(heard, 4)).to.deep.equal([]);
  });

  it('takes words from the page, one by one', async () => {
    const history = await renderHistory({
      actions: [bulkDelete()],
      props: { strings: { history: { heading: 'Massenaktionen', kinds: { delete: 'Massenlöschung' } } } },
    });
    expect(history.text).to.contain('Massenaktionen').and.contain('Massenlöschung').and.contain('Details');
  });
});
