import { expect } from '@open-wc/testing';
import { ALL_SUPPORTED, makeContact, makeContacts, NOW } from '../../support/fake-adapter.js';
import { renderTable } from './table-harness.js';

describe('sorting', () => {
  it('begins with the newest deletion, and marks the sorted column', async () => {
    const table = await renderTable();
    expect(table.lastQuery['sort']).to.deep.equal({ by: 'deletedAt', direction: 'desc' });
    expect(table.get('th.c-deletedAt').ariaSort).to.equal('descending');
    expect(table.root.querySelectorAll('[aria-sort]')).to.have.length(1);
  });

  it('sorts by a column, and the other way round on the second click', async () => {
    const table = await renderTable();
    await table.click('Name');
    expect(table.lastQuery['sort']).to.deep.equal({ by: 'name', direction: 'asc' });
    await table.click('Name');
    expect(table.lastQuery['sort']).to.deep.equal({ by: 'name', direction: 'desc' });
    expect(table.get('th.c-name').ariaSort).to.equal('descending');
  });

  it('offers only the orders that the back end supports', async () => {
    const table = await renderTable({ account: { supports: { ...ALL_SUPPORTED, sort: ['name'] } } });
    expect(table.root.querySelectorAll('th button.sort')).to.have.length(1);
    expect(table.lastQuery).not.to.have.property('sort');
  });

  it('is a list to choose from in the card layout', async () => {
    const table = await renderTable({ width: 400 });
    await table.choose('Sort', 'restorableUntil asc');
    expect(table.lastQuery['sort']).to.deep.equal({ by: 'restorableUntil', direction: 'asc' });
  });
});

describe('searching and filtering', () => {
  it('searches after a pause in typing, once', async () => {
    const table = await renderTable();
    await table.type('an');
    await table.timers.advance(200);
    await table.type('ana ');
    await table.timers.advance(249);
    await table.settle();
    expect(table.queries).to.have.length(1);
    await table.timers.advance(1);
    await table.settle();
    expect(table.lastQuery['search']).to.equal('ana');
  });

  it('searches at once on Enter', async () => {
    const table = await renderTable();
    await table.type('ana');
    table.searchField.dispatchEvent(new Event('change', { bubbles: true }));
    await table.settle();
    expect(table.lastQuery['search']).to.equal('ana');
  });

  it('has no controls for what the back end doesn’t support', async () => {
    const table = await renderTable({ account: { supports: {} }, props: { bulkActionId: 'bulk-1' } });
    for (const label of ['Filters', 'Expiring', 'From one bulk delete', 'Select all']) {
      expect(table.has(label), label).to.equal(false);
    }
    expect(table.find('[type=search]')).to.equal(null);
    expect(table.lastQuery).to.deep.equal({ pageSize: 25 });
  });

  it('filters by the deleters seen so far and by oneself', async () => {
    const table = await renderTable({
      contacts: [makeContact(1, { deletedBy: { id: 'user-2', name: 'Bo Chen' } }), makeContact(2)],
    });
    await table.click('Filters');
    const options = [...table.root.querySelectorAll('.filters select:first-of-type option')];
    const labels = options.map((option) => option.textContent.trim());
    expect(labels).to.include.members(['Anyone', 'Me', 'Bo Chen']);
    await table.choose('Deleted by', 'user-2');
    expect(table.lastQuery['filters']).to.deep.equal({ deletedBy: 'user-2' });
    await table.choose('How', 'api');
    expect(table.lastQuery['filters']).to.deep.equal({ deletedBy: 'user-2', source: 'api' });
    await table.click('Clear filters');
    expect(table.lastQuery).not.to.have.property('filters');
  });

  it('takes days in the time zone that is shown, the last one whole', async () => {
    const table = await renderTable({ props: { timeZone: 'America/New_York' } });
    await table.click('Filters');
    await table.choose('Deleted from', '2026-10-31');
    await table.choose('Deleted to', '2026-11-01');
    // The clocks go back on 1 November: the range ends an hour later in UTC than it would have.
    expect(table.lastQuery['filters']).to.deep.equal({
      deletedFrom: '2026-10-31T04:00:00.000Z',
      deletedTo: '2026-11-02T05:00:00.000Z',
    });
  });

  it('shows the time zone of the account, and takes days in it, unless it is told another one', async () => {
    const table = await renderTable({ account: { timeZone: 'Asia/Tokyo' }, props: { timeZone: null } });
    expect(table.text).to.contain('Times in Asia/Tokyo');
    await table.click('Filters');
    await table.choose('Deleted from', '2026-10-31');
    expect(table.lastQuery['filters']).to.deep.equal({ deletedFrom: '2026-10-30T15:00:00.000Z' });
  });

  it('finds what expires within 7 days of the back end’s time', async () => {
    const table = await renderTable();
    await table.timers.advance(1_000);
    await table.click('Expiring within 7 days');
    const end = new Date(Date.parse(NOW) + 7 * 86_400_000 + 1_000).toISOString();
    expect(table.lastQuery['filters']).to.deep.equal({ expiresBefore: end });
    expect(table.button('Expiring within 7 days').ariaPressed).to.equal('true');
    await table.click('Expiring within 7 days');
    expect(table.lastQuery).not.to.have.property('filters');
  });

  it('shows one bulk delete, by attribute from the start or by the link in a row', async () => {
    const contact = makeContact(1, { source: 'bulk-action', bulkActionId: 'bulk-2' });
    const table = await renderTable({ contacts: [contact], props: { bulkActionId: 'bulk-1' } });
    expect(table.queries).to.have.length(1);
    expect(table.lastQuery['filters']).to.deep.equal({ bulkActionId: 'bulk-1' });
    await table.click(table.control('Contact 1', 'bulk')!);
    expect(table.lastQuery['filters']).to.deep.equal({ bulkActionId: 'bulk-2' });
    expect(table.element.bulkActionId).to.equal('bulk-2');
    await table.click('From one bulk delete');
    expect(table.lastQuery).not.to.have.property('filters');
    expect(table.element.bulkActionId).to.equal(null);
  });

  it('tells nothing found from nothing there, and leads back', async () => {
    const contacts = makeContacts(2);
    const table = await renderTable({ contacts });
    contacts.splice(0);
    await table.type('zz');
    await table.timers.advance(250);
    await table.settle();
    expect(table.text).to.contain('No deleted contacts match');
    await table.click('Clear filters');
    expect(table.searchField.value).to.equal('');
    expect(table.text).to.contain('Contacts you delete appear here');
  });
});
