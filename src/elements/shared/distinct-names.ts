/** How things of one list are called. */
export interface Naming<T> {
  nameOf: (thing: T) => string;
  /** What could tell things of the same name apart, the most telling first. */
  details: readonly ((thing: T) => string | null)[];
  join: (name: string, detail: string) => string;
}

/**
 * What each thing of a list is called, so that the names of its controls tell it from the others: those of the same name get
 * the first detail beside it that differs in all of them.
 */
export function distinctNames<T>(
  things: readonly T[],
  { nameOf, details, join }: Naming<T>,
): ReadonlyMap<T, string> {
  const byName = new Map<string, T[]>();
  for (const thing of things) {
    const name = nameOf(thing);
    const namesakes = byName.get(name);
    if (namesakes) namesakes.push(thing);
    else byName.set(name, [thing]);
  }
  const names = new Map<T, string>();
  for (const [name, namesakes] of byName) {
    const tells = (of: (thing: T) => string | null): boolean =>
      new Set(namesakes.map(of)).size === namesakes.length;
    // Most things have a name of their own, and details may be dear to word.
    const telling = namesakes.length > 1 ? (details.find(tells) ?? details.at(-1)) : undefined;
    for (const thing of namesakes) {
      const detail = telling?.(thing);
      names.set(thing, detail ? join(name, detail) : name);
    }
  }
  return names;
}
