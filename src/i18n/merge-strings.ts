import { warnOfProperty } from '../warn-once.js';

type Say = (...values: unknown[]) => unknown;

/**
 * Strings with those of a host page over them, entry by entry and as deep as they go. A page without types can hand over
 * anything: an entry of another kind than ours, or a function that fails, leaves ours in place.
 */
export function mergeStrings<T extends object>(base: T, over: unknown): T {
  try {
    return merge(base, over && typeof over === 'object' ? groupsOf(base, over) : over, 'strings') as T;
  } catch {
    warnOfProperty('strings', 'an object that can be read');
    return base;
  }
}

/** An element takes its own groups: a page may give the same strings to all of them. */
const groupsOf = (base: object, over: object): object =>
  Object.fromEntries(Object.keys(base).map((group) => [group, Reflect.get(over, group)]));

function merge(base: unknown, over: unknown, name: string): unknown {
  if (over === undefined || over === null) return base;
  // Words may be added, for kinds of bulk actions for example.
  const kind = base === undefined ? 'string' : typeof base;
  if (typeof over !== kind) {
    warnOfProperty(name, `of the type ${kind}`);
    return base;
  }
  if (kind === 'function') return guarded(base as Say, over as Say, name);
  return kind === 'object' ? mergeEntries({ ...(base as object) }, { ...over }, name) : over;
}

function mergeEntries(
  base: Record<string, unknown>,
  over: Record<string, unknown>,
  name: string,
): Record<string, unknown> {
  for (const [key, value] of Object.entries(over)) {
    const merged = merge(Object.hasOwn(base, key) ? base[key] : undefined, value, `${name}.${key}`);
    if (merged !== undefined) base[key] = merged;
  }
  return base;
}

/** What the page's function says, as long as it says something of the kind that ours does. */
function guarded(base: Say, over: Say, name: string): Say {
  return (...values) => {
    const usual = base(...values);
    try {
      return merge(usual, over(...values), `${name}()`);
    } catch {
      warnOfProperty(name, 'a function that does not throw');
      return usual;
    }
  };
}
