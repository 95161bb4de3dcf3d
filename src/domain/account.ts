import type { ConflictResolution } from './contact.js';

/** Columns by which deleted contacts can be sorted. */
export const SORT_FIELDS = ['name', 'email', 'phone', 'deletedAt', 'restorableUntil', 'deletedBy'] as const;
export type SortField = (typeof SORT_FIELDS)[number];

/** What the list of deleted contacts can be filtered by. */
export const FILTER_FIELDS = [
  'deletedBy',
  'deletedFrom',
  'deletedTo',
  'expiresBefore',
  'source',
  'bulkActionId',
] as const;
export type FilterField = (typeof FILTER_FIELDS)[number];

/** How a back end treats running campaigns and workflows of a restored contact. */
export const AUTOMATION_SUPPORT = ['choice', 'always-resume', 'always-paused'] as const;
export type AutomationSupport = (typeof AUTOMATION_SUPPORT)[number];

/** How well a back end knows the number of rows of a list. */
export const TOTALS_SUPPORT = ['exact', 'at-least', 'none'] as const;
export type TotalsSupport = (typeof TOTALS_SUPPORT)[number];

/**
 * What a back end can do beyond the mandatory part. Whatever is absent is not supported: the elements leave it out, and a
 * call to it rejects with `unsupported`.
 */
export interface Supports {
  /** `previewRestore`: a dry run before the click. */
  preview?: boolean | undefined;
  /** `listBulkActions`. */
  history?: boolean | undefined;
  /** `getDeletedContact`: the read-only look. */
  details?: boolean | undefined;
  /** `listBulkActionItems`: one outcome per contact. */
  items?: boolean | undefined;
  /** `cancelBulkAction`. */
  cancel?: boolean | undefined;
  /** `undoRestore`. */
  undo?: boolean | undefined;
  /** `watchBulkAction`. */
  watch?: boolean | undefined;
  /** Targets of the kind `matching`: "all that match, minus exceptions", judged by the back end. */
  matching?: boolean | undefined;
  /** What `total` of a page means. */
  totals?: TotalsSupport | undefined;
  sort?: SortField[] | undefined;
  filters?: FilterField[] | undefined;
  search?: boolean | undefined;
  /** The ways out of a conflict that the back end knows; which of them fit is said per conflict. */
  conflicts?: ConflictResolution[] | undefined;
  automations?: AutomationSupport | undefined;
  /** Most ids in one request. More are sent as several requests. */
  maxIds?: number | undefined;
}

/** The account that the session belongs to, its policy, and the person who looks at it. */
export interface Account {
  id: string;
  name: string | null;
  /** Whether the account is HIPAA-compliant: then nothing that was deleted can be restored. */
  hipaa: boolean;
  /** Length of the retention window in days of exactly 24 hours. */
  retentionDays: number;
  /** IANA name. For display only, where an element names no zone of its own; it has no part in any rule. */
  timeZone: string;
  /** The back end's clock at the time of the answer. It, and never the page's clock, decides. */
  serverTime: string;
  /** Whether two live contacts may hold the same e-mail or phone. */
  allowsDuplicates: boolean;
  viewer: { id: string; name: string | null; canRestore: boolean };
  supports: Supports;
}

/** Ids in one request where the account names no `maxIds`. */
export const DEFAULT_MAX_IDS = 500;
