import type { BulkActionItem, ItemOutcome } from '../domain/bulk-action.js';
import type { AdapterSession } from './adapter-session.js';

const PAGE_SIZE = 500;

export interface LoadItemsOptions {
  /** Stop after so many. */
  most: number;
  outcome?: ItemOutcome;
  signal?: AbortSignal;
}

export interface LoadedItems {
  items: BulkActionItem[];
  /** Whether there are more than were loaded. */
  isPartial: boolean;
}

/** As many problems as an element keeps to show; all of them are in the list to take away. */
export const MOST_PROBLEMS = 1000;

/** Reads the outcomes of a bulk action page by page. */
export async function loadItems(
  { adapter }: AdapterSession,
  actionId: string,
  { most, outcome, signal }: LoadItemsOptions,
): Promise<LoadedItems> {
  const items: BulkActionItem[] = [];
  if (most <= 0) return { items, isPartial: true };
  const seen = new Set<string>();
  let cursor: string | null = null;
  do {
    const query = {
      pageSize: Math.min(PAGE_SIZE, most),
      ...(outcome && { outcome }),
      ...(cursor !== null && { cursor }),
    };
    const page = await adapter.listBulkActionItems(actionId, query, { signal });
    items.push(...page.items);
    // A cursor that leads back to where it was before would never end.
    cursor = page.nextCursor === null || seen.has(page.nextCursor) ? null : page.nextCursor;
    if (cursor !== null) seen.add(cursor);
  } while (cursor !== null && items.length < most);
  return { items, isPartial: cursor !== null };
}

/** Reads the contacts of some bulk actions that stayed behind: of each action those that failed, then those left out. */
export async function loadProblems(
  session: AdapterSession,
  actionIds: readonly string[],
  { most = MOST_PROBLEMS, signal }: Partial<Omit<LoadItemsOptions, 'outcome'>> = {},
): Promise<LoadedItems> {
  const items: BulkActionItem[] = [];
  let isPartial = false;
  for (const id of actionIds) {
    for (const outcome of ['failed', 'skipped'] as const) {
      const rest = { most: most - items.length, outcome, ...(signal && { signal }) };
      const part = await loadItems(session, id, rest);
      items.push(...part.items);
      isPartial ||= part.isPartial;
    }
  }
  return { items, isPartial };
}
