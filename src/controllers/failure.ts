/** What elements need to show a failure that a call outside of a controller's view has thrown. */
export { toAdapterError as failureOf } from '../adapter/errors.js';
