import { css } from 'lit';

/**
 * The rows: a grid each, whose tracks don't depend on what is in them, so that all rows have the same. For narrow elements see
 * `layouts.styles.ts`.
 */
export const rowStyles = css`
  table,
  thead,
  tbody {
    display: block;
    border-spacing: 0;
  }
  tr {
    display: grid;
    grid-template-columns:
      var(--_t-select,) [name] minmax(0, 1.5fr) var(--_t-email,) var(--_t-phone,) var(--_t-deleted,) var(
        --_t-by,
      )
      var(--_t-until,) var(--_t-actions,);
    align-items: center;
    column-gap: calc(var(--_step) * 3);
    padding-inline: calc(var(--_step) * 3);
  }
  table[data-selectable] {
    --_t-select: [select] 1.5rem;
    --_t-actions: [actions] minmax(7.5rem, 1.1fr);
  }
  table[data-columns~='email'] {
    --_t-email: [email] minmax(0, 1.9fr);
  }
  table[data-columns~='phone'] {
    --_t-phone: [phone] minmax(0, 1.1fr);
  }
  table[data-columns~='deletedAt'] {
    --_t-deleted: [deleted] minmax(0, 1fr);
  }
  table[data-columns~='deletedBy'] {
    --_t-by: [by] minmax(0, 1fr);
  }
  table[data-columns~='restorableUntil'] {
    --_t-until: [until] minmax(0, 1fr);
  }
  :is(td, th) {
    min-inline-size: 0;
    padding: 0;
    font-weight: 400;
    text-align: start;
    overflow-wrap: anywhere;
  }
  thead {
    border-block: 1px solid var(--_border);
    background: var(--_subtle);
    color: var(--_muted);
    font-size: var(--_small);
  }
  .frame > table:first-child > thead {
    border-block-start: 0;
    border-start-start-radius: var(--_radius);
    border-start-end-radius: var(--_radius);
  }
  thead tr {
    min-block-size: calc(var(--_step) * 9);
  }
  /* Buttons that look like the text that they are. */
  .sort,
  .disclosure {
    display: inline-flex;
    border: 0;
    border-radius: var(--_radius-small);
    background: none;
    color: inherit;
    font: inherit;
    font-weight: 500;
    text-align: start;
    cursor: pointer;
  }
  .sort {
    align-items: center;
    gap: var(--_step);
    min-block-size: 1.75rem;
    margin-inline: calc(var(--_step) * -1.5);
    padding: 0 calc(var(--_step) * 1.5);
  }
  .sort:hover {
    background: var(--_hover);
    color: var(--_text);
  }
  .sort .image {
    inline-size: 0.875rem;
    block-size: 0.875rem;
    opacity: 0.55;
  }
  [aria-sort] {
    color: var(--_text);
  }
  [aria-sort] .image {
    opacity: 1;
  }
  /* Of many rows, those out of sight cost neither layout nor paint, and are still there to be found, read and printed. */
  .many .row {
    content-visibility: auto;
    contain-intrinsic-block-size: auto calc(var(--_step) * 14 + 1px);
  }
  .row {
    min-block-size: var(--contacts-restore-row-block-size, calc(var(--_step) * 14));
    padding-block: calc(var(--_step) * 1.5);
  }
  tr.row + tr.row,
  .details + .row {
    border-block-start: 1px solid var(--_border);
  }
  .row:hover {
    background: var(--_subtle);
  }
  .row.selected {
    background: var(--_accent-soft);
  }
  .row > .c-name {
    display: flex;
  }
  .hit {
    display: grid;
    place-items: center;
    inline-size: 2.25rem;
    block-size: 2.25rem;
    margin-inline-start: -0.375rem;
    cursor: pointer;
  }
  :is(.row, thead) :is(a, button, input) {
    scroll-margin-block: 5rem;
  }
  .disclosure {
    align-items: flex-start;
    gap: calc(var(--_step) * 1.5);
    max-inline-size: 100%;
    min-block-size: 1.5rem;
    margin-inline-start: calc(var(--_step) * -1);
    padding: 2px var(--_step);
  }
  .disclosure:hover {
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }
  .disclosure .image {
    inline-size: 0.875rem;
    block-size: 1.45em;
    color: var(--_muted);
    transition: rotate 0.12s;
  }
  .disclosure[aria-expanded='true'] .image {
    rotate: 90deg;
  }
  .disclosure[aria-expanded='true'] .image:dir(rtl) {
    rotate: -90deg;
  }
  .lines > *,
  .lines > time > * {
    display: block;
  }
  .left {
    display: flex;
    align-items: center;
    gap: var(--_step);
    color: var(--_tone, inherit);
  }
  .left.warning,
  .left.failure {
    font-weight: 500;
  }
  .left > .image {
    inline-size: 0.875rem;
    block-size: 0.875rem;
  }
  .reason {
    color: var(--_warning-text);
    text-wrap: balance;
  }
  .reason > .link {
    display: block;
  }
  .done {
    display: flex;
    align-items: center;
    gap: var(--_step);
    color: var(--_tone);
    font-weight: 500;
  }
  .links {
    display: flex;
    flex-wrap: wrap;
    gap: 0 calc(var(--_step) * 3);
  }
  .c-actions {
    display: flex;
    flex-direction: column;
    align-items: flex-end;
    gap: var(--_step);
    text-align: end;
  }
  .details > td {
    grid-column: 1 / -1;
    display: grid;
    gap: calc(var(--_step) * 3);
    padding-block: var(--_step) calc(var(--_step) * 4);
    padding-inline-start: calc(1.5rem + var(--_step) * 8);
  }
  table:not([data-selectable]) .details > td {
    padding-inline-start: calc(var(--_step) * 5);
  }
  .selected + .details {
    background: var(--_accent-soft);
  }
  dl {
    margin: 0;
  }
  .related {
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--_step) * 3) calc(var(--_step) * 8);
  }
  .related > div {
    flex: 1 1 14rem;
  }
  .related li {
    display: flex;
    flex-wrap: wrap;
    gap: 0 calc(var(--_step) * 2);
  }
  dt {
    color: var(--_muted);
    font-size: var(--_small);
    font-weight: 500;
  }
  .fields {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(12rem, 100%), 1fr));
    gap: calc(var(--_step) * 2) calc(var(--_step) * 8);
  }
  .fields dd {
    overflow-wrap: anywhere;
  }

  @media (pointer: coarse) {
    .hit {
      inline-size: 2.75rem;
      block-size: 2.75rem;
    }
    .sort,
    .disclosure {
      align-items: center;
      min-inline-size: 2.75rem;
      min-block-size: 2.75rem;
    }
  }
  @media print {
    :is(.c-select, .c-actions) :is(input, button) {
      display: none;
    }
  }
`;
