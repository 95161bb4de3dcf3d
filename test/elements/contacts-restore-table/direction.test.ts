import { expect } from '@open-wc/testing';
import { makeContacts } from '../../support/fake-adapter.js';
import { renderTable } from './table-harness.js';

/** Where the first and the last letter of a text are painted. */
function ends(element: Element): { first: DOMRect; last: DOMRect } {
  const text = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let node = text.nextNode();
  while (node && !node.textContent?.trim()) node = text.nextNode();
  const letters = node!.textContent!;
  const rectOf = (index: number): DOMRect => {
    const range = document.createRange();
    range.setStart(node!, index);
    range.setEnd(node!, index + 1);
    return range.getBoundingClientRect();
  };
  const start = letters.search(/\S/);
  return { first: rectOf(start), last: rectOf(letters.trimEnd().length - 1) };
}

describe('contacts-restore-table on a page that reads from right to left', () => {
  before(() => (document.documentElement.dir = 'rtl'));
  after(() => document.documentElement.removeAttribute('dir'));

  it('keeps its English words in their order, number first and full stop last', async () => {
    const table = await renderTable({ contacts: makeContacts(1) });
    for (const selector of ['.left', '.selection p', '.pager .number', 'header p']) {
      const { first, last } = ends(table.get(selector));
      expect(first.left, selector).to.be.lessThan(last.left);
    }
  });

  it('lets them stand at the side where reading begins', async () => {
    const table = await renderTable({ contacts: makeContacts(1) });
    const hint = table.get('.selection p');
    const { last } = ends(hint);
    expect(last.right).to.be.closeTo(hint.getBoundingClientRect().right, 2);
    const until = table.get('td.c-restorableUntil');
    const left = ends(table.get('.left'));
    expect(until.getBoundingClientRect().right - left.last.right).to.be.lessThan(4);
  });

  it('shows words of a language that reads from right to left as they read', async () => {
    const strings = { table: { selectHint: 'סמנו אנשי קשר כדי לשחזר כמה בבת אחת.' } };
    const table = await renderTable({ contacts: makeContacts(1), props: { strings } });
    const { first, last } = ends(table.get('.selection p'));
    expect(first.left).to.be.greaterThan(last.left);
  });
});

describe('contacts-restore-table with a long e-mail', () => {
  it('breaks it before its @, and not inside the domain', async () => {
    const [contact] = makeContacts(1);
    const email = `${'local.part.'.repeat(3)}x@domain.example.com`;
    const table = await renderTable({ contacts: [{ ...contact!, email }] });
    table.element.style.inlineSize = '800px';
    const cell = table.get('td.c-email bdi');
    expect(cell.textContent).to.equal(email);
    const range = document.createRange();
    range.selectNodeContents(cell.lastChild!);
    expect(range.getClientRects()).to.have.length(1);
    expect(cell.getClientRects().length).to.be.greaterThan(1);
  });
});
