import type { AdapterError } from '../../adapter/errors.js';
import type { Account, Supports } from '../../domain/account.js';
import type { BulkAction } from '../../domain/bulk-action.js';
import type { Actor } from '../../domain/contact.js';
import { shortId, visibleText } from '../../domain/display-name.js';
import type { Format } from '../../i18n/format.js';
import type { CommonStrings, HistoryStrings } from '../../i18n/strings.js';
import { distinctNames } from '../shared/distinct-names.js';
import { actorName } from '../shared/text.js';

/** What all parts of the history are worded with, and what they know beside their own action. */
export interface HistoryLook {
  h: HistoryStrings;
  common: CommonStrings;
  format: Format;
  /** Length of the retention window. */
  days: number;
  supports: Supports;
  account: Account | null;
  /** The back end's clock; `null` before it is known. */
  now: number | null;
  /** Another action, if it is known without asking. */
  find(id: string | null): BulkAction | undefined;
  /** Why the last question about a running action had no answer. */
  failure(id: string): AdapterError | null;
  isCancelling(id: string): boolean;
}

/** What a kind of action is called; a word that isn't known is shown as a phrase of its own: "Add to workflow". */
export function kindName(kind: string, { h }: Pick<HistoryLook, 'h'>): string {
  if (Object.hasOwn(h.kinds, kind)) return h.kinds[kind]!;
  const words = visibleText(kind.replace(/[-_]+/g, ' ')) ?? '';
  return words.replace(/^\p{L}/u, (first) => first.toUpperCase());
}

/** What an action is called: its label, else its kind. */
export function actionName({ label, kind }: BulkAction, look: Pick<HistoryLook, 'h'>): string {
  return (label === kind ? null : visibleText(label)) ?? kindName(kind, look);
}

/** Tells an action from others with the same name, for links, labels and announcements. */
export function rowName(action: BulkAction, look: HistoryLook): string {
  const date = look.format.date(action.createdAt) ?? look.common.dateUnknown;
  return look.h.row(actionName(action, look), date);
}

/** What the actions of a page are called in labels. */
export function namesOf(actions: readonly BulkAction[], look: HistoryLook): ReadonlyMap<BulkAction, string> {
  return distinctNames(actions, {
    nameOf: (action) => rowName(action, look),
    details: [
      ({ createdAt }) => look.format.time(createdAt),
      ({ id }) => shortId(id),
      ({ id }) => visibleText(id),
    ],
    join: look.common.namesake,
  });
}

/** Who acted, in a sentence; `null` where nobody is known. */
export function byWhom(actor: Actor | null, { account, h, common }: HistoryLook): string | null {
  return actor !== null && actor.id === account?.viewer.id ? h.you : actorName(actor, common);
}

/** "47 of 50", or the number alone where all of them were done. */
export function countsText({ counts, status }: BulkAction, { h, format }: HistoryLook): string {
  const { total, processed, succeeded } = counts;
  const done =
    status === 'in-progress' || status === 'cancelling' || status === 'paused' ? processed : succeeded;
  return total === done ? format.number(done) : h.progress(done, total);
}
