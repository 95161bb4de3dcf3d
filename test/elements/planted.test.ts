// The checks of what assistive technology gets can fail: each is given an element that is broken on purpose, and sees it.
import { expect, fixtureCleanup } from '@open-wc/testing';
import { Announcer } from '../../src/elements/shared/announcer.js';
import { makeContact, makeContacts } from '../support/fake-adapter.js';
import {
  listenTo,
  lostFocus,
  turningTexts,
  wrongNames,
  wrongTable,
  wrongWords,
} from '../support/element-checks.js';
import { bulkDelete, renderHistory, SAM } from './bulk-actions-history/history-harness.js';
import { renderTable, type Table } from './contacts-restore-table/table-harness.js';
import { openModal } from './restore-confirm-modal/modal-harness.js';

const lists = {
  'contacts-restore-table': async () => (await renderTable()).root,
  'bulk-actions-history': async () =>
    (
      await renderHistory({
        actions: [bulkDelete(), bulkDelete({ id: 'del-2', createdAt: '2026-11-01T00:00:00Z' })],
      })
    ).root,
};

describe('the looks at names', () => {
  afterEach(() => fixtureCleanup());

  for (const [tag, show] of Object.entries(lists)) {
    it(`find nothing in ${tag} where nothing is planted`, async () => {
      const root = await show();
      expect(wrongNames(root)).to.deep.equal([]);
      expect(wrongTable(root.querySelector('table')!)).to.deep.equal([]);
    });

    for (const name of ['', ' ', '\u200b', '\u3164', '\u2800\u00ad', '\ue000']) {
      it(`see a planted name that can’t be seen in ${tag}: ${JSON.stringify(escape(name))}`, async () => {
        const root = await show();
        root.querySelector('tbody button')!.ariaLabel = name;
        expect(wrongNames(root)).to.deep.equal(['button without a name']);
      });
    }

    it(`see planted names in ${tag} that don’t tell rows apart`, async () => {
      const root = await show();
      for (const toggle of root.querySelectorAll('[data-control=details]')) toggle.ariaLabel = 'Details';
      const { length } = root.querySelectorAll('tr.row');
      expect(wrongNames(root)).to.deep.equal([`"Details" in ${length} rows`]);
    });

    const plants: Record<string, [selector: string, role: string | null, words: RegExp]> = {
      'table that is none': ['table', null, /^no role \(table\) where table/],
      'group that is none': ['tbody', 'presentation', /^presentation where rowgroup/],
      'last row that is none': ['tbody tr:last-child', null, /^no role \(tr\) where row/],
      'cell that is none': ['tbody tr:last-child td', null, /^no role \(td\) where cell/],
      'heading that is a cell': ['thead th:last-child', 'cell', /^cell where columnheader/],
      'header that heads no row': ['tbody tr:last-child [role=rowheader]', 'cell', /^0 headers/],
      'second header of a row': ['tbody tr:last-child td', 'rowheader', /^2 headers/],
    };
    for (const [what, [selector, role, words]] of Object.entries(plants)) {
      it(`see a planted ${what} in ${tag}`, async () => {
        const root = await show();
        const part = root.querySelector(selector)!;
        if (role === null) part.removeAttribute('role');
        else part.setAttribute('role', role);
        const [problem, ...others] = wrongTable(root.querySelector('table')!);
        expect(problem).to.match(words);
        expect(others).to.deep.equal([]);
      });
    }

    it(`see a planted gap in a row of ${tag}`, async () => {
      const root = await show();
      root.querySelector('tbody tr:last-child td:last-child')!.remove();
      expect(wrongTable(root.querySelector('table')!).join()).to.match(/cells in a row of/);
    });
  }

  it('see a planted name that can’t be seen in the dialog', async () => {
    const { root } = await openModal();
    expect(wrongNames(root)).to.deep.equal([]);
    root.querySelector('[part=close-button]')!.ariaLabel = '\u200b';
    expect(wrongNames(root)).to.deep.equal(['button without a name']);
  });
});

describe('the look at texts that turn', () => {
  afterEach(() => fixtureCleanup());

  const EVIL = /Evil/;
  const shown = async (): Promise<ShadowRoot> =>
    (
      await renderTable({
        contacts: [makeContact(1, { name: '\u202eEvil', deletedBy: { ...SAM, name: 'Evil' } })],
      })
    ).root;

  it('finds nothing where nothing is planted', async () => {
    expect(turningTexts(await shown(), EVIL)).to.deep.equal([]);
  });

  it('sees a planted name that isn’t isolated', async () => {
    const root = await shown();
    const name = root.querySelector('th bdi')!;
    const span = document.createElement('span');
    span.append('Evil');
    name.replaceWith(span);
    expect(turningTexts(root, EVIL)).to.deep.equal(['not isolated in <span>: Evil']);
  });

  it('sees planted characters that turn, in texts and in labels', async () => {
    for (const [plant, count] of [
      [(root: ShadowRoot) => void (root.querySelector('td bdi')!.textContent = '\u202ea'), 1],
      [(root: ShadowRoot) => void (root.querySelector('tbody button')!.ariaLabel = 'a\u2067'), 1],
    ] as const) {
      const root = await shown();
      plant(root);
      expect(turningTexts(root, EVIL)).to.have.length(count);
    }
  });
});

describe('the look at the focus', () => {
  const { focus } = HTMLElement.prototype;
  afterEach(() => {
    HTMLElement.prototype.focus = focus;
    fixtureCleanup();
  });

  async function rowGoes(plant: () => void): Promise<ShadowRoot> {
    const contacts = makeContacts(3);
    const table = await renderTable({ contacts });
    table.checkbox('Contact 2').focus();
    plant();
    contacts.splice(1, 1);
    table.element.reload();
    await table.settle();
    return table.root;
  }

  it('finds nothing where the next row gets it', async () => {
    expect(lostFocus(await rowGoes(() => {}))).to.deep.equal([]);
  });

  it('sees a planted focus that goes with its row', async () => {
    const root = await rowGoes(() => {
      HTMLElement.prototype.focus = () => {};
    });
    expect(lostFocus(root)).to.deep.equal(['the focus is lost to the page']);
  });
});

describe('the look at announcements', () => {
  const { say } = Announcer.prototype;
  afterEach(() => {
    Announcer.prototype.say = say;
    fixtureCleanup();
  });

  /** What is heard of a page, a selection and a restore. */
  async function heardOf(plant: typeof say): Promise<string[]> {
    Announcer.prototype.say = plant;
    const table: Table = await renderTable();
    const heard = listenTo(table.root);
    await table.said('Page 1');
    await table.tick('Contact 1', 'Contact 2');
    await table.said('2 selected');
    await table.click('Restore 2 contacts');
    await table.confirm();
    await table.said('restored');
    return heard;
  }

  it('finds nothing where nothing is planted', async () => {
    expect(wrongWords(await heardOf(say), 4)).to.deep.equal([]);
  });

  it('sees planted announcements that come in pieces', async () => {
    const heard = await heardOf(function planted(this: Announcer, text, options) {
      for (const piece of text.split(/(?<=selected|restored|Page \d)/))
        say.call(this, piece, { ...options, topic: piece });
    });
    expect(wrongWords(heard, 99).join('\n')).to.match(/no sentence: "\. 1 selected"/);
  });

  it('sees planted announcements that are made twice', async () => {
    const heard = await heardOf(function planted(this: Announcer, text) {
      say.call(this, text);
      say.call(this, text);
    });
    expect(wrongWords(heard, 99).join('\n')).to.match(/twice: ".*Page 1\."/);
  });

  it('sees planted announcements that are too many', async () => {
    let count = 0;
    const heard = await heardOf(function planted(this: Announcer, text, options) {
      say.call(this, `Still working on it, step ${(count += 1)}.`);
      say.call(this, text, options);
    });
    expect(wrongWords(heard, 4).join('\n')).to.match(/^\d announcements, and 4 are enough$/);
  });

  it('sees planted words that no one was meant to hear', () => {
    for (const text of [
      'Loading undefined contacts',
      '<b>Two</b> restored.',
      'two contacts restored.',
      'Done',
    ])
      expect(wrongWords([text], 9), text).to.deep.equal([`no sentence: "${text}"`]);
  });
});
