import { make } from './dom.js';

const EVENTS = [
  'selection-change',
  'restore-request',
  'restore-start',
  'restore-end',
  'contact-open',
  'load-error',
  'auth-required',
] as const;

const MOST_ENTRIES = 30;
/** Of a long list of ids only the first are shown. */
const MOST_IDS = 3;

/** What the elements tell their page. Their details hold ids, numbers and codes, and no personal data. */
export function connectEventLog(list: HTMLOListElement, source: EventTarget): void {
  const handle = (event: Event): void => {
    const tag = event.target instanceof Element ? event.target.localName : '';
    const detail = event instanceof CustomEvent ? JSON.stringify(event.detail, shortened, 1) : '';
    const entry = make('li', make('strong', event.type), ' ', make('span', `from <${tag}>`));
    if (detail && detail !== 'null') entry.append(make('code', detail.replace(/\s+/g, ' ')));
    list.prepend(entry);
    while (list.childElementCount > MOST_ENTRIES) list.lastElementChild?.remove();
  };
  for (const type of EVENTS) source.addEventListener(type, handle);
}

function shortened(_key: string, value: unknown): unknown {
  if (!Array.isArray(value) || value.length <= MOST_IDS) return value;
  return [...(value as unknown[]).slice(0, MOST_IDS), `and ${value.length - MOST_IDS} more`];
}
