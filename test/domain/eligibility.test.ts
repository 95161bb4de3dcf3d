import { expect } from '@open-wc/testing';
import {
  INELIGIBLE_REASONS,
  accountBarrier,
  eligibilityNow,
  isRetryableReason,
  restoreEligibility,
  type Conflict,
  type DeletedContact,
  type IneligibleReason,
  type RestoreFacts,
} from 'contacts-restore/domain';

const conflict: Conflict = { field: 'email', contactId: 'c2', contactName: null, resolutions: ['skip'] };
const restorable: RestoreFacts = {
  state: 'deleted',
  superseded: false,
  locked: false,
  deadline: 1000,
  conflict: null,
};

/** Everything that can stand in the way, in the order in which it is told. */
const OBSTACLES: [reason: IneligibleReason, facts: Partial<RestoreFacts>][] = [
  ['superseded', { superseded: true }],
  ['still-deleting', { state: 'deleting' }],
  ['retention-expired', { deadline: 999 }],
  ['locked', { locked: true }],
  ['duplicate-email', { conflict }],
];

describe('restoreEligibility', () => {
  it('lets a deleted contact pass until the last millisecond', () => {
    expect(restoreEligibility(restorable, 999)).to.deep.equal({ eligible: true });
  });

  it('refuses at the deadline itself', () => {
    expect(restoreEligibility(restorable, 1000)).to.deep.include({ reason: 'retention-expired' });
  });

  it('refuses a contact whose deadline is unreadable', () => {
    expect(restoreEligibility({ ...restorable, deadline: null }, 0)).to.deep.include({
      reason: 'retention-expired',
    });
  });

  const final: [state: RestoreFacts['state'], reason: IneligibleReason][] = [
    ['missing', 'not-found'],
    ['erased', 'erased'],
    ['live', 'already-restored'],
  ];
  for (const [state, reason] of final) {
    it(`says ${reason} for a contact that is ${state}, whatever else is true`, () => {
      const facts: RestoreFacts = { state, superseded: true, locked: true, deadline: 0, conflict };
      expect(restoreEligibility(facts, 999)).to.deep.equal({ eligible: false, reason });
    });
  }

  for (const [index, [reason, facts]] of OBSTACLES.entries()) {
    it(`says ${reason} when it is alone`, () => {
      expect(restoreEligibility({ ...restorable, ...facts }, 999)).to.deep.include({
        eligible: false,
        reason,
      });
    });
    it(`says ${reason} before all that come after it`, () => {
      const all = Object.assign({}, restorable, ...OBSTACLES.slice(index).map(([, later]) => later));
      expect(restoreEligibility(all, 999)).to.deep.include({ reason });
    });
  }

  it('tells which live contact holds the phone', () => {
    const phone: Conflict = { ...conflict, field: 'phone' };
    expect(restoreEligibility({ ...restorable, conflict: phone }, 0)).to.deep.equal({
      eligible: false,
      reason: 'duplicate-phone',
      conflict: phone,
    });
  });
});

describe('accountBarrier', () => {
  const viewer = (canRestore: unknown) => ({ id: 'u', name: null, canRestore: canRestore as boolean });
  const cases: [canRestore: unknown, hipaa: unknown, barrier: string | null][] = [
    [true, false, null],
    [true, true, 'hipaa-account'],
    [false, false, 'not-admin'],
    [false, true, 'not-admin'],
    [undefined, false, 'not-admin'],
    ['true', false, 'not-admin'],
    [1, false, 'not-admin'],
    [true, undefined, 'hipaa-account'],
    [true, null, 'hipaa-account'],
    [true, 0, 'hipaa-account'],
  ];
  for (const [canRestore, hipaa, barrier] of cases) {
    it(`is ${barrier} for canRestore ${String(canRestore)} and hipaa ${String(hipaa)}`, () => {
      expect(accountBarrier({ viewer: viewer(canRestore), hipaa: hipaa as boolean })).to.equal(barrier);
    });
  }
});

describe('eligibilityNow', () => {
  const contact = (part: Partial<DeletedContact>): DeletedContact => ({
    id: 'c1',
    name: null,
    email: null,
    phone: null,
    deletedAt: '1970-01-01T00:00:00Z',
    restorableUntil: '1970-01-01T00:00:01Z',
    deletedBy: null,
    source: 'manual',
    bulkActionId: null,
    eligibility: { eligible: true },
    related: null,
    ...part,
  });

  it('keeps a good verdict until the window ends', () => {
    expect(eligibilityNow(contact({}), 999)).to.deep.equal({ eligible: true });
  });

  it('turns a good verdict into expired when the window ends', () => {
    expect(eligibilityNow(contact({}), 1000)).to.deep.equal({ eligible: false, reason: 'retention-expired' });
  });

  it('takes an unreadable end of the window for its end', () => {
    expect(eligibilityNow(contact({ restorableUntil: 'soon' }), 0).eligible).to.equal(false);
  });

  it("keeps a refusal, in the back end's own words, whatever the time", () => {
    const eligibility = { eligible: false, reason: 'locked', message: 'Being merged.' } as const;
    expect(eligibilityNow(contact({ eligibility }), 0)).to.equal(eligibility);
    expect(eligibilityNow(contact({ eligibility }), 5000)).to.equal(eligibility);
  });
});

describe('isRetryableReason', () => {
  const retryable: (IneligibleReason | null)[] = [
    'duplicate-email',
    'duplicate-phone',
    'still-deleting',
    'locked',
    'unknown',
    null,
  ];
  for (const reason of [...INELIGIBLE_REASONS, null]) {
    it(`is ${retryable.includes(reason)} for ${reason}`, () => {
      expect(isRetryableReason(reason, { conflicts: ['skip', 'merge'] })).to.equal(
        retryable.includes(reason),
      );
    });
  }

  for (const reason of ['duplicate-email', 'duplicate-phone'] as const) {
    it(`is false for ${reason} where the back end can but leave the contact deleted`, () => {
      expect(isRetryableReason(reason, { conflicts: ['skip'] })).to.equal(false);
      expect(isRetryableReason(reason, {})).to.equal(false);
      expect(isRetryableReason('locked', {})).to.equal(true);
    });
  }
});
