import { expect } from '@open-wc/testing';
import type { RestoreAdapter } from '../../../src/adapter/contract.js';
import { adapterError } from '../../../src/adapter/errors.js';
import type { BulkActionItem } from '../../../src/domain/bulk-action.js';
import { makeAccount, makeAction, makeContacts, makePage } from '../../support/fake-adapter.js';
import { filesSavedBy } from '../../support/saved-files.js';
import { renderTable, type Table } from './table-harness.js';

const item = (id: number, reason: BulkActionItem['reason']): BulkActionItem => ({
  contactId: `c-${id}`,
  name: `Contact ${id}`,
  outcome: reason ? 'failed' : 'succeeded',
  reason,
  message: null,
});

async function restoredPartly(
  items: BulkActionItem[],
  answers: Partial<RestoreAdapter> = {},
): Promise<Table> {
  const failed = items.filter(({ outcome }) => outcome === 'failed').length;
  const total = items.length;
  const table = await renderTable({
    contacts: makeContacts(5),
    items,
    answers: {
      startRestore: async () =>
        makeAction({
          status: failed > 0 ? 'completed-with-errors' : 'completed',
          counts: { total, processed: total, succeeded: total - failed, failed, skipped: 0 },
        }),
      ...answers,
    },
  });
  await table.click(table.pageCheckbox);
  await table.click('Restore 5 contacts');
  await table.confirm();
  return table;
}

const MIXED = [item(1, null), item(2, null), item(3, 'locked'), item(4, 'locked'), item(5, 'erased')];

describe('the result of a restore', () => {
  it('says how many came back, how many stay, and why, by reason', async () => {
    const table = await restoredPartly(MIXED);
    expect(table.banners[0])
      .to.contain('2 of 5 contacts restored. 3 stay deleted.')
      .and.contain('See 3 problems');
    const groups = [...table.root.querySelectorAll<HTMLElement>('.problems > li')];
    expect(groups.map((group) => group.textContent.replace(/\s+/g, ' ').trim())).to.satisfy(
      ([first, second]: string[]) =>
        first!.includes('2 contacts · Being changed') &&
        first!.includes('Contact 3') &&
        second!.includes('Erased on request'),
    );
  });

  for (const [succeeded, total, words] of [
    [2, 5, 'The restore failed. 2 of 5 contacts restored.'],
    [0, null, 'The restore failed. 0 contacts restored.'],
  ] as const) {
    it(`never shows a restore that failed as a whole as a success (${succeeded} of ${total})`, async () => {
      const counts = { total, processed: succeeded, succeeded, failed: 0, skipped: 0 };
      const table = await renderTable({
        contacts: makeContacts(5),
        answers: { startRestore: async () => makeAction({ status: 'failed', counts }) },
      });
      await table.click(table.pageCheckbox);
      await table.click('Restore 5 contacts');
      await table.confirm();
      expect(table.banners[0]).to.contain(words);
      expect(table.get('.banner.job').classList.contains('failure')).to.equal(true);
      expect(table.text).to.contain('5 selected');
    });
  }

  it('offers no other try for a clash that the back end knows no way out of', async () => {
    const clash = item(1, 'duplicate-email');
    const retry = (table: Table) => /Try 1 again/.test(table.banners[0]!);
    expect(retry(await restoredPartly([clash]))).to.equal(true);
    const getAccount = async () => makeAccount({ supports: { items: true, conflicts: ['skip'] } });
    expect(retry(await restoredPartly([clash], { getAccount }))).to.equal(false);
  });

  it('offers another try for those that may succeed, and for no others', async () => {
    const table = await restoredPartly(MIXED);
    await table.click('Try 2 again');
    expect(table.adapter.called('previewRestore').at(-1)?.args).to.deep.equal([
      { kind: 'contacts', ids: ['c-3', 'c-4'] },
    ]);
    expect(table.modalTitle).to.equal('Restore 2 contacts?');
  });

  it('leaves selected what stayed behind', async () => {
    const table = await restoredPartly(MIXED);
    expect(table.detail('selection-change')).to.deep.include({ ids: ['c-3', 'c-4', 'c-5'], count: 3 });
  });

  it('says that nothing was restored when nothing was', async () => {
    const table = await restoredPartly([1, 2, 3, 4, 5].map((id) => item(id, 'locked')));
    expect(table.banners[0]).to.contain('None of 5 contacts was restored.');
    expect(table.has('Undo')).to.equal(false);
  });

  it('gives out every outcome as a file', async () => {
    const table = await restoredPartly(MIXED);
    const files = await filesSavedBy(() => table.click('Download list'));
    const lines = files[0]!.text.trim().split('\r\n');
    expect(lines).to.have.length(6);
    expect(lines[3]).to.contain('"c-3"');
  });

  it('says why its list couldn’t be downloaded', async () => {
    let isDown = false;
    const table = await restoredPartly(MIXED, {
      listBulkActionItems: async () => {
        if (isDown) throw adapterError('timeout');
        return makePage<BulkActionItem>([]);
      },
    });
    isDown = true;
    await table.click('Download list');
    expect(table.banners[0]).to.contain('This couldn’t be done The answer took too long');
  });

  it('stays until it is dismissed; then the focus is with the heading', async () => {
    const table = await restoredPartly(MIXED);
    table.element.reload();
    await table.settle();
    expect(table.banners).to.have.length(1);
    table.button('Dismiss').focus();
    await table.click('Dismiss');
    expect(table.banners).to.deep.equal([]);
    expect(table.focused).to.equal('Deleted contacts');
  });

  it('gives way to the next operation', async () => {
    const table = await restoredPartly(MIXED);
    await table.click('Try 2 again');
    await table.confirm();
    expect(table.banners).to.have.length(1);
  });
});
