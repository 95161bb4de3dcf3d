import type { BulkAction } from '../../domain/bulk-action.js';
import type { Actor, DeletionSource } from '../../domain/contact.js';
import { sessionOf } from './audit-log.js';
import { hasExpired, type StoredContact } from './contact-store.js';
import type { StoredAction, StoredItem } from './history.js';
import type { LiveContact, MemoryAdapterOptions, MemoryBackend } from './options.js';
import { viewerActor } from './restores.js';
import { newContact } from './seed.js';
import { actionView } from './views.js';
import { patchAccount, type World } from './world.js';

const liveView = ({ id, name, email, phone }: StoredContact): LiveContact => ({ id, name, email, phone });

/** What the rest of the CRM does to the store. */
export function createBackend(world: World, { send }: Pick<MemoryAdapterOptions, 'send'>): MemoryBackend {
  const { account, audit, bin, clock, jobs, store } = world;
  const live = (id: string): StoredContact | undefined => {
    const contact = store.get(id);
    return contact?.deletion === null ? contact : undefined;
  };
  const record = (event: string, contactId: string, facts: { count?: number } = {}): void =>
    audit.record(sessionOf(account), { event, contactId, ...facts });
  return {
    liveContact: (id) => {
      const contact = live(id);
      return contact ? liveView(contact) : null;
    },
    liveContacts: () => [...store.all()].filter(({ deletion }) => deletion === null).map(liveView),
    deleteContacts: (ids, { by, source = 'bulk-action' } = {}) => {
      const actor =
        by === undefined ? viewerActor(world) : typeof by === 'string' ? { id: by, name: null } : by;
      return deleteContacts(world, ids, { by: actor && { ...actor }, source });
    },
    deleteRelated: (contactId, kind, count = 1) => {
      const found = store.get(contactId)?.related.deleteSeparately(kind, count) ?? 0;
      if (found > 0) record('related-deleted', contactId, { count: found });
      return found;
    },
    addContact: (seed) => {
      const contact = newContact(world, seed);
      store.addLive(contact);
      return liveView(contact);
    },
    eraseContact: (id) => {
      const contact = store.get(id);
      if (!contact) return false;
      store.erase(contact);
      record('contact-erased', id);
      return true;
    },
    related: (contactId) => live(contactId)?.related.live() ?? [],
    purge: () => purge(world),
    advance: (ms) => {
      if (!(ms >= 0)) throw new RangeError('Time moves forward only.');
      clock.advance(ms);
      jobs.advance(ms);
    },
    setAccount: (patch) => {
      patchAccount(account, patch);
      bin.setPolicy((deletion) => store.deadline(deletion));
    },
    runAutomations: () => runAutomations(world, send),
    auditLog: () => audit.entries(),
  };
}

function purge({ account, audit, clock, store }: World): number {
  const now = clock.now();
  const expired = [...store.all()].filter(
    ({ deletion }) => deletion && hasExpired(store.deadline(deletion), now),
  );
  for (const contact of expired) {
    store.purge(contact);
    audit.record(sessionOf(account), { event: 'contact-purged', contactId: contact.id });
  }
  return expired.length;
}

function deleteContacts(
  world: World,
  ids: readonly string[],
  { by, source }: { by: Actor | null; source: DeletionSource },
): BulkAction | null {
  const { account, audit, clock, history, store } = world;
  const now = clock.now();
  let action: StoredAction | null = null;
  if (source === 'bulk-action') {
    action = history.create({ kind: 'delete', createdBy: by });
    action.deletedAt = now;
    history.apply(action, { type: 'start', at: clock.iso(), total: new Set(ids).size });
  }
  const bulkActionId = action?.state.id ?? null;
  for (const contactId of new Set(ids)) {
    const contact = store.get(contactId);
    const item: StoredItem = { contactId, deletionId: null, outcome: 'failed', reason: 'not-found' };
    if (contact?.deletion === null) {
      const deletion = store.delete(contact, { at: now, by, source, bulkActionId });
      Object.assign(item, { deletionId: deletion.id, outcome: 'succeeded', reason: null });
      audit.record(sessionOf(account), { event: 'contact-deleted', contactId, bulkActionId });
    }
    action?.items.push(item);
    if (action) history.apply(action, { type: 'item', outcome: item.outcome });
  }
  if (!action) return null;
  history.apply(action, { type: 'finish', at: clock.iso() });
  return actionView(world, action);
}

function runAutomations({ store }: World, send: MemoryAdapterOptions['send']): number {
  let sent = 0;
  for (const { id: contactId, deletion, related } of store.all()) {
    if (deletion) continue;
    for (const { id: relatedId, kind, automation } of related.live()) {
      if (automation !== 'running') continue;
      send?.({ contactId, kind, relatedId });
      sent += 1;
    }
  }
  return sent;
}
