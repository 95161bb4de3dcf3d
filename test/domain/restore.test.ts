import { expect } from '@open-wc/testing';
import {
  CAUTIOUS_CHOICES,
  isConflictReason,
  planRestore,
  resolutionFor,
  sumPreviews,
  sumRelated,
  type IneligibleGroup,
  type RestoreChoices,
  type RestorePreview,
} from 'contacts-restore/domain';

const group = (part: Partial<IneligibleGroup>): IneligibleGroup => ({
  reason: 'duplicate-email',
  count: 3,
  sample: [
    { id: 'c1', name: 'Ada' },
    { id: 'c2', name: null },
  ],
  resolutions: ['skip', 'drop-value', 'merge'],
  ...part,
});
const preview = (part: Partial<RestorePreview>): RestorePreview => ({
  total: 10,
  eligible: 7,
  ineligible: [group({})],
  related: {},
  asOf: null,
  ...part,
});

describe('resolutionFor', () => {
  const choices: RestoreChoices = {
    automations: 'keep-paused',
    onConflict: 'skip',
    onConflictByReason: { 'duplicate-phone': 'merge' },
    conflictOverrides: { c1: 'drop-value' },
  };

  it('takes the override of the contact first', () => {
    expect(resolutionFor(choices, 'c1', 'duplicate-phone')).to.equal('drop-value');
  });

  it('takes the choice for the reason next', () => {
    expect(resolutionFor(choices, 'c2', 'duplicate-phone')).to.equal('merge');
  });

  it('takes the general choice last', () => {
    expect(resolutionFor(choices, 'c2', 'duplicate-email')).to.equal('skip');
  });

  for (const id of ['__proto__', 'constructor', 'toString']) {
    it(`finds no override for a contact with the id ${id}`, () => {
      expect(resolutionFor(choices, id, 'duplicate-email')).to.equal('skip');
    });
  }
});

describe('planRestore', () => {
  const cases: [
    fact: string,
    part: Partial<RestorePreview>,
    choices: Partial<RestoreChoices>,
    restores: number,
  ][] = [
    ['clashes stay behind under cautious choices', {}, {}, 7],
    ['a general choice settles all clashes', {}, { onConflict: 'drop-value' }, 10],
    [
      'a choice for the reason settles all of it',
      {},
      { onConflictByReason: { 'duplicate-email': 'merge' } },
      10,
    ],
    [
      'a choice for another reason settles nothing',
      {},
      { onConflictByReason: { 'duplicate-phone': 'merge' } },
      7,
    ],
    ['an override settles its own contact', {}, { conflictOverrides: { c1: 'merge' } }, 8],
    ['an override can leave one behind', {}, { onConflict: 'merge', conflictOverrides: { c1: 'skip' } }, 9],
    ['an override for a stranger changes nothing', {}, { conflictOverrides: { c9: 'merge' } }, 7],
    [
      'a reason that is no clash stays behind',
      { ineligible: [group({ reason: 'locked' })] },
      { onConflict: 'merge' },
      7,
    ],
    [
      'a clash without a way out stays behind',
      { ineligible: [group({ resolutions: [] })] },
      { onConflict: 'merge' },
      7,
    ],
    [
      'a sample larger than the count counts once each',
      { ineligible: [group({ count: 1 })] },
      { onConflict: 'skip' },
      7,
    ],
  ];
  for (const [fact, part, choices, restores] of cases) {
    it(`counts ${restores}: ${fact}`, () => {
      expect(planRestore(preview(part), { ...CAUTIOUS_CHOICES, ...choices })).to.deep.equal({
        restores,
        staysBehind: 10 - restores,
      });
    });
  }

  it('never counts fewer than none behind', () => {
    expect(planRestore(preview({ total: 5 }), CAUTIOUS_CHOICES).staysBehind).to.equal(0);
  });

  it('does not take a way out that the back end does not offer for the reason', () => {
    const plan = planRestore(preview({}), { ...CAUTIOUS_CHOICES, onConflict: 'keep-both' });
    expect(plan).to.deep.equal({ restores: 7, staysBehind: 3 });
  });
});

describe('sumRelated', () => {
  it('adds up kind by kind and skips what is not known', () => {
    const sum = sumRelated([
      { notes: { returns: 2, deletedSeparately: 1 } },
      null,
      { notes: { returns: 3, deletedSeparately: 0 }, tasks: { returns: 1, deletedSeparately: 1 } },
      { tasks: undefined },
    ]);
    expect(sum).to.deep.equal({
      notes: { returns: 5, deletedSeparately: 1 },
      tasks: { returns: 1, deletedSeparately: 1 },
    });
  });
});

describe('sumPreviews', () => {
  it('adds counts up and joins groups by their reason', () => {
    const sum = sumPreviews([
      preview({ asOf: 's1', related: { notes: { returns: 1, deletedSeparately: 0 } } }),
      preview({ ineligible: [group({ count: 2 }), group({ reason: 'locked', count: 1, sample: [] })] }),
    ]);
    expect(sum).to.deep.include({ total: 20, eligible: 14, asOf: 's1' });
    expect(sum.related).to.deep.equal({ notes: { returns: 1, deletedSeparately: 0 } });
    expect(sum.ineligible.map(({ reason, count }) => [reason, count])).to.deep.equal([
      ['duplicate-email', 5],
      ['locked', 1],
    ]);
  });

  it('keeps a sample of the size asked for', () => {
    const [one] = sumPreviews([preview({}), preview({})], 3).ineligible;
    expect(one?.sample.map(({ id }) => id)).to.deep.equal(['c1', 'c2', 'c1']);
  });

  it('offers only the ways out that every part offers', () => {
    const parts = [
      preview({ ineligible: [group({ resolutions: ['skip', 'merge'] })] }),
      preview({ ineligible: [group({ resolutions: ['skip', 'keep-both'] })] }),
    ];
    expect(sumPreviews(parts).ineligible[0]?.resolutions).to.deep.equal(['skip']);
  });

  it('is empty for no parts', () => {
    expect(sumPreviews([])).to.deep.equal({ total: 0, eligible: 0, ineligible: [], related: {}, asOf: null });
  });
});

describe('isConflictReason', () => {
  it('is true for the two clashes alone', () => {
    expect(isConflictReason('duplicate-email')).to.equal(true);
    expect(isConflictReason('duplicate-phone')).to.equal(true);
    expect(isConflictReason('locked')).to.equal(false);
    expect(isConflictReason(null)).to.equal(false);
  });
});
