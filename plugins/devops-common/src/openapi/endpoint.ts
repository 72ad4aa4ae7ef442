import { z } from 'zod';

/** Largest body of a write, in bytes; import is streamed and has no limit as a whole. @public */
export const MAX_BODY_BYTES = 5 * 1024 * 1024;

/** Largest number of records in one write. @public */
export const MAX_RECORDS = 1000;

/**
 * One operation of the HTTP contract. The document, the routes and the
 * validation of parameters all come from it.
 *
 * @public
 */
export interface Endpoint {
  method: 'get' | 'post' | 'delete';
  /** Below `/api/devops`, in OpenAPI's notation. */
  path: string;
  tag: 'write' | 'read' | 'operate';
  summary: string;
  description?: string;
  /**
   * `write`: service and external principals with `devops.record.write`;
   * `read`: whoever has `devops.metrics.read`; `correct`: whoever has
   * `devops.link.correct`; `inspect` and `replay`: whoever has
   * `devops.delivery.read` and `devops.delivery.replay`; `authenticated`: any
   * principal; `signature`: whoever proves to be the source.
   */
  access:
    | 'write'
    | 'read'
    | 'correct'
    | 'inspect'
    | 'replay'
    | 'authenticated'
    | 'signature';
  pathParameters?: z.ZodObject;
  query?: z.ZodObject;
  body?: {
    contentType:
      | 'application/json'
      | 'application/x-ndjson'
      | 'application/cloudevents+json'
      /** Whatever the sender sends; the handler reads it. */
      | '*/*';
    /** Name of a schema in `components`. */
    schema: string;
    /** `batch`: one or an array of up to 1,000; `lines`: one a line. */
    repeat: 'single' | 'batch' | 'lines';
    /** Set where the router validates the body; records are validated one by one behind it. */
    validated?: z.ZodObject;
  };
  response: {
    /** 202: kept, and processed later. Default: 200. */
    status?: 202;
    contentType: 'application/json' | 'text/csv';
    /** Name of a schema in `components`; null for what has none. */
    schema: string | null;
  };
  /** Statuses other than that of the response, 400, 401, 403 and 500. */
  errors?: (404 | 409 | 413 | 415 | 503)[];
}
