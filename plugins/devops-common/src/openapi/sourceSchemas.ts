import { z } from 'zod';
import { DELIVERY_STATUSES } from '../deliveries/delivery';
import { METRIC_IDS } from '../metrics/answer';
import {
  REFUSAL_REASONS,
  SOURCE_STEP_CODES,
  SourcesAnswer,
  WAITING_CODES,
} from '../sources/sourcesAnswer';
import { SOURCE_TEST_STEPS, SourceTestAnswer } from '../sources/sourceTest';
import { sourceStatusFields } from './metricSchemas';
import { entityRefSchema, MAX_ENTITY_REFS } from './parameters';

const text = z.string();
const textOrNull = z.string().nullable();
const count = z.int().min(0);
const instant = z.iso.datetime({ offset: true });
const kind = z.enum(['deployment', 'change', 'incident', 'artifact']);

/** `GET /v1/sources`. */
export const sourcesQuerySchema = z.strictObject({
  entityRef: z
    .array(entityRefSchema)
    .max(MAX_ENTITY_REFS)
    .optional()
    .describe(
      'What is fed: a Component, a Resource or a scope. Without it all sources of the portal are listed, which needs devops.delivery.read.',
    ),
});

/** `POST /v1/sources/{source}/test`. */
export const sourceTestPathSchema = z.strictObject({
  source: text.min(1).describe('Name of a source that a module adds.'),
});

/** Its body. */
export const sourceTestSchema = z.strictObject({
  entityRef: entityRefSchema.describe('A Component or Resource.'),
});

const health = z.object({
  ...sourceStatusFields,
  title: text,
  webhook: textOrNull.describe(
    'Where its webhook goes; null when it has none, and without devops.delivery.read.',
  ),
  secret: z
    .enum(['set', 'unsigned', 'missing'])
    .nullable()
    .describe('Null when it has no webhook, and without devops.delivery.read.'),
  eventBus: z.boolean(),
  scheduled: z.boolean(),
  testable: z.boolean(),
  delivers: z.array(kind),
  annotations: z
    .array(text)
    .describe('By which it finds an entity, the usual one first.'),
  documentation: textOrNull,
  configuration: z
    .record(text, z.unknown())
    .nullable()
    .describe(
      'What in app-config.yaml makes the portal ask it, or leaves generated records out; null where it is not asked.',
    ),
  lastRecords: z.array(
    z.object({
      kind,
      records: count,
      lastReceivedAt: instant,
      lastRecordAt: instant,
    }),
  ),
  lastDelivery: z
    .object({
      receivedAt: instant,
      event: text,
      status: z.enum(DELIVERY_STATUSES),
    })
    .nullable()
    .describe(
      'The newest; null when there is none, and without devops.delivery.read.',
    ),
  lastRefusal: z
    .object({ at: instant, reason: z.enum(REFUSAL_REASONS) })
    .nullable()
    .describe(
      'When a webhook was last refused, whatever was let in since, to a minute; for a day none that proved nothing takes the place of mismatch or expired; null when none was, and without devops.delivery.read.',
    ),
  deliveries: z
    .record(text, count)
    .nullable()
    .describe('Of the last 24 hours; null where an entity was asked for.'),
  waiting: z
    .object({
      records: count,
      reasons: z
        .array(
          z.object({
            code: z.enum(WAITING_CODES).nullable(),
            message: text,
            params: z.record(text, text),
            records: count,
          }),
        )
        .describe('The commonest, a few; the commonest first.'),
    })
    .nullable()
    .describe(
      'Records that wait for their entity; null when there is none, and where an entity was asked for.',
    ),
  progress: z
    .object({
      done: count,
      total: count.nullable(),
      what: text,
      waitingUntil: instant.nullable(),
      secondsLeft: count.nullable(),
    })
    .nullable(),
});

export const sourcesAnswerSchema: z.ZodType<SourcesAnswer> = z.object({
  sources: z.array(health),
  missing: z
    .array(
      z.object({
        kind: z.enum(['deployment', 'change', 'incident']),
        metrics: z.array(z.enum(METRIC_IDS)),
        steps: z.array(
          z.object({
            code: z.enum(SOURCE_STEP_CODES),
            source: textOrNull,
            title: textOrNull,
            message: text,
            params: z.record(text, text),
          }),
        ),
      }),
    )
    .describe('What nobody delivers for the entity, and the next steps.'),
});

export const sourceTestAnswerSchema: z.ZodType<SourceTestAnswer> = z.object({
  source: text,
  entityRef: text,
  delivery: textOrNull.describe('Its id in the delivery log.'),
  steps: z.array(
    z.object({
      step: z.enum(SOURCE_TEST_STEPS),
      result: z.enum(['ok', 'failed', 'skipped']),
      code: textOrNull,
      message: text,
      params: z.record(text, text),
    }),
  ),
  deleted: z.boolean().describe('Whether its records are gone again.'),
});
