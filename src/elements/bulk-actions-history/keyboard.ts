/** The same control of another row; failing that, the one that every row has. */
function controlOf(row: Element | undefined, control: string): HTMLElement | null {
  const find = (name: string) => row?.querySelector<HTMLElement>(`[data-control="${name}"]`) ?? null;
  return find(control) ?? find('details');
}

/**
 * Arrows, Home and End move the focus from row to row, → opens details and ← closes them (mirrored where reading goes from
 * right to left). Additive: every control stays reachable by Tab, and no role changes.
 */
export function handleKey(event: KeyboardEvent): void {
  const target = event.target as HTMLElement;
  const row = target.closest('[data-id]');
  const { control } = target.dataset;
  const modified = event.altKey || event.shiftKey || event.metaKey || event.ctrlKey;
  if (!row || !control || modified || event.defaultPrevented) return;
  const rows = [...row.parentElement!.querySelectorAll('[data-id]')];
  const at = rows.indexOf(row);
  const moves: Partial<Record<string, number>> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    Home: 0,
    End: rows.length - 1,
  };
  const to = moves[event.key];
  if (to !== undefined) {
    event.preventDefault();
    controlOf(rows[to], control)?.focus();
  } else if (control === 'details' && /^Arrow(Left|Right)$/.test(event.key)) {
    event.preventDefault();
    const opens = (event.key === 'ArrowRight') === (getComputedStyle(target).direction === 'ltr');
    if (opens !== (target.ariaExpanded === 'true')) target.click();
  }
}
