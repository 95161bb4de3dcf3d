import type { SortField } from '../../domain/account.js';
import { warnOfProperty } from '../../warn-once.js';

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

/**
 * The columns that a list of their names asks for, all without one. The name stays in any case: it says what a row is about.
 */
export function parseColumns(names: unknown): readonly Column[] {
  const wanted = typeof names === 'string' ? names.split(/[\s,]+/).filter((name) => name !== '') : [];
  const known = wanted.filter((name) => COLUMNS.some((column) => column === name));
  if (known.length < wanted.length || !(names === null || typeof names === 'string'))
    warnOfProperty('columns', `names out of "${COLUMNS.join(' ')}"`);
  if (known.length === 0) return COLUMNS;
  return COLUMNS.filter((column) => column === 'name' || wanted.includes(column));
}
