import type { BulkActionItem, ItemOutcome } from '../domain/bulk-action.js';
import type { AdapterSession } from './adapter-session.js';

const PAGE_SIZE = 500;

export interface LoadItemsOptions {
  /** Stop after so many. */
  most: number;
  outcome?: ItemOutcome;
  signal?: AbortSignal;
}

/** Reads the outcomes of a bulk action page by page. */
export async function loadItems(
  { adapter }: AdapterSession,
  actionId: string,
  { most, outcome, signal }: LoadItemsOptions,
): Promise<{ items: BulkActionItem[]; isPartial: boolean }> {
  const items: BulkActionItem[] = [];
  if (most <= 0) return { items, isPartial: true };
  let cursor: string | null = null;
  do {
    const query = {
      pageSize: Math.min(PAGE_SIZE, most),
      ...(outcome && { outcome }),
      ...(cursor !== null && { cursor }),
    };
    const page = await adapter.listBulkActionItems(actionId, query, { signal });
    items.push(...page.items);
    // A cursor that leads back to where it came from would never end.
    cursor = page.nextCursor === cursor ? null : page.nextCursor;
  } while (cursor !== null && items.length < most);
  return { items, isPartial: cursor !== null };
}
