import { parseEntityRef } from '@backstage/catalog-model';
import {
  BENCHMARK_YEARS,
  LEAD_TIME_STARTS,
  MAX_ATTRIBUTION_HOURS,
  SOURCE_NAME_PATTERN,
} from '@devops-domains/backstage-plugin-devops-common';
import { z } from 'zod';
import { eventsSchema, inboxSchema, webhookSchema } from './deliverySettings';
import { matchingSchema } from './matchingSchema';
import { writersSchema } from '../writers/writersSchema';

/** Values from the environment are text. */
function fromText(value: unknown): unknown {
  if (value === 'true' || value === 'false') {
    return value === 'true';
  }
  return typeof value === 'string' && value.trim() !== ''
    ? Number(value)
    : value;
}

function numberBetween(low: number, high: number, unit: string) {
  const error = `must be a number of ${unit} from ${low} to ${high}`;
  return z.preprocess(
    fromText,
    z.number({ error }).min(low, { error }).max(high, { error }).optional(),
  );
}

const flag = z.preprocess(
  fromText,
  z.boolean({ error: 'must be true or false' }).optional(),
);

const benchmarkYear = z.preprocess(
  fromText,
  z
    .literal(BENCHMARK_YEARS, {
      error: `must be one of ${BENCHMARK_YEARS.join(', ')}`,
    })
    .optional(),
);

const environments = z
  .array(z.string().trim().min(1), {
    error: 'must be a list of names of environments',
  })
  .min(1, {
    error:
      'must name at least one environment; leave it out to go by the names',
  })
  .optional();

function isServiceRef(text: unknown): text is string {
  try {
    const { kind } = parseEntityRef(String(text));
    return /^(component|resource)$/i.test(kind);
  } catch {
    return false;
  }
}

const serviceRef = z.string().refine(isServiceRef, {
  error: 'must be an entity ref such as component:default/checkout',
});

/** What a source may choose otherwise than the company. */
const localDefinitions = {
  leadTimeStart: z
    .enum(LEAD_TIME_STARTS, {
      error: `must be one of ${LEAD_TIME_STARTS.join(', ')}`,
    })
    .optional(),
  attributionHours: numberBetween(0, MAX_ATTRIBUTION_HOURS, 'hours'),
  countFailedPipelines: flag,
};

const metrics = z.strictObject(
  {
    ...localDefinitions,
    rollbackLiveDays: numberBetween(0, 3650, 'days'),
    countSuspects: flag,
    benchmarkYear,
  },
  {
    error: issue =>
      issue.code === 'unrecognized_keys'
        ? `has unknown keys: ${(issue.keys as string[]).join(', ')}`
        : 'must be an object',
  },
);

const source = z.looseObject({
  ...localDefinitions,
  productionEnvironments: environments,
  incidents: z
    .object({
      entities: z.array(serviceRef, {
        error: 'must be a list of entity refs',
      }),
    })
    .optional(),
  webhook: webhookSchema.optional(),
  events: eventsSchema.optional(),
});

const cache = z.looseObject({
  megabytes: numberBetween(0, 65_536, 'megabytes'),
});

/** What this package reads below `devops`; modules have keys of their own beside it. */
export const configurationSchema = z.looseObject({
  metrics: metrics.default({}),
  productionEnvironments: environments,
  sources: z
    .record(
      z.string().regex(SOURCE_NAME_PATTERN, {
        error:
          'must be the name of a source: lower-case letters, digits, ".", "_" and "-"',
      }),
      source,
    )
    .default({}),
  aliases: z
    .record(
      z.string().refine(isServiceRef, {
        error: 'must be an entity ref such as component:default/old-name',
      }),
      serviceRef,
    )
    .default({}),
  inbox: inboxSchema.prefault({}),
  writers: writersSchema.default([]),
  matching: matchingSchema.prefault({}),
  cache: cache.default({}),
  domains: z.looseObject({ namespace: z.string().optional() }).default({}),
});
