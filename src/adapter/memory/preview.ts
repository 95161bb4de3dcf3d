import type { IneligibleGroup, RestorePreview, RestoreTarget } from '../../domain/restore.js';
import type { IneligibleReason, RelatedSummary } from '../../domain/contact.js';
import { sumRelated } from '../../domain/restore.js';
import { encodeAsOf } from './cursor.js';
import { Claims } from './judge.js';
import { resolveTarget } from './targets.js';
import type { World } from './world.js';

/** Smaller previews are worked out in one go. */
const AT_ONCE = 500;
/** Ineligible contacts that are named per reason. */
const SAMPLE_SIZE = 10;

/**
 * What a restore would do at this instant, in its order: of two deleted contacts that clash, the second is the conflict. A large
 * one is worked out over several tasks, and what changes between them counts for the contacts that are still to be judged.
 */
export function* previewRestore(world: World, target: RestoreTarget): Generator<void, RestorePreview, void> {
  const { judge, store, clock } = world;
  const { pairs } = resolveTarget(world, target);
  const now = clock.now();
  const asOf = encodeAsOf(store.newestDeletion);
  const claims = new Claims();
  const groups = new Map<IneligibleReason, IneligibleGroup>();
  const returning: RelatedSummary[] = [];
  for (const [index, pair] of pairs.entries()) {
    if (index >= AT_ONCE) yield;
    const verdict = judge.verdict(pair, now, { claims });
    const contact = store.get(pair.contactId);
    if (verdict.eligible) {
      claims.add(contact!);
      returning.push(contact!.related.summary());
      continue;
    }
    const { reason, conflict } = verdict;
    const group = groups.get(reason) ?? {
      reason,
      count: 0,
      sample: [],
      resolutions: conflict?.resolutions ?? [],
    };
    groups.set(reason, group);
    group.count += 1;
    if (group.sample.length < SAMPLE_SIZE) group.sample.push({ id: pair.contactId, name: null });
  }
  // Who was erased since they were judged has no name any more.
  for (const { sample } of groups.values())
    for (const one of sample) one.name = store.get(one.id)?.name ?? null;
  return {
    total: pairs.length,
    eligible: returning.length,
    ineligible: [...groups.values()],
    related: sumRelated(returning),
    asOf,
  };
}
