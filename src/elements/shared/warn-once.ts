const told = new Set<string>();

/** Tells a developer about a mistake in the page, once per page. Must not hold data of people. */
export function warnOnce(message: string): void {
  if (told.has(message)) return;
  told.add(message);
  console.warn(`contacts-restore: ${message}`);
}
