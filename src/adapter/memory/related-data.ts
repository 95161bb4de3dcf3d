import { RELATED_KINDS, type RelatedKind, type RelatedSummary } from '../../domain/contact.js';
import type { LiveRelatedItem, RelatedSeed } from './options.js';

interface RelatedItem {
  id: string;
  kind: RelatedKind;
  label: string;
  /** Whether it was deleted on its own. If not, it shares its contact's fate, deleted and restored with it. */
  deletedSeparately: boolean;
  /** Of weight for workflows and campaigns only. */
  paused: boolean;
}

/** One thing as the read-only look shows it. */
export interface RelatedLook {
  kind: RelatedKind;
  label: string;
  returns: boolean;
}

interface SeedPart {
  kind: RelatedKind;
  returns: number;
  deletedSeparately: number;
}

function seedParts(seed: RelatedSeed): SeedPart[] {
  return RELATED_KINDS.flatMap((kind) => {
    const part = seed[kind];
    if (!part) return [];
    return [typeof part === 'number' ? { kind, returns: part, deletedSeparately: 0 } : { kind, ...part }];
  });
}

/** What items are called of which a seed gives only the number. */
const ITEM_NAMES: Record<RelatedKind, string> = {
  opportunities: 'Opportunity',
  notes: 'Note',
  tasks: 'Task',
  conversations: 'Conversation',
  appointments: 'Appointment',
  workflows: 'Workflow',
  campaigns: 'Campaign',
};

const isAutomation = (kind: RelatedKind): boolean => kind === 'workflows' || kind === 'campaigns';

/**
 * The associated data of one contact. An item without a deletion of its own goes and comes with the contact, one with its own
 * stays deleted in every cycle.
 */
export class RelatedData {
  readonly #contactId: string;
  /** Made into items when they are first touched: most contacts of a large bin never are. */
  #seed: SeedPart[] | null;
  #items: RelatedItem[] = [];
  #paused = false;

  constructor(contactId: string, seed: RelatedSeed | null, looks: readonly RelatedLook[]) {
    this.#contactId = contactId;
    this.#seed = seed && looks.length === 0 ? seedParts(seed) : null;
    for (const { kind, label, returns } of looks) this.#add(kind, label, returns);
  }

  summary(): RelatedSummary {
    const summary: RelatedSummary = {};
    for (const { kind, returns, deletedSeparately } of this.#seed ?? []) {
      summary[kind] = { returns, deletedSeparately };
    }
    if (this.#seed) return summary;
    for (const { kind, deletedSeparately } of this.#all()) {
      const part = (summary[kind] ??= { returns: 0, deletedSeparately: 0 });
      if (deletedSeparately) part.deletedSeparately += 1;
      else part.returns += 1;
    }
    return summary;
  }

  looks(): RelatedLook[] {
    return this.#all().map(({ kind, label, deletedSeparately }) => ({
      kind,
      label,
      returns: !deletedSeparately,
    }));
  }

  /** What a live contact has. */
  live(): LiveRelatedItem[] {
    return this.#all().flatMap(({ id, kind, label, deletedSeparately, paused }) =>
      deletedSeparately
        ? []
        : [{ id, kind, label, automation: isAutomation(kind) ? (paused ? 'paused' : 'running') : null }],
    );
  }

  deleteSeparately(kind: RelatedKind, count: number): number {
    const found = this.#all()
      .filter((item) => item.kind === kind && !item.deletedSeparately)
      .slice(0, count);
    for (const item of found) item.deletedSeparately = true;
    return found.length;
  }

  /** What becomes of the workflows and campaigns that come back. */
  setPaused(paused: boolean): void {
    this.#paused = paused;
    for (const item of this.#items) item.paused = paused;
  }

  /** Takes over everything that a contact which is used up has, deleted items included. */
  takeFrom(other: RelatedData): void {
    this.#all().push(...other.#all());
  }

  #all(): RelatedItem[] {
    const seed = this.#seed;
    if (!seed) return this.#items;
    this.#seed = null;
    for (const { kind, returns, deletedSeparately } of seed) {
      for (let n = 1; n <= returns + deletedSeparately; n++)
        this.#add(kind, `${ITEM_NAMES[kind]} ${n}`, n <= returns);
    }
    return this.#items;
  }

  #add(kind: RelatedKind, label: string, returns: boolean): void {
    const id = `${this.#contactId}/${kind}/${this.#items.length + 1}`;
    this.#items.push({
      id,
      kind,
      label,
      deletedSeparately: !returns,
      paused: this.#paused,
    });
  }
}
