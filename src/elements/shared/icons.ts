import { html, type TemplateResult } from 'lit';

// Paths on a grid of 16 by 16, drawn as lines. Each is a constant of its own, so that an element carries only what it shows.
export const SEARCH = 'M7 12A5 5 0 1 0 7 2a5 5 0 0 0 0 10Zm3.6-1.4L14 14';
export const CHEVRON_DOWN = 'm4 6 4 4 4-4';
export const CHEVRON_START = 'm10 4-4 4 4 4';
export const CHEVRON_END = 'm6 4 4 4-4 4';
export const SORT = 'm5 6 3-3 3 3M5 10l3 3 3-3';
export const ARROW_UP = 'M8 13V3M4 7l4-4 4 4';
export const ARROW_DOWN = 'M8 3v10M4 9l4 4 4-4';
export const WARNING = 'M8 2 14.5 13.5h-13ZM8 6.5V9.5M8 11.5v.01';
export const CHECK = 'm3 8.5 3.5 3.5L13 5';
export const CLOCK = 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM8 4.75V8l2.25 1.5';
export const CLOSE = 'm4 4 8 8M12 4l-8 8';
export const MORE =
  'M2.75 8a.5.5 0 1 0 1 0 .5.5 0 1 0-1 0m4.75 0a.5.5 0 1 0 1 0 .5.5 0 1 0-1 0m4.75 0a.5.5 0 1 0 1 0 .5.5 0 1 0-1 0';
export const RESTORE = 'M2.5 3v3.5H6M2.9 6.2A5.5 5.5 0 1 1 2.5 9';
export const INFO = 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM8 7.5V11M8 5v.01';
export const USER =
  'M8 8a2.75 2.75 0 1 0 0-5.5A2.75 2.75 0 0 0 8 8ZM3 13.5c.5-2.2 2.5-3.5 5-3.5s4.5 1.3 5 3.5';
export const DOWNLOAD = 'M8 2.5v8M4.5 7.5 8 11l3.5-3.5M2.5 13.5h11';
export const EXTERNAL = 'M6.5 3.5h-3v9h9v-3M9.5 2.5h4v4M13.5 2.5l-6 6';
export const LOCK = 'M3.5 7.5h9v6h-9ZM5.5 7.5V5a2.5 2.5 0 0 1 5 0v2.5';
export const EMPTY_BOX = 'M2.5 9l2-6h7l2 6v4h-11ZM2.5 9H6l1 1.5h2L10 9h3.5';
export const FILTER = 'M2.5 4h11M4.5 8h7M6.5 12h3';

/** A picture beside words; never the only carrier of a meaning. `flip`: it points along the reading direction. */
export function icon(path: string, flip = false): TemplateResult {
  return html`<svg class="image ${flip ? 'flip' : ''}" viewBox="0 0 16 16" aria-hidden="true">
    <path d=${path}></path>
  </svg>`;
}
