import { expect } from '@open-wc/testing';
import { SelectionController } from '../../src/controllers/selection-controller.js';
import { ControllerHost } from '../support/controller-host.js';

function make(): { selection: SelectionController; counts: (number | null)[] } {
  const counts: (number | null)[] = [];
  const selection: SelectionController = new SelectionController(new ControllerHost(), () =>
    counts.push(selection.count),
  );
  return { selection, counts };
}

const PAGE = ['a', 'b', 'c', 'd'];

describe('selection controller', () => {
  it('ticks and unticks single rows, and tells of each change', () => {
    const { selection, counts } = make();
    expect(selection.toggle('a', true)).to.deep.equal(['a']);
    selection.toggle('b', true);
    selection.toggle('a', false);
    expect([selection.has('a'), selection.has('b'), counts]).to.deep.equal([false, true, [1, 2, 1]]);
  });

  it('ticks all rows from the last one touched, in either direction', () => {
    const { selection } = make();
    selection.toggle('c', true);
    expect(selection.toggle('a', true, { pageIds: PAGE })).to.deep.equal(['a', 'b', 'c']);
    expect(selection.toggle('b', false, { pageIds: PAGE })).to.deep.equal(['a', 'b']);
    expect(PAGE.filter((id) => selection.has(id))).to.deep.equal(['c']);
  });

  it('begins no range at a row that was touched before everything changed', () => {
    const changes: ((selection: SelectionController) => void)[] = [
      (selection) => selection.togglePage(PAGE, false),
      (selection) => selection.clear(),
    ];
    for (const change of changes) {
      const { selection } = make();
      selection.toggle('a', true);
      change(selection);
      expect(selection.toggle('d', true, { pageIds: PAGE })).to.deep.equal(['d']);
    }
  });

  it('knows how much of a page is ticked', () => {
    const { selection } = make();
    const states = [selection.pageState(PAGE)];
    selection.toggle('a', true);
    states.push(selection.pageState(PAGE));
    selection.togglePage(PAGE, true);
    states.push(selection.pageState(PAGE));
    expect(states).to.deep.equal(['none', 'some', 'all']);
  });

  it('counts all that match minus the exceptions, and takes no row out that is gone', () => {
    const { selection, counts } = make();
    selection.selectAllMatching({ search: ' ada ' }, 100, 'as-of');
    selection.toggle('a', false);
    expect(selection.drop(['b'])).to.deep.equal([]);
    expect(counts).to.deep.equal([100, 99]);
    expect(selection.value).to.deep.include({ kind: 'matching', asOf: 'as-of', query: { search: 'ada' } });
  });

  it('takes out the rows that are gone, says which, and tells only if there were any', () => {
    const { selection, counts } = make();
    selection.togglePage(['a', 'b'], true);
    expect(selection.drop(['b', 'x'])).to.deep.equal(['b']);
    expect(selection.drop(['b', 'x'])).to.deep.equal([]);
    expect(counts).to.deep.equal([2, 1]);
  });

  it('is cleared once, also from all that match of nothing', () => {
    const { selection, counts } = make();
    selection.clear();
    selection.selectAllMatching({}, 0, null);
    selection.clear();
    selection.clear();
    expect([selection.value.kind, selection.isEmpty, counts]).to.deep.equal(['contacts', true, [0, 0]]);
  });
});
