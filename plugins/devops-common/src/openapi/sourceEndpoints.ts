import { Endpoint } from './endpoint';
import {
  sourcesQuerySchema,
  sourceTestPathSchema,
  sourceTestSchema,
} from './sourceSchemas';

const json = 'application/json' as const;

/** What feeds the portal, how well, and a way to try it. */
export const SOURCE_ENDPOINTS = {
  getSources: {
    method: 'get',
    path: '/v1/sources',
    tag: 'read',
    access: 'read',
    summary: 'What feeds an entity, and what is still missing',
    description:
      'For an entity: the sources that feed it, what each delivered last, and for the numbers that cannot be told the next step. Without one: all sources of the portal, with their deliveries of the last day; that needs `devops.delivery.read`.',
    query: sourcesQuerySchema,
    response: { contentType: json, schema: 'SourcesAnswer' },
    errors: [404],
  },
  testSource: {
    method: 'post',
    path: '/v1/sources/{source}/test',
    tag: 'operate',
    access: 'replay',
    summary: 'Send a test event the whole way of a real one',
    description:
      'Makes what the source would send about the entity, signs it with the configured secret and takes it in as if it had come from outside. Answers when it is processed, with each step of its way. Its records are deleted again. Who did it stands in the audit log.',
    pathParameters: sourceTestPathSchema,
    body: {
      contentType: json,
      schema: 'SourceTest',
      repeat: 'single',
      validated: sourceTestSchema,
    },
    response: { contentType: json, schema: 'SourceTestAnswer' },
    errors: [404, 413, 415],
  },
} as const satisfies Record<string, Endpoint>;
