import { CONFLICT_RESOLUTIONS } from '../../domain/contact.js';
import { casesOf } from '../case.js';
import { ensure, refuses, same, sameSet } from '../expect.js';
import { cannot } from '../harness.js';
import { deleted } from '../seeds.js';

const EMAIL = 'held@example.com';
const PHONE = '+999 55 9990001';

const CLASH = {
  contacts: [deleted('clash', { email: EMAIL }), deleted('free')],
  liveContacts: [{ id: 'holder', name: 'Holder', email: EMAIL }],
};
const PHONE_CLASH = {
  contacts: [deleted('clash', { phone: PHONE })],
  liveContacts: [{ id: 'holder', name: 'Holder', phone: PHONE }],
};

export const conflictCases = casesOf('conflicts', {
  'email-is-told': {
    title: 'A clash of e-mails is told in the list, with the live contact and the ways out',
    seed: CLASH,
    async run(stage) {
      const { eligibility } = await stage.row('clash');
      ensure(!eligibility.eligible, 'A contact whose e-mail a live one holds is called eligible.');
      same(eligibility.reason, 'duplicate-email', 'The reason');
      same(
        [eligibility.conflict?.field, eligibility.conflict?.contactId],
        ['email', stage.id('holder')],
        'Field and live contact',
      );
      same((await stage.row('free')).eligibility.eligible, true, 'eligible of a contact without a clash');
    },
  },
  'phone-is-told': {
    title: 'A clash of phone numbers is told in the list',
    seed: PHONE_CLASH,
    async run(stage) {
      const { eligibility } = await stage.row('clash');
      ensure(!eligibility.eligible, 'A contact whose phone a live one holds is called eligible.');
      same(
        [eligibility.reason, eligibility.conflict?.field],
        ['duplicate-phone', 'phone'],
        'reason and field',
      );
    },
  },
  'ways-out-are-declared': {
    title: 'A conflict offers only ways out that the account declares, and not to keep both',
    seed: CLASH,
    async run(stage) {
      const { eligibility } = await stage.row('clash');
      const offered = (!eligibility.eligible && eligibility.conflict?.resolutions) || [];
      const declared = stage.account.supports.conflicts ?? [];
      ensure(
        offered.every((way) => declared.includes(way)),
        `${offered.join()} is offered, and ${declared.join()} declared.`,
      );
      ensure(
        !offered.includes('keep-both'),
        'keep-both is offered where no two contacts may share an e-mail.',
      );
    },
  },
  'email-in-another-case': {
    title: 'E-mails that differ only in case clash',
    seed: {
      contacts: [deleted('clash', { email: 'Held@Example.com' })],
      liveContacts: CLASH.liveContacts,
    },
    async run(stage) {
      const done = await stage.restore(['clash']);
      await stage.expectOutcomes(done, { clash: 'duplicate-email' });
      await stage.expectDeleted('clash');
    },
  },
  skip: {
    title: 'Skipped, the contact stays deleted and the others come back',
    seed: CLASH,
    async run(stage) {
      const done = await stage.restore(['clash', 'free'], { onConflict: 'skip' });
      await stage.expectOutcomes(done, { clash: 'duplicate-email', free: 'succeeded' });
      await stage.expectDeleted('clash');
    },
  },
  'skip-phone': {
    title: 'Skipped for its phone number, the contact stays deleted',
    seed: PHONE_CLASH,
    async run(stage) {
      const done = await stage.restore(['clash'], { onConflict: 'skip' });
      await stage.expectOutcomes(done, { clash: 'duplicate-phone' });
      await stage.expectDeleted('clash');
    },
  },
  'drop-value': {
    title: 'With drop-value the contact comes back without the value that clashes, and with all others',
    needs: ['conflicts:drop-value'],
    seed: CLASH,
    async run(stage) {
      const done = await stage.restore(['clash'], { onConflict: 'drop-value' });
      await stage.expectOutcomes(done, { clash: 'succeeded' });
      await stage.expectLive('clash', 'holder');
      const truth = await stage.truth('clash');
      if (truth) same([truth.email, truth.phone], [null, stage.seed.contacts[0]?.phone], 'e-mail and phone');
    },
  },
  'drop-both': {
    title: 'With drop-value a contact that clashes twice comes back without both values',
    needs: ['conflicts:drop-value'],
    seed: {
      contacts: [deleted('clash', { email: EMAIL, phone: PHONE })],
      liveContacts: [...CLASH.liveContacts, { id: 'other', name: 'Other', phone: PHONE }],
    },
    async run(stage) {
      const done = await stage.restore(['clash'], { onConflict: 'drop-value' });
      await stage.expectOutcomes(done, { clash: 'succeeded' });
      const truth = await stage.truth('clash');
      if (truth) same([truth.email, truth.phone], [null, null], 'e-mail and phone');
    },
  },
  merge: {
    title: 'With merge the contact is used up, and the live one keeps its e-mail',
    needs: ['conflicts:merge'],
    seed: CLASH,
    async run(stage) {
      const done = await stage.restore(['clash'], { onConflict: 'merge' });
      await stage.expectOutcomes(done, { clash: 'succeeded' });
      sameSet(await stage.listed(), ['free'], 'Listed contacts');
      await stage.expectLive('holder');
      const [used, holder] = [await stage.truth('clash'), await stage.truth('holder')];
      ensure(used?.live !== true, 'The merged contact is live beside the one that it was merged into.');
      if (holder) same(holder.email, EMAIL, 'The e-mail of the live contact');
    },
  },
  'merge-related-data': {
    title: 'With merge the associated data of the contact go to the live one',
    needs: ['conflicts:merge', 'probe'],
    seed: {
      contacts: [deleted('clash', { email: EMAIL, related: { notes: 2 } })],
      liveContacts: [{ id: 'holder', name: 'Holder', email: EMAIL, related: { notes: 1 } }],
    },
    async run(stage) {
      await stage.restore(['clash'], { onConflict: 'merge' });
      same((await stage.related('holder')).notes ?? 0, 3, 'Notes of the live contact');
    },
  },
  'keep-both': {
    title: 'With keep-both nothing comes back where two contacts may not share a value',
    needs: ['conflicts:keep-both'],
    seed: CLASH,
    async run(stage) {
      const done = await stage.restore(['clash'], { onConflict: 'keep-both' });
      same(done.counts.succeeded, 0, 'Contacts that succeeded');
      await stage.expectDeleted('clash');
    },
  },
  'duplicates-allowed': {
    title: 'Where duplicates are allowed nothing clashes',
    seed: { ...CLASH, account: { allowsDuplicates: true } },
    async run(stage) {
      same((await stage.row('clash')).eligibility.eligible, true, 'eligibility.eligible');
      const done = await stage.restore(['clash']);
      await stage.expectOutcomes(done, { clash: 'succeeded' });
      await stage.expectLive('clash', 'holder');
    },
  },
  override: {
    title: 'What is settled for one contact beats what is settled for all',
    needs: ['conflicts:drop-value'],
    seed: {
      contacts: [...CLASH.contacts, deleted('second', { phone: PHONE })],
      liveContacts: [
        ...CLASH.liveContacts,
        ...PHONE_CLASH.liveContacts.map((one) => ({ ...one, id: 'other' })),
      ],
    },
    async run(stage) {
      const done = await stage.restore(['clash', 'second'], { conflictOverrides: { clash: 'drop-value' } });
      await stage.expectOutcomes(done, { clash: 'succeeded', second: 'duplicate-phone' });
      const skipped = { onConflict: 'drop-value', conflictOverrides: { second: 'skip' } } as const;
      await stage.expectOutcomes(await stage.restore(['second'], skipped), { second: 'duplicate-phone' });
    },
  },
  'by-reason': {
    title: 'What is settled for one kind of clash leaves the other kind as settled for all',
    needs: ['conflicts:drop-value'],
    seed: {
      contacts: [...CLASH.contacts, deleted('second', { phone: PHONE })],
      liveContacts: [
        ...CLASH.liveContacts,
        ...PHONE_CLASH.liveContacts.map((one) => ({ ...one, id: 'other' })),
      ],
    },
    async run(stage) {
      const wish = { onConflictByReason: { 'duplicate-email': 'drop-value' } } as const;
      const done = await stage.restore(['clash', 'second'], wish);
      await stage.expectOutcomes(done, { clash: 'succeeded', second: 'duplicate-phone' });
    },
  },
  'among-themselves': {
    title: 'Of two deleted contacts with the same e-mail one comes back, and the other clashes with it',
    seed: { contacts: [deleted('one', { email: EMAIL }), deleted('two', { email: EMAIL })] },
    async run(stage) {
      const { counts } = await stage.restore(['one', 'two']);
      same([counts.succeeded, counts.processed], [1, 2], 'succeeded and processed');
      same((await stage.listed()).length, 1, 'Contacts that are still deleted');
    },
  },
  undeclared: {
    title: "A way out that the account doesn't declare is refused",
    seed: CLASH,
    async run(stage) {
      const declared = ['skip', ...(stage.account.supports.conflicts ?? [])];
      const others = CONFLICT_RESOLUTIONS.filter((way) => !declared.includes(way));
      if (others.length === 0) throw cannot('The account declares all ways out.');
      for (const onConflict of others) {
        await refuses(
          () => stage.start(['clash'], { onConflict }),
          'validation',
          `onConflict: ${onConflict}`,
        );
      }
      await stage.expectDeleted('clash');
    },
  },
});
