import { expect } from '@open-wc/testing';
import { adapterError } from '../../../src/adapter/errors.js';
import { axeProblems } from '../../support/axe.js';
import { turningTexts, wrongNames, wrongTable } from '../../support/element-checks.js';
import { makeAction, makeContact, makeContacts } from '../../support/fake-adapter.js';
import { KINDS } from './kinds.js';
import { renderTable, type Table, type TableOptions } from './table-harness.js';

const never = new Promise<never>(() => {});
const RUNNING = makeAction({
  status: 'in-progress',
  counts: { total: 40, processed: 12, succeeded: 12, failed: 0, skipped: 0 },
});

const everything = async (table: Table): Promise<void> => {
  await table.click(table.control('Contact 1', 'details')!);
  await table.click(table.pageCheckbox);
  await table.click('Filters');
};

const STATES: Record<string, [TableOptions, ((table: Table) => Promise<void>)?]> = {
  'rows of every kind, selected, with details and filters open': [{ contacts: KINDS }, everything],
  'a running restore': [{ contacts: KINDS, actions: [RUNNING] }],
  'a result with problems': [
    {
      items: [{ contactId: 'c-2', name: 'Contact 2', outcome: 'failed', reason: 'locked', message: null }],
      answers: {
        startRestore: async () =>
          makeAction({
            status: 'completed-with-errors',
            counts: { total: 3, processed: 3, succeeded: 2, failed: 1, skipped: 0 },
          }),
      },
    },
    async (table) => {
      await table.click(table.pageCheckbox);
      await table.click('Restore 3 contacts');
      await table.confirm();
      table.get('.job details').toggleAttribute('open', true);
    },
  ],
  'a restored row': [
    {},
    async (table) => {
      await table.click('Restore Contact 1');
      await table.confirm();
    },
  ],
  loading: [{ answers: { listDeletedContacts: () => never } }],
  empty: [{ contacts: [] }],
  'a failure': [{ answers: { listDeletedContacts: () => Promise.reject(adapterError('network')) } }],
  'no session': [{ answers: { listDeletedContacts: () => Promise.reject(adapterError('unauthenticated')) } }],
  'a HIPAA account': [{ account: { hipaa: true } }],
  'read-only': [{ contacts: makeContacts(3), props: { readOnly: true } }],
};

describe('accessibility', () => {
  for (const [state, [options, prepare]] of Object.entries(STATES)) {
    it(`has nothing for axe to find in ${state}, light and dark, wide and narrow`, async () => {
      const table = await renderTable(options);
      await prepare?.(table);
      const box = table.element.parentElement!;
      for (const width of ['1100px', '800px', '320px']) {
        for (const scheme of ['light', 'dark']) {
          box.style.inlineSize = width;
          box.style.colorScheme = scheme;
          box.style.background = scheme === 'dark' ? '#15181d' : '#ffffff';
          await table.settle();
          // Colours that are still on their way from one scheme to the other are those of neither.
          for (const change of table.root.getAnimations())
            if (change instanceof CSSTransition) change.finish();
          expect(await axeProblems(table.element), `${scheme}, ${width}`).to.deep.equal([]);
        }
      }
    });
  }

  it('scrolls nothing sideways at 320 pixels, whatever the names are', async () => {
    const table = await renderTable({ contacts: KINDS, width: 320 });
    await everything(table);
    const { scrollWidth, clientWidth } = table.element.parentElement!;
    expect(scrollWidth).to.equal(clientWidth);
  });

  it('keeps the roles of a table in every layout', async () => {
    for (const width of [1100, 800, 320]) {
      const table = await renderTable({ contacts: KINDS, width });
      await everything(table);
      expect(wrongTable(table.get('table')), `${width} px`).to.deep.equal([]);
    }
  });

  it('names its controls so that rows can be told apart, namesakes and the nameless, too', async () => {
    const nameless = { email: null, phone: null };
    const clash = KINDS[4]!.eligibility;
    const bulk = { source: 'bulk-action', bulkActionId: 'bulk-1' } as const;
    const table = await renderTable({
      contacts: [
        makeContact(1, { ...bulk, name: 'Ana Lima' }),
        makeContact(2, { ...bulk, name: 'Ana Lima', eligibility: clash }),
        makeContact(3, { name: 'Ana Lima', eligibility: clash }),
        ...['\u200b', '\u3164\u2800', '\ue000', ' ', '\u202e\u2066'].map((name, at) =>
          makeContact(10 + at, { ...nameless, name }),
        ),
      ],
      answers: {
        getDeletedContact: () => Promise.reject(adapterError('unavailable')),
        contactUrl: (id) => `https://crm.example/${id}`,
      },
    });
    for (const toggle of table.root.querySelectorAll<HTMLElement>('[data-control=details]')) toggle.click();
    await table.settle();
    expect(table.root.querySelectorAll('[data-control=reopen]')).to.have.length(8);
    expect(table.root.querySelectorAll('[data-control=clash]')).to.have.length(2);
    expect(wrongNames(table.root)).to.deep.equal([]);
    expect(table.rows[0]!.querySelector('input')!.ariaLabel).to.equal(
      'Select Ana Lima (contact1@example.com)',
    );
    expect(table.rows[3]!.querySelector('input')!.ariaLabel).to.equal('Select No name (ID c-10)');
  });

  it('has targets of at least 24 by 24 pixels', async () => {
    const table = await renderTable({ contacts: KINDS });
    const targets = [
      ...table.root.querySelectorAll<HTMLElement>('button:not(.link, .skip), select, .hit, [type=search]'),
    ];
    const small = targets.filter((target) => {
      const { width, height } = target.getBoundingClientRect();
      return width > 0 && (width < 24 || height < 24);
    });
    expect(small.map(({ className }) => className)).to.deep.equal([]);
  });

  it('keeps what people wrote from turning the text around it', async () => {
    const table = await renderTable({ contacts: [makeContact(1, { name: '\u202eevil' })] });
    await table.click(table.control('evil', 'details')!);
    expect(turningTexts(table.root, /evil/)).to.deep.equal([]);
    expect(table.row('evil').querySelector('.c-email bdi')?.getAttribute('dir')).to.equal('ltr');
    expect(table.checkbox('evil').ariaLabel).to.equal('Select evil');
  });
});
