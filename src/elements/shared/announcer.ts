import { html, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';

/** How the announcer waits; replaced in tests. The answer cancels. */
export type Wait = (done: () => void, ms: number) => () => void;

export const wait: Wait = (done, ms) => {
  const timer = setTimeout(done, ms);
  return () => clearTimeout(timer);
};

export interface AnnounceOptions {
  /** For failures: interrupts what is being read. */
  assertive?: boolean;
  /** A later announcement on the same topic takes the place of one that hasn't been made yet. */
  topic?: string;
}

interface Announcement {
  text: string;
  region: 'status' | 'alert';
  topic: string | undefined;
}

/** A wait for the first rows that is shorter isn't worth a word. */
export const LOADING_PATIENCE_MS = 1_000;
/** Shorter than this, and screen readers drop one of two announcements. */
const GAP_MS = 150;

/**
 * Says things to screen readers through two live regions, one polite and one assertive, that the element renders from the
 * beginning with `regions()`. Text is set in them directly: an announcement is no reason to render a table.
 */
export class Announcer implements ReactiveController {
  readonly #host: ReactiveControllerHost & { readonly renderRoot: ParentNode };
  readonly #wait: Wait;
  #queue: Announcement[] = [];
  #stop: (() => void) | undefined;

  constructor(host: ReactiveControllerHost & { readonly renderRoot: ParentNode }, waitFor: Wait = wait) {
    this.#host = host;
    this.#wait = waitFor;
    host.addController(this);
  }

  /** To be rendered where it is never hidden or made inert while the element speaks. */
  regions(): TemplateResult {
    return html`<div class="visually-hidden" role="status" data-announcer></div>
      <div class="visually-hidden" role="alert" data-announcer></div>`;
  }

  /** Says a whole sentence. */
  say(text: string, { assertive = false, topic }: AnnounceOptions = {}): void {
    if (topic) this.cancel(topic);
    const announcement: Announcement = { text, region: assertive ? 'alert' : 'status', topic };
    if (assertive) this.#queue.unshift(announcement);
    else this.#queue.push(announcement);
    this.#stop ??= this.#wait(this.#next, GAP_MS);
  }

  /** Drops what hasn't been said: all of it, or what belongs to a topic. */
  cancel(topic?: string): void {
    this.#queue = topic ? this.#queue.filter((waiting) => waiting.topic !== topic) : [];
  }

  /** Takes back what was said, and what wasn't yet: it may name people whom nobody is to see any more. */
  forget(): void {
    this.cancel();
    this.#stop?.();
    this.#stop = undefined;
    for (const place of this.#host.renderRoot.querySelectorAll('[data-announcer]')) place.textContent = '';
  }

  hostDisconnected(): void {
    this.forget();
  }

  #next = (): void => {
    this.#stop = undefined;
    const announcement = this.#queue.shift();
    if (!announcement) return;
    const { text, region } = announcement;
    const place = this.#host.renderRoot.querySelector(`[data-announcer][role=${region}]`);
    // The same text again is no change, and would not be read.
    if (place) place.textContent = place.textContent === text ? `${text}\u00a0` : text;
    this.#stop = this.#wait(this.#next, GAP_MS);
  };
}
