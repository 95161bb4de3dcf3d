import { css } from 'lit';

/** The row under an action with all about it. */
export const panelStyles = css`
  .panel > td {
    grid-column: 1 / -1;
    min-inline-size: 0;
    padding: calc(var(--_step) * 4);
    background: var(--_subtle);
  }
  .row.open {
    background: var(--_subtle);
  }
  .row.open + .panel {
    border-block-start: 0;
  }
  .panel section {
    background: none;
    gap: calc(var(--_step) * 4);
  }
  .facts {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(11rem, 100%), 1fr));
    gap: calc(var(--_step) * 3) calc(var(--_step) * 5);
  }
  code {
    font-family: ui-monospace, monospace;
    font-size: 0.95em;
    user-select: all;
  }
  .counts {
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--_step) * 2);
  }
  .part {
    display: grid;
    justify-items: start;
    gap: calc(var(--_step) * 2.5);
  }
  .part > :is(.problems, .contacts, .bar, .choosing, .banner, .pager) {
    inline-size: 100%;
  }
  .bar,
  .choosing {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(var(--_step) * 2) calc(var(--_step) * 4);
  }
  .bar {
    justify-content: space-between;
  }
  .choosing > .button {
    margin-inline-start: auto;
  }
  .contacts {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(20rem, 100%), 1fr));
    gap: 0 calc(var(--_step) * 5);
    padding: calc(var(--_step) * 1.5) calc(var(--_step) * 3);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_raised);
  }
  .contacts > li {
    min-inline-size: 0;
  }
  .contacts .choice {
    flex-wrap: wrap;
    gap: 0 calc(var(--_step) * 2);
    padding-block: var(--_step);
  }
  .plain-item {
    cursor: default;
  }
  @container bulk-actions-history (width < 720px) {
    .facts {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
  }
`;
