import { ContextProvider, createContext } from '@lit/context';
import type { RestoreAdapter } from './contract.js';

/**
 * The key under which the elements ask their ancestors for an adapter (Web Components community protocol for context). A
 * registered symbol, so that two copies of this package on one page understand each other.
 */
export const adapterContext = createContext<RestoreAdapter | undefined>(
  Symbol.for('contacts-restore/adapter'),
);

/** What {@link provideAdapter} gives back. */
export interface AdapterProvision {
  /** Hands another adapter to all elements below; `undefined` takes it away, at sign-out for example. */
  set(adapter: RestoreAdapter | undefined): void;
}

type Provider = ContextProvider<typeof adapterContext>;
const providers = new WeakMap<HTMLElement, Provider>();

/**
 * Provides an adapter to every element of this package below `target`, shadow roots included, now and later, whether they
 * are in the document already or not. Calling it again for the same target replaces the adapter.
 */
export function provideAdapter(target: HTMLElement, adapter: RestoreAdapter | undefined): AdapterProvision {
  const provider = providers.get(target) ?? new ContextProvider(target, { context: adapterContext });
  providers.set(target, provider);
  provider.setValue(adapter, true);
  // Tells the elements that asked before there was anybody to answer.
  provider.hostConnected();
  return { set: (next) => provider.setValue(next, true) };
}
