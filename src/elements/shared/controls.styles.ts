import { css } from 'lit';

/** Buttons, inputs and small pieces, the same in all elements. To be used after `tokens`. */
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
  :focus-visible {
    outline: 2px solid var(--_focus);
    outline-offset: 2px;
  }
  [tabindex='-1']:focus-visible {
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
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: calc(var(--_step) * 1.5);
    padding: var(--_step) calc(var(--_step) * 3);
    border-color: light-dark(color-mix(in srgb, var(--_edge) 55%, transparent), var(--_edge));
    font-weight: 500;
    text-decoration: none;
    cursor: pointer;
    transition: background-color 0.12s;
    &:hover {
      background: var(--_hover);
    }
    &:active {
      background: color-mix(in srgb, var(--_hover), var(--_text) 7%);
    }
    &.primary {
      --_fill: var(--_accent);
    }
    &.danger {
      --_fill: var(--_danger);
    }
    &:is(.primary, .danger) {
      border-color: transparent;
      background: var(--_fill);
      color: var(--_on-accent);
      &:hover {
        background: color-mix(in oklab, var(--_fill), black 12%);
      }
      &:active {
        background: color-mix(in oklab, var(--_fill), black 22%);
      }
    }
    &.plain {
      border-color: transparent;
      background: none;
      color: var(--_accent-text);
      &:hover {
        background: var(--_accent-soft);
      }
    }
    &.icon {
      inline-size: var(--_control);
      padding: 0;
      border-color: transparent;
      background: none;
      color: var(--_muted);
      &:hover {
        background: var(--_hover);
        color: var(--_text);
      }
    }
    &:is(:disabled, [aria-disabled='true']) {
      border-color: var(--_border);
      background: var(--_hover);
      color: var(--_muted);
      cursor: default;
    }
    &:is(.plain, .icon):is(:disabled, [aria-disabled='true']) {
      border-color: transparent;
      background: none;
    }
  }
  .input,
  .select {
    inline-size: 100%;
    min-inline-size: 0;
    padding: var(--_step) calc(var(--_step) * 2.5);
    &::placeholder {
      color: var(--_muted);
      opacity: 1;
    }
    &:hover {
      border-color: var(--_text);
    }
  }
  .select {
    inline-size: auto;
    max-inline-size: 100%;
    cursor: pointer;
    text-overflow: ellipsis;
  }
  :is(input, progress) {
    accent-color: var(--_accent);
  }
  :is(input[type='checkbox'], input[type='radio']) {
    inline-size: 1rem;
    block-size: 1rem;
    margin: 0;
    flex: none;
    cursor: pointer;
    &[aria-disabled='true'] {
      opacity: 0.5;
      cursor: default;
    }
  }
  /* The label is what is hit, so that the target is as large as a button. */
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
    text-decoration-thickness: 1px;
    text-underline-offset: 0.2em;
    &:hover {
      text-decoration-thickness: 2px;
    }
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
  .icon-image {
    flex: none;
    inline-size: 1em;
    block-size: 1em;
    min-inline-size: 1rem;
    min-block-size: 1rem;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.5;
    stroke-linecap: round;
    stroke-linejoin: round;
    &.flip:dir(rtl) {
      transform: scaleX(-1);
    }
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
    border: 1px solid color-mix(in srgb, var(--_tone, var(--_muted)) 24%, transparent);
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
    border-radius: var(--_radius);
    > .icon-image {
      margin-block-start: 0.16em;
      color: var(--_tone);
    }
    > .body {
      flex: 1 1 12rem;
      min-inline-size: 0;
    }
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
    color: var(--_accent);
    &::-webkit-progress-bar {
      background: none;
    }
    &::-webkit-progress-value {
      border-radius: 3px;
      background: var(--_accent);
      transition: inline-size 0.3s;
    }
    &::-moz-progress-bar {
      border-radius: 3px;
      background: var(--_accent);
    }
  }
  .skeleton {
    display: block;
    block-size: 0.75em;
    border-radius: 4px;
    background: var(--_hover);
    animation: contacts-restore-pulse 1.6s ease-in-out infinite alternate;
  }
  .spinner {
    flex: none;
    inline-size: 1rem;
    block-size: 1rem;
    border: 2px solid var(--_border);
    border-block-start-color: var(--_accent);
    border-radius: 50%;
    animation: contacts-restore-spin 0.8s linear infinite;
  }
  @keyframes contacts-restore-pulse {
    to {
      opacity: 0.45;
    }
  }
  @keyframes contacts-restore-spin {
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
    font-size: var(--_size);
    > .button {
      display: flex;
      inline-size: 100%;
      justify-content: flex-start;
      border-color: transparent;
      background: none;
      font-weight: 400;
      text-align: start;
      &:is(:hover, :focus-visible):not([aria-disabled='true']) {
        background: var(--_hover);
      }
      &:focus-visible {
        outline-offset: -2px;
      }
    }
  }
  [data-menu-open] {
    anchor-name: --contacts-restore-menu;
  }
  /* Where anchors are unknown the menu stands in the middle, as popovers do by themselves. */
  @supports (anchor-name: --x) {
    .menu {
      position-anchor: --contacts-restore-menu;
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
    padding: 0;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  @media (prefers-reduced-motion: reduce) {
    *,
    ::before,
    ::after {
      animation: none !important;
      transition: none !important;
    }
  }
  @media (forced-colors: active) {
    .button:is(:disabled, [aria-disabled='true']) {
      border-color: GrayText;
      color: GrayText;
    }
    .button:is(.primary, .danger, .plain, .icon),
    .menu > .button:focus-visible {
      border-color: currentColor;
    }
    progress {
      border: 1px solid CanvasText;
    }
    progress::-webkit-progress-value {
      forced-color-adjust: none;
      background: Highlight;
    }
  }
`;
