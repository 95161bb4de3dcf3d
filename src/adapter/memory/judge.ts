import type { Account } from '../../domain/account.js';
import type { Conflict, Eligibility } from '../../domain/contact.js';
import { restoreEligibility, type RestoreFacts } from '../../domain/eligibility.js';
import { CONTACT_FIELDS, type ContactField, type ContactStore, type StoredContact } from './contact-store.js';

/** One contact that somebody wants back, and the deletion that is meant: no other one may be reversed. */
export interface RestorePair {
  contactId: string;
  deletionId: string | null;
}

/** Contacts that a dry run takes for restored, by the values that they would hold. */
export class Claims {
  readonly #holders = {
    email: new Map<string | null, StoredContact>(),
    phone: new Map<string | null, StoredContact>(),
  };

  add(contact: StoredContact): void {
    for (const field of CONTACT_FIELDS) {
      const key = contact.key(field);
      if (key !== null) this.#holders[field].set(key, contact);
    }
  }

  holder(contact: StoredContact, field: ContactField): StoredContact | undefined {
    return this.#holders[field].get(contact.key(field));
  }
}

export interface JudgeOptions {
  claims?: Claims | undefined;
  /** Values without which the contact would be restored. */
  dropped?: ReadonlySet<ContactField> | undefined;
}

/** Gathers what the store knows about a contact and asks the rule. Changes nothing. */
export class Judge {
  readonly #account: Account;
  readonly #store: ContactStore;

  constructor(account: Account, store: ContactStore) {
    this.#account = account;
    this.#store = store;
  }

  verdict({ contactId, deletionId }: RestorePair, now: number, options: JudgeOptions = {}): Eligibility {
    const contact = this.#store.get(contactId);
    const deletion = contact?.deletion;
    return restoreEligibility(
      {
        state: this.#state(contactId, contact),
        superseded: deletion ? deletion.id !== deletionId : false,
        locked: false,
        deadline: deletion ? this.#store.deadline(deletion) : null,
        conflict: deletion ? this.#conflict(contact, options) : null,
      },
      now,
    );
  }

  #state(contactId: string, contact: StoredContact | undefined): RestoreFacts['state'] {
    if (contact) return contact.deletion ? 'deleted' : 'live';
    const fate = this.#store.fate(contactId);
    // What was merged has come back, as part of another contact.
    return fate === 'merged' ? 'live' : (fate ?? 'missing');
  }

  #conflict(contact: StoredContact, { claims, dropped }: JudgeOptions): Conflict | null {
    if (this.#account.allowsDuplicates) return null;
    for (const field of CONTACT_FIELDS) {
      if (dropped?.has(field)) continue;
      const holder = this.#store.holder(contact, field) ?? claims?.holder(contact, field);
      if (!holder) continue;
      // Both can't be kept where a clash is a clash.
      const resolutions = (this.#account.supports.conflicts ?? []).filter((way) => way !== 'keep-both');
      return { field, contactId: holder.id, contactName: holder.name, resolutions };
    }
    return null;
  }
}
