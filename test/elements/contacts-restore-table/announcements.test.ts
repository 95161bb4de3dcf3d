import { expect } from '@open-wc/testing';
import { adapterError } from '../../../src/adapter/errors.js';
import { makeAction, makeContact, makeContacts } from '../../support/fake-adapter.js';
import { listenTo, wrongWords } from '../../support/element-checks.js';
import { renderTable } from './table-harness.js';

describe('what screen readers hear', () => {
  it('is spoken through two regions that are there from the start', async () => {
    const table = await renderTable();
    const regions = [...table.root.querySelectorAll('.base > [data-announcer]')];
    expect(regions.map((region) => region.role)).to.deep.equal(['status', 'alert']);
  });

  it('names the rows that have come, and the page', async () => {
    const table = await renderTable({ contacts: makeContacts(5), props: { pageSize: 2 } });
    await table.said('Deleted contacts 1–2 of 5. Page 1.');
    await table.click('Next page');
    await table.said('Deleted contacts 3–4 of 5. Page 2.');
  });

  it('names the order', async () => {
    const table = await renderTable();
    await table.click('Restore by');
    await table.said('Sorted: Time left, least first.');
  });

  it('names the first contact that is selected, then counts', async () => {
    const table = await renderTable({
      contacts: [makeContact(1, { name: 'Ana \u202eLima' }), makeContact(2)],
    });
    await table.tick('Ana Lima');
    await table.said('Ana Lima selected. 1 selected. Actions are above the table.');
    await table.tick('Contact 2');
    await table.said('2 selected.');
  });

  it('says what of a page can’t be selected', async () => {
    const table = await renderTable({
      contacts: [makeContact(1), makeContact(2, { eligibility: { eligible: false, reason: 'locked' } })],
    });
    await table.click(table.pageCheckbox);
    await table.said('All 1 restorable contacts on this page are selected. 1 can’t be restored.');
  });

  it('tells the end of a restore from a row by name', async () => {
    const table = await renderTable();
    await table.click('Restore Contact 2');
    await table.confirm();
    await table.said('Contact 2 restored.');
  });

  it('tells progress by quarters and not more often than every 15 seconds', async () => {
    const at = (processed: number) =>
      makeAction({
        status: 'in-progress',
        pollAfterMs: 1_000,
        counts: { total: 100, processed, succeeded: processed, failed: 0, skipped: 0 },
      });
    let action = at(0);
    const table = await renderTable({
      answers: { startRestore: async () => action, getBulkAction: async () => action },
    });
    await table.tick('Contact 1', 'Contact 2');
    await table.click('Restore 2 contacts');
    await table.confirm();
    await table.said('Restore started.');
    const heard = table.listen();
    action = at(30);
    await table.timers.advance(1_000);
    await table.said('Restoring 30 of 100 contacts');
    action = at(60);
    await table.timers.advance(1_000);
    action = at(90);
    await table.timers.advance(14_000);
    await table.said('Restoring 90 of 100 contacts');
    expect(heard).not.to.include('Restoring 60 of 100 contacts');
  });

  it('interrupts for failures, once', async () => {
    const table = await renderTable({
      answers: { listDeletedContacts: () => Promise.reject(adapterError('network')) },
    });
    await table.said('Deleted contacts couldn’t be loaded. There was no answer.', 'alert');
  });

  it('is told that it takes a while, after a second', async () => {
    const table = await renderTable({ answers: { listDeletedContacts: () => new Promise(() => {}) } });
    await table.timers.advance(1_000);
    await table.said('Loading deleted contacts');
  });

  it('is told politely where nothing can be restored', async () => {
    const table = await renderTable({ account: { hipaa: true } });
    await table.said('Restoring is turned off for this account');
  });

  it('is silent about a refresh that nobody asked for', async () => {
    const table = await renderTable();
    await table.said('Page 1.');
    await table.tick('Contact 1', 'Contact 2');
    await table.click('Restore 2 contacts');
    await table.confirm();
    expect(table.queries).to.have.length(2);
    expect(await table.said('restored.')).to.equal('1 contact restored.');
  });

  it('is whole sentences, one for each thing that happens', async () => {
    const table = await renderTable({ contacts: makeContacts(5), props: { pageSize: 2 } });
    const heard = listenTo(table.root);
    await table.said('Page 1.');
    await table.click('Next page');
    await table.said('Page 2.');
    await table.click('Restore by');
    await table.said('Sorted');
    await table.tick('Contact 1', 'Contact 2');
    await table.said('2 selected.');
    await table.click('Restore 2 contacts');
    await table.confirm();
    await table.said('restored.');
    expect(wrongWords(heard, 6)).to.deep.equal([]);
    expect(heard.length).to.be.greaterThan(4);
  });
});
