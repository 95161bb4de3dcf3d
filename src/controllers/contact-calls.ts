import type { DeletedContact, DeletedContactDetails } from '../domain/contact.js';
import type { DeletedContactsQuery } from '../domain/query.js';
import type { LoadDetails } from './details-controller.js';
import type { ListSource } from './paged-list-controller.js';

/** Deleted contacts as the source of a list. */
export const deletedContacts: Pick<ListSource<DeletedContactsQuery, DeletedContact>, 'load' | 'idOf'> = {
  load: ({ adapter }, query, signal) => adapter.listDeletedContacts(query, { signal }),
  idOf: ({ id }) => id,
};

/** The read-only look at one deleted contact. */
export const loadContact: LoadDetails<DeletedContactDetails> = ({ adapter }, id, signal) =>
  adapter.getDeletedContact(id, { signal });
