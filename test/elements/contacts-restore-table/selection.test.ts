import { expect } from '@open-wc/testing';
import { makeContact, makeContacts } from '../../support/fake-adapter.js';
import { renderTable } from './table-harness.js';

const blocked = makeContact(2, { eligibility: { eligible: false, reason: 'locked' } });
const clash = (resolutions: ('skip' | 'merge')[]) =>
  makeContact(3, {
    eligibility: {
      eligible: false,
      reason: 'duplicate-email',
      conflict: { field: 'email', contactId: 'live-1', contactName: 'Ana', resolutions },
    },
  });

describe('selecting deleted contacts', () => {
  it('counts what is ticked and tells the page ids and numbers only', async () => {
    const table = await renderTable();
    await table.tick('Contact 1', 'Contact 3');
    expect(table.text).to.contain('2 selected').and.contain('Restore 2 contacts');
    expect(table.detail('selection-change')).to.deep.equal({
      kind: 'contacts',
      ids: ['c-1', 'c-3'],
      exceptIds: [],
      count: 2,
    });
    await table.tick('Contact 1');
    expect(table.text).to.contain('1 selected');
  });

  it('ticks all rows from the last one touched with Shift', async () => {
    const table = await renderTable({ contacts: makeContacts(6) });
    await table.tick('Contact 2');
    await table.click(table.checkbox('Contact 5'), { shiftKey: true });
    expect(table.detail('selection-change')).to.deep.include({ ids: ['c-2', 'c-3', 'c-4', 'c-5'] });
  });

  it('leaves out of a range what can’t be restored', async () => {
    const table = await renderTable({ contacts: [makeContact(1), blocked, makeContact(3)] });
    await table.tick('Contact 1');
    await table.click(table.checkbox('Contact 3'), { shiftKey: true });
    expect(table.detail('selection-change')).to.deep.include({ ids: ['c-1', 'c-3'] });
  });

  it('shows by the checkbox of the page whether none, some or all rows are ticked', async () => {
    const table = await renderTable({ contacts: makeContacts(2) });
    const state = (): unknown => [table.pageCheckbox.checked, table.pageCheckbox.indeterminate];
    expect(state()).to.deep.equal([false, false]);
    await table.tick('Contact 1');
    expect(state()).to.deep.equal([false, true]);
    await table.tick('Contact 2');
    expect(state()).to.deep.equal([true, false]);
    await table.click(table.pageCheckbox);
    expect(state()).to.deep.equal([false, false]);
    expect(table.rows.every((row) => row.querySelector('input')!.checked === false)).to.equal(true);
  });

  it('keeps the checkbox of a blocked contact reachable, unticked, with its reason', async () => {
    const table = await renderTable({ contacts: [makeContact(1), blocked] });
    const checkbox = table.checkbox('Contact 2');
    expect(checkbox.disabled).to.equal(false);
    expect(checkbox.ariaDisabled).to.equal('true');
    const reason = table.get(`#${checkbox.getAttribute('aria-describedby')}`);
    expect(reason.innerText).to.contain('Being changed by another action');
    await table.tick('Contact 2');
    expect(checkbox.checked).to.equal(false);
    expect(table.events).to.deep.equal([]);
    expect(table.rowText('Contact 2')).to.contain('Can’t restore');
    await table.click(table.pageCheckbox);
    expect(table.detail('selection-change')).to.deep.include({ ids: ['c-1'] });
  });

  it('lets a clash be selected that can be settled on the way, and none that can’t', async () => {
    const settleable = await renderTable({ contacts: [clash(['skip', 'merge'])] });
    await settleable.tick('Contact 3');
    expect(settleable.detail('selection-change')).to.deep.include({ ids: ['c-3'] });
    expect(settleable.rowText('Contact 3')).to.contain('Email is used by an active contact');
    expect(settleable.control('Contact 3', 'clash')?.getAttribute('href')).to.equal('/contacts/live-1');
    const stuck = await renderTable({ contacts: [clash(['skip'])] });
    await stuck.tick('Contact 3');
    expect(stuck.events).to.deep.equal([]);
  });

  it('survives paging, and is cleared by the button and by the method', async () => {
    const table = await renderTable({ contacts: makeContacts(6), props: { pageSize: 2 } });
    await table.tick('Contact 1');
    await table.click('Next page');
    expect(table.text).to.contain('1 selected');
    await table.tick('Contact 3');
    await table.click('Previous page');
    expect(table.checkbox('Contact 1').checked).to.equal(true);
    await table.click('Clear selection');
    expect(table.checkbox('Contact 1').checked).to.equal(false);
    await table.tick('Contact 2');
    table.element.clearSelection();
    await table.settle();
    expect(table.detail('selection-change')).to.deep.include({ ids: [], count: 0 });
  });

  it('loses what a reload shows to be gone, and says how many are left', async () => {
    const contacts = makeContacts(3);
    const table = await renderTable({ contacts });
    await table.tick('Contact 1', 'Contact 2');
    contacts.shift();
    table.element.reload();
    await table.settle();
    expect(table.detail('selection-change')).to.deep.include({ ids: ['c-2'] });
    await table.said('1 contact you selected is no longer here. 1 remains selected.');
  });

  it('keeps its place while nothing is selected, so that rows don’t jump', async () => {
    const table = await renderTable();
    const { height } = table.get('.selection').getBoundingClientRect();
    await table.tick('Contact 1');
    expect(table.get('.selection').getBoundingClientRect().height).to.equal(height);
  });
});
