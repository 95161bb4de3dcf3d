import type { IneligibleGroup, RestorePreview, RestoreTarget } from '../../domain/restore.js';
import type { IneligibleReason, RelatedSummary } from '../../domain/contact.js';
import { sumRelated } from '../../domain/restore.js';
import type { StoredContact } from './contact-store.js';
import { encodeAsOf } from './cursor.js';
import { Claims } from './judge.js';
import { resolveTarget } from './targets.js';
import type { World } from './world.js';

/** Ineligible contacts that are named per reason. */
const SAMPLE_SIZE = 10;

function* summariesOf(contacts: readonly StoredContact[]): Iterable<RelatedSummary> {
  for (const { related } of contacts) yield related.summary();
}

/** What a restore would do at this instant, in its order: of two deleted contacts that clash, the second is the conflict. */
export function previewRestore(world: World, target: RestoreTarget): RestorePreview {
  const { judge, store, clock } = world;
  const { pairs } = resolveTarget(world, target);
  const now = clock.now();
  const claims = new Claims();
  const groups = new Map<IneligibleReason, IneligibleGroup>();
  const eligible: StoredContact[] = [];
  for (const pair of pairs) {
    const verdict = judge.verdict(pair, now, { claims });
    const contact = store.get(pair.contactId);
    if (verdict.eligible) {
      claims.add(contact!);
      eligible.push(contact!);
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
    if (group.sample.length < SAMPLE_SIZE)
      group.sample.push({ id: pair.contactId, name: contact?.name ?? null });
  }
  return {
    total: pairs.length,
    eligible: eligible.length,
    ineligible: [...groups.values()],
    related: sumRelated(summariesOf(eligible)),
    asOf: encodeAsOf(store.newestDeletion),
  };
}
