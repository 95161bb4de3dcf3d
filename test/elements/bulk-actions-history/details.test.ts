import { expect, fixtureCleanup } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { adapterError } from '../../../src/adapter/errors.js';
import type { BulkActionItem } from '../../../src/domain/bulk-action.js';
import { ALL_SUPPORTED, makeAction, makePreview } from '../../support/fake-adapter.js';
import { filesSavedBy } from '../../support/saved-files.js';
import { bulkDelete, counts, item, renderHistory, type History } from './history-harness.js';

const items = (count: number): BulkActionItem[] =>
  Array.from({ length: count }, (_, index) => item(index + 1));

const PROBLEMS = [
  item(1),
  item(2, { outcome: 'failed', reason: 'duplicate-email' }),
  item(3, { outcome: 'failed', reason: 'duplicate-email', message: 'In use by Bo' }),
  item(4, { outcome: 'skipped', reason: 'superseded' }),
];
const PARTIAL = makeAction({
  ...{
    id: 'res-1',
    label: 'Restore contacts',
    status: 'completed-with-errors' as const,
    counts: counts(4, 4, 2, 1),
  },
  ...{ startedAt: '2026-11-24T11:57:40Z', finishedAt: '2026-11-24T12:00:00Z' },
});

/** Opens the details of a bulk delete whose contacts can be chosen. */
async function choosing(count: number, patch: Parameters<typeof bulkDelete>[0] = {}): Promise<History> {
  const action = bulkDelete({ counts: counts(count, count), ...patch });
  const answers = { previewRestore: async () => makePreview({ total: 2, eligible: 2 }) };
  const history = await renderHistory({ actions: [action], items: items(count), answers });
  await history.click('Details');
  return history;
}

const box = (history: History, name: string): HTMLInputElement =>
  history.panel!.querySelector<HTMLInputElement>(`[aria-label="Choose ${name}"]`)!;

async function tick(history: History, ...names: string[]): Promise<void> {
  for (const name of names) box(history, name).click();
  await history.settled();
}

const target = (history: History): unknown => {
  const [asked] = history.details('restore-request') as {
    kind: string;
    ids: string[];
    exceptIds: string[];
  }[];
  return asked && { kind: asked.kind, ids: asked.ids, exceptIds: asked.exceptIds };
};

describe('bulk-actions-history: details', () => {
  afterEach(() => fixtureCleanup());

  it('open under the row with counts, times in their zone, duration, user and id', async () => {
    const history = await renderHistory({ actions: [PARTIAL], items: PROBLEMS });
    const button = history.button('Details')!;
    await history.click('Details');
    expect(button.ariaExpanded).to.equal('true');
    expect(history.row('res-1').nextElementSibling).to.equal(history.panel);
    for (const part of [
      '1 succeeded',
      '2 failed',
      '1 skipped',
      '24 Nov 2026, 11:57 UTC',
      '2 mins 20 secs',
      'res-1',
      'No limit',
    ]) {
      expect(history.panelText).to.contain(part);
    }
    await history.click('Details');
    expect([history.panel, button.ariaExpanded]).to.deep.equal([null, 'false']);
  });

  it('group what stayed behind by reason', async () => {
    const history = await renderHistory({ actions: [PARTIAL], items: PROBLEMS });
    await history.click('Details');
    const groups = [...history.panel!.querySelectorAll<HTMLElement>('.problems > li')];
    expect(groups.map((group) => group.querySelector('p')!.innerText)).to.deep.equal([
      '2 contacts · Email is used by an active contact',
      '1 contact · Restored and deleted again since',
    ]);
  });

  it('list the contacts with their outcomes, page by page, all or those of one outcome', async () => {
    const all = [...items(30), item(31, { outcome: 'failed', reason: 'locked' })];
    const action = makeAction({ id: 'res-1', counts: counts(31, 31, 1) });
    const history = await renderHistory({ actions: [action], items: all });
    await history.click('Details');
    const list = (): string[] =>
      [...history.panel!.querySelectorAll<HTMLElement>('.contacts li')].map((each) =>
        each.innerText.replace(/\s+/g, ' ').trim(),
      );
    expect([list().length, list()[0]]).to.deep.equal([25, 'Contact 1 Succeeded']);
    history.panel!.querySelector<HTMLElement>('[aria-label="Next page"]')!.click();
    await history.settled();
    expect([list().length, list()[0]]).to.deep.equal([6, 'Contact 26 Succeeded']);
    const select = history.panel!.querySelector('select')!;
    select.value = 'failed';
    select.dispatchEvent(new Event('change'));
    await history.settled();
    expect(list()).to.have.length(1);
    expect(list()[0]).to.contain('Contact 31 Failed · Being changed by another action');
  });

  it('say why the contacts couldn’t be loaded, and load them again when asked', async () => {
    let fails = true;
    const history = await renderHistory({
      actions: [bulkDelete()],
      answers: {
        listBulkActionItems: async () =>
          fails
            ? Promise.reject(adapterError('network'))
            : { items: items(2), nextCursor: null, total: 2, asOf: null },
      },
    });
    await history.click('Details');
    expect(history.panelText).to.contain('The contacts couldn’t be loaded.');
    fails = false;
    await history.click('Try again');
    expect(history.panelText).to.contain('Contact 2');
  });

  it('do without contacts where the back end doesn’t tell them', async () => {
    const supports = { ...ALL_SUPPORTED, items: false };
    const history = await renderHistory({ account: { supports }, actions: [PARTIAL] });
    await history.click('Details');
    expect(history.panelText).to.contain('2 failed').and.not.contain('Problems');
    expect(history.adapter.called('listBulkActionItems')).to.deep.equal([]);
    expect(await history.openMenu('res-1')).not.to.contain('Download problems (CSV)');
  });

  it('let some contacts of a bulk delete be chosen, and restore exactly those of that deletion', async () => {
    const history = await choosing(30);
    await tick(history, 'Contact 2', 'Contact 5');
    await history.click('Restore 2 contacts…');
    const exceptIds = items(30)
      .map(({ contactId }) => contactId)
      .filter((id) => id !== 'c-2' && id !== 'c-5');
    expect(target(history)).to.deep.equal({ kind: 'bulk-action', ids: [], exceptIds });
    expect(history.dialogTitle).to.equal('Restore 2 contacts?');
  });

  it('let all be chosen but some', async () => {
    const history = await choosing(30);
    const all = history.panel!.querySelector<HTMLInputElement>('.choosing input')!;
    all.click();
    await history.settled();
    expect(history.panelText).to.contain('30 chosen');
    await tick(history, 'Contact 3');
    expect([all.checked, all.indeterminate]).to.deep.equal([false, true]);
    await history.click('Restore 29 contacts…');
    expect(target(history)).to.deep.equal({ kind: 'bulk-action', ids: [], exceptIds: ['c-3'] });
  });

  it('name the few themselves where there are too many others to name', async () => {
    const history = await choosing(10_001);
    await tick(history, 'Contact 2');
    await history.click('Restore 1 contact…');
    expect(target(history)).to.deep.equal({ kind: 'contacts', ids: ['c-2'], exceptIds: [] });
  });

  it('keep what is chosen from page to page, and take a span with Shift', async () => {
    const history = await choosing(30);
    await tick(history, 'Contact 2');
    box(history, 'Contact 4').dispatchEvent(new MouseEvent('click', { shiftKey: true, bubbles: true }));
    await history.settled();
    expect(history.panelText).to.contain('3 chosen');
    history.panel!.querySelector<HTMLElement>('[aria-label="Next page"]')!.click();
    await history.settled();
    await tick(history, 'Contact 28');
    expect(history.panelText).to.contain('4 chosen');
  });

  for (const dir of ['ltr', 'rtl'] as const) {
    it(`take a span with Shift and Space in ${dir}`, async () => {
      const history = await choosing(6);
      history.element.dir = dir;
      box(history, 'Contact 2').focus();
      await sendKeys({ press: 'Space' });
      box(history, 'Contact 5').focus();
      await sendKeys({ press: 'Shift+Space' });
      await history.settled();
      expect(history.panelText).to.contain('4 chosen');
    });
  }

  it('let nothing be chosen where nothing can be restored', async () => {
    const history = await choosing(3, {
      restorable: { until: null, eligible: false, reason: 'retention-expired' },
    });
    expect(history.panel!.querySelector('input')).to.equal(null);
    expect(history.panelText).to.contain('Contact 1');
  });

  it('can be taken away as a list of all problems', async () => {
    const history = await renderHistory({ actions: [PARTIAL], items: PROBLEMS });
    await history.openMenu('res-1');
    const menu = history.root.querySelector('.menu')!;
    const files = await filesSavedBy(() => history.click('Download problems (CSV)', menu));
    expect(files[0]!.text.trim().split('\r\n').slice(1)).to.deep.equal([
      '"c-2","Contact 2","Failed","Email is used by an active contact",""',
      '"c-3","Contact 3","Failed","Email is used by an active contact","In use by Bo"',
      '"c-4","Contact 4","Skipped","Restored and deleted again since",""',
    ]);
  });
});
