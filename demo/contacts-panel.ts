import type { LiveContact, LiveRelatedItem } from 'contacts-restore/adapter/memory';
import { contactLabel, RELATED_KINDS, shortId } from 'contacts-restore/domain';
import type { DemoState, LiveLook } from './control.js';
import { bdi, byId, make } from './dom.js';

const PREFIX = '#/contacts/';
const NONE = '—';

/** The live contact that the address leads to. */
export function contactIdIn(hash: string): string | undefined {
  if (!hash.startsWith(PREFIX)) return undefined;
  try {
    return decodeURIComponent(hash.slice(PREFIX.length));
  } catch {
    return undefined;
  }
}

const label = (contact: LiveContact): string =>
  contactLabel(contact) ?? `No name (ID ${shortId(contact.id)})`;

/** What a CRM would show of its live contacts: how many, who came back last, and the one that is looked at. */
export function showContacts(state: DemoState, contactId: string | undefined): void {
  byId('live-count', HTMLElement).textContent = state.liveCount.toLocaleString('en');
  const lately = state.restoredLately.map((contact) => {
    const link = make('a', bdi(label(contact)));
    link.href = `${PREFIX}${encodeURIComponent(contact.id)}`;
    if (contact.id === contactId) link.setAttribute('aria-current', 'true');
    return make('li', link);
  });
  byId('restored-lately', HTMLUListElement).replaceChildren(...lately);
  byId('restored-none', HTMLElement).hidden = lately.length > 0;
  const card = byId('contact', HTMLElement);
  card.hidden = contactId === undefined;
  if (contactId !== undefined) showContact(state.contact);
}

function showContact(contact: LiveLook | null): void {
  byId('contact-name', HTMLElement).replaceChildren(contact ? bdi(label(contact)) : 'Not a live contact');
  byId('contact-gone', HTMLElement).hidden = contact !== null;
  byId('contact-data', HTMLElement).hidden = contact === null;
  if (!contact) return;
  byId('contact-fields', HTMLDListElement).replaceChildren(
    ...fact('Email', contact.email),
    ...fact('Phone', contact.phone),
    ...fact('ID', contact.id),
  );
  const kinds = RELATED_KINDS.flatMap((kind) => {
    const items = contact.related.filter((item) => item.kind === kind);
    return items.length > 0 ? [relatedKind(kind, items)] : [];
  });
  byId('contact-related', HTMLUListElement).replaceChildren(...kinds);
  byId('contact-alone', HTMLElement).hidden = kinds.length > 0;
}

const fact = (name: string, value: string | null): Node[] => [
  make('dt', name),
  make('dd', value ? bdi(value) : NONE),
];

function relatedKind(kind: string, items: readonly LiveRelatedItem[]): HTMLLIElement {
  const paused = items.filter(({ automation }) => automation === 'paused').length;
  const note = paused > 0 ? ` (${paused === items.length ? '' : `${paused} `}paused)` : '';
  const line = make('li', make('bdi', make('strong', String(items.length)), ` ${kind}${note}`));
  line.dataset['kind'] = kind;
  return line;
}
