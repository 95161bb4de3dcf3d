import type {
  IneligibleGroup,
  IneligibleReason,
  RelatedKind,
  RelatedSummary,
  RestorePreview,
  RestoreTarget,
} from 'contacts-restore/adapter';
import { audit, type Call } from './call.js';
import { encodeAsOf } from './cursor.js';
import { loadHolders, verdict, type ContactRow } from './judge.js';
import { resolveTarget } from './targets.js';

/** Ineligible contacts that are named per reason. */
const SAMPLE_SIZE = 10;

/** What a restore would do at this instant, in its order: of two deleted contacts that clash, the second is the conflict. */
export async function previewRestore(call: Call, target: RestoreTarget): Promise<RestorePreview> {
  const { sql, accountId } = call;
  const { pairs } = await resolveTarget(call, target);
  const found = await sql<ContactRow>(
    `SELECT * FROM contacts WHERE account_id = $1 AND contact_id = ANY($2::text[])`,
    [accountId, pairs.map(({ contactId }) => contactId)],
  );
  const rows = new Map(found.map((row) => [row.contact_id, row]));
  const holders = await loadHolders(call, found);
  const groups = new Map<IneligibleReason, IneligibleGroup>();
  const eligible: string[] = [];
  for (const pair of pairs) {
    const row = rows.get(pair.contactId);
    const judged = verdict(call, pair, row, { holders });
    if (judged.eligible) {
      holders.add(row!);
      eligible.push(pair.contactId);
      continue;
    }
    const { reason, conflict } = judged;
    const resolutions = conflict?.resolutions ?? [];
    const group = groups.get(reason) ?? { reason, count: 0, sample: [], resolutions };
    groups.set(reason, group);
    group.count += 1;
    if (group.sample.length < SAMPLE_SIZE) group.sample.push({ id: pair.contactId, name: row?.name ?? null });
  }
  await audit(call, [{ event: 'preview', count: pairs.length }]);
  return {
    total: pairs.length,
    eligible: eligible.length,
    ineligible: [...groups.values()],
    related: await relatedSum(call, eligible),
    asOf: encodeAsOf(call.stamp),
  };
}

async function relatedSum({ sql, accountId }: Call, ids: readonly string[]): Promise<RelatedSummary> {
  const counted = await sql<{ kind: RelatedKind; returns: number; separate: number }>(
    `SELECT r.kind, count(*) FILTER (WHERE r.deletion_id = c.deletion_id) AS returns,
            count(*) FILTER (WHERE r.deletion_id <> c.deletion_id) AS separate
     FROM related_items r JOIN contacts c ON c.account_id = r.account_id AND c.contact_id = r.contact_id
     WHERE r.account_id = $1 AND r.contact_id = ANY($2::text[]) GROUP BY r.kind`,
    [accountId, ids],
  );
  return Object.fromEntries(
    counted.map(({ kind, returns, separate }) => [kind, { returns, deletedSeparately: separate }]),
  );
}
