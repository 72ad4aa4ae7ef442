import { z } from 'zod';
import { METRIC_IDS } from '../metrics/answer';
import { ServicesAnswer } from '../metrics/servicesAnswer';
import { distributionSchema, unitSchema, verdictSchema } from './metricSchemas';

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
