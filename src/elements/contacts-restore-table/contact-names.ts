import type { DeletedContact } from '../../domain/contact.js';
import { shortId, visibleText } from '../../domain/display-name.js';
import type { CommonStrings } from '../../i18n/strings.js';
import { distinctNames } from '../shared/distinct-names.js';
import { contactName } from '../shared/text.js';

const DETAILS = [
  ({ email }: DeletedContact) => visibleText(email),
  ({ phone }: DeletedContact) => visibleText(phone),
  ({ id }: DeletedContact) => shortId(id),
  ({ id }: DeletedContact) => visibleText(id),
];

/** What the contacts of a page are called in labels, found out once for each page. */
export class ContactNames {
  #contacts: readonly DeletedContact[] = [];
  #common: CommonStrings | null = null;
  #names: ReadonlyMap<DeletedContact, string> = new Map();

  of(contacts: readonly DeletedContact[], common: CommonStrings): ReadonlyMap<DeletedContact, string> {
    if (contacts === this.#contacts && common === this.#common) return this.#names;
    this.#contacts = contacts;
    this.#common = common;
    this.#names = distinctNames(contacts, {
      nameOf: (contact) => contactName(contact, common),
      details: DETAILS,
      join: common.namesake,
    });
    return this.#names;
  }
}
