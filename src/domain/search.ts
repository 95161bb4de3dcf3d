/** Text matching without regular expressions made from input: plain `includes` on folded text. */

/** Nothing to fold but case: most texts of most accounts. */
const PLAIN = /^[!-~]+(?: [!-~]+)*$/;

/** Text with case, accents, width and the amount of space taken away: "Ágnes" and " AGNES" fold to the same. */
export function foldText(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}

/** The digits of a text. Phone numbers are compared by them alone. */
export function digitsOf(text: string): string {
  return text.normalize('NFKC').replace(/\D+/g, '');
}

/** Search words made ready once for many rows. */
export interface SearchTerm {
  text: string;
  /** Digits to look for in phone numbers; empty when the words aren't a piece of a phone number. */
  digits: string;
}

const PHONE_PIECE = /^[\d\s()+./-]+$/;

/** `null` when there is nothing to look for. */
export function searchTerm(search: string | undefined): SearchTerm | null {
  const text = foldText(search ?? '');
  if (text === '') return null;
  return { text, digits: PHONE_PIECE.test(text) ? digitsOf(text) : '' };
}

/** The searchable columns of one contact, folded once. */
export interface SearchableText {
  name: string;
  email: string;
  phone: string;
  phoneDigits: string;
}

export function searchableText(contact: {
  name: string | null;
  email: string | null;
  phone: string | null;
}): SearchableText {
  const phone = foldText(contact.phone ?? '');
  return {
    name: foldText(contact.name ?? ''),
    email: foldText(contact.email ?? ''),
    phone,
    phoneDigits: digitsOf(phone),
  };
}

export function matchesSearch(row: SearchableText, term: SearchTerm): boolean {
  return (
    row.name.includes(term.text) ||
    row.email.includes(term.text) ||
    row.phone.includes(term.text) ||
    (term.digits !== '' && row.phoneDigits.includes(term.digits))
  );
}

/** What two e-mail addresses share when they are the same to a CRM; `null` for none. */
export function emailKey(email: string | null): string | null {
  return email?.normalize('NFC').trim().toLowerCase() || null;
}

/** What two phone numbers share when they are the same to a CRM, whatever their punctuation; `null` for none. */
export function phoneKey(phone: string | null): string | null {
  return digitsOf(phone ?? '').replace(/^00/, '') || null;
}
