import { DELIVERY_ENDPOINTS } from './deliveryEndpoints';
import { Endpoint } from './endpoint';
import { SOURCE_ENDPOINTS } from './sourceEndpoints';
import { correctionSchema } from './overrideSchemas';
import {
  changesQuerySchema,
  deploymentsQuerySchema,
  evidenceCsvQuerySchema,
  evidenceQuerySchema,
  metricPathSchema,
  metricsBatchSchema,
  metricsQuerySchema,
  overridePathSchema,
  overridesQuerySchema,
  recordPathSchema,
  servicesQuerySchema,
} from './parameters';

const json = 'application/json' as const;

function write<Path extends string>(path: Path, noun: string, schema: string) {
  return {
    method: 'post',
    path,
    tag: 'write',
    access: 'write',
    summary: `Send ${noun}`,
    description:
      'One record or an array of up to 1,000, at most 5 MB. Each is validated by itself; the answer comes after the commit and says for each what became of it. When every record was rejected the status is 400, and the body holds the results beside the error.',
    body: { contentType: json, schema, repeat: 'batch' },
    response: { contentType: json, schema: 'WriteAnswer' },
    errors: [413, 415],
  } as const satisfies Endpoint;
}

/**
 * Every endpoint of the DevOps backend by its operation id.
 *
 * @public
 */
export const ENDPOINTS = {
  // Routes are tried in this order, and webhooks come by far the most often.
  ...DELIVERY_ENDPOINTS,
  sendDeployments: write('/v1/deployments', 'deployments', 'Deployment'),
  sendChanges: write('/v1/changes', 'changes', 'Change'),
  sendIncidents: write('/v1/incidents', 'incidents', 'Incident'),
  sendArtifacts: write('/v1/artifacts', 'artifacts', 'Artifact'),
  deleteRecord: {
    method: 'delete',
    path: '/v1/records/{source}/{externalId}',
    tag: 'write',
    access: 'write',
    summary: 'Take a record out of all numbers',
    description:
      'The same as sending it with `deleted: true`; it is kept for audit.',
    pathParameters: recordPathSchema,
    response: { contentType: json, schema: 'WriteAnswer' },
    errors: [404],
  },
  importRecords: {
    method: 'post',
    path: '/v1/import',
    tag: 'write',
    access: 'write',
    summary: 'Import records, one JSON object a line',
    description:
      'Streamed and written in whole batches of thousands of lines. Interrupted and sent again, it ends in the same state.',
    body: {
      contentType: 'application/x-ndjson',
      schema: 'Record',
      repeat: 'lines',
    },
    response: { contentType: json, schema: 'ImportAnswer' },
    errors: [415],
  },
  getMetrics: {
    method: 'get',
    path: '/v1/metrics',
    tag: 'read',
    access: 'read',
    summary: 'The six numbers of a service or scope',
    query: metricsQuerySchema,
    response: { contentType: json, schema: 'MetricsAnswer' },
    errors: [404],
  },
  queryMetrics: {
    method: 'post',
    path: '/v1/metrics/query',
    tag: 'read',
    access: 'read',
    summary: 'The six numbers of each of up to 500 entities',
    description:
      'Entity refs times buckets of the window are at most 50,000: 500 entities over a year and a half of weeks, or 27 over five years of days.',
    body: {
      contentType: json,
      schema: 'MetricsBatchQuestion',
      repeat: 'single',
      validated: metricsBatchSchema,
    },
    response: { contentType: json, schema: 'MetricsBatchAnswer' },
    errors: [413, 415],
  },
  getServices: {
    method: 'get',
    path: '/v1/metrics/services',
    tag: 'read',
    access: 'read',
    summary: 'The six numbers of each service of a scope, side by side',
    description:
      'Which service to look at first. The spread over the services is none of the numbers of the scope: those are computed from the union of the records.',
    query: servicesQuerySchema,
    response: { contentType: json, schema: 'ServicesAnswer' },
    errors: [404],
  },
  getEvidence: {
    method: 'get',
    path: '/v1/metrics/{metric}/evidence',
    tag: 'read',
    access: 'read',
    summary: 'The records behind a number, of the same snapshot',
    pathParameters: metricPathSchema,
    query: evidenceQuerySchema,
    response: { contentType: json, schema: 'EvidenceAnswer' },
    errors: [404, 409],
  },
  getEvidenceCsv: {
    method: 'get',
    path: '/v1/metrics/{metric}/evidence.csv',
    tag: 'read',
    access: 'read',
    summary: 'The records behind a number, as CSV',
    pathParameters: metricPathSchema,
    query: evidenceCsvQuerySchema,
    response: { contentType: 'text/csv', schema: null },
    errors: [404, 409],
  },
  getDeployments: {
    method: 'get',
    path: '/v1/deployments',
    tag: 'read',
    access: 'read',
    summary: 'The time line, and what runs in each environment now',
    query: deploymentsQuerySchema,
    response: { contentType: json, schema: 'TimelineAnswer' },
    errors: [404],
  },
  getChanges: {
    method: 'get',
    path: '/v1/changes',
    tag: 'read',
    access: 'read',
    summary: 'Changes that are merged and not yet released',
    query: changesQuerySchema,
    response: { contentType: json, schema: 'ChangesAnswer' },
    errors: [404],
  },
  getOverrides: {
    method: 'get',
    path: '/v1/overrides',
    tag: 'read',
    access: 'read',
    summary: 'The corrections that hold, newest first',
    description: 'Those of records of the scope; undone ones are left out.',
    query: overridesQuerySchema,
    response: { contentType: json, schema: 'OverridesAnswer' },
    errors: [404],
  },
  correctRecords: {
    method: 'post',
    path: '/v1/overrides',
    tag: 'write',
    access: 'correct',
    summary: 'Exclude a record, correct a link or a type',
    description:
      'Kept beside the records, which stay as their sources sent them. Saying the same again changes nothing; saying something else about the same thing replaces it. Who did it stands in the audit log.',
    body: {
      contentType: json,
      schema: 'Correction',
      repeat: 'single',
      validated: correctionSchema,
    },
    response: { contentType: json, schema: 'OverridesAnswer' },
    errors: [404, 413, 415],
  },
  undoOverride: {
    method: 'delete',
    path: '/v1/overrides/{id}',
    tag: 'write',
    access: 'correct',
    summary: 'Undo a correction',
    description: 'The numbers are again what the records of the sources say.',
    pathParameters: overridePathSchema,
    response: { contentType: json, schema: 'OverridesAnswer' },
    errors: [404],
  },
  ...SOURCE_ENDPOINTS,
  getDomains: {
    method: 'get',
    path: '/v1/domains',
    tag: 'read',
    access: 'read',
    summary: 'The eight DevOps domains, their systems, owners and gaps',
    response: { contentType: json, schema: 'DomainsAnswer' },
  },
  getHealth: {
    method: 'get',
    path: '/v1/health',
    tag: 'operate',
    access: 'read',
    summary: 'Whether the backend answers, and how many records wait',
    response: { contentType: json, schema: 'Health' },
  },
  getOpenApiDocument: {
    method: 'get',
    path: '/v1/openapi.json',
    tag: 'operate',
    access: 'authenticated',
    summary: 'This document',
    response: { contentType: json, schema: null },
  },
} as const satisfies Record<string, Endpoint>;

/** The id of an operation. @public */
export type EndpointId = keyof typeof ENDPOINTS;
