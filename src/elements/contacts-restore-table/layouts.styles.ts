import { css } from 'lit';

/** The same rows where the element is narrower: pairs of columns, one above the other, then cards. */
export const layoutStyles = css`
  @container contacts-restore (720px <= inline-size < 960px) {
    tr {
      grid-template-columns:
        var(--_t-select,) [name] minmax(0, 1.3fr) var(--_t-reach,) var(--_t-deleted,) var(--_t-until,)
        var(--_t-actions,);
    }
    /* A date takes a line more than what is above it in the other pair, so they part half a line lower. */
    tr:not(.details) {
      grid-template-rows: 1fr auto var(--_half, 0) auto 1fr;
    }
    .row {
      --_half: 0.5lh;
    }
    table:is([data-columns~='email'], [data-columns~='phone']) {
      --_t-reach: [reach] minmax(0, 1.9fr);
    }
    table:is([data-columns~='deletedAt'], [data-columns~='deletedBy']) {
      --_t-deleted: [deleted] minmax(0, 1.25fr);
    }
    :is(.c-select, .c-name, .c-restorableUntil, .c-actions, .c-email, .c-phone, .c-deletedAt, .c-deletedBy) {
      grid-row: 1 / -1;
    }
    .c-select {
      grid-column: select;
    }
    .c-name {
      grid-column: name;
    }
    :is(.c-email, .c-phone) {
      grid-column: reach;
    }
    :is(.c-deletedAt, .c-deletedBy) {
      grid-column: deleted;
    }
    .c-restorableUntil {
      grid-column: until;
    }
    .c-actions {
      grid-column: actions;
    }
    table[data-columns~='phone'] .c-email,
    table[data-columns~='deletedBy'] .c-deletedAt {
      grid-row: 2;
      align-self: end;
    }
    table[data-columns~='email'] .c-phone,
    table[data-columns~='deletedAt'] .c-deletedBy {
      grid-row: 3 / span 2;
      align-self: start;
    }
    table[data-columns~='deletedBy'] .c-deletedAt {
      grid-row-end: span 2;
    }
    table[data-columns~='deletedAt'] .c-deletedBy {
      grid-row: 4;
    }
    .c-deletedBy .lines > * {
      display: inline;
    }
  }

  @container contacts-restore (inline-size < 720px) {
    thead {
      border-block-start: 0;
      border-start-start-radius: var(--_radius);
      border-start-end-radius: var(--_radius);
    }
    thead tr {
      display: flex;
    }
    thead th:not(.c-select),
    table:not([data-selectable]) thead {
      display: none;
    }
    thead .hit {
      grid-template-columns: auto 1fr;
      inline-size: auto;
      margin: 0;
    }
    thead .label {
      display: block;
      font-size: var(--_size);
    }
    .row {
      grid-template-columns: 2.25rem minmax(0, 1fr);
      align-items: start;
      gap: var(--_step) 0;
      padding-block: calc(var(--_step) * 3);
    }
    table:not([data-selectable]) .row {
      grid-template-columns: minmax(0, 1fr);
    }
    .row > * {
      grid-column: -2;
    }
    .row > .c-select {
      grid-column: 1;
      grid-row: 1;
      margin-block: -0.375rem;
    }
    :is(.c-deletedAt, .c-deletedBy, .c-restorableUntil) {
      display: grid;
      grid-template-columns: minmax(5.5rem, 30%) minmax(0, 1fr);
      gap: calc(var(--_step) * 2);
    }
    .row .label {
      display: block;
      color: var(--_muted);
    }
    :is(.c-email, .c-phone) > .label {
      display: none;
    }
    .lines > time,
    .lines {
      display: flex;
      flex-wrap: wrap;
      align-items: baseline;
      gap: 0 calc(var(--_step) * 2);
    }
    .row > :has(> .none) {
      display: none;
    }
    .c-actions {
      align-items: stretch;
      text-align: start;
      margin-block-start: var(--_step);
    }
    .c-actions .button {
      min-block-size: 2.75rem;
    }
    .details > td,
    table:not([data-selectable]) .details > td {
      padding-inline-start: 2.25rem;
    }
  }
`;
