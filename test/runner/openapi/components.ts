import * as z from 'zod/mini';
import * as answers from '../../../src/adapter/schemas.js';
import { FILTER_FIELDS, SORT_FIELDS } from '../../../src/domain/account.js';
import { CONFLICT_RESOLUTIONS, DELETION_SOURCES, INELIGIBLE_REASONS } from '../../../src/domain/contact.js';
import { DESCRIPTIONS } from './descriptions.js';
import type { JsonSchema } from './json.js';
import * as requests from './request-schemas.js';

/** Everything that has a name of its own in the document. */
const NAMED = {
  Account: answers.account,
  BulkAction: answers.bulkAction,
  BulkActionItem: answers.bulkActionItem,
  BulkActionItemsPage: answers.page(answers.bulkActionItem),
  BulkActionsPage: answers.page(answers.bulkAction),
  DeletedContact: answers.deletedContact,
  DeletedContactDetails: answers.deletedContactDetails,
  DeletedContactsPage: answers.page(answers.deletedContact),
  DeletedContactsQuery: requests.deletedContactsQuery,
  IneligibleReason: answers.reason,
  MatchQuery: requests.matchQuery,
  Problem: requests.problem,
  RelatedSummary: answers.related,
  RestorePreview: answers.restorePreview,
  RestoreRequest: requests.restoreRequest,
  RestoreTarget: requests.restoreTarget,
} as const satisfies Record<string, z.core.$ZodType>;

export type ComponentName = keyof typeof NAMED;

export const refTo = (name: ComponentName): JsonSchema => ({ $ref: `#/components/schemas/${name}` });

/*
 * The parser takes words that it doesn't know for `unknown`, or leaves them out, so that an answer of a later version can be
 * read. Whoever writes answers by the document of this version is to use the words of this version.
 */
const word = (words: readonly string[]): JsonSchema => ({ type: 'string', enum: [...words] });
const words = (known: readonly string[]): JsonSchema => ({ type: 'array', items: word(known) });
const STRICTER = new Map<z.core.$ZodType, JsonSchema>([
  [answers.reason, word(INELIGIBLE_REASONS)],
  [answers.source, word(DELETION_SOURCES)],
  [answers.resolutions, words(CONFLICT_RESOLUTIONS)],
  [answers.sortFields, words(SORT_FIELDS)],
  [answers.filterFields, words(FILTER_FIELDS)],
  [answers.count, { type: 'integer', minimum: 0 }],
]);

const INSTANTS = new Set([
  ...['deletedAt', 'restorableUntil', 'serverTime', 'createdAt', 'startedAt', 'finishedAt', 'until'],
  ...['deletedFrom', 'deletedTo', 'expiresBefore', 'from', 'to'],
]);

/** A schema of the seam as OpenAPI 3.1 has it; what has a name is referred to. */
function toJsonSchemas(): Record<string, JsonSchema> {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(NAMED)) registry.add(schema, { id });
  const { schemas } = z.toJSONSchema(registry, {
    io: 'input',
    uri: (id) => `#/components/schemas/${id}`,
    override: ({ zodSchema, jsonSchema }) => {
      const stricter = STRICTER.get(zodSchema);
      if (!stricter) return;
      for (const key of Object.keys(jsonSchema)) if (key !== 'id') delete jsonSchema[key as 'type'];
      Object.assign(jsonSchema, stricter);
    },
  });
  return schemas as Record<string, JsonSchema>;
}

/** Adds what the schemas of the seam don't say: which texts are instants, and what things are for. */
function annotate(schema: JsonSchema, descriptions: Record<string, string>, path = ''): JsonSchema {
  const { $schema: _draft, $id: _uri, id: _name, ...out } = schema;
  const inner = (part: JsonSchema): JsonSchema => annotate(part, descriptions, path);
  if (out.properties) {
    const annotated = Object.entries(out.properties).map(([name, property]) => {
      const below = path ? `${path}.${name}` : name;
      const note = descriptions[below];
      const isInstant = INSTANTS.has(name) && [property.type].flat().includes('string');
      const facts = { ...(note && { description: note }), ...(isInstant && { format: 'date-time' }) };
      return [name, { ...facts, ...annotate(property, descriptions, below) }] as const;
    });
    out.properties = Object.fromEntries(annotated);
  }
  if (out.items) out.items = inner(out.items);
  if (out.anyOf) out.anyOf = out.anyOf.map(inner);
  if (out.oneOf) out.oneOf = out.oneOf.map(inner);
  return out;
}

export function componentSchemas(): Record<string, JsonSchema> {
  return Object.fromEntries(
    Object.entries(toJsonSchemas()).map(([name, schema]) => {
      const descriptions = DESCRIPTIONS[name as ComponentName];
      return [name, { description: descriptions[''] ?? '', ...annotate(schema, descriptions) }];
    }),
  );
}

/** The properties of a question that travels in an address: name, schema, and whether it has to be there. */
export function queryProperties(question: z.core.$ZodType): [string, JsonSchema, boolean][] {
  const { properties = {}, required = [] } = annotate(z.toJSONSchema(question) as JsonSchema, {});
  return Object.entries(properties).map(([key, value]) => [key, value, required.includes(key)]);
}
