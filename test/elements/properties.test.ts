import { expect, fixtureCleanup } from '@open-wc/testing';
import { warnOnce } from '../../src/warn-once.js';
import { recordWarnings } from '../support/record-warnings.js';
import { bulkDelete, renderHistory } from './bulk-actions-history/history-harness.js';
import { renderTable } from './contacts-restore-table/table-harness.js';
import { account, ANA, openModal, preview } from './restore-confirm-modal/modal-harness.js';

const JUNK: readonly unknown[] = [
  undefined,
  null,
  '',
  'junk',
  -1,
  NaN,
  1e9,
  true,
  [],
  ['email', 5],
  'http://[',
  { _$litDirective$: Object, values: [] },
  {},
  Object.create(null),
  Symbol('junk'),
  () => {
    throw new Error('thrown by the page');
  },
];

/** Errors that nobody caught while `run` did its work. */
async function uncaught(run: () => Promise<void>): Promise<unknown[]> {
  const errors: unknown[] = [];
  const hear = (event: PromiseRejectionEvent | ErrorEvent): void => {
    errors.push('reason' in event ? event.reason : event.error);
    event.preventDefault();
  };
  window.addEventListener('unhandledrejection', hear);
  window.addEventListener('error', hear);
  await run();
  // Browsers tell of rejections after all microtasks of a task.
  await new Promise<void>((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', () => resolve());
    port1.start();
    port2.postMessage(null);
  });
  window.removeEventListener('unhandledrejection', hear);
  window.removeEventListener('error', hear);
  return errors;
}

describe('junk in a property', () => {
  let warnings: ReturnType<typeof recordWarnings>;
  beforeEach(() => {
    warnings = recordWarnings();
  });
  afterEach(() => {
    warnings.stop();
    fixtureCleanup();
  });

  it('is told to the developer once, by the name of the property and what it has to be', async () => {
    const table = await renderTable();
    Object.assign(table.element, { columns: 'email wages', timeZone: 'Mars/Olympus', pageSize: 0.5 });
    await table.settle();
    // Each is told once per page, which other tests may have had already: what was told isn't told again.
    const told = warnings.stop().length;
    warnings = recordWarnings();
    warnOnce(
      'The property `columns` has to be names out of "name email phone deletedAt deletedBy restorableUntil".',
    );
    warnOnce('The property `timeZone` has to be the IANA name of a time zone.');
    warnOnce('The property `pageSize` has to be a whole number from 1 to 1000.');
    expect([told < 4, warnings.stop()]).to.deep.equal([true, []]);
    expect(table.names).to.have.length(1);
  });

  for (const name of ['strings', 'columns', 'timeZone', 'pageSize', 'bulkActionId', 'density', 'src']) {
    it(`leaves the table standing: ${name}`, async () => {
      const table = await renderTable();
      for (const junk of JUNK) {
        const errors = await uncaught(async () => {
          Object.assign(table.element, { [name]: junk });
          await table.settle();
        });
        expect(errors.map(String), typeof junk).to.deep.equal([]);
        expect(table.text).to.contain('Deleted contacts');
        expect(table.rows.length).to.be.greaterThan(0);
      }
    });
  }

  for (const name of ['strings', 'timeZone', 'pageSize', 'density', 'src']) {
    it(`leaves the history standing: ${name}`, async () => {
      const history = await renderHistory({ actions: [bulkDelete()] });
      for (const junk of JUNK) {
        const errors = await uncaught(async () => {
          Object.assign(history.element, { [name]: junk });
          await history.settled();
        });
        expect(errors.map(String), typeof junk).to.deep.equal([]);
        expect(history.names).to.deep.equal(['Spring cleaning']);
      }
    });
  }

  const MORE_JUNK: readonly unknown[] = [
    { kind: 'contact' },
    { kind: 'contact', contact: { id: 'x', name: ['PLANTED'], email: null, phone: null } },
    { kind: 'contact', contact: { id: 5, name: 'PLANTED', email: null, phone: null } },
    { kind: 'contacts', count: 'PLANTED' },
    { kind: 'matching', count: 3, description: 'PLANTED', sample: [{}] },
    { kind: 'bulk-action', label: { PLANTED: 1 }, count: 3 },
    { kind: 'undo', count: -3 },
    { kind: 'contacts', count: 5n },
    { kind: 'contacts', count: [] },
    { kind: 'contacts', count: new Date() },
    { kind: 'matching', count: 1, description: 'PLANTED', sample: 'abc' },
    { kind: 'matching', count: 1, description: { x: 1 }, contact: { description: 'fine' } },
    { kind: 'bulk-action', label: 5, count: 1, sample: Object.assign([], { label: 'x' }) },
    { kind: 'contact', contact: 'PLANTED' },
    { _$litDirective$: Object, values: [] },
    { hipaa: 'PLANTED' },
    { supports: null, viewer: null },
    { total: 'PLANTED', eligible: 3, ineligible: [{ sample: 'PLANTED' }], related: null },
    new Error('PLANTED'),
    new Proxy({}, { get: () => Symbol('junk') }),
    {
      get kind() {
        throw new Error('PLANTED');
      },
    },
  ];

  for (const name of ['strings', 'subject', 'account', 'preview', 'failure', 'submitting']) {
    it(`leaves the dialog standing, and doesn’t reach it: ${name}`, async () => {
      for (const junk of [...JUNK, ...MORE_JUNK]) {
        const modal = await openModal({ account: account(), preview: preview(), subject: ANA });
        const errors = await uncaught(async () => {
          Object.assign(modal.element, { [name]: junk });
          await modal.element.updateComplete;
        });
        expect(errors.map(String), String(Object.keys(Object(junk)))).to.deep.equal([]);
        expect(modal.text).to.not.match(/PLANTED|object|undefined|NaN|junk/);
        expect(modal.dialog.querySelectorAll('button').length).to.be.greaterThan(1);
        fixtureCleanup();
      }
    });
  }

  it('takes the old data off the page where the new address is none', async () => {
    const table = await renderTable();
    const errors = await uncaught(async () => {
      Object.assign(table.element, { adapter: null, src: 'http://[' });
      await table.settle();
    });
    expect(errors).to.deep.equal([]);
    expect(table.rows).to.deep.equal([]);
    expect(table.text).to.contain('Not available');
  });

  it('is no junk where strings have groups for other elements', async () => {
    const modal = await openModal({ strings: { table: { heading: 'Bin' }, common: { cancel: 'Back' } } });
    expect(modal.text).to.contain('Back');
    expect(warnings.stop().filter((text) => text.includes('strings'))).to.deep.equal([]);
  });
});
