import { handleRowKey, ROW } from '../shared/row-keys.js';

/** What keys can do beyond what controls do by themselves. */
export interface KeyboardActions {
  selectPageThenAll(): void;
  /** The ones that the element must be told to listen to. */
  clearSelection(): void;
  bringBackSelection(): void;
  restoreRow(contactId: string): void;
  focusSearch(): void;
}

const isEditable = (target: Element): boolean =>
  target.matches('select, textarea, input:not([type="checkbox"])');

function runShortcut(event: KeyboardEvent, target: HTMLElement, actions: KeyboardActions): boolean {
  if (isEditable(target)) return false;
  if (event.ctrlKey || event.metaKey) {
    if (event.key.toLowerCase() !== 'z') return false;
    actions.bringBackSelection();
    return true;
  }
  if (event.altKey) return false;
  const id = target.closest<HTMLElement>(ROW)?.dataset['id'];
  if (event.key === 'Escape') actions.clearSelection();
  else if (event.key === '/') actions.focusSearch();
  else if (event.key.toLowerCase() === 'r' && id !== undefined) actions.restoreRow(id);
  else return false;
  return true;
}

/** Handles a key that was pressed inside the element. `shortcuts`: those of single letters as well. */
export function handleKey(event: KeyboardEvent, actions: KeyboardActions, shortcuts: boolean): void {
  const target = event.composedPath()[0];
  if (handleRowKey(event) || !(target instanceof HTMLElement) || event.defaultPrevented) return;
  const selectsAll =
    (event.ctrlKey || event.metaKey) &&
    event.key.toLowerCase() === 'a' &&
    target.matches('[type="checkbox"]');
  if (selectsAll) actions.selectPageThenAll();
  if (selectsAll || (shortcuts && runShortcut(event, target, actions))) event.preventDefault();
}
