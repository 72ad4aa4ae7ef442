import { z } from 'zod';
import {
  BUCKETS,
  Diagnosis,
  Finding,
  METRIC_IDS,
  MetricAnswer,
  MetricsAnswer,
  SourceStatus,
  StatedDefinitions,
} from '../metrics/answer';
import { LEAD_TIME_STARTS } from '../metrics/definitions';
import { MetricsBatchAnswer } from './metricsBatch';

const text = z.string();
const textOrNull = z.string().nullable();
const number = z.number();
const count = z.int().min(0);
const seconds = z.number().min(0);
const instant = z.iso.datetime({ offset: true });
const instantOrNull = instant.nullable();

export const findingSchema: z.ZodType<Finding> = z.object({
  code: text,
  message: text,
  next: text,
  params: z.record(z.string(), z.union([text, number])).optional(),
});

export const diagnosisSchema: z.ZodType<Diagnosis> = z.object({
  code: text,
  kind: z.enum(['system', 'culture']),
  service: text
    .nullable()
    .describe(
      'The service that it is about; null where the answer is that of one service.',
    ),
  others: count.describe(
    'How many further services have the same cause and are not told of; with the last one told.',
  ),
  message: text,
  next: text,
  params: z
    .record(z.string(), number)
    .describe(
      'The numbers it rests on: counts, seconds (…Seconds), shares (…Share), p-values (p).',
    ),
  metrics: z
    .array(z.enum(METRIC_IDS))
    .describe('Whose evidence lists the records behind the numbers.'),
});

export const distributionSchema = z.object({
  min: seconds,
  p50: seconds,
  p75: seconds,
  p90: seconds,
  max: seconds,
  mean: seconds,
});

export const unitSchema = z.enum(['per-day', 'seconds', 'ratio']);

export const verdictSchema = z.enum([
  'better',
  'worse',
  'no-clear-change',
  'too-few',
  'no-baseline',
]);

const seriesPointSchema = z.object({
  from: instant,
  to: instant,
  partial: z.boolean(),
  value: number.nullable(),
  n: count,
});

export const metricAnswerSchema: z.ZodType<MetricAnswer> = z.object({
  metric: z.enum(METRIC_IDS),
  value: number
    .nullable()
    .describe('Null where nothing was measured; never 0 for that.'),
  unit: unitSchema,
  n: count,
  numerator: count.nullable(),
  distribution: distributionSchema.nullable(),
  interval: z
    .object({ low: number, high: number, level: z.literal(0.95) })
    .nullable(),
  previous: z.object({ value: number.nullable(), n: count }),
  change: z.object({
    verdict: verdictSchema,
    p: number.nullable(),
  }),
  benchmark: z
    .object({
      year: z.int(),
      closest: z.array(text),
      band: textOrNull,
      score: number.nullable(),
    })
    .nullable(),
  open: z.object({ n: count, oldestSeconds: seconds.nullable() }).nullable(),
  suspects: count.nullable(),
  stages: z
    .array(
      z.object({
        stage: z.enum(['coding', 'pickup', 'review', 'delivery']),
        n: count,
        p50: seconds,
      }),
    )
    .nullable(),
  deploymentDaysPerWeek: number.nullable(),
  medianGapSeconds: seconds.nullable(),
  series: z.array(seriesPointSchema),
  findings: z.array(findingSchema),
});

/** The fields of a source wherever it is shown. */
export const sourceStatusFields = {
  source: text,
  kinds: z.array(text),
  records: count,
  lastReceivedAt: instantOrNull,
  lastRecordAt: instantOrNull,
  lastError: textOrNull,
  sample: z.boolean(),
};

const sourceStatusSchema: z.ZodType<SourceStatus> =
  z.object(sourceStatusFields);

const statedDefinitionsSchema: z.ZodType<StatedDefinitions> = z.object({
  leadTimeStart: z.enum(LEAD_TIME_STARTS),
  attributionHours: number,
  countFailedPipelines: z.boolean(),
  rollbackLiveDays: number,
  countSuspects: z.boolean(),
  productionEnvironments: z.array(text),
  mixed: z
    .object({
      leadTimeStart: z.array(z.enum(LEAD_TIME_STARTS)).optional(),
      attributionHours: z.array(number).optional(),
      countFailedPipelines: z.array(z.boolean()).optional(),
    })
    .optional()
    .describe(
      'Every value in use of what sources or services chose differently; the field beside it then states the choice of the company.',
    ),
});

export const metricsAnswerSchema: z.ZodType<MetricsAnswer> = z.object({
  entityRef: text,
  from: instant,
  to: instant,
  timeZone: text,
  bucket: z.enum(BUCKETS),
  asOf: instant,
  snapshot: text,
  stale: z.boolean(),
  services: count,
  definitions: statedDefinitionsSchema,
  metrics: z.array(metricAnswerSchema),
  findings: z.array(findingSchema),
  diagnosis: z.array(diagnosisSchema),
  sources: z.array(sourceStatusSchema),
});

export const metricsBatchAnswerSchema: z.ZodType<MetricsBatchAnswer> = z.object(
  {
    items: z.array(
      z.object({
        entityRef: text,
        answer: metricsAnswerSchema.nullable(),
        error: z.object({ name: text, message: text }).nullable(),
      }),
    ),
  },
);
