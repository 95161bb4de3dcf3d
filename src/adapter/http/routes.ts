import { adapterError } from '../errors.js';
import type { BulkActionsQuery, ItemsQuery } from '../../domain/query.js';

/**
 * The addresses of the HTTP profile. None of them ever holds a name, an e-mail, a phone number or search words: addresses
 * end up in logs and histories. Such things travel in bodies.
 */
export const routes = {
  account: '/account',
  deletedContacts: '/deleted-contacts/search',
  deletedContact: (id: string) => `/deleted-contacts/${segment(id)}`,
  previews: '/restore-previews',
  restores: '/restores',
  bulkActions: (query: BulkActionsQuery) => `/bulk-actions${queryString(query)}`,
  bulkAction: (id: string) => `/bulk-actions/${segment(id)}`,
  bulkActionItems: (id: string, query: ItemsQuery) => `${routes.bulkAction(id)}/items${queryString(query)}`,
  bulkActionEvents: (id: string) => `${routes.bulkAction(id)}/events`,
  cancel: (id: string) => `${routes.bulkAction(id)}/cancel`,
  undo: (id: string) => `${routes.bulkAction(id)}/undo`,
};

/**
 * An id as one segment of a path. Browsers resolve the segments `.` and `..` even when they are encoded, and half a surrogate
 * pair has no encoding: such an id would ask for something else, so it is unknown instead.
 */
function segment(id: string): string {
  try {
    if (!/^\.{0,2}$/.test(id)) return encodeURIComponent(id);
  } catch {
    // As below.
  }
  throw adapterError('not-found', { message: "The id can't be part of an address." });
}

function queryString(query: object): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== '');
  const text = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
  return text && `?${text}`;
}
