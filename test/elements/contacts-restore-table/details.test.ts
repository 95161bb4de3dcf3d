import { expect } from '@open-wc/testing';
import { adapterError } from '../../../src/adapter/errors.js';
import type { DeletedContactDetails } from '../../../src/domain/contact.js';
import { ALL_SUPPORTED, makeContact } from '../../support/fake-adapter.js';
import { deferred } from '../../support/deferred.js';
import { renderTable } from './table-harness.js';

const details = (patch: Partial<DeletedContactDetails> = {}): DeletedContactDetails => ({
  ...makeContact(1),
  fields: [{ label: 'City', value: 'Porto' }],
  relatedItems: [
    { kind: 'notes', label: 'First call', returns: true },
    { kind: 'notes', label: 'Old note', returns: false },
  ],
  ...patch,
});

describe('the look at a deleted contact', () => {
  it('opens under its row with what comes back, what stays deleted, and its fields', async () => {
    const table = await renderTable({ answers: { getDeletedContact: async () => details() } });
    const toggle = table.control('Contact 1', 'details')!;
    expect(toggle.ariaExpanded).to.equal('false');
    await table.click(toggle);
    expect(toggle.ariaExpanded).to.equal('true');
    const text = table.get('tr.details').innerText.replace(/\s+/g, ' ');
    expect(text).to.match(
      /Comes back 2 notes First call Stays deleted 1 note \(deleted separately\) Old note/,
    );
    expect(text).to.contain('City Porto').and.contain('Restorable until Jan 22, 2027, 12:00 PM UTC');
    await table.click(toggle);
    expect(table.find('tr.details')).to.equal(null);
  });

  it('shows what the row knows where the back end has no look', async () => {
    const supports = { ...ALL_SUPPORTED, details: false };
    const answers = { getDeletedContact: () => Promise.reject(adapterError('unsupported')) };
    const table = await renderTable({ account: { supports }, answers });
    await table.click(table.control('Contact 1', 'details')!);
    expect(table.get('tr.details').innerText).to.contain('2 notes').and.not.contain('isn’t available');
  });

  it('shows what the row knows while it loads', async () => {
    const answer = deferred<DeletedContactDetails>();
    const table = await renderTable({ answers: { getDeletedContact: () => answer.promise } });
    await table.click(table.control('Contact 1', 'details')!);
    expect(table.get('tr.details').innerText).to.contain('Loading details').and.contain('2 notes');
  });

  it('says that a look failed and tries again', async () => {
    let fails = true;
    const table = await renderTable({
      answers: {
        getDeletedContact: async () => {
          if (fails) throw adapterError('timeout');
          return details();
        },
      },
    });
    await table.click(table.control('Contact 1', 'details')!);
    expect(table.get('tr.details').innerText).to.contain('The answer took too long');
    fails = false;
    await table.click(table.get('tr.details [data-control=reopen]'));
    expect(table.get('tr.details').innerText).to.contain('Porto');
  });

  it('says what becomes of automations by what the back end does with them', async () => {
    const related = { workflows: { returns: 2, deletedSeparately: 0 } };
    const texts = { choice: 'unless you choose to resume', 'always-resume': 'will resume' } as const;
    for (const automations of ['choice', 'always-resume'] as const) {
      const table = await renderTable({
        contacts: [makeContact(1, { related })],
        account: { supports: { ...ALL_SUPPORTED, automations } },
        answers: { getDeletedContact: async () => details({ related, relatedItems: [] }) },
      });
      await table.click(table.control('Contact 1', 'details')!);
      expect(table.get('tr.details').innerText).to.contain('2 workflows').and.contain(texts[automations]);
    }
  });
});
