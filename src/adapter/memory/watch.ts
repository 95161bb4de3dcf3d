import { isFinalStatus, type BulkAction } from '../../domain/bulk-action.js';
import type { CallOptions } from '../contract.js';
import { abortable } from './abort.js';
import type { History } from './history.js';

/** The states of an action as they come, each read by a call of its own; what comes while nobody looks is passed over. */
export async function* watchAction(
  history: History,
  id: string,
  { read, call }: { read: () => Promise<BulkAction>; call: CallOptions | undefined },
): AsyncIterableIterator<BulkAction> {
  let news = history.change(id);
  try {
    for (;;) {
      const action = await read();
      yield action;
      if (isFinalStatus(action.status)) return;
      await abortable(news.happened, call?.signal);
      news.stop();
      news = history.change(id);
    }
  } finally {
    news.stop();
  }
}
