import { isFinalStatus } from '../../domain/bulk-action.js';
import { DAY_MS } from '../../domain/retention.js';
import { casesOf } from '../case.js';
import { ensure, refuses, same, sameSet } from '../expect.js';
import { cannot } from '../harness.js';
import { bulkDelete, bulkTarget, deleted, many } from '../seeds.js';
import type { Stage } from '../stage.js';

const WINDOW = 60 * DAY_MS;
/** So long before the end of its window is a contact that a case lets expire. */
const MARGIN = 60_000;
const GONE = 'retention-expired|not-found';

const ENDING = { contacts: [deleted('ends', { age: WINDOW - MARGIN }), deleted('stays')] };
const EXPIRED = { contacts: [deleted('old', { age: WINDOW + DAY_MS }), deleted('young')] };

/** What the account's clock says. */
const clockOf = async ({ adapter }: Stage): Promise<number> =>
  Date.parse((await adapter.getAccount({})).serverTime);

/** Moves the clock to an instant that is so many milliseconds after the seed's, or skips the case where it can't be hit. */
async function moveTo(stage: Stage, ms: number): Promise<void> {
  const wanted = stage.now + ms;
  const before = await clockOf(stage);
  const isAhead = before <= wanted && before >= stage.now;
  if (isAhead && wanted > before) await stage.world.advance?.(wanted - before);
  const reached = await clockOf(stage);
  if (reached === wanted) return;
  if (before % 1000 === 0 && reached % 1000 === 0 && Math.abs(reached - wanted) < 1000 + MARGIN) {
    throw cannot(
      'The account tells its time in whole seconds (serverTime), so that no millisecond can be hit.',
    );
  }
  throw cannot(
    isAhead
      ? "The account's clock runs by itself, so that no millisecond can be hit."
      : "The account's clock isn't where the seed put it.",
  );
}

export const retentionCases = casesOf('retention', {
  'expired-is-gone': {
    title: 'A contact past its window is not listed',
    seed: EXPIRED,
    async run(stage) {
      sameSet(await stage.listed(), ['young'], 'Listed contacts');
    },
  },
  'expired-is-not-restored': {
    title: 'A contact past its window is not restored, and the others are',
    seed: EXPIRED,
    async run(stage) {
      const done = await stage.restore(['old', 'young']);
      await stage.expectOutcomes(done, { old: GONE, young: 'succeeded' });
      ensure((await stage.truth('old'))?.live !== true, 'The expired contact is live.');
    },
  },
  'expired-is-not-shown': {
    title: 'The look at a contact past its window is not-found',
    needs: ['details'],
    seed: EXPIRED,
    run: (stage) =>
      refuses(
        () => stage.adapter.getDeletedContact(stage.id('old'), {}),
        'not-found',
        'Looking at an expired contact',
      ),
  },
  'expired-is-not-found': {
    title: 'No search finds a contact past its window',
    needs: ['search'],
    seed: EXPIRED,
    async run(stage) {
      same(await stage.listed({ search: 'old@example.com' }), [], 'Found by its e-mail');
    },
  },
  'expired-in-a-preview': {
    title: 'A preview counts a contact past its window among those that stay behind',
    needs: ['preview'],
    seed: EXPIRED,
    async run(stage) {
      const { eligible, ineligible } = await stage.adapter.previewRestore(stage.target(['old', 'young']), {});
      same(eligible, 1, 'eligible');
      const reasons = ineligible.map(({ reason }) => reason);
      ensure(
        reasons.length === 1 && GONE.split('|').includes(reasons[0]!),
        `The reasons are ${reasons.join()}.`,
      );
    },
  },
  'expired-bulk-delete': {
    title: "A bulk delete past the window can't be reversed, and brings nobody back",
    needs: ['history'],
    seed: bulkDelete('bulk', [deleted('a', { age: WINDOW + DAY_MS })]),
    async run(stage) {
      const { restorable } = await stage.adapter.getBulkAction(stage.id('bulk'), {});
      same(restorable?.eligible, false, 'restorable.eligible');
      const { counts } = await stage.restore(bulkTarget('bulk'));
      same(counts.succeeded, 0, 'Contacts that succeeded');
      ensure((await stage.truth('a'))?.live !== true, 'The expired contact is live.');
    },
  },
  'own-window': {
    title: 'The window is as long as the account says',
    seed: {
      account: { retentionDays: 30 },
      contacts: [deleted('old', { age: 31 * DAY_MS }), deleted('young', { age: 29 * DAY_MS })],
    },
    async run(stage) {
      sameSet(await stage.listed(), ['young'], 'Listed contacts');
      await stage.expectOutcomes(await stage.restore(['old', 'young']), { old: GONE, young: 'succeeded' });
    },
  },
  'last-millisecond': {
    title: 'In the last millisecond of its window a contact is listed and can be restored',
    needs: ['clock'],
    seed: ENDING,
    async run(stage) {
      await moveTo(stage, MARGIN - 1);
      same((await stage.row('ends')).eligibility.eligible, true, 'eligibility.eligible');
      await stage.expectOutcomes(await stage.restore(['ends']), { ends: 'succeeded' });
      await stage.expectLive('ends');
    },
  },
  'end-is-exclusive': {
    title: 'A millisecond later it is neither listed nor restored: equal is too late',
    needs: ['clock'],
    seed: ENDING,
    async run(stage) {
      await moveTo(stage, MARGIN);
      sameSet(await stage.listed(), ['stays'], 'Listed contacts');
      await stage.expectOutcomes(await stage.restore(['ends', 'stays']), { ends: GONE, stays: 'succeeded' });
    },
  },
  'expires-after-the-preview': {
    title: 'A contact that expires between preview and restore is refused alone',
    needs: ['clock', 'preview'],
    seed: ENDING,
    async run(stage) {
      const { eligible } = await stage.adapter.previewRestore(stage.target(['ends', 'stays']), {});
      same(eligible, 2, 'eligible before');
      await stage.world.advance?.(2 * MARGIN);
      await stage.expectOutcomes(await stage.restore(['ends', 'stays']), { ends: GONE, stays: 'succeeded' });
    },
  },
  'judged-one-by-one': {
    title: 'A long restore judges each contact when its turn comes, not when it was accepted',
    needs: ['clock'],
    seed: { contacts: many(60, {}).map((contact) => ({ ...contact, age: WINDOW - MARGIN })) },
    async run(stage) {
      if (!stage.world.settle) throw cannot("The harness can't let a job wait (settle).");
      const started = await stage.start(stage.some(60));
      await stage.step(started);
      const seen = await stage.adapter.getBulkAction(started.id, {});
      if (isFinalStatus(seen.status)) throw cannot('The restore had ended before a contact could expire.');
      await stage.world.advance?.(2 * MARGIN);
      const { counts } = await stage.finish(seen);
      same(counts.succeeded, seen.counts.succeeded, 'Contacts that succeeded, as before they expired');
      same(counts.processed, stage.some(60).length, 'Contacts that were processed');
    },
  },
  'deleted-again': {
    title: 'A contact that is deleted again has a window of its own',
    needs: ['clock', 'deleting'],
    seed: ENDING,
    async run(stage) {
      await stage.restore(['ends']);
      await stage.deleteAgain('ends');
      await stage.world.advance?.(2 * MARGIN);
      await stage.expectDeleted('ends');
      await stage.expectOutcomes(await stage.restore(['ends']), { ends: 'succeeded' });
    },
  },
});
