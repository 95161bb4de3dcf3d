/**
 * Firefox and WebKit can't change media features of a page that is open. They are started with reduced motion instead, which
 * is what the tests of the suite ask for, and stay so.
 */
export function onlyReducedMotion(features) {
  const others = features.filter((name) => name !== 'prefers-reduced-motion');
  if (others.length > 0) throw new Error(`This engine can't emulate ${others.join(', ')}.`);
}
