/** Has the document say that it is hidden, or not, and tell its listeners. Call {@link restoreVisibility} afterwards. */
export function setHidden(hidden: boolean): void {
  Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden });
  document.dispatchEvent(new Event('visibilitychange'));
}

export function restoreVisibility(): void {
  Reflect.deleteProperty(document, 'hidden');
}
