import { casesOf } from '../case.js';
import { same } from '../expect.js';
import { cannot } from '../harness.js';
import { deleted } from '../seeds.js';
import type { Stage } from '../stage.js';

const EMAIL = 'held@example.com';
const PHONE = '+999 55 9990001';
const OWN_PHONE = '+999 55 9990002';

/** The e-mail and phone of a live contact once another one was merged into it. */
async function afterMerge(
  stage: Stage,
  clash: string,
  holder: string,
): Promise<[string | null, string | null]> {
  await stage.restore([clash], { onConflict: 'merge' });
  const { email, phone } = await stage.certain(holder);
  return [email, phone];
}

/** What becomes of the values of a contact that is merged into a live one. */
export const mergeCases = casesOf('conflicts', {
  'merge-fills-blanks': {
    title: 'A merge gives the live contact the e-mail and the phone that it lacks',
    needs: ['conflicts:merge', 'probe'],
    seed: {
      contacts: [
        deleted('by-email', { email: EMAIL, phone: PHONE }),
        deleted('by-phone', { email: 'given@example.com', phone: OWN_PHONE }),
      ],
      liveContacts: [
        { id: 'holder', name: 'Holder', email: EMAIL },
        { id: 'other', name: 'Other', phone: OWN_PHONE },
      ],
    },
    async run(stage) {
      same(await afterMerge(stage, 'by-email', 'holder'), [EMAIL, PHONE], 'E-mail and phone');
      const other = await afterMerge(stage, 'by-phone', 'other');
      same(other, ['given@example.com', OWN_PHONE], 'E-mail and phone of the one without an e-mail');
    },
  },
  'merge-fills-name': {
    title: 'A merge gives the live contact the name that it lacks',
    needs: ['conflicts:merge', 'probe'],
    seed: {
      contacts: [deleted('clash', { name: 'Given Name', email: EMAIL })],
      liveContacts: [{ id: 'holder', name: null, email: EMAIL }],
    },
    async run(stage) {
      await stage.restore(['clash'], { onConflict: 'merge' });
      const { name } = await stage.certain('holder');
      if (name === undefined) throw cannot("The harness can't tell the names of contacts.");
      same(name, 'Given Name', 'Name');
    },
  },
  'merge-keeps-values': {
    title: 'A merge leaves the live contact the values that it has',
    needs: ['conflicts:merge', 'probe'],
    seed: {
      contacts: [deleted('clash', { name: 'Other Name', email: EMAIL, phone: PHONE })],
      liveContacts: [{ id: 'holder', name: 'Holder', email: EMAIL, phone: OWN_PHONE }],
    },
    async run(stage) {
      same(await afterMerge(stage, 'clash', 'holder'), [EMAIL, OWN_PHONE], 'E-mail and phone');
      const { name = 'Holder' } = await stage.certain('holder');
      same(name, 'Holder', 'Name');
    },
  },
  'merge-leaves-what-others-hold': {
    title: 'A merge gives the live contact no value that somebody else holds',
    needs: ['conflicts:merge', 'probe'],
    seed: {
      contacts: [deleted('clash', { email: EMAIL, phone: PHONE })],
      liveContacts: [
        { id: 'holder', name: 'Holder', email: EMAIL },
        { id: 'other', name: 'Other', phone: PHONE },
      ],
    },
    async run(stage) {
      await stage.restore(['clash'], { onConflict: 'merge' });
      const phones = [(await stage.certain('holder')).phone, (await stage.certain('other')).phone];
      same(phones.filter((phone) => phone !== null).length, 1, 'Live contacts that hold the phone');
    },
  },
});
