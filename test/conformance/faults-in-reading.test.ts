import { answersFaults } from './broken-adapters/answers.js';
import { expectCaught } from './broken-adapters/expect-caught.js';
import { listingFaults } from './broken-adapters/listing.js';
import { rowsFaults } from './broken-adapters/rows.js';

describe('conformance kit over adapters with one fault in reading', () => {
  expectCaught([...listingFaults, ...rowsFaults, ...answersFaults]);
});
