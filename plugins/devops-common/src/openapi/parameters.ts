import { z } from 'zod';
import { BENCHMARK_YEARS } from '../benchmarks';
import { requireZone } from '../calendar/localDay';
import { BUCKETS, METRIC_IDS } from '../metrics/answer';
import { RECORD_LIMITS } from '../records/limits';
import { UNSTORABLE } from '../records/readValue';

/** How many entity refs one scope or one batch of questions may name. @public */
export const MAX_ENTITY_REFS = 500;

/** How many buckets all the series of one batch of questions may have together. @public */
export const MAX_BATCH_BUCKETS = 50_000;

const INSTANT_MESSAGE =
  'must be an ISO 8601 instant with an offset, such as 2026-11-01T09:00:00Z or 2026-11-01T18:00:00%2B09:00 (a + in a URL is written %2B)';

/** An instant in the HTTP contract. The pattern is left to the format, which says it in one word. */
export const instantSchema = z.iso.datetime({
  offset: true,
  error: INSTANT_MESSAGE,
});

/** Text that the store is asked for; not every database can be asked for what it cannot keep. */
export const storedTextSchema = z
  .string()
  .refine(
    value => !UNSTORABLE.test(value),
    'must not contain control characters',
  );

const ENTITY_REF_MESSAGE =
  'must be an entity ref with a kind, such as component:default/checkout';

/** An entity ref with its kind. */
export const entityRefSchema = z
  .string({ error: ENTITY_REF_MESSAGE })
  .regex(/^[^:/\s]+:([^:/\s]+\/)?[^:/\s]+$/, ENTITY_REF_MESSAGE)
  .max(RECORD_LIMITS.entityRef, ENTITY_REF_MESSAGE)
  .refine(value => !UNSTORABLE.test(value), ENTITY_REF_MESSAGE);

function isTimeZone(value: string): boolean {
  try {
    return Boolean(requireZone(value));
  } catch {
    return false;
  }
}

const TIME_ZONE_MESSAGE =
  'must be a time zone of the IANA database, such as Asia/Seoul';

const timeZoneSchema = z
  .string({ error: TIME_ZONE_MESSAGE })
  .refine(isTimeZone, TIME_ZONE_MESSAGE);

const windowParameters = {
  from: instantSchema
    .optional()
    .describe('Start of the window, included. Default: 90 days before `to`.'),
  to: instantSchema
    .optional()
    .describe(
      'End of the window, excluded; one in the future is now. Default: now. A window is at most 5 years long.',
    ),
};

const presentationParameters = {
  timeZone: timeZoneSchema
    .default('UTC')
    .describe('IANA time zone whose calendar the buckets follow.'),
  bucket: z
    .enum(BUCKETS)
    .default('week')
    .describe('Calendar unit of the series. Weeks are ISO weeks.'),
};

const benchmarkParameter = {
  benchmarkYear: z.coerce
    .number()
    .pipe(z.literal(BENCHMARK_YEARS))
    .optional()
    .meta({
      description:
        'Year of the published benchmark. Default: as the portal is configured.',
      // What a pipe allows at its end is lost in the schema of its input.
      enum: BENCHMARK_YEARS,
    }),
};

const TOO_MANY_ENTITIES = `must name at most ${MAX_ENTITY_REFS} entities`;

/** Says of a list that is missing how it looks, as of anything else in its place. */
export function listMessage(what: string) {
  return {
    error: ({ input }: { input?: unknown }) =>
      input === undefined
        ? `is missing: it must be a list of ${what}`
        : `must be a list of ${what}`,
  };
}

const scopeParameter = {
  entityRef: z
    .array(
      entityRefSchema,
      listMessage('entity refs, such as ["component:default/checkout"]'),
    )
    .min(1, 'is required')
    .max(MAX_ENTITY_REFS, TOO_MANY_ENTITIES)
    .describe(
      'A Component or Resource, or a scope: System, Domain, Group. Repeated, the union of all is one scope.',
    ),
};

/** Where a catalog filter may make the scope, too. */
const scopeOrFilter = {
  entityRef: z
    .array(entityRefSchema)
    .max(MAX_ENTITY_REFS, TOO_MANY_ENTITIES)
    .default([])
    .describe(
      'A Component or Resource, or a scope: System, Domain, Group. Repeated, the union of all is one scope. Either this or `filter` is needed.',
    ),
  filter: z
    .array(z.string().min(1).max(1000))
    .max(20)
    .optional()
    .describe(
      "Everything that a filter of the catalog leaves is the scope: `kind=component,spec.type=service`, as the catalog's own API writes it. Repeated, either holds.",
    ),
};

function namesScope({
  entityRef = [],
  filter = [],
}: {
  entityRef?: string[];
  filter?: string[];
}) {
  return entityRef.length + filter.length > 0;
}

/** Said beside whatever else is wrong. */
const SCOPE_MISSING = {
  error: 'is required',
  path: ['entityRef'],
  when: () => true,
};

export const pageParameters = {
  cursor: z
    .string()
    .max(1000)
    .optional()
    .describe('`nextCursor` of the page before; opaque.'),
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(1000)
    .default(100)
    .describe('Size of a page.'),
};

/** `GET /v1/metrics`. */
export const metricsQuerySchema = z
  .strictObject({
    ...scopeOrFilter,
    ...windowParameters,
    ...presentationParameters,
    ...benchmarkParameter,
  })
  .refine(namesScope, SCOPE_MISSING);

/** `GET /v1/metrics/services`. */
export const servicesQuerySchema = z
  .strictObject({
    ...scopeOrFilter,
    ...windowParameters,
    sort: z
      .enum(['name', ...METRIC_IDS])
      .default('name')
      .describe('What was not measured comes last in either order.'),
    order: z.enum(['asc', 'desc']).default('asc'),
    ...pageParameters,
  })
  .refine(namesScope, SCOPE_MISSING);

/** Body of `POST /v1/metrics/query`. */
export const metricsBatchSchema = z.strictObject({
  entityRefs: scopeParameter.entityRef.describe(
    'Each is answered by itself, in this order.',
  ),
  ...windowParameters,
  ...presentationParameters,
  benchmarkYear: z.literal(BENCHMARK_YEARS).optional(),
});

const evidenceParameters = {
  ...scopeOrFilter,
  ...windowParameters,
  ...presentationParameters,
  ...benchmarkParameter,
  snapshot: z
    .string({
      error:
        'is missing: send the `snapshot` of the answer that the number stands in',
    })
    .max(2000, 'must be the `snapshot` of an answer, as it stands there')
    .describe(
      '`snapshot` of the answer that the number stands in; its window holds where none is given.',
    ),
  side: z
    .enum(['numerator', 'denominator'])
    .optional()
    .describe(
      'Of a rate. Default: denominator. The other metrics have one side.',
    ),
};

/** `GET /v1/metrics/{metric}/evidence`. */
export const evidenceQuerySchema = z
  .strictObject({ ...evidenceParameters, ...pageParameters })
  .refine(namesScope, SCOPE_MISSING);

/** `GET /v1/metrics/{metric}/evidence.csv`: all rows, not paged. */
export const evidenceCsvQuerySchema = z
  .strictObject(evidenceParameters)
  .refine(namesScope, SCOPE_MISSING);

/** Path of the evidence endpoints. */
export const metricPathSchema = z.strictObject({
  metric: z.enum(METRIC_IDS),
});

/** `GET /v1/deployments`. */
export const deploymentsQuerySchema = z.strictObject({
  ...scopeParameter,
  ...windowParameters,
  releases: z
    .enum(['true'])
    .optional()
    .describe('Only releases, each once: at the last of its waves.'),
  ...pageParameters,
});

/** `GET /v1/changes`. */
export const changesQuerySchema = z.strictObject({
  ...scopeParameter,
  waiting: z
    .enum(['true'])
    .default('true')
    .describe('Only changes that wait for a release can be listed.'),
  ...pageParameters,
});

/** `GET /v1/overrides`. */
export const overridesQuerySchema = z.strictObject({
  ...scopeParameter,
  ...pageParameters,
});

/** `DELETE /v1/overrides/{id}`. */
export const overridePathSchema = z.strictObject({
  id: storedTextSchema.min(1),
});

/** `DELETE /v1/records/{source}/{externalId}`. */
export const recordPathSchema = z.strictObject({
  source: storedTextSchema.min(1),
  externalId: storedTextSchema.min(1),
});
