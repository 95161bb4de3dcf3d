import { expect } from '@open-wc/testing';
import { adapterError } from '../../../src/adapter/errors.js';
import type { DeletedContact } from '../../../src/domain/contact.js';
import type { Page } from '../../../src/domain/page.js';
import { deferred } from '../../support/deferred.js';
import { makeContact, makeContacts, makePage } from '../../support/fake-adapter.js';
import { renderTable, unconnectedTable } from './table-harness.js';

describe('loading deleted contacts', () => {
  it('shows placeholders, and is busy, until the first answer', async () => {
    const answer = deferred<Page<DeletedContact>>();
    const table = await renderTable({ answers: { listDeletedContacts: () => answer.promise } });
    expect(table.find('[aria-busy=true] .skeleton')).to.exist;
    answer.resolve(makePage([makeContact(1, { name: 'Ana Lima' })]));
    await table.settle();
    expect(table.find('.card .skeleton')).to.equal(null);
    expect(table.names).to.deep.equal(['Ana Lima']);
  });

  it('keeps the rows, dimmed and busy, while the next page loads', async () => {
    const second = deferred<Page<DeletedContact>>();
    const table = await renderTable({
      answers: {
        listDeletedContacts: async ({ cursor }) =>
          cursor ? second.promise : makePage(makeContacts(2), { nextCursor: 'next', total: 3 }),
      },
    });
    await table.click('Next page');
    expect(table.names).to.have.length(2);
    expect(table.get('table').ariaBusy).to.equal('true');
    second.resolve(makePage([makeContact(9)]));
    await table.settle();
    expect(table.names).to.deep.equal(['Contact 9']);
    expect(table.get('table').ariaBusy).to.equal('false');
  });

  it('keeps the rows when a refresh fails, says so, and loads again on demand', async () => {
    let fails = false;
    const table = await renderTable({
      answers: {
        listDeletedContacts: async () => {
          if (fails) throw adapterError('unavailable', { requestId: 'req-1' });
          return makePage(makeContacts(2));
        },
      },
    });
    fails = true;
    table.element.reload();
    await table.settle();
    expect(table.names).to.have.length(2);
    expect(table.banners[0]).to.contain('couldn’t be loaded').and.contain('req-1');
    fails = false;
    await table.click('Try again');
    expect(table.banners).to.deep.equal([]);
  });

  it('shows one row for a contact that comes twice', async () => {
    const table = await renderTable({ contacts: [makeContact(1), makeContact(1), makeContact(2)] });
    expect(table.names).to.deep.equal(['Contact 1', 'Contact 2']);
  });

  it('calls contacts by their name, else e-mail, else phone, else the end of their id', async () => {
    const nothing = { name: null, email: null, phone: null };
    const table = await renderTable({
      contacts: [
        makeContact(1, { name: 'Ana Lima' }),
        makeContact(2, { name: '\u200b\u3164', email: 'bo@example.com' }),
        makeContact(3, { ...nothing, phone: '+1 555 0100' }),
        makeContact(4, { ...nothing, id: 'contact-4711' }),
      ],
    });
    expect(table.names).to.deep.equal(['Ana Lima', 'bo@example.com', '+1 555 0100', 'No name (ID …4711)']);
  });

  it('shows hostile text as text', async () => {
    const name = '<img src=x onerror="globalThis.hit = true">';
    const table = await renderTable({ contacts: [makeContact(1, { name, email: '"><script>1</script>' })] });
    expect(table.names).to.deep.equal([name]);
    expect(table.find('img, script')).to.equal(null);
  });

  it('shows that nothing is available as long as no adapter is connected', async () => {
    const table = await unconnectedTable();
    await table.settle();
    expect(table.text).to.contain('Not available');
    expect(table.element.matches(':state(no-adapter)')).to.equal(true);
  });
});
