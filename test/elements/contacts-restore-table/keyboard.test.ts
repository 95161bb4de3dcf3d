import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { makeContact, makeContacts } from '../../support/fake-adapter.js';
import { renderTable, type Table } from './table-harness.js';

async function keys(table: Table, ...presses: string[]): Promise<void> {
  for (const press of presses) {
    await sendKeys({ press });
    await table.settle();
  }
}

describe('the table by keyboard', () => {
  it('leads from the search through filters, selection and rows to paging', async () => {
    const table = await renderTable({ contacts: [makeContact(1)] });
    table.searchField.focus();
    const order: (string | null)[] = [];
    for (let step = 0; step < 16; step++) {
      await keys(table, 'Tab');
      order.push(table.focused);
    }
    const expected = [
      'Filters',
      'Expiring within 7 days',
      'Columns',
      'Skip the table (1 row)',
      'Select all on this page',
      'Name',
      'Email',
      'Phone',
      'Deleted on',
      'Deleted by',
      'Restore by',
      'Select Contact 1',
      'Details of Contact 1',
      'Restore Contact 1',
    ];
    expect(order.slice(0, expected.length)).to.deep.equal(expected);
  });

  it('skips the table on demand', async () => {
    const table = await renderTable();
    table.button('Skip the table (3 rows)').focus();
    await keys(table, 'Enter');
    expect(table.root.activeElement?.localName).to.equal('select');
  });

  it('moves between rows with arrows, Home and End, on the same control', async () => {
    const table = await renderTable({ contacts: makeContacts(4) });
    table.checkbox('Contact 1').focus();
    await keys(table, 'ArrowDown');
    expect(table.focused).to.equal('Select Contact 2');
    await keys(table, 'End');
    expect(table.focused).to.equal('Select Contact 4');
    await keys(table, 'ArrowDown');
    expect(table.focused).to.equal('Select Contact 4');
    await keys(table, 'ArrowUp');
    expect(table.focused).to.equal('Select Contact 3');
    await keys(table, 'Home');
    expect(table.focused).to.equal('Select Contact 1');
    table.control('Contact 2', 'action')!.focus();
    await keys(table, 'ArrowDown');
    expect(table.focused).to.equal('Restore Contact 3');
  });

  it('ticks with Space and a range with Shift and Space', async () => {
    const table = await renderTable({ contacts: makeContacts(4) });
    table.checkbox('Contact 1').focus();
    await keys(table, 'Space', 'ArrowDown', 'ArrowDown', 'Shift+Space');
    expect(table.detail('selection-change')).to.deep.include({ ids: ['c-1', 'c-2', 'c-3'] });
  });

  it('selects the page with Control and A, then all that match', async () => {
    const table = await renderTable({ contacts: makeContacts(4), props: { pageSize: 2 } });
    table.checkbox('Contact 1').focus();
    await keys(table, 'Control+a');
    expect(table.detail('selection-change')).to.deep.include({ kind: 'contacts', count: 2 });
    await keys(table, 'Control+a');
    expect(table.detail('selection-change')).to.deep.include({ kind: 'matching', count: 4 });
  });

  it('opens details with the arrow that reading goes along, and closes them with the other', async () => {
    const table = await renderTable();
    const toggle = table.control('Contact 1', 'details')!;
    toggle.focus();
    await keys(table, 'ArrowRight');
    expect(toggle.ariaExpanded).to.equal('true');
    await keys(table, 'ArrowLeft');
    expect(toggle.ariaExpanded).to.equal('false');
    table.element.dir = 'rtl';
    await keys(table, 'ArrowLeft');
    expect(toggle.ariaExpanded).to.equal('true');
  });

  it('leaves Escape and letters to the page, unless shortcuts are on', async () => {
    const table = await renderTable();
    await table.tick('Contact 1');
    table.checkbox('Contact 1').focus();
    expect(table.press('Escape').defaultPrevented).to.equal(false);
    expect(table.press('r').defaultPrevented).to.equal(false);
    expect(table.types()).to.deep.equal(['selection-change']);
  });

  it('has shortcuts where the page switches them on', async () => {
    const table = await renderTable({ props: { shortcuts: true } });
    await table.tick('Contact 2');
    table.checkbox('Contact 1').focus();
    await keys(table, 'Escape');
    expect(table.detail('selection-change')).to.deep.include({ count: 0 });
    await keys(table, 'Control+z');
    expect(table.detail('selection-change')).to.deep.include({ ids: ['c-2'] });
    await keys(table, '/');
    expect(table.focused).to.equal('Search name, email or phone');
    await keys(table, 'r');
    expect(table.modal.open).to.equal(false);
    table.checkbox('Contact 3').focus();
    await keys(table, 'r');
    expect(table.modalTitle).to.equal('Restore Contact 3?');
  });
});

describe('the focus', () => {
  it('stays with a row while it is restored, and ends on the link to the contact', async () => {
    const table = await renderTable();
    table.control('Contact 2', 'action')!.focus();
    await table.click('Restore Contact 2');
    await table.confirm();
    expect(table.focused).to.equal('View contact Contact 2');
  });

  it('goes to the banner of a restore of several', async () => {
    const table = await renderTable();
    await table.tick('Contact 1', 'Contact 2');
    await table.click('Restore 2 contacts');
    await table.confirm();
    expect(table.focused).to.contain('restored.');
  });

  it('returns to the button when a restore is called off', async () => {
    const table = await renderTable();
    table.control('Contact 2', 'action')!.focus();
    await table.click('Restore Contact 2');
    await table.cancel();
    expect(table.focused).to.equal('Restore Contact 2');
  });

  it('goes to the row that takes the place of one that is gone', async () => {
    const contacts = makeContacts(3);
    const table = await renderTable({ contacts });
    table.checkbox('Contact 2').focus();
    contacts.splice(1, 1);
    table.element.reload();
    await table.settle();
    expect(table.focused).to.equal('Select Contact 3');
  });

  it('goes to the heading when no row is left', async () => {
    const contacts = makeContacts(1);
    const table = await renderTable({ contacts });
    table.checkbox('Contact 1').focus();
    contacts.splice(0);
    table.element.reload();
    await table.settle();
    expect(table.focused).to.equal('Deleted contacts');
  });
});
