import type { AdapterError, AdapterErrorCode } from '../adapter/errors.js';

/** What elements need to show a failure that a call outside of a controller's view has thrown. */
export { toAdapterError as failureOf } from '../adapter/errors.js';

const CLOSING: ReadonlySet<AdapterErrorCode> = new Set(['unauthenticated', 'forbidden', 'policy-blocked']);

/** Whether a viewer may not see any longer what they saw before this failure. */
export const isClosing = ({ code }: AdapterError): boolean => CLOSING.has(code);
