import { z } from 'zod';
import type { componentSchemas } from './components';
import type { EndpointId, ENDPOINTS } from './endpoints';

type Definition<Id extends EndpointId> = (typeof ENDPOINTS)[Id];

type Parsed<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined;

/** The query of an endpoint after validation, defaults filled in. @public */
export type EndpointQuery<Id extends EndpointId> = Definition<Id> extends {
  query: infer Schema;
}
  ? Parsed<Schema>
  : undefined;

/** The values in an endpoint's path after validation. @public */
export type EndpointPath<Id extends EndpointId> = Definition<Id> extends {
  pathParameters: infer Schema;
}
  ? Parsed<Schema>
  : undefined;

/** The body of an endpoint: validated where the router does that, else any JSON. @public */
export type EndpointBody<Id extends EndpointId> = Definition<Id> extends {
  body: { validated: infer Schema };
}
  ? Parsed<Schema>
  : unknown;

/** What an endpoint answers with, as the document says. @public */
export type EndpointAnswer<Id extends EndpointId> =
  Definition<Id>['response'] extends {
    schema: infer Name extends keyof typeof componentSchemas;
  }
    ? z.output<(typeof componentSchemas)[Name]>
    : unknown;
