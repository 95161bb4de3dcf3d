import { expect } from '@open-wc/testing';
import { adapterError } from '../../../src/adapter/errors.js';
import type { BulkAction } from '../../../src/domain/bulk-action.js';
import { deferred } from '../../support/deferred.js';
import { makeAction, makeContact, makeContacts, makePreview } from '../../support/fake-adapter.js';
import { renderTable } from './table-harness.js';

const counts = (total: number, succeeded: number) => ({
  total,
  processed: succeeded,
  succeeded,
  failed: 0,
  skipped: 0,
});

describe('restoring contacts', () => {
  it('asks first, with a preview, and sends what is confirmed once', async () => {
    const table = await renderTable();
    await table.tick('Contact 1', 'Contact 2');
    await table.click('Restore 2 contacts');
    expect(table.modal.open).to.equal(true);
    expect(table.modalTitle).to.equal('Restore 2 contacts?');
    expect(table.adapter.called('previewRestore')[0]?.args).to.deep.equal([
      { kind: 'contacts', ids: ['c-1', 'c-2'] },
    ]);
    expect(table.restores).to.deep.equal([]);
    await table.confirm();
    expect(table.modal.open).to.equal(false);
    expect(table.restores).to.deep.equal([
      {
        target: { kind: 'contacts', ids: ['c-1', 'c-2'] },
        automations: 'keep-paused',
        onConflict: 'skip',
      },
    ]);
  });

  it('names one contact, and shows the result in its row until the list loads again', async () => {
    const table = await renderTable();
    await table.click('Restore Contact 2');
    expect(table.modalTitle).to.equal('Restore Contact 2?');
    await table.confirm();
    expect(table.rowText('Contact 2')).to.contain('Restored').and.contain('View contact').and.contain('Undo');
    expect(table.checkbox('Contact 2')).to.equal(null);
    expect(table.banners).to.deep.equal([]);
    expect(table.queries).to.have.length(1);
    expect(table.text).to.contain('2 contacts ·');
    table.element.reload();
    await table.settle();
    expect(table.rowText('Contact 2')).to.contain('Restore').and.not.contain('Restored');
  });

  it('shows a row as being restored, without a checkbox, while its restore runs', async () => {
    const running = makeAction({ status: 'in-progress', counts: counts(1, 0) });
    const table = await renderTable({ answers: { startRestore: async () => running } });
    await table.click('Restore Contact 1');
    await table.confirm();
    expect(table.rowText('Contact 1')).to.contain('Restoring…');
    expect(table.checkbox('Contact 1')).to.equal(null);
    expect(table.control('Contact 1', 'action')?.ariaDisabled).to.equal('true');
  });

  it('says in the row why its contact couldn’t be restored', async () => {
    const table = await renderTable({
      items: [{ contactId: 'c-1', name: 'Contact 1', outcome: 'failed', reason: 'locked', message: null }],
      answers: {
        startRestore: async () =>
          makeAction({
            status: 'completed-with-errors',
            counts: { total: 1, processed: 1, succeeded: 0, failed: 1, skipped: 0 },
          }),
      },
    });
    await table.click('Restore Contact 1');
    await table.confirm();
    expect(table.rowText('Contact 1')).to.contain('Being changed by another action').and.contain('Try again');
    await table.click('Try again Contact 1');
    expect(table.modalTitle).to.equal('Restore Contact 1?');
  });

  it('tells the page what happens by ids, counts and codes', async () => {
    const table = await renderTable();
    await table.click('Restore Contact 1');
    await table.confirm();
    expect(table.events).to.deep.equal([
      { type: 'restore-request', detail: { kind: 'contacts', ids: ['c-1'], exceptIds: [], count: 1 } },
      { type: 'restore-start', detail: { kind: 'restore', bulkActionIds: ['job-1'], count: 1 } },
      {
        type: 'restore-end',
        detail: { kind: 'restore', bulkActionIds: ['job-1'], status: 'completed', counts: counts(1, 1) },
      },
    ]);
  });

  it('leaves asking to a page that wants to ask in its own way', async () => {
    const table = await renderTable();
    table.element.addEventListener('restore-request', (event) => event.preventDefault());
    await table.click('Restore Contact 1');
    await table.tick('Contact 2');
    await table.click('Restore 1 contact');
    expect(table.modal.open).to.equal(false);
    expect(table.types().filter((type) => type === 'restore-request')).to.have.length(2);
  });

  it('does nothing when it is called off', async () => {
    const table = await renderTable();
    await table.click('Restore Contact 1');
    await table.cancel();
    expect(table.restores).to.deep.equal([]);
    await table.click('Restore Contact 1');
    expect(table.modal.open).to.equal(true);
  });

  it('asks for the list again when it is called off after a try that may have had its effect', async () => {
    const contacts = makeContacts(3);
    const table = await renderTable({
      contacts,
      answers: {
        startRestore: async () => {
          contacts.shift();
          throw adapterError('timeout');
        },
      },
    });
    table.button('Restore Contact 1').focus();
    await table.click('Restore Contact 1');
    await table.confirm();
    await table.cancel();
    expect(table.names).to.deep.equal(['Contact 2', 'Contact 3']);
    expect(table.focused).to.equal('Restore Contact 2');
  });

  it('doesn’t ask for the list where nothing was sent, or the answer was a clear no', async () => {
    let code: 'network' | 'conflict' = 'network';
    const fail = () => Promise.reject(adapterError(code));
    const table = await renderTable({ answers: { previewRestore: fail, startRestore: fail } });
    await table.click('Restore Contact 1');
    await table.cancel();
    table.adapter.previewRestore = async () => makePreview();
    code = 'conflict';
    await table.click('Restore Contact 1');
    await table.confirm();
    expect(table.restores).to.have.length(1);
    await table.cancel();
    expect(table.queries).to.have.length(1);
  });

  it('keeps the dialog open with the reason when it can’t begin, and repeats under the same key', async () => {
    let fails = true;
    const table = await renderTable({
      answers: {
        startRestore: async () => {
          if (fails) throw adapterError('unavailable');
          return makeAction();
        },
      },
    });
    await table.click('Restore Contact 1');
    await table.confirm();
    expect(table.modal.failure?.code).to.equal('unavailable');
    fails = false;
    await table.confirm();
    const keys = table.adapter.called('startRestore').map(({ options }) => options.idempotencyKey);
    expect(keys).to.have.length(2);
    expect(keys[0]).to.equal(keys[1]);
    expect(table.modal.open).to.equal(false);
  });

  it('sends once however often it is confirmed', async () => {
    const answer = deferred<BulkAction>();
    const table = await renderTable({ answers: { startRestore: () => answer.promise } });
    await table.click('Restore Contact 1');
    await table.confirm();
    await table.confirm();
    answer.resolve(makeAction());
    await table.settle();
    expect(table.restores).to.have.length(1);
  });

  it('shows the progress of a selection, follows it, and loads the list when it ends', async () => {
    const contacts = makeContacts(3);
    let action = makeAction({ status: 'in-progress', counts: counts(2, 0) });
    const table = await renderTable({
      contacts,
      answers: { startRestore: async () => action, getBulkAction: async () => action },
    });
    await table.tick('Contact 1', 'Contact 2');
    await table.click('Restore 2 contacts');
    await table.confirm();
    expect(table.banners[0]).to.contain('Restoring 0 of 2 contacts').and.contain('You can leave this page');
    expect(table.rowText('Contact 1')).to.contain('Restoring…');
    expect(table.button('Restoring…').ariaDisabled).to.equal('true');
    action = makeAction({ counts: counts(2, 2) });
    contacts.splice(0, 2);
    await table.timers.advance(2_000);
    await table.settle();
    expect(table.banners[0]).to.contain('2 contacts restored.');
    expect(table.names).to.deep.equal(['Contact 3']);
    expect(table.detail('selection-change')).to.deep.include({ ids: [], count: 0 });
  });

  it('marks only the row that a progress tick is about', async () => {
    const action = makeAction({ status: 'in-progress', counts: counts(1, 0) });
    const table = await renderTable({ answers: { startRestore: async () => action } });
    await table.click('Restore Contact 1');
    const untouched: MutationRecord[] = [];
    const observer = new MutationObserver((records) => untouched.push(...records));
    for (const name of ['Contact 2', 'Contact 3']) {
      observer.observe(table.row(name), {
        subtree: true,
        childList: true,
        attributes: true,
        characterData: true,
      });
    }
    await table.confirm();
    untouched.push(...observer.takeRecords());
    observer.disconnect();
    expect(table.rowText('Contact 1')).to.contain('Restoring…');
    expect(untouched).to.deep.equal([]);
  });

  it('opens a restored contact by its link, unless the page does', async () => {
    const table = await renderTable();
    await table.click('Restore Contact 1');
    await table.confirm();
    const link = table.control('Contact 1', 'action')!;
    expect(link.getAttribute('href')).to.equal('/contacts/c-1');
    table.element.addEventListener('contact-open', (event) => event.preventDefault());
    const click = new MouseEvent('click', { bubbles: true, composed: true, cancelable: true });
    link.dispatchEvent(click);
    expect(click.defaultPrevented).to.equal(true);
    expect(table.detail('contact-open')).to.deep.equal({ contactId: 'c-1' });
  });

  it('sends more ids than the back end takes at once as several requests with keys of one intent', async () => {
    let sent = 0;
    const table = await renderTable({
      contacts: makeContacts(5),
      account: { supports: { ...(await import('../../support/fake-adapter.js')).ALL_SUPPORTED, maxIds: 2 } },
      answers: {
        startRestore: async ({ target }) => {
          const n = target.kind === 'contacts' ? target.ids.length : 0;
          return makeAction({ id: `job-${++sent}`, counts: counts(n, n) });
        },
      },
    });
    await table.click(table.pageCheckbox);
    await table.click('Restore 5 contacts');
    await table.confirm();
    expect(sent).to.equal(3);
    expect(table.banners[0]).to.contain('5 contacts restored.');
  });

  it('finds restores that run already and shows their progress', async () => {
    const running = makeAction({ id: 'old', status: 'in-progress', counts: counts(40, 12) });
    const table = await renderTable({ actions: [running, makeAction({ id: 'done' })] });
    expect(table.banners).to.have.length(1);
    expect(table.banners[0]).to.contain('Restoring 12 of 40 contacts');
  });

  it('shows a clash that was settled on the way in the dialog as restorable', async () => {
    const table = await renderTable({
      contacts: [
        makeContact(1, {
          eligibility: {
            eligible: false,
            reason: 'duplicate-phone',
            conflict: {
              field: 'phone',
              contactId: 'x',
              contactName: null,
              resolutions: ['skip', 'drop-value'],
            },
          },
        }),
      ],
    });
    await table.click('Restore Contact 1');
    expect(table.modal.open).to.equal(true);
  });
});
