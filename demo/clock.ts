const FORMAT = new Intl.DateTimeFormat('en', {
  dateStyle: 'medium',
  timeStyle: 'short',
  timeZone: 'Europe/Berlin',
});

/** Shows the back end's clock, which runs on from what the back end said last. */
export class BackEndClock {
  readonly #output: HTMLTimeElement;
  #ahead: number | null = null;

  constructor(output: HTMLTimeElement) {
    this.#output = output;
    setInterval(() => this.#show(), 1000);
  }

  set(now: string): void {
    this.#ahead = Date.parse(now) - performance.now();
    this.#show();
  }

  #show(): void {
    if (this.#ahead === null) return;
    const now = new Date(performance.now() + this.#ahead);
    const text = FORMAT.format(now);
    if (this.#output.textContent === text) return;
    this.#output.dateTime = now.toISOString();
    this.#output.textContent = text;
  }
}
