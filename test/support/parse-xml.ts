/** What is used of a browser's Trusted Types, which the compiler's library doesn't know yet. */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createHTML(text: string): string },
  ): { createHTML(text: string): string };
}

const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };

/** The pages of these tests name it in their policy, and no other way from text to a document. */
const policy = trustedTypes?.createPolicy('test-xml', { createHTML: (text) => text });

/** What an XML parser makes of a text; of one that isn't well-formed a document with a `parsererror`. */
export const parseXml = (text: string): Document =>
  new DOMParser().parseFromString(policy?.createHTML(text) ?? text, 'application/xml');
