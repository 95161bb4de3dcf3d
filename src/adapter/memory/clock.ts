/** The clock that decides. In milliseconds since 1970. */
export interface Clock {
  now(): number;
  /** The same instant, as answers carry it. */
  iso(): string;
  /** Does nothing to a clock that belongs to the host. */
  advance(ms: number): void;
}

export const isoInstant = (instant: number): string => new Date(instant).toISOString();

/** Reads the host's clock, or is one of its own that stands still until it is moved. */
export function createClock(hostNow?: () => Date): Clock {
  let own = Date.now();
  const now = (): number => (hostNow ? hostNow().getTime() : own);
  return {
    now,
    iso: () => isoInstant(now()),
    advance: (ms) => {
      own += ms;
    },
  };
}
