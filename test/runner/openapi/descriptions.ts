import type { ComponentName } from './components.js';

/** What things are for: of a schema as a whole under `''`, of its properties under their paths. */
export const DESCRIPTIONS: Readonly<Record<ComponentName, Record<string, string>>> = {
  Account: {
    '': 'The account of the session, its policy, who looks at it, and what this back end supports.',
    hipaa: 'Whether the account is HIPAA-compliant: then nothing that was deleted can be restored.',
    retentionDays: 'Length of the retention window in days of exactly 24 hours.',
    timeZone: 'IANA name. For display only; it has no part in any rule.',
    serverTime: 'The clock of the back end. It, and never that of the page, decides.',
    allowsDuplicates: 'Whether two live contacts may hold the same e-mail or phone.',
    supports: 'What is absent is not supported, is not offered to anybody, and answers 501 `unsupported`.',
    'supports.maxIds': 'Most ids in one request; 500 where it is absent. More are sent as several requests.',
    'supports.totals': 'What `total` of a page means.',
  },
  BulkAction: {
    '': 'One operation on many contacts. `processed` is always `succeeded + failed + skipped`, never falls, and ends at `total`; the statuses `completed`, `completed-with-errors`, `failed` and `cancelled` are final.',
    kind: '`delete`, `restore` and `undo-restore` have a meaning; any other word is shown and left alone.',
    'counts.total': '`null` while it is not known how many there are.',
    restoresId: 'For a restore: the bulk delete that it reverses.',
    restoredById: 'For a bulk delete: the restore that reverses it, running or done.',
    restorable: 'For bulk deletes: until when they can be reversed, and if not, why.',
    undo: 'For restores: until when they can be undone; `until: null` means without a limit.',
    pollAfterMs: 'How long to wait before asking again, in milliseconds. `null`: the asker decides.',
    message: 'Words for the viewer, shown as text.',
  },
  BulkActionItem: { '': 'What became of one contact in a bulk action.' },
  BulkActionItemsPage: { '': 'The contacts of one bulk action in a stable order.', ...page() },
  BulkActionsPage: { '': 'The history, newest first.', ...page() },
  DeletedContact: {
    '': 'A row of the list: what the columns need and no more.',
    restorableUntil:
      '`deletedAt` and the retention window. The first instant that is too late: exclusive, so equal is too late.',
    bulkActionId: 'The bulk delete that deleted it.',
    eligibility: 'The verdict at the moment of the answer. A restore judges again.',
    related:
      'What comes back with it (`returns`) and what stays deleted because an act of its own deleted it. `null`: not known here.',
  },
  DeletedContactDetails: {
    '': 'The read-only look at one deleted contact.',
    fields: 'What the CRM knows of it, in display order, in the words of the account.',
  },
  DeletedContactsPage: {
    '': 'One page of contacts that are deleted, not erased, and inside their window.',
    ...page(),
    asOf: 'Names the state of the data, so that a target of the kind `matching` can be frozen to it.',
  },
  DeletedContactsQuery: {
    '': 'A question for a page of deleted contacts.',
    search: 'Words to look for in name, e-mail and phone.',
    'filters.deletedFrom': 'Inclusive.',
    'filters.deletedTo': 'Exclusive.',
    'filters.expiresBefore': 'Exclusive.',
    sort: 'Default: newest deletion first. Equal sort keys are ordered by id.',
    cursor: 'From the page before; only valid with the same search, filters and sort.',
  },
  IneligibleReason: { '': 'Why a contact can’t be restored. Later versions may know more words.' },
  MatchQuery: { '': 'Which deleted contacts are meant.' },
  Problem: {
    '': 'A failure (RFC 9457). Holds no personal data: it ends up in logs.',
    code: 'A promise, unlike `title` and `detail`, which nobody shows.',
    retryable: 'Whether the same request may succeed later. Default: as usual for the code.',
    userMessage: 'Words for the viewer, shown as text beside our own.',
    requestId: 'By which operators find the request in their logs. Shown to the viewer, who may pass it on.',
    issues: 'What is wrong with the request: where, and what was expected. Holds no values.',
  },
  RelatedSummary: { '': 'Numbers of associated data by their kind. A kind that is absent has nothing.' },
  RestorePreview: {
    '': 'What a restore would do, without doing it.',
    'ineligible.sample': 'The first few of them.',
    'ineligible.resolutions': 'The ways out that the viewer can choose from; empty where there is none.',
  },
  RestoreRequest: {
    '': 'One confirmed intent to restore, or one of several parts of it.',
    automations:
      'What becomes of running workflows and campaigns of the restored contacts. No message is ever sent because of a restore.',
    onConflict: 'For all contacts that clash with a live one,',
    onConflictByReason: 'unless settled for the kind of clash,',
    conflictOverrides: 'or for that contact, by its id.',
  },
  RestoreTarget: {
    '': 'What is to be restored: named contacts, all that match (as the back end judges it), or the contacts that one bulk delete deleted, and only by that deletion.',
  },
};

function page(): Record<string, string> {
  return {
    nextCursor:
      'Opaque; `null` at the end, which a short page is not. Continues after the last row’s sort key and id, so that no row is repeated or skipped while others come and go.',
    total: 'All rows that match, as good as `supports.totals` says.',
    serverTime: 'The clock of the back end.',
  };
}
