import { JsonObject } from '@backstage/types';
import { z } from 'zod';
import { componentSchemas } from './components';
import { Endpoint, MAX_RECORDS } from './endpoint';
import { ENDPOINTS } from './endpoints';

const ERROR_MEANINGS: Record<number, string> = {
  400: 'Something in the request is wrong; the message names all of it.',
  401: 'No valid credentials.',
  403: 'Not allowed.',
  404: 'Not there, or not visible to the caller.',
  409: 'The snapshot is gone: ask for the numbers again.',
  413: 'The body is larger than 5 MB.',
  415: 'The body is of another content type or encoding.',
  503: 'Overloaded, or the database does not answer: try again after Retry-After seconds.',
};

/** OpenAPI 3.0 is older than JSON Schema's `$id`, and `format` says what the pattern of an instant repeats. */
function jsonSchema(schema: z.ZodType): JsonObject {
  const result = z.toJSONSchema(schema, {
    target: 'openapi-3.0',
    io: 'input',
    reused: 'inline',
    override: ({ jsonSchema: part }) => {
      if (part.format === 'date-time') delete part.pattern;
      // OpenAPI 3.0 wants null among the values too, not only `nullable`.
      if (part.nullable && part.enum) part.enum = [...part.enum, null];
      delete part.$schema;
      delete part.$id;
    },
  });
  // Through text, because zod's result is no plain JSON by its type.
  return JSON.parse(JSON.stringify(result));
}

const reference = (name: string) => ({ $ref: `#/components/schemas/${name}` });

const isOptional = (field: z.ZodType) => field.safeParse(undefined).success;

function parameters(where: 'path' | 'query', schema?: z.ZodObject) {
  return Object.entries(schema?.shape ?? {}).map(([name, field]) => {
    const { description, ...rest } = jsonSchema(field);
    return {
      name,
      in: where,
      required: where === 'path' || !isOptional(field),
      ...(description ? { description } : {}),
      schema: rest,
    };
  });
}

function requestBody(body: NonNullable<Endpoint['body']>): JsonObject {
  const one = reference(body.schema);
  const schema: JsonObject =
    body.repeat === 'batch'
      ? { oneOf: [one, { type: 'array', items: one, maxItems: MAX_RECORDS }] }
      : one;
  return { required: true, content: { [body.contentType]: { schema } } };
}

function responses(endpoint: Endpoint): JsonObject {
  const { status = 200, contentType, schema } = endpoint.response;
  const okSchema = schema
    ? reference(schema)
    : { type: contentType === 'text/csv' ? 'string' : 'object' };
  const errorContent = {
    'application/json': { schema: reference('Error') },
  };
  const statuses = [400, 401, 403, ...(endpoint.errors ?? [])];
  return {
    [status]: {
      description: status === 202 ? 'Kept; processed later.' : 'OK',
      content: { [contentType]: { schema: okSchema } },
    },
    ...Object.fromEntries(
      statuses.map(code => [
        code,
        { description: ERROR_MEANINGS[code], content: errorContent },
      ]),
    ),
    default: { description: 'An error.', content: errorContent },
  };
}

function operation(id: string, endpoint: Endpoint): JsonObject {
  const all = [
    ...parameters('path', endpoint.pathParameters),
    ...parameters('query', endpoint.query),
  ];
  return {
    operationId: id,
    tags: [endpoint.tag],
    summary: endpoint.summary,
    ...(endpoint.description ? { description: endpoint.description } : {}),
    security: endpoint.access === 'signature' ? [] : [{ token: [] }],
    ...(all.length ? { parameters: all } : {}),
    ...(endpoint.body ? { requestBody: requestBody(endpoint.body) } : {}),
    responses: responses(endpoint),
  };
}

function paths(): JsonObject {
  const result: Record<string, JsonObject> = {};
  for (const [id, endpoint] of Object.entries<Endpoint>(ENDPOINTS)) {
    result[endpoint.path] = {
      ...result[endpoint.path],
      [endpoint.method]: operation(id, endpoint),
    };
  }
  return result;
}

/**
 * The OpenAPI 3.0 document of every endpoint, made from {@link ENDPOINTS}; served
 * at `GET /v1/openapi.json`.
 *
 * @public
 */
export function createOpenApiDocument(): JsonObject {
  return {
    openapi: '3.0.3',
    info: {
      title: 'DevOps Domains',
      version: '1',
      description:
        'Deployments, changes and incidents in; DORA metrics with their evidence out.',
      license: {
        name: 'Apache-2.0',
        url: 'https://www.apache.org/licenses/LICENSE-2.0',
      },
    },
    servers: [{ url: '/api/devops' }],
    paths: paths(),
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
      schemas: Object.fromEntries(
        Object.entries(componentSchemas).map(([name, schema]) => [
          name,
          jsonSchema(schema),
        ]),
      ),
    },
  };
}
