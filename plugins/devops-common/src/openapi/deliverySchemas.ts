import { z } from 'zod';
import {
  DeliveriesAnswer,
  DELIVERY_STATUSES,
  DeliveryDetail,
  DeliverySummary,
  EventsAnswer,
  WebhookAnswer,
} from '../deliveries/delivery';

import { instantSchema, pageParameters, storedTextSchema } from './parameters';

const text = z.string();
const textOrNull = z.string().nullable();
const count = z.int().min(0);
const instant = z.iso.datetime({ offset: true });

/** `GET /v1/deliveries`. */
export const deliveriesQuerySchema = z.strictObject({
  status: z
    .array(z.enum(DELIVERY_STATUSES))
    .optional()
    .describe('Only those in one of these states.'),
  source: z
    .array(storedTextSchema.min(1).max(100))
    .optional()
    .describe('Only those of these sources.'),
  from: instantSchema
    .optional()
    .describe('Received then or later. Default: all that are kept.'),
  to: instantSchema.optional().describe('Received before then.'),
  q: storedTextSchema
    .trim()
    .max(200)
    .optional()
    .describe(
      "Part of the event's name, of the reason, or of the id of a record; or the sender's id of the delivery as a whole. Upper and lower case are the same.",
    ),
  ...pageParameters,
});

/** `…/v1/deliveries/{id}`. */
export const deliveryPathSchema = z.strictObject({
  id: z
    .string()
    .regex(/^\d{1,15}$/, 'must be the id of a delivery')
    .describe('From the acknowledgement or the log.'),
});

/** `POST /v1/webhooks/{source}`. */
export const webhookPathSchema = z.strictObject({
  source: text.min(1).describe('Name of a source that a module adds.'),
});

const summary = {
  id: text,
  source: text,
  event: text.describe("What happened in the source's own words."),
  topic: textOrNull.describe(
    'Where it came over an event bus; null for a webhook.',
  ),
  status: z.enum(DELIVERY_STATUSES),
  reason: textOrNull.describe('Why it is not processed.'),
  receivedAt: instant,
  processedAt: instant.nullable(),
  attempts: count.describe('How often its processing began.'),
  bytes: count.describe('Size of the payload.'),
  test: z.boolean().describe('Sent from the portal to try the source.'),
};

const summarySchema: z.ZodType<DeliverySummary> = z.object(summary);

export const deliveriesAnswerSchema: z.ZodType<DeliveriesAnswer> = z.object({
  items: z.array(summarySchema),
  nextCursor: textOrNull,
  counts: z
    .array(
      z.object({ source: text, status: z.enum(DELIVERY_STATUSES), n: count }),
    )
    .describe(
      'Of the window, whatever else is asked for; on the first page only, empty on later ones.',
    ),
});

export const deliveryDetailSchema: z.ZodType<DeliveryDetail> = z.object({
  ...summary,
  deliveryKey: text.describe("The sender's id, or a hash of the payload."),
  headers: z
    .record(text, text)
    .describe('Those that were kept; never one that proves the sender.'),
  payload: text.describe('As it was sent: JSON.'),
  payloadTruncated: z
    .boolean()
    .describe('Whether only the beginning is shown; all of it is kept.'),
  records: z.array(
    z.object({
      kind: z.enum(['deployment', 'change', 'incident', 'artifact']).nullable(),
      externalId: textOrNull,
      result: z.enum([
        'created',
        'updated',
        'unchanged',
        'unmatched',
        'rejected',
      ]),
      problems: z.array(z.object({ path: text, message: text })),
      entityRef: textOrNull.describe('Where the record belongs now.'),
    }),
  ),
});

export const webhookAnswerSchema: z.ZodType<WebhookAnswer> = z.object({
  delivery: text.describe('Its id in the delivery log.'),
  duplicate: z.boolean().describe('It was kept before.'),
});

export const eventsAnswerSchema: z.ZodType<EventsAnswer> = z.object({
  results: z
    .array(
      z.object({
        result: z.enum(['kept', 'duplicate', 'rejected']),
        delivery: textOrNull,
        problems: z.array(z.object({ path: text, message: text })).optional(),
      }),
    )
    .describe('One for each event, in the order in which they were sent.'),
});

/** Whatever a source sends. */
export const webhookPayloadSchema = z
  .looseObject({})
  .describe('As the source documents it.');

/** A CloudEvent in structured mode. */
export const cloudEventSchema = z.looseObject({
  specversion: z.literal('1.0'),
  id: text.min(1),
  source: text.min(1),
  type: text.min(1),
  subject: text.optional(),
  time: instant.optional(),
  datacontenttype: text.optional(),
  data: z.looseObject({}).optional(),
});
