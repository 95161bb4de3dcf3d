import type { AutomationSupport, Supports } from '../../domain/account.js';
import type { Format } from '../../i18n/format.js';
import type { CommonStrings, TableStrings } from '../../i18n/strings.js';
import type { Column } from './columns.js';

/** What all parts of the table are worded with. */
export interface TableTexts {
  t: TableStrings;
  common: CommonStrings;
  format: Format;
  /** Length of the retention window. */
  days: number;
  supports: Supports;
}

/** What all rows have in common. As long as it is the same object, a row needs to render only when its own facts change. */
export interface TableLook extends TableTexts {
  columns: readonly Column[];
  /** Whether rows can be ticked and restored. */
  canRestore: boolean;
  /** Whether the list can be filtered by bulk action. */
  canFilterByBulkAction: boolean;
  /** What the back end does with running workflows and campaigns; `null` where it doesn't say. */
  automations: AutomationSupport | null;
  contactUrl: (contactId: string) => string | null;
}

/** The last look, if the new one says the same. */
export function sameLook(last: TableLook | null, next: TableLook): TableLook {
  const keys = Object.keys(next) as (keyof TableLook)[];
  return last && keys.every((key) => last[key] === next[key]) ? last : next;
}
