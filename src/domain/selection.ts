import type { RestoreTarget } from './restore.js';
import { normaliseMatch, type MatchQuery } from './query.js';

/**
 * What the viewer has ticked: single contacts (which survive paging), all that match a query except some, or all of a bulk
 * delete except some. Selections are values: each function gives back a new one.
 */
export type Selection =
  | { readonly kind: 'contacts'; readonly ids: ReadonlySet<string> }
  | {
      readonly kind: 'matching';
      readonly query: MatchQuery;
      readonly exceptIds: ReadonlySet<string>;
      /** How many matched when "all" was ticked; `null` when the back end doesn't count. */
      readonly total: number | null;
      readonly asOf: string | null;
    }
  | {
      readonly kind: 'bulk-action';
      readonly bulkActionId: string;
      readonly exceptIds: ReadonlySet<string>;
      readonly total: number | null;
    };

export const EMPTY_SELECTION: Selection = Object.freeze({ kind: 'contacts', ids: new Set<string>() });

/** Everything that matches, frozen to the state of the data that `asOf` names. */
export function selectMatching(query: MatchQuery, total: number | null, asOf: string | null): Selection {
  return { kind: 'matching', query: normaliseMatch(query), exceptIds: new Set(), total, asOf };
}

/** Every contact of a bulk delete. */
export function selectBulkAction(bulkActionId: string, total: number | null): Selection {
  return { kind: 'bulk-action', bulkActionId, exceptIds: new Set(), total };
}

export function isSelected(selection: Selection, id: string): boolean {
  return selection.kind === 'contacts' ? selection.ids.has(id) : !selection.exceptIds.has(id);
}

/** Ticks or unticks several contacts at once. */
export function setSelected(selection: Selection, ids: Iterable<string>, selected: boolean): Selection {
  const contacts = selection.kind === 'contacts';
  const next = new Set(contacts ? selection.ids : selection.exceptIds);
  for (const id of ids) {
    if (selected === contacts) next.add(id);
    else next.delete(id);
  }
  return contacts ? { kind: 'contacts', ids: next } : { ...selection, exceptIds: next };
}

/** How many are selected; `null` when "all" is ticked and the back end doesn't count. */
export function selectedCount(selection: Selection): number | null {
  if (selection.kind === 'contacts') return selection.ids.size;
  return selection.total === null ? null : Math.max(0, selection.total - selection.exceptIds.size);
}

export function isEmptySelection(selection: Selection): boolean {
  return selectedCount(selection) === 0;
}

/** How much of a page is ticked, for the checkbox that stands for the page. Rows that can't be ticked are not passed in. */
export function pageSelectionState(
  selection: Selection,
  pageIds: readonly string[],
): 'none' | 'some' | 'all' {
  const count = pageIds.filter((id) => isSelected(selection, id)).length;
  if (count === 0) return 'none';
  return count === pageIds.length ? 'all' : 'some';
}

/**
 * Takes contacts out that are gone: restored, expired, erased. Of "all matching" they become exceptions, and the number
 * falls, though the back end would leave them out anyway.
 */
export function dropFromSelection(selection: Selection, goneIds: Iterable<string>): Selection {
  return setSelected(selection, goneIds, false);
}

/** The ids from one row to another, both included, in the order of the page; for Shift and click. */
export function idRange(pageIds: readonly string[], from: string | null, to: string): string[] {
  const end = pageIds.indexOf(to);
  const start = from === null ? -1 : pageIds.indexOf(from);
  if (end < 0) return [];
  if (start < 0) return [to];
  return pageIds.slice(Math.min(start, end), Math.max(start, end) + 1);
}

/** The selection as the adapter takes it; `null` when nothing is selected. */
export function selectionTarget(selection: Selection): RestoreTarget | null {
  if (isEmptySelection(selection)) return null;
  switch (selection.kind) {
    case 'contacts':
      return { kind: 'contacts', ids: [...selection.ids] };
    case 'matching':
      return {
        kind: 'matching',
        query: selection.query,
        exceptIds: [...selection.exceptIds],
        asOf: selection.asOf,
      };
    case 'bulk-action':
      return {
        kind: 'bulk-action',
        bulkActionId: selection.bulkActionId,
        exceptIds: [...selection.exceptIds],
      };
  }
}
