import type { Actor } from '../../domain/contact.js';
import { visibleText } from '../../domain/display-name.js';
import { DELETION_SOURCES } from '../../domain/contact.js';
import type { MatchQuery } from '../../domain/query.js';
import { EXPIRING_SOON_DAYS } from '../../domain/retention.js';
import { actorName } from '../shared/text.js';
import type { TableTexts } from './table-look.js';

/** What "all that match" means, in words: "anna, Deleted by: Sam Ode". Empty where nothing narrows the list down. */
export function describeMatch(
  { search, filters = {} }: MatchQuery,
  deleters: readonly Actor[],
  texts: TableTexts,
): string {
  const { t, common, format } = texts;
  const { deletedBy, deletedFrom, deletedTo, expiresBefore, source, bulkActionId } = filters;
  const deleter = deleters.find(({ id }) => id === deletedBy) ?? null;
  const known = DELETION_SOURCES.find((one) => one === source);
  // The last day is inside, its end is not.
  const lastDay = deletedTo && format.date(Date.parse(deletedTo) - 1);
  const parts = [
    visibleText(search),
    deletedBy && `${t.column.deletedBy}: ${actorName(deleter, common) ?? common.someone}`,
    known && `${t.source}: ${common.sources[known]}`,
    deletedFrom && `${t.deletedFrom}: ${format.date(deletedFrom)}`,
    lastDay && `${t.deletedTo}: ${lastDay}`,
    expiresBefore && t.expiringSoon(EXPIRING_SOON_DAYS),
    bulkActionId && t.bulkActionOnly,
  ];
  return parts.filter(Boolean).join(', ');
}
