import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { adapterError } from '../../../src/adapter/errors.js';
import { fakeAdapter, makeContact, makeContacts, NOW } from '../../support/fake-adapter.js';
import { renderTable, type Table, type TableOptions } from './table-harness.js';

const SOON = new Date(Date.parse(NOW) + 5_000).toISOString();

/** A table whose dialog was opened by keyboard from the row of a contact. */
async function askedOf(name: string, options: TableOptions = {}): Promise<Table> {
  const table = await renderTable(options);
  table.control(name, 'action')!.focus();
  await sendKeys({ press: 'Enter' });
  await table.settle();
  expect([table.modal.open, table.root.activeElement]).to.deep.equal([true, table.modal]);
  return table;
}

async function escape(table: Table): Promise<void> {
  await sendKeys({ press: 'Escape' });
  await table.settle();
  expect(table.modal.open).to.equal(false);
}

describe('the focus after a dialog whose button has gone', () => {
  it('stays in the row when its contact has expired meanwhile', async () => {
    const contacts = [makeContact(1), makeContact(2, { restorableUntil: SOON }), makeContact(3)];
    const table = await askedOf('Contact 2', { contacts });
    await table.timers.advance(5_000);
    await table.settle();
    expect(table.control('Contact 2', 'action')).to.equal(null);
    await escape(table);
    expect(table.focused).to.equal('Details of Contact 2');
  });

  it('goes to the row that now stands there', async () => {
    const contacts = makeContacts(3);
    const table = await askedOf('Contact 2', { contacts });
    contacts.splice(1, 1);
    table.element.reload();
    await table.settle();
    expect([table.modal.open, table.names]).to.deep.equal([true, ['Contact 1', 'Contact 3']]);
    await table.cancel();
    expect(table.focused).to.equal('Restore Contact 3');
  });

  it('goes to the button of the same row where that is shown again', async () => {
    const contacts = makeContacts(3);
    const [, second] = contacts;
    const table = await askedOf('Contact 2', { contacts });
    contacts.splice(1, 1);
    table.element.reload();
    await table.settle();
    contacts.push(second!);
    table.element.reload();
    await table.settle();
    await escape(table);
    expect(table.focused).to.equal('Restore Contact 2');
  });

  it('goes to the words in place of the rows where none is left', async () => {
    const contacts = makeContacts(1);
    const table = await askedOf('Contact 1', { contacts });
    contacts.splice(0);
    table.element.reload();
    await table.settle();
    await escape(table);
    expect(table.focused).to.equal(table.find('[data-focus=state]')!.innerText);
  });

  it('goes to the heading when the selection that it asked about is gone', async () => {
    const contacts = makeContacts(3);
    const table = await renderTable({ contacts });
    await table.tick('Contact 1', 'Contact 2');
    table.button('Restore 2 contacts').focus();
    await table.click('Restore 2 contacts');
    contacts.splice(0, 2);
    table.element.reload();
    await table.settle();
    expect(table.has('Restore 2 contacts')).to.equal(false);
    await escape(table);
    expect(table.focused).to.equal('Deleted contacts');
  });

  it('goes to the words in place of the rows on reset, and where the session has ended', async () => {
    const table = await askedOf('Contact 2');
    table.element.reset();
    await table.settle();
    expect([table.modal.open, table.root.activeElement]).to.deep.equal([
      false,
      table.find('[data-focus=state]'),
    ]);
    const startRestore = () => Promise.reject(adapterError('unauthenticated'));
    const other = await askedOf('Contact 2', { answers: { startRestore } });
    await other.confirm();
    expect(other.root.activeElement).to.equal(other.get('[data-focus=state]'));
  });

  it('goes to the heading when another adapter comes', async () => {
    const table = await askedOf('Contact 2');
    table.element.adapter = fakeAdapter({ contacts: [makeContact(9)] });
    await table.settle();
    expect([table.modal.open, table.focused]).to.deep.equal([false, 'Deleted contacts']);
  });

  it('isn’t taken from the page where the dialog was opened without it', async () => {
    const contacts = makeContacts(3);
    const table = await renderTable({ contacts });
    await table.click('Restore Contact 2');
    contacts.splice(1, 1);
    table.element.reload();
    await table.settle();
    await escape(table);
    expect(table.focused).to.equal(null);
  });
});
