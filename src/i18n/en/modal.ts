import type { ModalStrings } from '../strings.js';
import { count, number } from './count.js';

/** What the confirmation says. */
export const modal: ModalStrings = {
  titleContact: (name) => `Restore ${name}?`,
  titleContacts: (n) => count(n, { one: 'Restore # contact?', other: 'Restore # contacts?' }),
  titleUnknown: 'Restore contacts?',
  titleMatching: (n, description) => {
    const those = description === '' ? 'that match' : `matching “${description}”`;
    return n === null ? `Restore all contacts ${those}?` : `Restore all ${number(n)} contacts ${those}?`;
  },
  titleBulkAction: (label) => `Restore the contacts from “${label}”?`,
  titleUndo: (n) =>
    count(n, { one: 'Undo the restore of # contact?', other: 'Undo the restore of # contacts?' }),
  titleNone: 'None of these contacts can be restored',
  titleNoneContact: (name) => `${name} can’t be restored`,
  checking: 'Checking what can be restored…',
  comesBack: (n) =>
    count(n, {
      one: 'The contact returns with its related data:',
      other: 'They return with their related data:',
    }),
  comesBackAlone: (n) =>
    count(n, {
      one: 'The contact returns. It has no related data to bring back.',
      other: 'They return. They have no related data to bring back.',
    }),
  deletedSeparately: (list) => `Deleted separately, and stays deleted: ${list}.`,
  blocked: (n, total) => `${number(n)} of ${number(total)} can’t be restored`,
  conflicts: (n) =>
    count(n, { one: '# conflict with an active contact', other: '# conflicts with active contacts' }),
  settleFirst: 'Choose another way than to skip, and it can be restored.',
  showNames: 'Show names',
  resolveAll: (reason) => `${reason}: what to do`,
  resolveOne: (name) => `What to do with ${name}`,
  sameForAll: 'Same as above',
  automations: 'Workflows and campaigns',
  keepPaused: (list) => `Keep ${list} paused`,
  resume: (list) => `Resume ${list} – messages may be sent`,
  alwaysResume: (list) => `${list} will resume, and messages may be sent.`,
  alwaysPaused: (list) => `${list} will stay paused.`,
  noPreview: 'Contacts that are past the limit or blocked will be skipped. You’ll see which ones.',
  takesMinutes: 'This can take a few minutes. You can leave this page, and the restore goes on.',
  among: (names) => `Among them: ${names}`,
  restoreAll: 'Restore all',
  undoText: (n) =>
    count(n, {
      one: 'The contact will be deleted again and return to the deleted contacts.',
      other: 'They will be deleted again and return to the deleted contacts.',
    }),
  undoN: (n) => count(n, { one: 'Undo restore of # contact', other: 'Undo restore of # contacts' }),
  undoing: 'Undoing…',
};
