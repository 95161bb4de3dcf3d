import { expect } from '@open-wc/testing';
import { adapterError, type AdapterErrorCode } from '../../../src/adapter/errors.js';
import { makeContacts, makePage } from '../../support/fake-adapter.js';
import { renderTable, type TableOptions } from './table-harness.js';

const failing = (code: AdapterErrorCode): TableOptions => ({
  answers: {
    listDeletedContacts: () =>
      Promise.reject(adapterError(code, { requestId: 'req-7', userMessage: 'Back at noon.' })),
  },
});

describe('states of the table', () => {
  const states: [string, TableOptions, string][] = [
    ['empty', { contacts: [] }, 'Contacts you delete appear here for 60 days'],
    ['hipaa', { account: { hipaa: true } }, 'HIPAA-compliant accounts can’t restore deleted contacts'],
    [
      'no-permission',
      { account: { viewer: { id: 'u', name: null, canRestore: false } } },
      'Only admins can restore deleted contacts',
    ],
    ['error', failing('network'), 'Deleted contacts couldn’t be loaded'],
    ['signed-out', failing('unauthenticated'), 'Your session has ended'],
    [
      'signed-out',
      { answers: { getAccount: () => Promise.reject(adapterError('unauthenticated')) } },
      'You aren’t signed in Sign in to see deleted contacts.',
    ],
    ['no-permission', failing('forbidden'), 'Only admins can restore deleted contacts'],
    ['hipaa', failing('policy-blocked'), 'Restoring is turned off for this account'],
  ];
  for (const [state, options, text] of states) {
    it(`shows "${text}" in the state ${state}`, async () => {
      const table = await renderTable(options);
      expect(table.text).to.contain(text);
      expect(table.element.matches(`:state(${state})`)).to.equal(true);
      expect(table.rows).to.deep.equal([]);
    });
  }

  for (const account of [{ hipaa: true }, { viewer: { id: 'u', name: null, canRestore: false } }]) {
    it(`asks for no contact where the account has ${Object.keys(account)[0]}`, async () => {
      const table = await renderTable({ account });
      expect(table.adapter.calls.map(({ method }) => method)).to.deep.equal(['getAccount']);
      expect(table.find('.toolbar')).to.equal(null);
    });
  }

  it('offers another try after a failure, with what support staff ask for', async () => {
    const table = await renderTable(failing('unavailable'));
    expect(table.text).to.contain('Back at noon.').and.contain('Code: unavailable · Request ID: req-7');
    await table.click('Try again');
    expect(table.queries).to.have.length(2);
  });

  it('tells of failures by code, and of a missing session by an event of its own', async () => {
    const failed = await renderTable(failing('network'));
    expect(failed.events).to.deep.equal([
      { type: 'load-error', detail: { code: 'network', retryable: true, requestId: 'req-7' } },
    ]);
    const signedOut = await renderTable(failing('unauthenticated'));
    await signedOut.click('Sign in');
    expect(signedOut.types()).to.deep.equal(['auth-required', 'auth-required']);
  });

  it('forgets the rows and the selection when the session ends', async () => {
    let isOver = false;
    const table = await renderTable({
      answers: {
        listDeletedContacts: async () => {
          if (isOver) throw adapterError('unauthenticated');
          return makePage(makeContacts(2));
        },
      },
    });
    await table.tick('Contact 1');
    isOver = true;
    table.element.reload();
    await table.settle();
    expect(table.text).to.contain('Your session has ended').and.not.contain('Contact 1');
    expect(table.detail('selection-change')).to.deep.include({ ids: [], count: 0 });
  });

  it('lets the page put something of its own into a state', async () => {
    const table = await renderTable({ contacts: [] });
    const link = document.createElement('a');
    link.slot = 'empty';
    table.element.append(link);
    expect(link.assignedSlot).to.exist;
  });

  it('shows rows without checkboxes and buttons where it is read-only, and says so', async () => {
    const table = await renderTable({ props: { readOnly: true } });
    expect(table.names).to.have.length(3);
    expect(table.find('[type=checkbox][data-control]')).to.equal(null);
    expect(table.find('[data-control=action]')).to.equal(null);
    expect(table.text).to.contain('but not restore them');
  });

  it('speaks in the words of the page where it has some', async () => {
    const table = await renderTable({ props: { strings: { table: { heading: 'Papierkorb' } } } });
    expect(table.text).to.contain('Papierkorb').and.contain('Restore by');
  });
});
