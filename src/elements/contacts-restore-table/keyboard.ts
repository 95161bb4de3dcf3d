/** What keys can do beyond what controls do by themselves. */
export interface KeyboardActions {
  selectPageThenAll(): void;
  setDetails(contactId: string, open: boolean): void;
  /** The ones that the element must be told to listen to. */
  clearSelection(): void;
  bringBackSelection(): void;
  restoreRow(contactId: string): void;
  focusSearch(): void;
}

const ROW = 'tr.row';

const isEditable = (target: Element): boolean =>
  target.matches('select, textarea, input:not([type="checkbox"])');

/** The same control of another row; failing that, its first. */
export function controlOf(row: Element | undefined, control: string): HTMLElement | null {
  return (
    row?.querySelector<HTMLElement>(`[data-control="${control}"]`) ??
    row?.querySelector<HTMLElement>('[data-control]') ??
    null
  );
}

/** Moves the focus from row to row. Additive: every control stays reachable by Tab, and no role changes. */
function moveFocus(event: KeyboardEvent, target: HTMLElement): boolean {
  const row = target.closest(ROW);
  const control = target.dataset['control'];
  if (!row || !control || event.altKey || event.shiftKey || event.metaKey) return false;
  const rows = [...row.parentElement!.querySelectorAll(ROW)];
  const at = rows.indexOf(row);
  const to: Partial<Record<string, number>> = {
    ArrowDown: Math.min(at + 1, rows.length - 1),
    ArrowUp: Math.max(at - 1, 0),
    Home: 0,
    End: rows.length - 1,
  };
  const index = to[event.key];
  if (index === undefined) return false;
  controlOf(rows[index], control)?.focus();
  return true;
}

/** → opens and ← closes the details of a row, mirrored where reading goes from right to left. */
function turnDetails(event: KeyboardEvent, target: HTMLElement, actions: KeyboardActions): boolean {
  const id = target.closest<HTMLElement>(ROW)?.dataset['id'];
  if (id === undefined || target.dataset['control'] !== 'details' || !/^Arrow(Left|Right)$/.test(event.key))
    return false;
  const isForward = (event.key === 'ArrowRight') === (getComputedStyle(target).direction === 'ltr');
  actions.setDetails(id, isForward);
  return true;
}

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
  if (!(target instanceof HTMLElement) || event.defaultPrevented) return;
  const selectsAll =
    (event.ctrlKey || event.metaKey) &&
    event.key.toLowerCase() === 'a' &&
    target.matches('[type="checkbox"]');
  if (selectsAll) actions.selectPageThenAll();
  const isHandled =
    selectsAll ||
    moveFocus(event, target) ||
    turnDetails(event, target, actions) ||
    (shortcuts && runShortcut(event, target, actions));
  if (isHandled) event.preventDefault();
}
