import { z } from 'zod';
import { METRIC_IDS } from '../metrics/answer';
import { ServicesAnswer } from '../metrics/servicesAnswer';
import { distributionSchema, unitSchema, verdictSchema } from './metricSchemas';
import { metricsQuerySchema, pageParameters } from './parameters';

/** `GET /v1/metrics/services`. */
export const servicesQuerySchema = metricsQuerySchema
  .pick({ entityRef: true, from: true, to: true })
  .extend({
    sort: z
      .enum(['name', ...METRIC_IDS])
      .default('name')
      .describe('What was not measured comes last in either order.'),
    order: z.enum(['asc', 'desc']).default('asc'),
    ...pageParameters,
  })
  .strict();

const count = z.int().min(0);

export const servicesAnswerSchema: z.ZodType<ServicesAnswer> = z.object({
  entityRef: z.string(),
  from: z.iso.datetime({ offset: true }),
  to: z.iso.datetime({ offset: true }),
  asOf: z.iso.datetime({ offset: true }),
  stale: z.boolean(),
  total: count.describe('Services in all pages.'),
  spread: z
    .array(
      z.object({
        metric: z.enum(METRIC_IDS),
        unit: unitSchema,
        measured: count,
        distribution: distributionSchema.nullable(),
      }),
    )
    .describe('Over all services; never the number of the scope itself.'),
  items: z.array(
    z.object({
      entityRef: z.string(),
      metrics: z.array(
        z.object({
          metric: z.enum(METRIC_IDS),
          unit: unitSchema,
          value: z.number().nullable(),
          n: count,
          verdict: verdictSchema,
        }),
      ),
    }),
  ),
  nextCursor: z.string().nullable(),
});
