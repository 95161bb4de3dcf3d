import { expect, waitUntil } from '@open-wc/testing';
import { ALL_SUPPORTED, makeContacts } from '../../support/fake-adapter.js';
import { renderTable } from './table-harness.js';

describe('paging', () => {
  it('says which rows are shown, goes on with the cursor, and back', async () => {
    const table = await renderTable({ contacts: makeContacts(5), props: { pageSize: 2 } });
    expect(table.text).to.contain('1–2 of 5');
    await table.click('Next page');
    expect(table.lastQuery).to.deep.include({ cursor: '2', pageSize: 2 });
    expect(table.text).to.contain('3–4 of 5');
    await table.click('Previous page');
    expect(table.text).to.contain('1–2 of 5');
  });

  it('keeps the buttons reachable at both ends, and does nothing there', async () => {
    const table = await renderTable({ contacts: makeContacts(2) });
    for (const name of ['Previous page', 'Next page']) {
      expect(table.button(name).ariaDisabled).to.equal('true');
      await table.click(name);
    }
    expect(table.queries).to.have.length(1);
  });

  it('keeps the focus on its button while pages turn', async () => {
    const table = await renderTable({ contacts: makeContacts(4), props: { pageSize: 2 } });
    table.button('Next page').focus();
    await table.click('Next page');
    expect(table.focused).to.equal('Next page');
  });

  it('offers page sizes, with that of the attribute among them', async () => {
    const table = await renderTable({ props: { pageSize: 40 } });
    const sizes = [...table.root.querySelectorAll<HTMLOptionElement>('.sizes option')].map(
      ({ value }) => value,
    );
    expect(sizes).to.deep.equal(['10', '25', '40', '50', '100', '250', '500', '1000']);
    await table.choose('Rows per page', '100');
    expect(table.lastQuery['pageSize']).to.equal(100);
    expect(table.element.pageSize).to.equal(100);
  });

  it('shows the beginning of a long page at once and the rest soon after, and selects all of it meanwhile', async () => {
    const table = await renderTable({ contacts: makeContacts(150), props: { pageSize: 1000 } });
    expect(table.rows).to.have.length(100);
    await table.click(table.pageCheckbox);
    expect(table.text).to.contain('150 selected');
    await waitUntil(() => table.rows.length === 150);
    table.element.reload();
    await table.settle();
    expect(table.rows, 'the same page anew').to.have.length(150);
  });

  it('takes a page size that makes no sense for the default', async () => {
    const table = await renderTable({ props: { pageSize: Number.NaN } });
    expect(table.lastQuery['pageSize']).to.equal(25);
  });

  it('claims no number of rows where the back end doesn’t count', async () => {
    const supports = { ...ALL_SUPPORTED, totals: 'none' as const };
    const table = await renderTable({
      account: { supports },
      contacts: makeContacts(3),
      props: { pageSize: 2 },
    });
    expect(table.text).to.contain('1–2').and.not.contain('of 3').and.not.contain('3 contacts');
  });

  it('names the time zone of its times', async () => {
    const table = await renderTable({ props: { timeZone: 'Europe/Berlin' } });
    expect(table.text).to.contain('Times in Europe/Berlin');
  });
});

describe('columns and density', () => {
  it('shows the columns of the attribute, the name always', async () => {
    const table = await renderTable({ props: { columns: 'phone, restorableUntil' } });
    const headings = [...table.root.querySelectorAll<HTMLElement>('thead th:not(.c-select, .c-actions)')];
    expect(headings.map(({ innerText }) => innerText.trim())).to.deep.equal(['Name', 'Phone', 'Restore by']);
  });

  it('lets the viewer switch columns off and on', async () => {
    const table = await renderTable();
    const email = table.root.querySelector<HTMLInputElement>('#columns input')!;
    email.click();
    await table.settle();
    expect(table.find('th.c-email')).to.equal(null);
    email.click();
    await table.settle();
    expect(table.find('th.c-email')).to.exist;
  });

  it('is denser when it is compact', async () => {
    const table = await renderTable();
    const { height } = table.row('Contact 1').getBoundingClientRect();
    table.element.density = 'compact';
    await table.settle();
    expect(table.row('Contact 1').getBoundingClientRect().height).to.be.below(height);
  });
});
