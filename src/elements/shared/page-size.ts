import { normalisePageSize } from '../../domain/query.js';
import { warnOfProperty } from '../../warn-once.js';

/** The number of rows that a page asks for, as near as there can be. */
export function readPageSize(size: unknown): number {
  const rows = normalisePageSize(size);
  if (rows !== size) warnOfProperty('pageSize', 'a whole number from 1 to 1000');
  return rows;
}
