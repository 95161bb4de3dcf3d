import { common } from './en/common.js';
import { history } from './en/history.js';
import { modal } from './en/modal.js';
import { table } from './en/table.js';
import type { Strings } from './strings.js';

export type {
  CommonStrings,
  HistoryStrings,
  ModalStrings,
  PartialStrings,
  Strings,
  TableStrings,
} from './strings.js';
export { counter, type PluralForms } from './plural.js';

/** English, the language that the elements speak when they are told no other. */
export const en: Strings = { common, table, history, modal };
