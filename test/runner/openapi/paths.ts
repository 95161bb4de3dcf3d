import { queryProperties, refTo, type ComponentName } from './components.js';
import * as examples from './examples.js';
import { failuresOf, type FailureName } from './failures.js';
import type {
  JsonSchema,
  MediaType,
  Method,
  OpenApiDocument,
  Operation,
  Parameter,
  Response,
} from './json.js';
import { bulkActionsQuery, itemsQuery } from './request-schemas.js';

interface Body {
  schema: ComponentName;
  examples: Record<string, unknown>;
}

interface Call extends Pick<Operation, 'operationId' | 'summary'> {
  description?: string;
  tag: 'account' | 'deleted contacts' | 'restores' | 'bulk actions';
  path: string;
  method?: Method;
  /** What travels in the address. */
  query?: Parameters<typeof queryProperties>[0];
  body?: Body;
  /** Whether it changes something, and so carries a key and may go on after its answer. */
  writes?: boolean;
  answer: Body;
  /** What it answers while the action goes on. */
  accepted?: Record<string, unknown>;
  /** Beside those that every call may have. */
  failures?: FailureName[];
}

const ALWAYS: FailureName[] = ['Unauthenticated', 'RateLimited', 'Unavailable'];

const mediaType = ({ schema, examples: values }: Body): MediaType => ({
  schema: refTo(schema),
  examples: Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { value }])),
});

const json = (body: Body): Record<string, MediaType> => ({ 'application/json': mediaType(body) });

const answered = (description: string, body: Body): Response => ({ description, content: json(body) });

function accepted(values: Record<string, unknown>): Response {
  const location = {
    description: 'The address of the bulk action, to be asked until its status is final.',
    required: true,
    schema: { type: 'string', format: 'uri-reference' },
  };
  return {
    ...answered('Accepted; it goes on.', { schema: 'BulkAction', examples: values }),
    headers: { Location: location },
  };
}

function parameters({ path, query, writes }: Call): Operation['parameters'] {
  const inQuery = query ? queryProperties(query) : [];
  return [
    ...(path.includes('{id}') ? [{ $ref: '#/components/parameters/Id' }] : []),
    ...inQuery.map(([name, schema, required]): Parameter => ({ name, in: 'query', required, schema })),
    { $ref: '#/components/parameters/RequestedWith' },
    ...(writes ? [{ $ref: '#/components/parameters/IdempotencyKey' }] : []),
  ];
}

function operation(call: Call): Operation {
  const { operationId, summary, description, tag, body, answer } = call;
  return {
    operationId,
    summary,
    ...(description && { description }),
    tags: [tag],
    parameters: parameters(call),
    ...(body && { requestBody: { required: true, content: json(body) } }),
    responses: {
      '200': answered(call.accepted ? 'Done.' : 'The answer.', answer),
      ...(call.accepted && { '202': accepted(call.accepted) }),
      ...failuresOf([...ALWAYS, ...(call.failures ?? [])]),
    },
  };
}

/** The cancel and the undo carry an empty object: what they mean is in their address. */
const emptyBody = {
  required: true as const,
  content: { 'application/json': { schema: { type: 'object' }, examples: { empty: { value: {} } } } },
};

const CALLS: Call[] = [
  {
    operationId: 'getAccount',
    summary: 'The account of the session',
    tag: 'account',
    path: '/account',
    answer: { schema: 'Account', examples: { admin: examples.account } },
  },
  {
    operationId: 'listDeletedContacts',
    summary: 'One page of deleted contacts',
    description: 'A POST that changes nothing: search words are personal data, and addresses end up in logs.',
    tag: 'deleted contacts',
    path: '/deleted-contacts/search',
    body: { schema: 'DeletedContactsQuery', examples: { search: examples.contactsQuery } },
    answer: { schema: 'DeletedContactsPage', examples: { page: examples.contactsPage } },
    failures: ['Refused', 'Invalid', 'Unsupported'],
  },
  {
    operationId: 'getDeletedContact',
    summary: 'The read-only look at one deleted contact (`supports.details`)',
    tag: 'deleted contacts',
    path: '/deleted-contacts/{id}',
    answer: { schema: 'DeletedContactDetails', examples: { contact: examples.details } },
    failures: ['Refused', 'NotFound', 'Unsupported'],
  },
  {
    operationId: 'previewRestore',
    summary: 'What a restore would do (`supports.preview`)',
    description: 'Changes nothing.',
    tag: 'restores',
    path: '/restore-previews',
    body: { schema: 'RestoreTarget', examples: examples.targets },
    answer: { schema: 'RestorePreview', examples: { clash: examples.preview } },
    failures: ['Refused', 'NotFound', 'TooLarge', 'Invalid', 'Unsupported'],
  },
  {
    operationId: 'startRestore',
    summary: 'Begin a restore',
    description:
      'Applied exactly once per key. Contacts that can’t come back don’t stop the others: each gets an outcome and a reason, judged at the moment of its own restore. A bulk delete has one running or completed restore at most: a second start answers with the first.',
    tag: 'restores',
    path: '/restores',
    body: { schema: 'RestoreRequest', examples: { contacts: examples.request } },
    writes: true,
    answer: { schema: 'BulkAction', examples: { partial: examples.restored } },
    accepted: { running: examples.running },
    failures: ['Refused', 'NotFound', 'Conflict', 'TooLarge', 'Invalid', 'Unsupported'],
  },
  {
    operationId: 'listBulkActions',
    summary: 'The history (`supports.history`)',
    tag: 'bulk actions',
    path: '/bulk-actions',
    query: bulkActionsQuery,
    answer: { schema: 'BulkActionsPage', examples: { page: examples.actionsPage } },
    failures: ['Refused', 'Invalid', 'Unsupported'],
  },
  {
    operationId: 'getBulkAction',
    summary: 'The bulk action as it is now',
    tag: 'bulk actions',
    path: '/bulk-actions/{id}',
    answer: { schema: 'BulkAction', examples: { running: examples.running, delete: examples.deletion } },
    failures: ['Refused', 'NotFound'],
  },
  {
    operationId: 'listBulkActionItems',
    summary: 'What became of each contact (`supports.items`)',
    tag: 'bulk actions',
    path: '/bulk-actions/{id}/items',
    query: itemsQuery,
    answer: { schema: 'BulkActionItemsPage', examples: { page: examples.itemsPage } },
    failures: ['Refused', 'NotFound', 'Invalid', 'Unsupported'],
  },
  {
    operationId: 'cancelBulkAction',
    summary: 'Stop a running action before its next contact (`supports.cancel`)',
    description: 'What is done stays done, and the counts say so. Does nothing to a finished action.',
    tag: 'bulk actions',
    path: '/bulk-actions/{id}/cancel',
    method: 'post',
    writes: true,
    answer: { schema: 'BulkAction', examples: { cancelled: examples.cancelled } },
    accepted: { stopping: { ...examples.running, status: 'cancelling' } },
    failures: ['Refused', 'NotFound', 'Conflict', 'Invalid', 'Unsupported'],
  },
  {
    operationId: 'undoRestore',
    summary: 'Delete again what a restore brought back (`supports.undo`)',
    tag: 'bulk actions',
    path: '/bulk-actions/{id}/undo',
    method: 'post',
    writes: true,
    answer: {
      schema: 'BulkAction',
      examples: { done: { ...examples.restored, id: 'ba-43', kind: 'undo-restore', undo: null } },
    },
    accepted: { queued: examples.undo },
    failures: ['Refused', 'NotFound', 'Conflict', 'Invalid', 'Unsupported'],
  },
];

/** The one answer that is no JSON document. */
function watch(): Operation {
  const call: Call = {
    operationId: 'watchBulkAction',
    summary: 'The states of a bulk action as they come (`supports.watch`)',
    description:
      'Server-sent events. The data of each is a BulkAction; the last one is final, and ends the stream. Without it, or when it breaks off, the action is asked for at intervals.',
    tag: 'bulk actions',
    path: '/bulk-actions/{id}/events',
    answer: { schema: 'BulkAction', examples: {} },
    failures: ['Refused', 'NotFound', 'Unsupported'],
  };
  const schema: JsonSchema = { type: 'string' };
  const states = { value: `data: ${JSON.stringify(examples.running)}\n\n` };
  const { responses, ...rest } = operation(call);
  const stream = {
    description: 'The stream.',
    content: { 'text/event-stream': { schema, examples: { states } } },
  };
  return { ...rest, responses: { ...responses, '200': stream } };
}

export function paths(): OpenApiDocument['paths'] {
  const all: OpenApiDocument['paths'] = {};
  for (const call of CALLS) {
    const method = call.method ?? (call.body ? 'post' : 'get');
    const isEmpty = method === 'post' && !call.body;
    all[call.path] = {
      ...all[call.path],
      [method]: { ...operation(call), ...(isEmpty && { requestBody: emptyBody }) },
    };
  }
  all['/bulk-actions/{id}/events'] = { get: watch() };
  return all;
}
