import { toAdapterError } from '../../adapter/errors.js';
import { account, restorePreview } from '../../adapter/schemas.js';
import { warnOfProperty } from '../../warn-once.js';
import type { ModalFacts, RestoreSubject } from './modal-view.js';

type Given = Omit<ModalFacts, 'picks'>;

/** Counts are numbers, all the rest is words, and anything may be unknown. */
const isFit = ([name, value]: [string, unknown]): boolean =>
  value === null || (name === 'count' ? (value as number) >= 0 : typeof value === 'string');

function readSubject(given: RestoreSubject): RestoreSubject {
  const copy: RestoreSubject & { contact?: object; sample?: string[] | undefined } = structuredClone(given);
  const { contact, sample, ...rest } = copy;
  const isWhole = rest.kind === 'contact' ? contact : 'count' in rest;
  if (!isWhole || !Object.entries({ ...rest, ...contact, ...sample }).every(isFit)) throw new TypeError();
  return copy;
}

/** What can be used of what a page set; what can't be is told to the developer, and counts as not set. */
function usable<T>(name: string, given: T | null, read: (given: T) => T): T | null {
  if ((given ?? null) === null) return null;
  try {
    return read(given!);
  } catch {
    // Looking at it may throw as well.
    warnOfProperty(name, 'as documented, or null');
    return null;
  }
}

/** The properties of the dialog, read: they come from any page, which may hand over anything. */
export const readGiven = (given: Given): Given => ({
  subject: usable('subject', given.subject, readSubject),
  account: usable('account', given.account, account.parse),
  preview: usable('preview', given.preview, restorePreview.parse),
  failure: given.failure && toAdapterError(given.failure),
});
