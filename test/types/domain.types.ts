/* What the domain promises in types. Compiled by `npm run types`, never run. */
import {
  EMPTY_SELECTION,
  isConflictReason,
  restoreEligibility,
  type selectionTarget,
  timeLeft,
  type BulkActionStatus,
  type ConflictReason,
  type Eligibility,
  type IneligibleReason,
  type RestoreFacts,
  type RestoreTarget,
} from 'contacts-restore/domain';
import { expectSame, expectType } from './expect-type.js';

declare const facts: RestoreFacts;
declare const reason: IneligibleReason;

// A rule takes the instant as a number, and answers with a reason instead of a mere no.
expectType<Eligibility>(restoreEligibility(facts, 0));
// @ts-expect-error: there is no clock inside.
restoreEligibility(facts);
// @ts-expect-error: instants are numbers.
restoreEligibility(facts, new Date(0));

const left = timeLeft(1, 0);
if (left.unit === 'days') expectType<number>(left.count);
// @ts-expect-error: there is nothing to count once the window is over.
if (left.unit === 'expired') expectType<number>(left.count);

expectSame<ReturnType<typeof selectionTarget>, RestoreTarget | null>();
// @ts-expect-error: selections are values.
if (EMPTY_SELECTION.kind === 'contacts') EMPTY_SELECTION.ids.add('c1');

if (isConflictReason(reason)) expectSame<typeof reason, ConflictReason>();
// @ts-expect-error: not a status.
expectType<BulkActionStatus>('done');
