import { expect } from '@open-wc/testing';
import { provideAdapter } from '../../../src/adapter/provide-adapter.js';
import type { DeletedContact } from '../../../src/domain/contact.js';
import type { Page } from '../../../src/domain/page.js';
import { deferred } from '../../support/deferred.js';
import { fakeAdapter, makeContact, makeContacts, makePage } from '../../support/fake-adapter.js';
import { renderTable, unconnectedTable } from './table-harness.js';

const other = (): ReturnType<typeof fakeAdapter> =>
  fakeAdapter({ account: { id: 'acc-2' }, contacts: [makeContact(9, { name: 'Other' })] });

describe('a table that is moved while its dialog is open', () => {
  it('closes the dialog, and opens it again when asked', async () => {
    const table = await renderTable({ contacts: makeContacts(2) });
    await table.click('Restore Contact 1');
    expect(table.modal.open).to.equal(true);
    const place = document.createElement('div');
    table.element.after(place);
    place.append(table.element);
    await table.settle();
    expect(table.modal.open).to.equal(false);
    await table.click('Restore Contact 2');
    expect(table.modal.open).to.equal(true);
    expect(table.modalTitle).to.equal('Restore Contact 2?');
  });
});

describe('another adapter', () => {
  it('takes the old rows and the selection away at once', async () => {
    const table = await renderTable();
    await table.tick('Contact 1');
    table.element.adapter = other();
    await table.element.updateComplete;
    expect(table.text).not.to.contain('Contact 1');
    await table.settle();
    expect(table.names).to.deep.equal(['Other']);
    expect(table.detail('selection-change')).to.deep.include({ count: 0 });
  });

  it('makes late answers of the old one count for nothing, and gives its calls up', async () => {
    const late = deferred<Page<DeletedContact>>();
    const table = await renderTable({ answers: { listDeletedContacts: () => late.promise } });
    table.element.adapter = other();
    await table.settle();
    expect(table.adapter.called('listDeletedContacts')[0]?.options.signal?.aborted).to.equal(true);
    late.resolve(makePage([makeContact(1)]));
    await table.settle();
    expect(table.names).to.deep.equal(['Other']);
  });

  it('comes from an ancestor too', async () => {
    const table = await unconnectedTable();
    provideAdapter(table.element.parentElement!, table.adapter);
    await table.settle();
    expect(table.names).to.have.length(3);
  });

  it('is taken as well when it was set before the element knew its class', async () => {
    const element = document.createElement('contacts-restore-table');
    element.adapter = other();
    document.body.append(element);
    expect(element.adapter).to.exist;
    element.remove();
  });
});

describe('a table that goes', () => {
  it('gives up its calls and forgets its rows', async () => {
    const table = await renderTable({ answers: { getDeletedContact: () => deferred<never>().promise } });
    await table.click(table.control('Contact 1', 'details')!);
    table.element.remove();
    await table.settle();
    expect(table.adapter.called('getDeletedContact')[0]?.options.signal?.aborted).to.equal(true);
    expect(table.root.textContent).not.to.contain('Contact 1');
  });

  it('doesn’t load again when it is only moved', async () => {
    const table = await renderTable();
    document.body.append(table.element);
    await table.settle();
    expect(table.queries).to.have.length(1);
    table.element.remove();
  });

  it('loads anew when it comes back', async () => {
    const table = await renderTable();
    const box = table.element.parentElement!;
    table.element.remove();
    await table.settle();
    box.append(table.element);
    await table.settle();
    expect(table.names).to.have.length(3);
    expect(table.queries).to.have.length(2);
  });

  it('forgets all on reset, until it is reloaded', async () => {
    const table = await renderTable();
    table.element.reset();
    await table.settle();
    expect(table.text).not.to.contain('Contact 1');
    table.element.reload();
    await table.settle();
    expect(table.names).to.have.length(3);
  });
});
