import { z } from 'zod';
import {
  cloudEventSchema,
  deliveriesAnswerSchema,
  deliveryDetailSchema,
  eventsAnswerSchema,
  webhookAnswerSchema,
  webhookPayloadSchema,
} from './deliverySchemas';
import { domainsAnswerSchema } from './domainSchemas';
import { evidenceAnswerSchema } from './evidenceSchemas';
import { metricsAnswerSchema, metricsBatchAnswerSchema } from './metricSchemas';
import {
  sourcesAnswerSchema,
  sourceTestAnswerSchema,
  sourceTestSchema,
} from './sourceSchemas';
import { metricsBatchSchema } from './parameters';
import { correctionSchema, overridesAnswerSchema } from './overrideSchemas';
import { servicesAnswerSchema } from './servicesSchemas';
import { changesAnswerSchema, timelineAnswerSchema } from './timelineSchemas';
import {
  artifactInputSchema,
  changeInputSchema,
  deploymentInputSchema,
  importAnswerSchema,
  incidentInputSchema,
  writeAnswerSchema,
} from './writeSchemas';

/** Backstage's error JSON. */
const errorSchema = z.object({
  error: z.object({
    name: z.string(),
    message: z.string().describe('Names what is wrong, all problems at once.'),
  }),
  request: z.object({ method: z.string(), url: z.string() }).optional(),
  response: z.object({ statusCode: z.int() }),
});

const recordKind = <Kind extends string>(kind: Kind) => ({
  kind: z.literal(kind),
});

/** The named schemas of the document. */
export const componentSchemas = {
  Error: errorSchema,
  Deployment: deploymentInputSchema,
  Change: changeInputSchema,
  Incident: incidentInputSchema,
  Artifact: artifactInputSchema,
  Record: z.union([
    deploymentInputSchema.extend(recordKind('deployment')),
    changeInputSchema.extend(recordKind('change')),
    incidentInputSchema.extend(recordKind('incident')),
    artifactInputSchema.extend(recordKind('artifact')),
  ]),
  WriteAnswer: writeAnswerSchema,
  ImportAnswer: importAnswerSchema,
  MetricsAnswer: metricsAnswerSchema,
  MetricsBatchQuestion: metricsBatchSchema,
  MetricsBatchAnswer: metricsBatchAnswerSchema,
  ServicesAnswer: servicesAnswerSchema,
  EvidenceAnswer: evidenceAnswerSchema,
  TimelineAnswer: timelineAnswerSchema,
  ChangesAnswer: changesAnswerSchema,
  SourcesAnswer: sourcesAnswerSchema,
  SourceTest: sourceTestSchema,
  SourceTestAnswer: sourceTestAnswerSchema,
  Correction: correctionSchema,
  OverridesAnswer: overridesAnswerSchema,
  WebhookPayload: webhookPayloadSchema,
  WebhookAnswer: webhookAnswerSchema,
  CloudEvent: cloudEventSchema,
  EventsAnswer: eventsAnswerSchema,
  DeliveriesAnswer: deliveriesAnswerSchema,
  DeliveryDetail: deliveryDetailSchema,
  DomainsAnswer: domainsAnswerSchema,
  Health: z.object({
    status: z.literal('ok'),
    unmatched: z.int().min(0).describe('Records that wait for an entity.'),
  }),
} satisfies Record<string, z.ZodType>;
