import type { Account } from '../../domain/account.js';
import type { Actor, Conflict, DeletedContactDetails, DeletionSource } from '../../domain/contact.js';
import { isWithinRetention, retentionDeadline } from '../../domain/retention.js';
import { emailKey, phoneKey } from '../../domain/search.js';
import type { RelatedData } from './related-data.js';

/** One act of deleting one contact. A contact that is deleted again gets another one. */
export interface Deletion {
  readonly id: string;
  /** Counts the deletions of the account; what `asOf` freezes lists by. */
  readonly seq: number;
  /** `null` for a date that can't be read: such a contact is never restorable and never purged. */
  readonly at: number | null;
  readonly by: Actor | null;
  readonly source: DeletionSource;
  readonly bulkActionId: string | null;
}

type ContactFacts = Pick<DeletedContactDetails, 'id' | 'name' | 'email' | 'phone'> & {
  fields: DeletedContactDetails['fields'] | null;
};

export class StoredContact {
  readonly id: string;
  name: string | null;
  readonly fields: DeletedContactDetails['fields'] | null;
  readonly related: RelatedData;
  /** `null` while it is live. */
  deletion: Deletion | null = null;
  /** The restore that made it live; `null` when it was never deleted, or was deleted since. */
  restoredBy: string | null = null;
  email: string | null;
  phone: string | null;
  /** Worked out when they are first asked for; empty for none. */
  #emailKey: string | null = null;
  #phoneKey: string | null = null;
  /** What its restore left out, for the undo of that restore to give back. */
  #dropped: { [F in ContactField]?: string | null } | null = null;

  constructor({ id, name, email, phone, fields }: ContactFacts, related: RelatedData) {
    this.id = id;
    this.name = name;
    this.email = email;
    this.phone = phone;
    this.fields = fields;
    this.related = related;
  }

  /** What must not clash, in the form in which it is compared. */
  key(field: ContactField): string | null {
    if (field === 'email') return (this.#emailKey ??= emailKey(this.email) ?? '') || null;
    return (this.#phoneKey ??= phoneKey(this.phone) ?? '') || null;
  }

  drop(field: ContactField): void {
    this.#dropped = { ...this.#dropped, [field]: this[field] };
    this[field] = null;
    this.#forgetKeys();
  }

  /** Takes from another contact what this one lacks, unless `isTaken`. */
  fillFrom(other: StoredContact, isTaken: (field: ContactField) => boolean): void {
    this.name ??= other.name;
    for (const field of CONTACT_FIELDS) {
      if (this.key(field) === null && !isTaken(field)) this[field] = other[field];
    }
    this.#forgetKeys();
  }

  /** Ends the time in which what was dropped can come back; `giveBack`: it comes back. */
  settleDropped({ giveBack }: { giveBack: boolean }): void {
    if (giveBack && this.#dropped) {
      Object.assign(this, this.#dropped);
      this.#forgetKeys();
    }
    this.#dropped = null;
  }

  #forgetKeys(): void {
    this.#emailKey = null;
    this.#phoneKey = null;
  }
}

export type ContactField = Conflict['field'];
export const CONTACT_FIELDS = ['email', 'phone'] as const satisfies readonly ContactField[];

/** What is told when contacts come into the bin and leave it. */
export interface BinObserver {
  add(contact: StoredContact, deletion: Deletion): void;
  remove(deletion: Deletion): void;
  /** Leaves it, if it is in it, and nothing of it may be kept from any time. */
  forget(deletion: Deletion | null): void;
}

/** Whether a window has ended for certain. A contact without a readable date is neither restorable nor expired. */
export function hasExpired(deadline: number | null, now: number): boolean {
  return deadline !== null && !isWithinRetention(deadline, now);
}

/**
 * Live and deleted contacts, and the only place where one becomes the other. Erased and merged contacts leave nothing but
 * their id; purged ones not even that.
 */
export class ContactStore {
  readonly #account: Account;
  readonly #bin: BinObserver;
  readonly #contacts = new Map<string, StoredContact>();
  readonly #gone = new Map<string, 'erased' | 'merged'>();
  /** Live contacts by what must not clash; none by `null`, which clashes with nothing. */
  readonly #holders = {
    email: new Map<string | null, StoredContact[]>(),
    phone: new Map<string | null, StoredContact[]>(),
  };
  #deletions = 0;

  constructor(account: Account, bin: BinObserver) {
    this.#account = account;
    this.#bin = bin;
  }

  get(id: string): StoredContact | undefined {
    return this.#contacts.get(id);
  }

  all(): IterableIterator<StoredContact> {
    return this.#contacts.values();
  }

  /** What became of a contact that is no longer held; `undefined` when nothing is known of it. */
  fate(id: string): 'erased' | 'merged' | undefined {
    return this.#gone.get(id);
  }

  isTaken(id: string): boolean {
    return this.#contacts.has(id) || this.#gone.has(id);
  }

  /** The number of the newest deletion. */
  get newestDeletion(): number {
    return this.#deletions;
  }

  /** Exclusive end of the window. Follows the account's policy as it is now. */
  deadline(deletion: Pick<Deletion, 'at'>): number | null {
    return deletion.at === null ? null : retentionDeadline(deletion.at, this.#account.retentionDays);
  }

  /** The first live contact that holds the same value as a deleted one. */
  holder(contact: StoredContact, field: ContactField): StoredContact | undefined {
    return this.#holders[field].get(contact.key(field))?.[0];
  }

  addLive(contact: StoredContact): void {
    this.#contacts.set(contact.id, contact);
    this.#hold(contact);
  }

  addDeleted(contact: StoredContact, facts: Omit<Deletion, 'id' | 'seq'>): void {
    this.#contacts.set(contact.id, contact);
    this.#putInBin(contact, facts);
  }

  delete(contact: StoredContact, facts: Omit<Deletion, 'id' | 'seq'>): Deletion {
    this.#release(contact);
    contact.settleDropped({ giveBack: false });
    return this.#putInBin(contact, facts);
  }

  /** Deletes what a restore brought back as it was before: with the values that the restore had to leave out. */
  undo(contact: StoredContact, facts: Omit<Deletion, 'id' | 'seq'>): Deletion {
    this.#release(contact);
    contact.settleDropped({ giveBack: true });
    return this.#putInBin(contact, facts);
  }

  /** Makes a deleted contact live, without the values that are to be dropped. */
  restore(contact: StoredContact, restoreId: string, drop: ReadonlySet<ContactField>): void {
    for (const field of drop) contact.drop(field);
    this.#bin.remove(contact.deletion!);
    contact.deletion = null;
    contact.restoredBy = restoreId;
    this.#hold(contact);
  }

  /** Gives a deleted contact's associated data to a live one, and of its own what that one lacks; uses it up. */
  merge(contact: StoredContact, into: StoredContact): void {
    into.related.takeFrom(contact.related);
    this.#release(into);
    into.fillFrom(contact, (field) => this.holder(contact, field) !== undefined);
    this.#hold(into);
    this.#forget(contact);
    this.#gone.set(contact.id, 'merged');
  }

  erase(contact: StoredContact): void {
    this.#forget(contact);
    this.#gone.set(contact.id, 'erased');
  }

  purge(contact: StoredContact): void {
    this.#forget(contact);
  }

  #putInBin(contact: StoredContact, facts: Omit<Deletion, 'id' | 'seq'>): Deletion {
    const seq = ++this.#deletions;
    const deletion = { id: `deletion-${seq}`, seq, ...facts };
    contact.deletion = deletion;
    contact.restoredBy = null;
    this.#bin.add(contact, deletion);
    return deletion;
  }

  #forget(contact: StoredContact): void {
    if (!contact.deletion) this.#release(contact);
    this.#bin.forget(contact.deletion);
    this.#contacts.delete(contact.id);
  }

  #hold(contact: StoredContact): void {
    for (const field of CONTACT_FIELDS) {
      const key = contact.key(field);
      if (key === null) continue;
      const holders = this.#holders[field].get(key);
      if (holders) holders.push(contact);
      else this.#holders[field].set(key, [contact]);
    }
  }

  #release(contact: StoredContact): void {
    for (const field of CONTACT_FIELDS) {
      const key = contact.key(field);
      if (key === null) continue;
      const others = this.#holders[field].get(key)!.filter((holder) => holder !== contact);
      if (others.length > 0) this.#holders[field].set(key, others);
      else this.#holders[field].delete(key);
    }
  }
}
