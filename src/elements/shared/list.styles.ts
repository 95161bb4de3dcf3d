import { css } from 'lit';

/** What elements with a list of rows have in common: headings, fields, what stands around the rows or in their place. */
export const listStyles = css`
  :host {
    display: block;
  }
  h2 {
    font-size: var(--_large);
    font-weight: 600;
    line-height: 1.3;
  }
  h3 {
    font-size: inherit;
    font-weight: 600;
  }
  button.link {
    padding: 0;
    border: 0;
    background: none;
    font-family: inherit;
    font-size: inherit;
    line-height: inherit;
    text-align: start;
    cursor: pointer;
  }
  button.link[aria-disabled='true'] {
    color: var(--_muted);
    text-decoration: none;
    cursor: default;
  }
  .field {
    display: grid;
    gap: var(--_step);
    min-inline-size: 0;
  }
  thead th {
    font-weight: 500;
  }
  .label {
    display: none;
  }

  .busy > table {
    /* Grey rather than pale: a slow answer leaves people these rows to read. */
    filter: grayscale(1);
    opacity: 0.9;
    transition-property: filter, opacity;
    transition-duration: 0.15s;
    transition-delay: 0.15s;
  }
  .busy::before {
    content: '';
    position: absolute;
    inset-inline: 0;
    inset-block-start: -1px;
    z-index: 1;
    block-size: 2px;
    border-radius: 2px;
    background: var(--_accent);
    animation: pulse 0.8s ease-in-out infinite alternate;
  }

  .notice {
    display: flex;
    flex-direction: column;
    align-items: center;
    gap: calc(var(--_step) * 2);
    padding: calc(var(--_step) * 12) calc(var(--_step) * 6);
    text-align: center;
    text-wrap: balance;
  }
  .notice > :is(p, div) {
    max-inline-size: 34rem;
  }
  .notice h3 {
    font-size: var(--_large);
  }
  .glyph {
    display: grid;
    place-items: center;
    inline-size: 3rem;
    block-size: 3rem;
    border-radius: 50%;
    background: var(--_subtle);
    color: var(--_muted);
  }
  .glyph > .image {
    inline-size: 1.5rem;
    block-size: 1.5rem;
  }
  .skeletons > div {
    display: flex;
    gap: calc(var(--_step) * 6);
    padding: calc(var(--_step) * 4.5) calc(var(--_step) * 4);
    border-block-end: 1px solid var(--_border);
  }
  .skeletons > div:last-child {
    border: 0;
  }
  .skeletons .skeleton {
    flex: 1;
  }
  .skeletons .skeleton:first-child {
    flex: 0 0 25%;
  }

  .footer,
  .pager,
  .sizes,
  .steps {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(var(--_step) * 2);
  }
  .footer,
  .pager {
    gap: calc(var(--_step) * 2) calc(var(--_step) * 4);
    justify-content: space-between;
  }
  .footer {
    padding: calc(var(--_step) * 2) calc(var(--_step) * 3);
    border-block-start: 1px solid var(--_border);
    font-size: var(--_small);
  }
  .steps > .button {
    inline-size: calc(var(--_control) * 1.1);
    padding: 0;
  }
  @media print {
    .sizes,
    .steps {
      display: none;
    }
  }
`;
