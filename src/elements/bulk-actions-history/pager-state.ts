import type { ListView } from '../../controllers/paged-list-controller.js';
import type { Account } from '../../domain/account.js';
import type { PagerState } from '../shared/pager.js';

/** Which rows of how many a list shows, as far as the back end counts. */
export function pagerState(list: ListView<unknown>, account: Account | null): PagerState {
  const { page, rowsBefore, hasPrevious, hasNext } = list;
  return {
    rowsBefore,
    rows: page?.items.length ?? 0,
    total: page?.total ?? null,
    exact: account?.supports.totals !== 'at-least',
    hasPrevious,
    hasNext,
  };
}
