import { makeContact } from '../../support/fake-adapter.js';

const LONG = 'Wolfeschlegelsteinhausenbergerdorff'.repeat(4);

/** Rows of every kind: plain, expiring, last day, blocked, clashing, nameless, endless. */
export const KINDS = [
  makeContact(1),
  makeContact(2, { restorableUntil: '2026-11-27T12:00:00Z' }),
  makeContact(3, { restorableUntil: '2026-11-24T18:00:00Z', source: 'bulk-action', bulkActionId: 'bulk-1' }),
  makeContact(4, { eligibility: { eligible: false, reason: 'locked', message: 'Back at noon' } }),
  makeContact(5, {
    eligibility: {
      eligible: false,
      reason: 'duplicate-email',
      conflict: { field: 'email', contactId: 'x', contactName: 'Ana', resolutions: ['skip', 'merge'] },
    },
  }),
  makeContact(6, { name: null, email: null, phone: null, deletedBy: null }),
  makeContact(7, { name: LONG, email: `${LONG}@${LONG}.example.com` }),
];
