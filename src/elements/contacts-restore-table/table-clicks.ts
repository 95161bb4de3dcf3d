import type { Sort } from '../../domain/query.js';
import type { TableActions } from './table-actions.js';

/** What clicks on the controls of the table do. One listener serves all rows. */
export function handleTableClick(event: Event, actions: TableActions): void {
  const target = event.target as Element;
  const control = target.closest<HTMLElement>('[data-control], [data-sort]');
  if (!control) return;
  const { sort } = control.dataset;
  if (control.getAttribute('aria-disabled') === 'true') event.preventDefault();
  else if (sort !== undefined) actions.toggleSort(sort as Sort['by']);
  else act(control, event as MouseEvent, actions);
}

function act(control: HTMLElement, event: MouseEvent, actions: TableActions): void {
  const id = control.closest<HTMLElement>('tr')?.dataset['id'] ?? '';
  const { contact } = control.dataset;
  if (contact !== undefined) {
    if (!actions.openContact(contact)) event.preventDefault();
    return;
  }
  switch (control.dataset['control']) {
    case 'select':
      return actions.toggleRow(id, (control as HTMLInputElement).checked, event.shiftKey);
    case 'page':
      return actions.togglePage((control as HTMLInputElement).checked);
    case 'details':
      return actions.setDetails(id, control.ariaExpanded !== 'true');
    case 'reopen':
      return actions.reopenDetails(id);
    case 'action':
      return actions.restoreRow(id);
    case 'undo':
      return actions.undoRow(id);
    case 'bulk':
      return actions.filterByBulkAction(id);
    default:
      return undefined;
  }
}
