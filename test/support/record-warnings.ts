/** What developers are told in the console until `stop`, which gives it back. Each warning comes once per page. */
export function recordWarnings(): { stop(this: void): string[] } {
  const warnings: string[] = [];
  const { warn } = console;
  console.warn = (...args: unknown[]) => void warnings.push(args.map(String).join(' '));
  return {
    stop: () => {
      console.warn = warn;
      return warnings;
    },
  };
}
