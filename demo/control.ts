import type { LiveContact, LiveRelatedItem } from 'contacts-restore/adapter/memory';
import type { DemoSwitches, DemoWorld } from './world.js';

/** What the page can ask of the world that it shows, wherever that is: in its own memory or behind a server. */
export interface DemoCommand {
  /** Begins anew, with what is given beside it. */
  reset?: boolean;
  switches?: Partial<DemoSwitches>;
  forwardMs?: number;
  /** A live contact to be looked at. */
  contactId?: string;
}

/** A live contact and everything that hangs on it. */
export interface LiveLook extends LiveContact {
  related: LiveRelatedItem[];
}

export interface DemoState {
  /** The back end's clock. */
  now: string;
  switches: DemoSwitches;
  /** How many contacts are live. */
  liveCount: number;
  /** The contacts that were restored last, newest first, as far as they are still live. */
  restoredLately: LiveContact[];
  /** The contact that was asked for; `null` when it isn't live. */
  contact: LiveLook | null;
}

/** Carries a command out and tells what came of it. */
export type DemoControl = (command: DemoCommand) => Promise<DemoState>;

const MOST_LATELY = 8;

/** Everything but the reset, which takes another world. */
export async function control(world: DemoWorld, command: DemoCommand): Promise<DemoState> {
  const { switches, forwardMs, contactId } = command;
  if (switches) await world.set(switches);
  if (forwardMs) world.forward(forwardMs);
  return stateOf(world, contactId);
}

function stateOf(world: DemoWorld, contactId: string | undefined): DemoState {
  const { backend } = world;
  const contact = contactId === undefined ? null : backend.liveContact(contactId);
  return {
    now: world.now().toISOString(),
    switches: { ...world.switches },
    liveCount: backend.liveContacts().length,
    restoredLately: restoredLately(world),
    contact: contact && { ...contact, related: backend.related(contact.id) },
  };
}

function restoredLately({ backend }: DemoWorld): LiveContact[] {
  const contacts = new Map<string, LiveContact>();
  for (const { event, contactId } of backend.auditLog().reverse()) {
    if (contacts.size === MOST_LATELY) break;
    if (event !== 'contact-restored' || contactId === null) continue;
    const contact = backend.liveContact(contactId);
    if (contact) contacts.set(contactId, contact);
  }
  return [...contacts.values()];
}

/** Controls a world behind a server, at the address that `back-end.ts` answers. */
export function remoteControl(url: string): DemoControl {
  return async (command) => {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(command),
      cache: 'no-store',
    });
    const isJson = response.headers.get('Content-Type')?.includes('json');
    if (!response.ok || !isJson) throw new Error('No back end answers here.');
    return (await response.json()) as DemoState;
  };
}
