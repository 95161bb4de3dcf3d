import { toAdapterError } from '../../adapter/errors.js';
import { account, restorePreview } from '../../adapter/schemas.js';
import { warnOfProperty } from '../../warn-once.js';
import type { ModalFacts, RestoreSubject } from './modal-view.js';

type Given = Omit<ModalFacts, 'picks'>;

const isText = (value: unknown): boolean => typeof value === 'string';
const isTextOrNull = (value: unknown): boolean => value === null || isText(value);
const isCount = (value: unknown): boolean => Number.isFinite(value) && (value as number) >= 0;

function isSubject(subject: RestoreSubject): boolean {
  switch (subject.kind) {
    case 'contact': {
      const { id, name, email, phone } = subject.contact;
      return isText(id) && [name, email, phone].every(isTextOrNull);
    }
    case 'matching': {
      const { count, description, sample = [] } = subject;
      return (
        (count === null || isCount(count)) &&
        isText(description) &&
        Array.isArray(sample) &&
        sample.every(isText)
      );
    }
    case 'bulk-action':
      return (subject.count === null || isCount(subject.count)) && isText(subject.label);
    default:
      return ['contacts', 'undo'].includes(subject.kind) && isCount(subject.count);
  }
}

function readSubject(given: RestoreSubject): RestoreSubject {
  const copy = structuredClone(given);
  if (!isSubject(copy)) throw new TypeError();
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
  failure: given.failure ? toAdapterError(given.failure) : null,
});
