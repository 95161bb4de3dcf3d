import { css } from 'lit';

export const styles = css`
  :host {
    display: contents;
  }
  dialog {
    --_pad: calc(var(--_step) * 6);
    inline-size: calc(100% - 2rem);
    max-inline-size: var(--contacts-restore-modal-width, 32rem);
    max-block-size: min(100dvb - 3rem, 46rem);
    padding: 0;
    overflow: auto;
    overscroll-behavior: contain;
    scroll-padding-block: 4.5rem;
    border: 1px solid var(--_border);
    border-radius: calc(var(--_radius) * 1.5);
    background: var(--_raised);
    box-shadow: var(--_shadow);
    color: var(--_text);
    animation: enter 0.18s ease-out;
  }
  dialog::backdrop {
    background: light-dark(#10182866, #0000008c);
  }
  @keyframes enter {
    from {
      opacity: 0;
      translate: 0 0.5rem;
    }
  }
  header,
  footer {
    position: sticky;
    z-index: 1;
    display: flex;
    gap: calc(var(--_step) * 2);
    padding-inline: var(--_pad);
    background: var(--_raised);
  }
  header {
    inset-block-start: 0;
    align-items: flex-start;
    justify-content: space-between;
    padding-block: calc(var(--_step) * 5) calc(var(--_step) * 1.5);
  }
  h2 {
    min-inline-size: 0;
    padding-block: var(--_step);
    font-size: var(--_large);
    font-weight: 600;
    line-height: 1.3;
    overflow-wrap: anywhere;
    text-wrap: balance;
  }
  header .button {
    margin-inline-end: calc(var(--_step) * -2);
  }
  /* The first in the order of reading stands last on the line, where people look for it. */
  footer {
    inset-block-end: 0;
    flex-flow: row-reverse wrap;
    padding-block: calc(var(--_step) * 4);
    border-block-start: 1px solid var(--_border);
  }
  .content {
    display: grid;
    gap: calc(var(--_step) * 4);
    padding-inline: var(--_pad);
    padding-block-end: calc(var(--_step) * 5);
  }
  h3,
  legend {
    font-size: inherit;
    font-weight: 600;
  }
  .facts {
    display: flex;
    flex-wrap: wrap;
    gap: 0 calc(var(--_step) * 4);
  }
  .checking {
    display: flex;
    align-items: center;
    gap: calc(var(--_step) * 2);
  }
  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--_step) * 1.5);
    margin-block: calc(var(--_step) * 2);
  }
  .chips li {
    padding: calc(var(--_step) / 2) calc(var(--_step) * 2.5);
    border: 1px solid var(--_border);
    border-radius: var(--_radius-small);
    background: var(--_subtle);
  }
  .groups {
    display: grid;
    gap: calc(var(--_step) * 2.5);
  }
  h3 + .groups {
    margin-block-start: var(--_step);
  }
  .groups .select {
    margin-block: calc(var(--_step) * 1.5) var(--_step);
  }
  summary {
    inline-size: fit-content;
    min-block-size: 1.5rem;
    padding-block: calc(var(--_step) / 2);
    border-radius: 4px;
    color: var(--_accent-text);
    cursor: pointer;
  }
  summary:hover {
    text-decoration: underline;
  }
  .names {
    display: grid;
    gap: var(--_step);
    max-block-size: 14rem;
    overflow: auto;
    padding-block: var(--_step);
    padding-inline-start: calc(var(--_step) * 4);
  }
  .names li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--_step) calc(var(--_step) * 3);
  }
  fieldset {
    min-inline-size: 0;
  }

  /* A sheet at the end of the page, with buttons as wide as a thumb likes them. */
  @media (max-width: 30rem) {
    dialog {
      --_pad: calc(var(--_step) * 4);
      inline-size: 100%;
      max-inline-size: none;
      max-block-size: calc(100dvb - 1.5rem);
      margin-block-end: 0;
      border-inline: 0;
      border-block-end: 0;
      border-end-start-radius: 0;
      border-end-end-radius: 0;
    }
    footer {
      flex-direction: column;
      padding-block-end: max(var(--_step) * 4, env(safe-area-inset-bottom));
    }
    footer .button {
      min-block-size: 2.75rem;
    }
  }
  @media (forced-colors: active) {
    .chips li,
    dialog {
      border-color: CanvasText;
    }
  }
`;
