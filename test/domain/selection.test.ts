import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import {
  EMPTY_SELECTION,
  dropFromSelection,
  idRange,
  isEmptySelection,
  isSelected,
  pageSelectionState,
  selectBulkAction,
  selectMatching,
  selectedCount,
  selectionTarget,
  setSelected,
  type Selection,
} from 'contacts-restore/domain';

const ALL_IDS = ['a', 'b', 'c', 'd', 'e', 'f', '__proto__', ''];
const anIds = fc.subarray(ALL_IDS);
const anySelection: fc.Arbitrary<Selection> = fc
  .tuple(
    fc.constantFrom(
      EMPTY_SELECTION,
      selectMatching({}, ALL_IDS.length, 's1'),
      selectBulkAction('b1', ALL_IDS.length),
    ),
    anIds,
    fc.boolean(),
  )
  .map(([selection, ids, selected]) => setSelected(selection, ids, selected));

describe('a selection', () => {
  it('holds exactly what was ticked last', () => {
    fc.assert(
      fc.property(anySelection, anIds, fc.boolean(), (selection, ids, selected) => {
        const next = setSelected(selection, ids, selected);
        for (const id of ALL_IDS) {
          expect(isSelected(next, id)).to.equal(ids.includes(id) ? selected : isSelected(selection, id));
        }
      }),
    );
  });

  it('counts as many as are ticked', () => {
    fc.assert(
      fc.property(anySelection, (selection) => {
        expect(selectedCount(selection)).to.equal(ALL_IDS.filter((id) => isSelected(selection, id)).length);
      }),
    );
  });

  it('is a value: ticking leaves the one before as it was', () => {
    fc.assert(
      fc.property(anySelection, anIds, fc.boolean(), (selection, ids, selected) => {
        const before = JSON.stringify(ALL_IDS.map((id) => isSelected(selection, id)));
        setSelected(selection, ids, selected);
        expect(JSON.stringify(ALL_IDS.map((id) => isSelected(selection, id)))).to.equal(before);
      }),
    );
  });

  it('ticks twice as it ticks once', () => {
    fc.assert(
      fc.property(anySelection, anIds, fc.boolean(), (selection, ids, selected) => {
        const once = setSelected(selection, ids, selected);
        expect(setSelected(once, ids, selected)).to.deep.equal(once);
      }),
    );
  });

  it('loses what has gone and nothing else', () => {
    fc.assert(
      fc.property(anySelection, anIds, (selection, gone) => {
        const next = dropFromSelection(selection, gone);
        expect(ALL_IDS.filter((id) => isSelected(next, id))).to.deep.equal(
          ALL_IDS.filter((id) => isSelected(selection, id) && !gone.includes(id)),
        );
      }),
    );
  });

  it('has a target exactly when it is not empty', () => {
    fc.assert(
      fc.property(anySelection, (selection) => {
        expect(selectionTarget(selection) === null).to.equal(isEmptySelection(selection));
      }),
    );
  });

  it('agrees with its state for a page', () => {
    fc.assert(
      fc.property(anySelection, fc.subarray(ALL_IDS, { minLength: 1 }), (selection, page) => {
        const ticked = page.filter((id) => isSelected(selection, id)).length;
        const state = ticked === 0 ? 'none' : ticked === page.length ? 'all' : 'some';
        expect(pageSelectionState(selection, page)).to.equal(state);
      }),
    );
  });
});

describe('selection targets', () => {
  it('names single contacts in the order of their ticking', () => {
    const selection = setSelected(setSelected(EMPTY_SELECTION, ['b'], true), ['a'], true);
    expect(selectionTarget(selection)).to.deep.equal({ kind: 'contacts', ids: ['b', 'a'] });
  });

  it('names all that match, less the exceptions, frozen to what was seen', () => {
    const selection = setSelected(selectMatching({ search: ' ada ' }, 10, 's7'), ['x'], false);
    expect(selectionTarget(selection)).to.deep.equal({
      kind: 'matching',
      query: { search: 'ada' },
      exceptIds: ['x'],
      asOf: 's7',
    });
  });

  it('names a bulk delete, less the exceptions', () => {
    const selection = setSelected(selectBulkAction('b1', 3), ['x'], false);
    expect(selectionTarget(selection)).to.deep.equal({
      kind: 'bulk-action',
      bulkActionId: 'b1',
      exceptIds: ['x'],
    });
  });

  it('is nothing for everything less everything', () => {
    expect(selectionTarget(setSelected(selectMatching({}, 1, null), ['x'], false))).to.equal(null);
  });

  it('keeps a target where the back end does not count', () => {
    const selection = setSelected(selectMatching({}, null, null), ['x'], false);
    expect(selectedCount(selection)).to.equal(null);
    expect(selectionTarget(selection)).to.deep.include({ kind: 'matching', exceptIds: ['x'] });
  });

  it('never counts below zero', () => {
    expect(selectedCount(setSelected(selectMatching({}, 1, null), ['x', 'y'], false))).to.equal(0);
  });
});

describe('the state of a page', () => {
  it('is none for a page without rows', () => {
    expect(pageSelectionState(selectMatching({}, 5, null), [])).to.equal('none');
  });
});

describe('idRange', () => {
  const page = ['a', 'b', 'c', 'd'];
  const cases: [from: string | null, to: string, range: string[]][] = [
    ['a', 'c', ['a', 'b', 'c']],
    ['c', 'a', ['a', 'b', 'c']],
    ['b', 'b', ['b']],
    [null, 'b', ['b']],
    [null, 'd', ['d']],
    ['gone', 'b', ['b']],
    ['a', 'gone', []],
    ['d', 'gone', []],
    [null, 'gone', []],
  ];
  for (const [from, to, range] of cases) {
    it(`goes from ${from} to ${to} through ${range.join() || 'nothing'}`, () => {
      expect(idRange(page, from, to)).to.deep.equal(range);
    });
  }
});
