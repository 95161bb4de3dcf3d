import type { ModalStrings } from '../strings.js';
import { count, number } from './count.js';

/** What the confirmation says. */
export const modal: ModalStrings = {
  titleContact: (name) => `Restore ${name}?`,
  titleContacts: (n) => count(n, { one: 'Restore # contact?', other: 'Restore # contacts?' }),
  titleMatching: (n, description) => {
    const those = description === '' ? 'that match' : `matching “${description}”`;
    return n === null ? `Restore all contacts ${those}?` : `Restore all ${number(n)} contacts ${those}?`;
  },
  titleBulkAction: (label) => `Restore the contacts from “${label}”?`,
  titleUndo: (n) =>
    count(n, { one: 'Undo the restore of # contact?', other: 'Undo the restore of # contacts?' }),
  titleNone: (n) => (n === 1 ? 'This contact can’t be restored' : 'None of these contacts can be restored'),
  titleNoneContact: (name) => `${name} can’t be restored`,
  checking: 'Checking what can be restored…',
  comesBack: (n) =>
    n === 1
      ? 'It returns to Contacts with its related data:'
      : 'They return to Contacts with their related data:',
  comesBackAlone: (n) =>
    n === 1
      ? 'It returns to Contacts. It has no related data.'
      : 'They return to Contacts. They have no related data.',
  deletedSeparately: (list) => `Deleted separately, so it won’t come back: ${list}.`,
  staysBehind: (n, total) => `${number(n)} of ${number(total)} won’t be restored`,
  showNames: 'Show names',
  andMore: (n) => count(n, { other: 'and # more' }),
  resolveAll: (reason) => `What to do where: ${reason}`,
  resolveOne: (name) => `What to do with ${name}`,
  sameForAll: 'Same as for all',
  automations: 'Workflows and campaigns',
  keepPaused: 'Keep them paused',
  resume: (list) => `Resume ${list}. Messages may be sent.`,
  alwaysResume: (list) => `These will resume, and messages may be sent: ${list}.`,
  alwaysPaused: (list) => `These will stay paused: ${list}.`,
  noPreview: 'Contacts that are past the limit or blocked will be skipped. You’ll see which ones.',
  takesMinutes: 'This can take a few minutes. You can leave the page.',
  among: (names) => `Among them: ${names}`,
  restoreAll: 'Restore all',
  undoText: (n) =>
    n === 1
      ? 'It will be deleted again and return to the deleted contacts.'
      : 'They will be deleted again and return to the deleted contacts.',
  undoN: (n) => count(n, { one: 'Undo restore of # contact', other: 'Undo restore of # contacts' }),
  undoing: 'Undoing…',
  nothingLeft: 'Nothing is left to restore.',
};
