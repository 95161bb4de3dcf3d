import { css } from 'lit';

/**
 * Buttons, inputs and small pieces, the same in all elements. To be used after `tokens`. Rules are not nested: the minifier of
 * the build leaves a style sheet alone when it meets nesting.
 */
export const controls = css`
  *,
  ::before,
  ::after {
    box-sizing: border-box;
  }
  :is(h2, h3, p, ul, dl, dd, fieldset, legend) {
    margin: 0;
    padding: 0;
    border: 0;
  }
  ul {
    list-style: none;
  }
  bdi {
    overflow-wrap: anywhere;
  }
  /* Words read in the direction of their own language, also on a page that reads the other way; their place is the page's. */
  :is(h2, h3, p, li, dt, dd, span, strong, time, label, button, legend, summary):not([dir]) {
    unicode-bidi: plaintext;
    text-align: -webkit-match-parent;
    text-align: match-parent;
  }
  :focus-visible {
    outline: 2px solid var(--_focus);
    outline-offset: 2px;
  }
  /* Takes the focus so that it is read, not so that it is used. */
  [tabindex='-1']:not([role]):focus-visible {
    outline: none;
  }

  .button,
  .input,
  .select {
    min-block-size: var(--_control);
    border: 1px solid var(--_edge);
    border-radius: var(--_radius-small);
    background: var(--_raised);
    color: var(--_text);
    font: inherit;
    line-height: 1.25;
  }
  .button {
    --_over: var(--_hover);
    padding: var(--_step) calc(var(--_step) * 3);
    border-color: var(--_line);
    font-weight: 500;
    text-decoration: none;
    cursor: pointer;
    transition: background-color 0.12s;
  }
  /* Words that stand in a flex container without an element of their own read in the page's direction in Firefox. */
  .button:has(> .image) {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: calc(var(--_step) * 1.5);
  }
  button.button {
    text-align: center;
  }
  .button:is(.primary, .danger) {
    --_fill: var(--_accent);
    --_over: color-mix(in oklab, var(--_fill), black 14%);
    border-color: transparent;
    background: var(--_fill);
    color: var(--_on-accent);
  }
  .button.danger {
    --_fill: var(--_danger);
  }
  .button:is(.plain, .icon) {
    border-color: transparent;
    background: none;
  }
  .plain {
    --_over: var(--_accent-soft);
    color: var(--_accent-text);
  }
  .icon {
    inline-size: var(--_control);
    flex: none;
    color: var(--_muted);
  }
  .button.icon {
    padding: 0;
  }
  .button:hover {
    background: var(--_over);
  }
  .button:active {
    filter: brightness(0.93);
  }
  .button:is(:disabled, [aria-disabled='true']) {
    background: var(--_hover);
    border-color: var(--_border);
    color: var(--_muted);
    cursor: default;
    filter: none;
  }
  .button:is(.plain, .icon):is(:disabled, [aria-disabled='true']) {
    border-color: transparent;
    background: none;
  }
  .input,
  .select {
    min-inline-size: 0;
    max-inline-size: 100%;
    padding: var(--_step) calc(var(--_step) * 2.5);
    text-overflow: ellipsis;
  }
  .input:hover,
  .select:hover {
    border-color: var(--_text);
  }
  .input {
    inline-size: 100%;
  }
  .input::placeholder {
    color: var(--_muted);
    opacity: 1;
  }
  .select {
    cursor: pointer;
  }
  :is([type='checkbox'], [type='radio']) {
    flex: none;
    inline-size: 1rem;
    block-size: 1rem;
    margin: 0;
    accent-color: var(--_accent);
    cursor: pointer;
  }
  :is([type='checkbox'], [type='radio'])[aria-disabled='true'] {
    opacity: 0.5;
    cursor: default;
  }
  /* A label around its control, so that the target is as large as a button. */
  .choice {
    display: flex;
    align-items: center;
    gap: calc(var(--_step) * 2);
    min-block-size: max(1.5rem, var(--_control) * 0.875);
    cursor: pointer;
  }

  .link {
    color: var(--_accent-text);
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }
  .link:hover {
    text-decoration-thickness: 2px;
  }
  .muted {
    color: var(--_muted);
  }
  .small {
    font-size: var(--_small);
  }
  .number {
    font-variant-numeric: tabular-nums;
  }
  .image {
    flex: none;
    inline-size: 1rem;
    block-size: 1rem;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.5;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .flip:dir(rtl) {
    transform: scaleX(-1);
  }

  .info {
    --_tone: var(--_accent-text);
    --_soft: var(--_accent-soft);
  }
  .warning {
    --_tone: var(--_warning-text);
    --_soft: var(--_warning-soft);
  }
  .success {
    --_tone: var(--_success-text);
    --_soft: var(--_success-soft);
  }
  .failure {
    --_tone: var(--_danger-text);
    --_soft: var(--_danger-soft);
  }
  .badge,
  .banner {
    border: 1px solid color-mix(in srgb, var(--_tone, var(--_muted)) 22%, transparent);
    border-radius: var(--_radius);
    background: var(--_soft, var(--_subtle));
  }
  .badge {
    display: inline-flex;
    align-items: center;
    gap: var(--_step);
    padding: 0 calc(var(--_step) * 1.75);
    border-radius: 99px;
    color: var(--_tone, var(--_muted));
    font-size: var(--_small);
    font-weight: 500;
    line-height: 1.65;
    white-space: nowrap;
  }
  .banner {
    display: flex;
    flex-wrap: wrap;
    align-items: flex-start;
    gap: calc(var(--_step) * 2);
    padding: calc(var(--_step) * 2.5) calc(var(--_step) * 3);
  }
  .banner > .image {
    margin-block-start: 0.16em;
    color: var(--_tone);
  }
  .banner > .body {
    flex: 1 1 12rem;
    min-inline-size: 0;
  }
  .card,
  .menu {
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_raised);
  }

  progress {
    appearance: none;
    inline-size: 100%;
    block-size: 6px;
    border: 0;
    border-radius: 3px;
    overflow: hidden;
    background: var(--_border);
  }
  progress::-webkit-progress-bar {
    background: none;
  }
  progress::-webkit-progress-value {
    background: var(--_accent);
    transition: inline-size 0.3s;
  }
  progress::-moz-progress-bar {
    background: var(--_accent);
  }
  .skeleton {
    display: block;
    block-size: 0.75em;
    border-radius: 4px;
    background: var(--_hover);
    animation: pulse 1.6s ease-in-out infinite alternate;
  }
  .spinner {
    flex: none;
    inline-size: 1rem;
    block-size: 1rem;
    border: 2px solid var(--_border);
    border-block-start-color: var(--_accent);
    border-radius: 50%;
    animation: spin 0.8s linear infinite;
  }
  @keyframes pulse {
    to {
      opacity: 0.45;
    }
  }
  @keyframes spin {
    to {
      rotate: 1turn;
    }
  }

  .menu {
    min-inline-size: 11rem;
    max-inline-size: min(20rem, 100vi - 1rem);
    padding: var(--_step);
    box-shadow: var(--_shadow);
    color: var(--_text);
  }
  .menu > .button {
    display: block;
    inline-size: 100%;
    border-color: transparent;
    font-weight: 400;
    text-align: -webkit-match-parent;
    text-align: match-parent;
  }
  .menu > .button:focus-visible {
    background: var(--_hover);
    outline-offset: -2px;
  }
  [data-menu-open] {
    anchor-name: --menu;
  }
  /* Where anchors are unknown the menu stands in the middle, as popovers do by themselves. */
  @supports (anchor-name: --x) {
    .menu {
      position-anchor: --menu;
      position-area: block-end span-inline-start;
      position-try-fallbacks:
        flip-block,
        flip-inline,
        flip-block flip-inline;
      margin: var(--_step) 0;
    }
  }

  .visually-hidden:not(:focus-within, :active) {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  @media (prefers-reduced-motion: reduce) {
    * {
      animation: none !important;
      transition: none !important;
    }
  }
  @media (forced-colors: active) {
    .button:is(.primary, .danger, .plain, .icon) {
      border-color: currentColor;
    }
    .button:is(:disabled, [aria-disabled='true']) {
      border-color: GrayText;
      color: GrayText;
    }
    progress {
      border: 1px solid;
    }
    progress::-webkit-progress-value {
      forced-color-adjust: none;
      background: Highlight;
    }
  }
`;
