// Format controls, which reorder or hide text, and other controls. Joiners stay: some scripts and emoji need them.
const INVISIBLE = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\u2028\u2029]/gu;
// Blank although they are letters or symbols by category: Hangul fillers and the empty Braille pattern. Halves of surrogate
// pairs and private characters are drawn as boxes, and screen readers are told nothing.
const BLANK =
  /[\s\u115f\u1160\u3164\uffa0\u2800\u200c\u200d\p{M}\p{Cs}\p{Co}\p{Default_Ignorable_Code_Point}]/gu;

/**
 * Text safe to put into a sentence, an attribute or an announcement: without the characters that turn the reading direction
 * of their surroundings or can't be seen. `null` when nothing visible is left.
 */
export function visibleText(text: string | null | undefined): string | null {
  if (!text) return null;
  const kept = text.replace(INVISIBLE, ' ').replace(/\s+/g, ' ').trim();
  return kept.replace(BLANK, '') === '' ? null : kept;
}

/**
 * What a contact is called: its name, else its e-mail, else its phone; `null` when it has nothing to be called by, so that
 * the caller can say so in its own words.
 */
export function contactLabel(contact: {
  name: string | null;
  email?: string | null;
  phone?: string | null;
}): string | null {
  return visibleText(contact.name) ?? visibleText(contact.email) ?? visibleText(contact.phone);
}

/** The end of an id, enough to tell two nameless contacts apart. */
export function shortId(id: string): string {
  const text = visibleText(id) ?? '';
  return text.length > 4 ? `…${[...text].slice(-4).join('')}` : text;
}
