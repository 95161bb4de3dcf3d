import { expect } from '@open-wc/testing';
import { makeContact, makeContacts } from '../../support/fake-adapter.js';
import { renderTable, type TableOptions } from './table-harness.js';

/** Where the middle of each column of the first row is, below the top of the row. */
async function middles(options: TableOptions): Promise<(columns: string) => number> {
  const table = await renderTable({ contacts: makeContacts(1), width: 800, ...options });
  const top = table.get('tr.row').getBoundingClientRect().top;
  return (columns) => {
    const boxes = [...table.root.querySelectorAll(columns)].map((cell) => cell.getBoundingClientRect());
    const start = Math.min(...boxes.map((box) => box.top));
    return (start + Math.max(...boxes.map((box) => box.bottom))) / 2 - top;
  };
}

describe('contacts-restore-table with pairs of columns one above the other', () => {
  it('puts each pair into the middle of the row', async () => {
    const middle = await middles({});
    expect(middle('td.c-email, td.c-phone')).to.be.closeTo(middle('tr.row > .c-name'), 2);
    expect(middle('td.c-deletedAt, td.c-deletedBy')).to.be.closeTo(middle('td.c-restorableUntil'), 2);
  });

  it('makes a row no higher than its highest cells', async () => {
    const bulk = { source: 'bulk-action', bulkActionId: 'bulk-1' } as const;
    const long = { name: 'Wolfeschlegelsteinhausenbergerdorff '.repeat(6) };
    const contacts = [makeContact(1), makeContact(2, bulk), makeContact(3, long)];
    const table = await renderTable({ contacts, width: 800 });
    for (const row of table.root.querySelectorAll('tr.row')) {
      const heights = (...columns: string[]): number =>
        columns.reduce(
          (sum, name) => sum + row.querySelector(`.c-${name}`)!.getBoundingClientRect().height,
          0,
        );
      const { paddingBlockStart, paddingBlockEnd } = getComputedStyle(row);
      const highest = Math.max(heights('name'), heights('email', 'phone'), heights('deletedAt', 'deletedBy'));
      const needed = highest + parseFloat(paddingBlockStart) + parseFloat(paddingBlockEnd);
      expect(row.getBoundingClientRect().height).to.be.closeTo(Math.max(needed, 56), 2);
    }
  });

  it('puts one that is alone there too', async () => {
    const middle = await middles({ props: { columns: 'name email deletedAt deletedBy' } });
    expect(middle('td.c-email')).to.be.closeTo(middle('td.c-deletedAt, td.c-deletedBy'), 2);
  });
});
