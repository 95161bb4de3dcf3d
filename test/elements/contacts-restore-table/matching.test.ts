import { expect } from '@open-wc/testing';
import { ALL_SUPPORTED, makeContacts } from '../../support/fake-adapter.js';
import { renderTable, type Table, type TableOptions } from './table-harness.js';

async function pageSelected(options: TableOptions = {}): Promise<Table> {
  const table = await renderTable({ contacts: makeContacts(7), props: { pageSize: 3 }, ...options });
  await table.click(table.pageCheckbox);
  return table;
}

describe('selecting all that match', () => {
  it('is offered with the true number once the page is selected', async () => {
    const table = await pageSelected();
    expect(table.text).to.contain('All 3 restorable contacts on this page are selected.');
    await table.click('Select all 7 contacts');
    expect(table.text).to.contain('7 selected').and.contain('Restore 7 contacts');
    expect(table.detail('selection-change')).to.deep.equal({
      kind: 'matching',
      ids: [],
      exceptIds: [],
      count: 7,
    });
  });

  it('is not offered while rows of another search are still shown', async () => {
    const table = await pageSelected();
    expect(table.has('Select all 7 contacts')).to.equal(true);
    table.adapter.listDeletedContacts = () => new Promise(() => {});
    table.element.bulkActionId = 'del-1';
    await table.settle();
    expect(table.has('Select all 7 contacts')).to.equal(false);
  });

  it('takes exceptions, on later pages too, and sends the frozen query', async () => {
    const table = await pageSelected();
    await table.click('Select all 7 contacts');
    await table.tick('Contact 2');
    await table.click('Next page');
    expect(table.checkbox('Contact 5').checked).to.equal(true);
    await table.tick('Contact 5');
    expect(table.text).to.contain('5 selected');
    await table.click('Restore 5 contacts');
    await table.confirm();
    expect(table.restores[0]?.target).to.deep.equal({
      kind: 'matching',
      query: {},
      exceptIds: ['c-2', 'c-5'],
      asOf: 'as-of-1',
    });
  });

  it('says in the dialog what was searched and filtered for, and the names of the first', async () => {
    const table = await pageSelected();
    await table.type('contact');
    await table.timers.advance(250);
    await table.click('Filters');
    await table.choose('Deleted by', 'user-1');
    await table.click(table.pageCheckbox);
    await table.click(table.pageCheckbox);
    await table.click('Select all 7 contacts');
    await table.click('Restore 7 contacts');
    expect(table.modalTitle).to.equal('Restore all 7 contacts matching “contact, Deleted by: Sam Ode”?');
    expect(table.modal.shadowRoot!.textContent).to.contain('Contact 1');
  });

  it('is not offered where the back end can’t do it, nor where the page is all there is', async () => {
    const { matching: _, ...supports } = ALL_SUPPORTED;
    expect((await pageSelected({ account: { supports } })).has('Select all')).to.equal(false);
    expect((await pageSelected({ props: { pageSize: 25 } })).has('Select all 7')).to.equal(false);
  });

  it('claims no number where the back end only knows a lower bound', async () => {
    const supports = { ...ALL_SUPPORTED, totals: 'at-least' as const };
    const table = await pageSelected({ account: { supports } });
    expect(table.text).to.contain('About 7 contacts').and.contain('1–3 of about 7');
    await table.click('Select all that match');
    expect(table.text).to.contain('All that match selected');
    expect(table.detail('selection-change')).to.deep.include({ kind: 'matching', count: null });
  });

  it('ends when the search words or filters change, but not when the order does', async () => {
    const table = await pageSelected();
    await table.click('Select all 7 contacts');
    await table.click('Name');
    expect(table.text).to.contain('7 selected');
    await table.type('contact');
    await table.timers.advance(250);
    await table.settle();
    expect(table.detail('selection-change')).to.deep.include({ kind: 'contacts', count: 0 });
  });
});
