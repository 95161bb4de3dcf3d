import type { ConformanceCase } from '../case.js';
import { abortCases } from './abort.js';
import { hipaaCases, permissionCases } from './barred.js';
import { cancelCases } from './cancel.js';
import { conflictCases } from './conflicts.js';
import { failureCases } from './failures.js';
import { findingCases } from './finding.js';
import { idempotencyCases } from './idempotency.js';
import { lifeCycleCases } from './life-cycle.js';
import { manyCases } from './many.js';
import { mergeCases } from './merges.js';
import { oddCases } from './odd.js';
import { pagingCases } from './paging.js';
import { partialSuccessCases } from './partial-success.js';
import { previewCases } from './preview.js';
import { relatedCases } from './related.js';
import { restoreCases } from './restore.js';
import { retentionCases } from './retention.js';
import { shapeCases } from './shape.js';
import { undoCases } from './undo.js';
import { unsupportedCases } from './unsupported.js';

/** All cases, group by group. Their ids are stable; later versions add to them. */
export const conformanceCases: readonly ConformanceCase[] = Object.freeze([
  ...shapeCases,
  ...pagingCases,
  ...findingCases,
  ...abortCases,
  ...failureCases,
  ...unsupportedCases,
  ...restoreCases,
  ...idempotencyCases,
  ...partialSuccessCases,
  ...lifeCycleCases,
  ...cancelCases,
  ...undoCases,
  ...previewCases,
  ...retentionCases,
  ...hipaaCases,
  ...permissionCases,
  ...conflictCases,
  ...mergeCases,
  ...relatedCases,
  ...manyCases,
  ...oddCases,
]);
