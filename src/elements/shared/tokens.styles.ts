import { css } from 'lit';

/**
 * The look, as private properties (`--_x`) that take the public ones (`--contacts-restore-x`) where a page sets them. Light or
 * dark is the page's `color-scheme`, inherited, or that of `--contacts-restore-color-scheme`. Text has at least 4.5 : 1 and the
 * edges of controls at least 3 : 1 in both.
 *
 * @cssprop --contacts-restore-color-scheme - `light`, `dark` or `light dark`. Default: that of the page.
 * @cssprop --contacts-restore-accent - Primary buttons, selection, progress, links. Default: a blue.
 * @cssprop --contacts-restore-on-accent - Text on it. Default: white.
 * @cssprop --contacts-restore-danger - The button that undoes a large restore. Default: a red.
 * @cssprop --contacts-restore-text - Text.
 * @cssprop --contacts-restore-text-muted - Text of less weight; needs 4.5 : 1 all the same.
 * @cssprop --contacts-restore-surface - Behind the element.
 * @cssprop --contacts-restore-surface-raised - Behind rows, fields and dialogs.
 * @cssprop --contacts-restore-surface-subtle - Behind headings of tables, and details.
 * @cssprop --contacts-restore-surface-hover - Behind what is pointed at.
 * @cssprop --contacts-restore-border - Lines between rows and around cards.
 * @cssprop --contacts-restore-border-strong - Edges of fields; needs 3 : 1.
 * @cssprop --contacts-restore-focus - The outline of what has the focus. Default: made of the accent.
 * @cssprop --contacts-restore-radius - Corners. Default: 8px.
 * @cssprop --contacts-restore-shadow - Under dialogs and menus.
 * @cssprop --contacts-restore-font-family - Default: that of the page.
 * @cssprop --contacts-restore-font-size - Default: 0.875rem.
 * @cssprop --contacts-restore-step - One step of space, of which everything else is a multiple. Default: 0.25rem.
 */
export const tokens = css`
  :host {
    color-scheme: var(--contacts-restore-color-scheme, inherit);
    --_text: var(--contacts-restore-text, light-dark(#1a1f28, #e8ebf0));
    --_muted: var(--contacts-restore-text-muted, light-dark(#5a6372, #a2abb8));
    --_surface: var(--contacts-restore-surface, light-dark(#ffffff, #15181d));
    --_raised: var(--contacts-restore-surface-raised, light-dark(#ffffff, #1c2026));
    --_subtle: var(--contacts-restore-surface-subtle, light-dark(#f7f8fa, #20252c));
    --_hover: var(--contacts-restore-surface-hover, light-dark(#f0f2f5, #2a3038));
    --_border: var(--contacts-restore-border, light-dark(#e2e5ea, #313841));
    --_edge: var(--contacts-restore-border-strong, light-dark(#848c99, #747e8c));
    --_line: light-dark(color-mix(in srgb, var(--_edge) 55%, transparent), var(--_edge));
    --_accent: var(--contacts-restore-accent, light-dark(#2f5bea, #3d68ee));
    --_on-accent: var(--contacts-restore-on-accent, #ffffff);
    --_accent-text: light-dark(
      color-mix(in oklab, var(--_accent), black 8%),
      color-mix(in oklab, var(--_accent), white 52%)
    );
    --_accent-soft: color-mix(in oklab, var(--_accent) 9%, var(--_raised));
    --_danger: var(--contacts-restore-danger, light-dark(#c52f2f, #d13c3c));
    --_danger-text: light-dark(#ac2323, #ff9c96);
    --_danger-soft: light-dark(#fdf1f0, #321c1d);
    --_warning-text: light-dark(#7a4a00, #f3c069);
    --_warning-soft: light-dark(#fff8e8, #2d2415);
    --_success-text: light-dark(#0e6a3b, #7cd8a2);
    --_success-soft: light-dark(#ebf8f1, #14291e);
    --_focus: var(--contacts-restore-focus, var(--_accent-text));
    --_radius: var(--contacts-restore-radius, 8px);
    --_radius-small: max(0px, var(--_radius) - 2px);
    --_shadow: var(
      --contacts-restore-shadow,
      0 1px 2px light-dark(#1018280f, #0006),
      0 12px 32px -8px light-dark(#10182833, #000a)
    );
    --_size: var(--contacts-restore-font-size, 0.875rem);
    --_small: calc(var(--_size) * 0.9);
    --_large: calc(var(--_size) * 1.2);
    /* One step of space. Everything else is a multiple of it, so that density is one number. */
    --_step: var(--contacts-restore-step, 0.25rem);
    --_control: calc(var(--_step) * 8);
    color: var(--_text);
    font-family: var(--contacts-restore-font-family, inherit);
    font-size: var(--_size);
    font-weight: 400;
    line-height: 1.45;
    letter-spacing: normal;
    text-align: start;
  }
  :host([density='compact']) {
    --_step: var(--contacts-restore-step, 0.1875rem);
    --_control: 1.75rem;
  }
  :host([hidden]) {
    display: none;
  }
  @media (pointer: coarse) {
    :host {
      --_control: 2.75rem;
    }
  }
  @media (prefers-contrast: more) {
    :host {
      --_muted: var(--_text);
      --_border: var(--_edge);
      --_edge: var(--_text);
    }
  }
  @media (forced-colors: active) {
    :host {
      --_focus: Highlight;
      --_border: CanvasText;
      --_shadow: none;
    }
  }
`;
