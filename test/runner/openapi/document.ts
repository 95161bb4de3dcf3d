import { componentSchemas } from './components.js';
import { failureResponses } from './failures.js';
import type { OpenApiDocument, Parameter } from './json.js';
import { paths } from './paths.js';

const DESCRIPTION = `What \`src="…"\` and \`createHttpAdapter\` of contacts-restore speak.

- Instants are ISO 8601 in UTC, ids opaque texts, absence is \`null\`, lists are arrays. Fields that a reader doesn't know are
  dropped.
- The account, the role and the time come from the session and the clock of the back end, never from the page.
- Answers hold personal data: send \`Cache-Control: no-store\`. Addresses hold none.
- Nothing here redirects.`;

const PARAMETERS: Record<string, Parameter> = {
  Id: { name: 'id', in: 'path', required: true, schema: { type: 'string', minLength: 1 } },
  RequestedWith: {
    name: 'X-Requested-With',
    in: 'header',
    required: true,
    description:
      'On every request. No plain form or link can send it, so that a foreign page has to ask first (CORS preflight): refuse what comes without it.',
    schema: { type: 'string', enum: ['contacts-restore'] },
  },
  IdempotencyKey: {
    name: 'Idempotency-Key',
    in: 'header',
    required: true,
    description:
      'Names one intent that a person confirmed. For at least 24 hours the same key with the same body gives the same answer and no second effect; with another body it is 422. Store it with the effect, in one transaction. Parts of one intent have keys that begin alike: `key.1`, `key.2`.',
    schema: { type: 'string', minLength: 1 },
  },
};

/** The HTTP profile as an OpenAPI document, made from the schemas that parse its answers. */
export function openApiDocument(version: string): OpenApiDocument {
  return {
    openapi: '3.1.1',
    info: {
      title: 'contacts-restore HTTP profile',
      version,
      description: DESCRIPTION,
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/api', description: 'Wherever `src` or `baseUrl` leads.' }],
    security: [{ session: [] }, { token: [] }],
    tags: ['account', 'deleted contacts', 'restores', 'bulk actions'].map((name) => ({ name })),
    paths: paths(),
    components: {
      schemas: componentSchemas(),
      parameters: PARAMETERS,
      responses: failureResponses(),
      securitySchemes: {
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: 'session',
          description: 'A placeholder: the session of the host, whatever its cookie is called.',
        },
        token: {
          type: 'http',
          scheme: 'bearer',
          description: 'A placeholder: what the host’s `headers()` provides.',
        },
      },
    },
  };
}
