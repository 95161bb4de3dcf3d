/** A row of a list; `data-id` tells what it is about, `data-control` names each of its controls. */
export const ROW = 'tr.row';

/** The same control of another row; failing that the one that opens details, failing that any. */
export function controlOf(row: Element | undefined, control: string): HTMLElement | null {
  const find = (selector: string) => row?.querySelector<HTMLElement>(selector) ?? null;
  return find(`[data-control="${control}"]`) ?? find('[data-control=details]') ?? find('[data-control]');
}

/**
 * Arrows, Home and End move the focus from row to row, → opens details and ← closes them (mirrored where reading goes from
 * right to left). Additive: every control stays reachable by Tab, and no role changes. Answers whether it was such a key.
 */
export function handleRowKey(event: KeyboardEvent): boolean {
  const target = event.composedPath()[0];
  if (!(target instanceof HTMLElement) || event.defaultPrevented) return false;
  if (event.key === ' ' && event.shiftKey && target.matches('[type=checkbox]')) {
    clickWithShift(event, target);
    return true;
  }
  const row = target.closest(ROW);
  const { control } = target.dataset;
  if (!row || !control || event.altKey || event.shiftKey || event.metaKey) return false;
  const isHandled = moveFocus(event.key, row, control) || (control === 'details' && turn(event.key, target));
  if (isHandled) event.preventDefault();
  return isHandled;
}

/** In place of the click that Space makes by itself, which in Firefox doesn't tell that Shift was held. */
function clickWithShift(event: KeyboardEvent, checkbox: HTMLElement): void {
  event.preventDefault();
  const init = { bubbles: true, composed: true, cancelable: true, shiftKey: true };
  if (!event.repeat) checkbox.dispatchEvent(new MouseEvent('click', init));
}

function moveFocus(key: string, row: Element, control: string): boolean {
  const rows = [...row.parentElement!.querySelectorAll(ROW)];
  const at = rows.indexOf(row);
  const moves = new Map([
    ['ArrowDown', at + 1],
    ['ArrowUp', at - 1],
    ['Home', 0],
    ['End', rows.length - 1],
  ]);
  const to = moves.get(key);
  if (to === undefined) return false;
  controlOf(rows[to], control)?.focus();
  return true;
}

function turn(key: string, target: HTMLElement): boolean {
  if (!/^Arrow(Left|Right)$/.test(key)) return false;
  const opens = (key === 'ArrowRight') === (getComputedStyle(target).direction === 'ltr');
  if (opens !== (target.ariaExpanded === 'true')) target.click();
  return true;
}
