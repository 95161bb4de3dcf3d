/** A field of a value that may be anything, nothing too, and may throw when it is looked at; `undefined` then. */
export function readField(value: unknown, name: PropertyKey): unknown {
  try {
    return (value as Record<PropertyKey, unknown>)[name];
  } catch {
    return undefined;
  }
}
