const told = new Set<string>();

/** Tells a developer about a mistake in the page or its adapter, once per page. Must not hold data of people. */
export function warnOnce(message: string): void {
  if (told.has(message)) return;
  told.add(message);
  console.warn(`contacts-restore: ${message}`);
}

/** Tells a developer about a property that can't be used as it is; `expected` says what it has to be. Never its value. */
export function warnOfProperty(name: string, expected: string): void {
  warnOnce(`The property \`${name}\` has to be ${expected}.`);
}
