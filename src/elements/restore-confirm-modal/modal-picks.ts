import type { PickHandlers } from './modal-parts.js';
import { NO_PICKS, type Picks } from './modal-view.js';

/** Keeps what the viewer has chosen while the dialog is open. */
export class ModalPicks {
  readonly #changed: () => void;
  value: Picks = NO_PICKS;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  readonly on: PickHandlers = {
    forReason: (reason, way) => this.#pick({ byReason: withEntry(this.value.byReason, reason, way) }),
    forContact: (id, way) => this.#pick({ byContact: withEntry(this.value.byContact, id, way) }),
    automations: (automations) => this.#pick({ automations }),
  };

  #pick(picks: Partial<Picks>): void {
    this.value = { ...this.value, ...picks };
    this.#changed();
  }
}

function withEntry<K, V>(map: ReadonlyMap<K, V>, key: K, value: V | undefined): ReadonlyMap<K, V> {
  const next = new Map(map);
  if (value === undefined) next.delete(key);
  else next.set(key, value);
  return next;
}
