import { css } from 'lit';

/** The list: a grid of columns where there is room, else cards. Widths are those of the element, not of the window. */
export const styles = css`
  :host {
    container: bulk-actions-history / inline-size;
    --_columns: minmax(11rem, 1.5fr) minmax(12rem, 1.6fr) minmax(5.5rem, 0.7fr) minmax(8rem, 0.9fr)
      minmax(9rem, 1fr) max-content;
  }
  section {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(var(--_step) * 3);
    background: var(--_surface);
    overflow-wrap: anywhere;
  }
  .toolbar {
    display: flex;
    flex-wrap: wrap;
    align-items: flex-end;
    gap: calc(var(--_step) * 2) calc(var(--_step) * 3);
  }
  .toolbar > :is(.choice, .button) {
    min-block-size: var(--_control);
  }
  .banners {
    display: grid;
    gap: calc(var(--_step) * 2);
  }
  .banners:not(:has(.banner)) {
    display: none;
  }
  .stage {
    position: relative;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_raised);
    overflow: clip;
  }

  table {
    display: grid;
    grid-template-columns: var(--_columns);
    border-collapse: collapse;
  }
  thead,
  tbody,
  tr {
    display: grid;
    grid-column: 1 / -1;
    grid-template-columns: subgrid;
  }
  th {
    font-weight: inherit;
    text-align: start;
  }
  thead th {
    padding: calc(var(--_step) * 2) calc(var(--_step) * 3);
    background: var(--_subtle);
    color: var(--_muted);
    font-size: var(--_small);
    font-weight: 500;
  }
  .row,
  .panel {
    border-block-start: 1px solid var(--_border);
  }
  .row:hover {
    background: color-mix(in srgb, var(--_hover) 45%, transparent);
  }
  .row.pinned {
    background: var(--_accent-soft);
  }
  .row > * {
    min-inline-size: 0;
    padding: calc(var(--_step) * 3);
  }
  .row > .c-action,
  .row > td > div {
    display: flex;
    flex-direction: column;
    align-items: flex-start;
    gap: calc(var(--_step) * 0.5);
  }
  .name {
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  /* A row that a link has led to. */
  .row:has(.name:focus) {
    box-shadow: inset 3px 0 var(--_accent);
  }
  .row:has(.name:focus):dir(rtl) {
    box-shadow: inset -3px 0 var(--_accent);
  }
  .row .number {
    white-space: nowrap;
  }
  .tone {
    color: var(--_tone);
  }
  .c-status > div {
    gap: var(--_step);
  }
  .note {
    display: flex;
    gap: var(--_step);
    color: var(--_tone, var(--_muted));
  }
  .badge > .spinner {
    inline-size: 0.75rem;
    block-size: 0.75rem;
    border-color: color-mix(in srgb, currentColor 25%, transparent);
    border-block-start-color: currentColor;
  }
  .badge > .image {
    inline-size: 0.875rem;
    block-size: 0.875rem;
  }
  .progress {
    display: grid;
    grid-template-columns: minmax(5rem, 11rem) auto;
    align-items: center;
    gap: 0 calc(var(--_step) * 2);
    inline-size: 100%;
  }
  .progress > p {
    grid-column: 1 / -1;
  }
  .row > .c-actions {
    display: flex;
    flex-wrap: nowrap;
    align-items: flex-start;
    justify-content: flex-end;
    gap: calc(var(--_step) * 2);
  }
  .details > .image {
    transition: rotate 0.15s;
  }
  .details[aria-expanded='true'] > .image {
    rotate: 180deg;
  }
  td time:has(span) {
    display: flex;
    flex-direction: column;
  }
  /* Where there is little room the end of an action is in its details only. */
  @container bulk-actions-history (720px <= width < 1040px) {
    .c-finished {
      display: none;
    }
    table {
      grid-template-columns:
        minmax(7.5rem, 1.3fr) minmax(9.5rem, 1.5fr) minmax(max-content, 0.6fr) minmax(6rem, 0.8fr)
        max-content;
    }
    .row > *,
    thead th {
      padding-inline: calc(var(--_step) * 2);
    }
    .row > .c-actions {
      gap: var(--_step);
    }
  }
  @container bulk-actions-history (width < 720px) {
    table,
    tbody,
    .row,
    .panel,
    td {
      display: block;
    }
    thead {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
    .row {
      padding: calc(var(--_step) * 3);
    }
    tbody > .row:first-child {
      border-block-start: 0;
    }
    .row > * {
      padding: calc(var(--_step) * 1) 0;
    }
    .row .label {
      display: block;
      color: var(--_muted);
    }
    .row > :is(.c-contacts, .c-started, .c-finished) {
      display: grid;
      grid-template-columns: 6.5rem minmax(0, 1fr);
      gap: calc(var(--_step) * 2);
    }
    .c-status > .label {
      display: none;
    }
    :is(.c-contacts, .c-started) > div,
    td time:has(span) {
      flex-flow: row wrap;
      gap: 0 calc(var(--_step) * 2);
    }
    .progress {
      grid-template-columns: minmax(0, 1fr) auto;
    }
    .row > .c-actions {
      flex-wrap: wrap;
      justify-content: stretch;
      padding-block-start: calc(var(--_step) * 2);
    }
    .c-actions > .button:not(.icon) {
      flex: 1 1 auto;
    }
    .toolbar > .field {
      flex: 1 1 8rem;
    }
    .field > :is(.select, .input) {
      inline-size: 100%;
    }
  }
  @media (forced-colors: active) {
    .row:has(.name:focus) {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;
