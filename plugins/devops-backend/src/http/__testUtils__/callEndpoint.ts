import {
  Endpoint,
  EndpointId,
  ENDPOINTS,
} from '@devops-domains/backstage-plugin-devops-common';
import request from 'supertest';
import { asService, startRouter } from './startRouter';

const service = 'component:default/checkout';

const RECORD = { source: 'ci', externalId: '1' };

/** A valid request for each endpoint, so that nothing but the caller decides. */
const TARGETS: Record<EndpointId, { url: string; body?: string | object }> = {
  sendDeployments: { url: '/v1/deployments', body: RECORD },
  sendChanges: { url: '/v1/changes', body: RECORD },
  sendIncidents: { url: '/v1/incidents', body: RECORD },
  sendArtifacts: { url: '/v1/artifacts', body: RECORD },
  receiveWebhook: { url: '/v1/webhooks/fake', body: '{}' },
  receiveEvents: {
    url: '/v1/events',
    body: { specversion: '1.0', id: '1', source: 's', type: 't' },
  },
  getDeliveries: { url: '/v1/deliveries' },
  getDelivery: { url: '/v1/deliveries/4711' },
  replayDelivery: { url: '/v1/deliveries/4711/replay' },
  deleteRecord: { url: '/v1/records/ci/4711' },
  importRecords: { url: '/v1/import', body: `${JSON.stringify(RECORD)}\n` },
  getMetrics: { url: `/v1/metrics?entityRef=${service}` },
  getServices: { url: `/v1/metrics/services?entityRef=${service}` },
  queryMetrics: { url: '/v1/metrics/query', body: { entityRefs: [service] } },
  getEvidence: { url: `/v1/metrics/lead-time/evidence?entityRef=${service}` },
  getEvidenceCsv: {
    url: `/v1/metrics/lead-time/evidence.csv?entityRef=${service}`,
  },
  getDeployments: { url: `/v1/deployments?entityRef=${service}` },
  getChanges: { url: `/v1/changes?entityRef=${service}&waiting=true` },
  getSources: { url: `/v1/sources?entityRef=${service}` },
  testSource: { url: '/v1/sources/fake/test', body: { entityRef: service } },
  getOverrides: { url: `/v1/overrides?entityRef=${service}` },
  correctRecords: {
    url: '/v1/overrides',
    body: { targets: ['deployment:ci/1'], action: 'exclude' },
  },
  undoOverride: { url: '/v1/overrides/4711' },
  getDomains: { url: '/v1/domains' },
  getHealth: { url: '/v1/health' },
  getOpenApiDocument: { url: '/v1/openapi.json' },
};

/** Every endpoint with its id, for tables of tests. */
export const ENDPOINT_LIST = Object.entries<Endpoint>(ENDPOINTS).map(
  ([id, endpoint]) => ({ id: id as EndpointId, ...endpoint }),
);

type Server = Awaited<ReturnType<typeof startRouter>>['server'];

/** Sends a valid request to an endpoint. */
export async function call(
  server: Server,
  id: EndpointId,
  authorization: string,
) {
  const { method, body: expected }: Endpoint = ENDPOINTS[id];
  const { url, body } = TARGETS[id];
  const agent = request(server)
    [method](`/api/devops${url}`)
    .set('authorization', authorization);
  if (expected) agent.set('content-type', expected.contentType);
  // Evidence needs the snapshot of an answer.
  const { snapshot } = url.includes('/evidence')
    ? (
        await request(server)
          .get(`/api/devops${TARGETS.getMetrics.url}`)
          .set('authorization', asService)
      ).body
    : { snapshot: undefined };
  return agent.query(snapshot ? { snapshot } : {}).send(body);
}
