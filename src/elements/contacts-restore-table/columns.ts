import type { SortField } from '../../domain/account.js';

/** Columns that can be shown, in the order in which they are. */
export const COLUMNS = [
  'name',
  'email',
  'phone',
  'deletedAt',
  'deletedBy',
  'restorableUntil',
] as const satisfies readonly SortField[];
export type Column = (typeof COLUMNS)[number];

/** The columns that a list of their names asks for. The name stays in any case: it says what a row is about. */
export function parseColumns(names: string | null): readonly Column[] {
  const wanted = names?.split(/[\s,]+/).filter((name) => name !== '') ?? [];
  if (wanted.length === 0) return COLUMNS;
  return COLUMNS.filter((column) => column === 'name' || wanted.includes(column));
}
