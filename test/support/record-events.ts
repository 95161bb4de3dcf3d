/** An event as a page sees it. */
export interface RecordedEvent {
  type: string;
  detail: unknown;
}

/** Keeps what an element tells, in order. */
export function recordEvents(element: EventTarget, types: readonly string[]): RecordedEvent[] {
  const events: RecordedEvent[] = [];
  for (const type of types) {
    element.addEventListener(type, (event: Event) =>
      events.push({ type, detail: (event as CustomEvent<unknown>).detail }),
    );
  }
  return events;
}
