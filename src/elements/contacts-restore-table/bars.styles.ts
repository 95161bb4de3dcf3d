import { css } from 'lit';

/** What stands around the rows: heading, toolbar, selection, banners, paging and states. */
export const barStyles = css`
  .base {
    container: contacts-restore / inline-size;
    display: flex;
    flex-direction: column;
    gap: calc(var(--_step) * 3);
    background: var(--_surface);
  }
  .toolbar,
  .selection,
  .filters {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(var(--_step) * 2);
  }
  .toolbar > .skeleton {
    inline-size: min(20rem, 100%);
    block-size: var(--_control);
  }
  .space {
    flex: 1 0 0;
  }
  .search {
    position: relative;
    flex: 1 1 12rem;
    max-inline-size: 20rem;
  }
  .search > .image {
    position: absolute;
    inset-block: 0;
    inset-inline-start: calc(var(--_step) * 2.5);
    margin-block: auto;
    color: var(--_muted);
    pointer-events: none;
  }
  .search > .input {
    padding-inline-start: calc(var(--_step) * 4 + 1.25rem);
  }
  .toggle[aria-pressed='true'],
  .chip {
    border-color: var(--_accent-text);
    background: var(--_accent-soft);
    color: var(--_accent-text);
  }
  .button > .image {
    inline-size: 0.875rem;
    block-size: 0.875rem;
  }
  .button.icon > .image {
    inline-size: 1rem;
    block-size: 1rem;
  }
  [aria-expanded='true'] > .image:last-child {
    rotate: 180deg;
  }
  .filters {
    align-items: flex-end;
    gap: calc(var(--_step) * 4);
    padding: calc(var(--_step) * 3);
    background: var(--_subtle);
  }
  .field {
    flex: 1 1 9rem;
    max-inline-size: 16rem;
    font-weight: 500;
  }
  .field > .select {
    inline-size: 100%;
    font-weight: 400;
  }
  .sort-select {
    display: none;
    align-items: center;
    gap: calc(var(--_step) * 2);
    min-inline-size: 0;
    color: var(--_muted);
  }
  .columns-button {
    anchor-name: --contacts-restore-columns;
  }
  .columns {
    padding: calc(var(--_step) * 2) calc(var(--_step) * 3);
    box-shadow: var(--_shadow);
    color: var(--_text);
  }
  @supports (anchor-name: --x) {
    .columns {
      position-anchor: --contacts-restore-columns;
      position-area: block-end span-inline-start;
      position-try-fallbacks: flip-inline, flip-block;
      margin: var(--_step) 0;
    }
  }

  .frame {
    position: relative;
    display: flex;
    flex-direction: column;
  }
  .selection {
    min-block-size: calc(var(--_control) + var(--_step) * 4);
    padding: calc(var(--_step) * 2) calc(var(--_step) * 3);
    border-start-start-radius: inherit;
    border-start-end-radius: inherit;
  }
  .selection.some {
    background: var(--_accent-soft);
  }
  .selection > .number {
    min-inline-size: 6rem;
  }
  .offer {
    display: flex;
    flex-wrap: wrap;
    gap: 0 calc(var(--_step) * 2);
  }
  .skip:not(:focus) {
    position: absolute;
  }

  .job .actions {
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--_step) * 2);
    margin-block-start: calc(var(--_step) * 2);
  }
  .job .actions:empty {
    display: none;
  }
  .job .spinner {
    margin-block-start: 0.16em;
  }
  .job progress {
    display: block;
    margin-block: calc(var(--_step) * 1.5) var(--_step);
  }
  .job summary {
    color: var(--_accent-text);
    cursor: pointer;
  }
  .job .problems {
    margin-block: calc(var(--_step) * 2);
  }

  @container contacts-restore (inline-size < 720px) {
    .search {
      flex: 1 0 100%;
      max-inline-size: none;
    }
    .sort-select {
      display: inline-flex;
      flex: 1 1 9rem;
    }
    .sort-select > .select {
      flex: 1;
    }
    .space {
      display: none;
    }
    .field {
      flex-basis: 100%;
      max-inline-size: none;
    }
    .selection {
      display: none;
    }
    .selection.some {
      display: flex;
      order: 2;
      position: sticky;
      inset-block-end: 0;
      z-index: 1;
      border-block-start: 1px solid var(--_border);
      border-radius: 0;
      border-end-start-radius: var(--_radius);
      border-end-end-radius: var(--_radius);
    }
    .selection > .primary {
      flex: 1;
    }
    .selection > .number,
    .offer {
      flex: 1 0 100%;
    }
  }
  @media print {
    .toolbar,
    .filters,
    .selection {
      display: none;
    }
  }
`;
