import { isFinalStatus, type BulkAction, type BulkActionCounts } from '../../domain/bulk-action.js';
import { parseInstant } from '../../domain/retention.js';
import { isoInstant } from './clock.js';
import { StoredContact } from './contact-store.js';
import { defaultLabel, type StoredItem } from './history.js';
import type { BulkActionSeed, ContactSeed, DeletedContactSeed, MemoryAdapterOptions } from './options.js';
import { RelatedData } from './related-data.js';
import type { World } from './world.js';

type Seeds = Pick<MemoryAdapterOptions, 'contacts' | 'liveContacts' | 'bulkActions'>;

/** Fills the store. Takes nothing of the seeds but copies. */
export function sow(world: World, { contacts = [], liveContacts = [], bulkActions = [] }: Seeds): void {
  for (const seed of liveContacts) world.store.addLive(newContact(world, seed));
  const deleted = new Map<string, StoredContact[]>();
  for (const seed of contacts) {
    const contact = sowDeleted(world, seed);
    if (!seed.bulkActionId) continue;
    const others = deleted.get(seed.bulkActionId);
    if (others) others.push(contact);
    else deleted.set(seed.bulkActionId, [contact]);
  }
  for (const seed of bulkActions) sowAction(world, seed, deleted.get(seed.id) ?? []);
  for (const [id, members] of deleted) {
    if (!world.history.get(id)) sowAction(world, { id, kind: 'delete' }, members);
  }
  linkReversals(world);
}

/** Throws when the id is in use, or was in use by a contact that was erased or merged. */
export function newContact({ store }: World, seed: ContactSeed): StoredContact {
  const { id, name = null, email = null, phone = null, fields, related = null, relatedItems = [] } = seed;
  if (typeof id !== 'string' || id === '') throw new TypeError('A contact needs an id.');
  if (store.isTaken(id)) throw new TypeError('The id of a contact is in use, or was erased or merged.');
  const facts = { id, name, email, phone, fields: fields?.map((field) => ({ ...field })) ?? null };
  return new StoredContact(facts, new RelatedData(id, related, relatedItems));
}

function sowDeleted(world: World, seed: DeletedContactSeed): StoredContact {
  const { deletedAt, deletedBy, bulkActionId = null, source } = seed;
  const contact = newContact(world, seed);
  world.store.addDeleted(contact, {
    at: parseInstant(deletedAt),
    by: deletedBy ? { ...deletedBy } : null,
    source: source ?? (bulkActionId ? 'bulk-action' : 'unknown'),
    bulkActionId,
  });
  return contact;
}

function sowAction({ clock, history }: World, seed: BulkActionSeed, deleted: readonly StoredContact[]): void {
  const times = deleted.flatMap(({ deletion }) => deletion?.at ?? []);
  const first = times.length > 0 ? isoInstant(times.reduce((a, b) => Math.min(a, b))) : clock.iso();
  const { createdAt = first, status = 'completed', createdBy = deleted[0]?.deletion?.by } = seed;
  const items = [...deleted.map(deletedItem), ...(seed.items ?? []).map(seededItem)];
  const state: BulkAction = {
    id: seed.id,
    kind: seed.kind,
    label: seed.label ?? defaultLabel(seed.kind),
    status,
    counts: countsOf(items, seed.counts),
    createdAt,
    startedAt: seed.startedAt ?? createdAt,
    finishedAt: seed.finishedAt ?? (isFinalStatus(status) ? createdAt : null),
    createdBy: createdBy ? { ...createdBy } : null,
    restoresId: seed.restoresId ?? null,
    restoredById: seed.restoredById ?? null,
    restorable: null,
    undo: null,
    pollAfterMs: seed.pollAfterMs ?? null,
    message: seed.message ?? null,
  };
  const deletedAt = times.length > 0 ? times.reduce((a, b) => Math.max(a, b)) : parseInstant(createdAt);
  history.add(state, { items, deletedAt });
}

function deletedItem({ id, deletion }: StoredContact): StoredItem {
  return { contactId: id, deletionId: deletion?.id ?? null, outcome: 'succeeded', reason: null };
}

function seededItem({
  contactId,
  outcome = 'succeeded',
  reason = null,
}: NonNullable<BulkActionSeed['items']>[number]) {
  return { contactId, deletionId: null, outcome, reason };
}

function countsOf(items: readonly StoredItem[], seed: BulkActionSeed['counts'] = {}): BulkActionCounts {
  const count = (outcome: StoredItem['outcome']): number =>
    seed[outcome] ?? items.filter((item) => item.outcome === outcome).length;
  const [succeeded, failed, skipped] = [count('succeeded'), count('failed'), count('skipped')];
  const processed = succeeded + failed + skipped;
  return { total: seed.total === undefined ? processed : seed.total, processed, succeeded, failed, skipped };
}

/** Ties restores to what they restored, so that seeded ones can be undone, and don't run twice. */
function linkReversals({ history, store }: World): void {
  for (const action of history.all()) {
    const { id, kind, restoresId } = action.state;
    if (restoresId !== null) history.get(restoresId)?.reversals.push(action);
    if (kind !== 'restore') continue;
    for (const { contactId, outcome } of action.items) {
      const contact = store.get(contactId);
      if (outcome === 'succeeded' && contact?.deletion === null) contact.restoredBy = id;
    }
  }
}
