import type { Account } from '../domain/account.js';
import type { Capability, Need } from './case.js';
import type { ConformanceWorld } from './harness.js';

/** Whether an account declares a capability: `sort:name` means that its list `sort` holds `name`. */
export function declares({ supports }: Pick<Account, 'supports'>, capability: Capability): boolean {
  const [name, detail] = capability.split(':') as [keyof Account['supports'], string | undefined];
  const value: unknown = supports[name];
  if (detail === undefined) return Boolean(value);
  return Array.isArray(value) ? value.includes(detail) : (value ?? DEFAULTS[name]) === detail;
}

/** What it means that nothing is declared, where it means something. */
const DEFAULTS: Partial<Record<keyof Account['supports'], string>> = { totals: 'none' };

const OF_THE_HARNESS: Partial<Record<Need, { has: (world: ConformanceWorld) => unknown; lack: string }>> = {
  clock: { has: (world) => world.advance, lack: "The harness can't move the account's clock (advance)." },
  probe: { has: (world) => world.probe, lack: "The harness can't tell the truth about contacts (probe)." },
  deleting: {
    has: (world) => world.deleteContacts,
    lack: "The harness can't delete live contacts (deleteContacts).",
  },
  erasing: { has: (world) => world.eraseContacts, lack: "The harness can't erase contacts (eraseContacts)." },
  reopening: { has: (world) => world.reopen, lack: "The harness can't make its adapter anew (reopen)." },
};

/** Why a case can't run in this world, as far as can be said before it runs; `null` when it can. */
export function unmetNeed(needs: readonly Need[], world: ConformanceWorld, account: Account): string | null {
  for (const need of needs) {
    if (need === 'seed') continue;
    const own = OF_THE_HARNESS[need];
    if (own) {
      if (!own.has(world)) return own.lack;
    } else if (need.startsWith('no ')) {
      const capability = need.slice(3) as Capability;
      if (declares(account, capability)) return `The account declares ${capability}.`;
    } else if (!declares(account, need as Capability)) {
      return `The account doesn't declare ${need}.`;
    }
  }
  return null;
}
