import { z } from 'zod';
import {
  BUCKETS,
  ChangesAnswer,
  EvidenceAnswer,
  EvidenceRow,
  Finding,
  METRIC_IDS,
  MetricAnswer,
  MetricsAnswer,
  SourceStatus,
  TimelineAnswer,
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

const distributionSchema = z.object({
  min: seconds,
  p50: seconds,
  p75: seconds,
  p90: seconds,
  max: seconds,
  mean: seconds,
});

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
  unit: z.enum(['per-day', 'seconds', 'ratio']),
  n: count,
  numerator: count.nullable(),
  distribution: distributionSchema.nullable(),
  interval: z
    .object({ low: number, high: number, level: z.literal(0.95) })
    .nullable(),
  previous: z.object({ value: number.nullable(), n: count }),
  change: z.object({
    verdict: z.enum([
      'better',
      'worse',
      'no-clear-change',
      'too-few',
      'no-baseline',
    ]),
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

export const sourceStatusSchema: z.ZodType<SourceStatus> = z.object({
  source: text,
  kinds: z.array(text),
  records: count,
  lastReceivedAt: instantOrNull,
  lastRecordAt: instantOrNull,
  lastError: textOrNull,
  sample: z.boolean(),
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
  definitions: z.object({
    leadTimeStart: z.enum(LEAD_TIME_STARTS),
    attributionHours: number,
    countFailedPipelines: z.boolean(),
    productionEnvironments: z.array(text),
  }),
  metrics: z.array(metricAnswerSchema),
  findings: z.array(findingSchema),
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

export const evidenceRowSchema: z.ZodType<EvidenceRow> = z.object({
  kind: z.enum(['deployment', 'change', 'incident']),
  id: text,
  entityRef: text,
  at: instant,
  value: number.nullable(),
  version: textOrNull,
  environment: textOrNull,
  url: textOrNull,
  title: textOrNull,
  startedAt: instantOrNull,
  endedAt: instantOrNull,
  links: z.array(
    z.object({ reason: text, ref: text, title: textOrNull, url: textOrNull }),
  ),
  findings: z.array(text),
  sample: z.boolean(),
});

export const evidenceAnswerSchema: z.ZodType<EvidenceAnswer> = z.object({
  metric: z.enum(METRIC_IDS),
  side: z.enum(['numerator', 'denominator']).nullable(),
  snapshot: text,
  total: count,
  items: z.array(evidenceRowSchema),
  nextCursor: textOrNull,
});

export const timelineAnswerSchema: z.ZodType<TimelineAnswer> = z.object({
  entityRef: text,
  live: z.array(
    z.object({
      entityRef: text,
      environment: text,
      production: z.boolean().nullable(),
      version: textOrNull,
      since: instant,
      url: textOrNull,
    }),
  ),
  items: z.array(
    z.object({
      id: text,
      entityRef: text,
      environment: text,
      production: z.boolean().nullable(),
      status: text,
      type: textOrNull,
      startedAt: instantOrNull,
      finishedAt: instantOrNull,
      version: textOrNull,
      url: textOrNull,
      failed: z.boolean().nullable(),
      suspect: z.boolean(),
      changes: count.nullable(),
      sample: z.boolean(),
    }),
  ),
  nextCursor: textOrNull,
});

export const changesAnswerSchema: z.ZodType<ChangesAnswer> = z.object({
  entityRef: text,
  items: z.array(
    z.object({
      revision: text,
      mergedAt: instant,
      ageSeconds: seconds,
      automated: z.boolean(),
      url: textOrNull,
    }),
  ),
  nextCursor: textOrNull,
});
