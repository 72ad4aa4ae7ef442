import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import {
  createOpenApiDocument,
  DEFAULT_DEFINITIONS,
  Endpoint,
  ENDPOINTS,
  EndpointId,
  WriteResult,
} from '@devops-domains/backstage-plugin-devops-common';
import request from 'supertest';
import { FactsReader, RecordWriter } from '../store/contract';
import { findDeviations } from './__testUtils__/documentedAnswer';
import { component } from './__testUtils__/testCatalog';
import { createRouter } from './createRouter';

const service = 'component:default/checkout';

const emptyStore: FactsReader = {
  readFacts: async () => [],
  readFactsState: async () => ({ version: '1', stale: false }),
  readTimeline: async () => ({ items: [], nextCursor: null }),
  readLive: async () => [],
  readWaitingChanges: async () => ({ items: [], nextCursor: null }),
  readRecords: async () => [],
  readSources: async () => [],
  countUnmatched: async () => 3,
};

/** Accepts what has an id, rejects the rest. */
class ListingWriter implements RecordWriter {
  readonly written: unknown[] = [];

  async write(records: unknown[]): Promise<WriteResult[]> {
    return records.map(record => {
      const { source, externalId } = (record ?? {}) as Record<string, string>;
      if (!source) {
        const problems = [{ path: '$.source', message: 'is missing' }];
        return { source: null, externalId: null, result: 'rejected', problems };
      }
      if (source === 'unknown') {
        const problems = [{ path: '$.kind', message: 'is missing' }];
        return { source, externalId, result: 'rejected', problems };
      }
      this.written.push(record);
      return { source, externalId, result: 'created' };
    });
  }
}

async function start(
  options: { decision?: 'ALLOW' | 'DENY'; store?: FactsReader } = {},
) {
  const writer = new ListingWriter();
  const audited: string[] = [];
  const auditor = mockServices.auditor.mock({
    createEvent: async event => {
      audited.push(`${event.eventId} started`);
      return {
        success: async () => void audited.push(`${event.eventId} succeeded`),
        fail: async () => void audited.push(`${event.eventId} failed`),
      };
    },
  });
  const decision = options.decision ?? 'ALLOW';
  const plugin = createBackendPlugin({
    pluginId: 'devops',
    register(env) {
      env.registerInit({
        deps: {
          catalog: catalogServiceRef,
          httpAuth: coreServices.httpAuth,
          httpRouter: coreServices.httpRouter,
          permissions: coreServices.permissions,
        },
        async init({ httpRouter, ...services }) {
          httpRouter.use(
            await createRouter({
              ...services,
              auditor,
              store: options.store ?? emptyStore,
              writer,
              definitions: DEFAULT_DEFINITIONS,
              incidentSources: () => new Set(),
              sampleSources: new Set(),
              domainNamespace: 'devops',
            }),
          );
        },
      });
    },
  });
  const { server } = await startTestBackend({
    features: [
      plugin,
      mockServices.permissions.factory({
        result: AuthorizeResult[decision],
      }),
      catalogServiceMock.factory({
        entities: [component('checkout'), component('cart')],
      }),
    ],
  });
  return { server, writer, audited };
}

const asService = mockCredentials.service.header();
const asUser = mockCredentials.user.header();
const asNobody = mockCredentials.none.header();

const RECORD = { source: 'ci', externalId: '1' };

/** A valid request for each endpoint, so that nothing but the caller decides. */
const TARGETS: Record<EndpointId, { url: string; body?: string | object }> = {
  sendDeployments: { url: '/v1/deployments', body: RECORD },
  sendChanges: { url: '/v1/changes', body: RECORD },
  sendIncidents: { url: '/v1/incidents', body: RECORD },
  sendArtifacts: { url: '/v1/artifacts', body: RECORD },
  deleteRecord: { url: '/v1/records/ci/4711' },
  importRecords: { url: '/v1/import', body: `${JSON.stringify(RECORD)}\n` },
  getMetrics: { url: `/v1/metrics?entityRef=${service}` },
  queryMetrics: { url: '/v1/metrics/query', body: { entityRefs: [service] } },
  getEvidence: { url: `/v1/metrics/lead-time/evidence?entityRef=${service}` },
  getEvidenceCsv: {
    url: `/v1/metrics/lead-time/evidence.csv?entityRef=${service}`,
  },
  getDeployments: { url: `/v1/deployments?entityRef=${service}` },
  getChanges: { url: `/v1/changes?entityRef=${service}&waiting=true` },
  getSources: { url: `/v1/sources?entityRef=${service}` },
  getDomains: { url: '/v1/domains' },
  getHealth: { url: '/v1/health' },
  getOpenApiDocument: { url: '/v1/openapi.json' },
};

const ENDPOINT_LIST = Object.entries<Endpoint>(ENDPOINTS).map(
  ([id, endpoint]) => ({ id: id as EndpointId, ...endpoint }),
);

type Server = Awaited<ReturnType<typeof start>>['server'];

async function call(server: Server, id: EndpointId, authorization: string) {
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

describe('the routes', () => {
  it.each(ENDPOINT_LIST)('$id is answered as documented', async ({ id }) => {
    const { server } = await start();
    const response = await call(server, id, asService);
    expect(response.status).toBe(200);
    expect(findDeviations(id, response)).toEqual([]);
  });

  it('are all in the document, and all of the document is routed', async () => {
    const router = await createRouter({
      auditor: mockServices.auditor.mock(),
      catalog: catalogServiceMock(),
      httpAuth: mockServices.httpAuth(),
      permissions: mockServices.permissions.mock(),
      store: emptyStore,
      writer: new ListingWriter(),
      definitions: DEFAULT_DEFINITIONS,
      incidentSources: () => new Set(),
      sampleSources: new Set(),
      domainNamespace: 'devops',
    });
    const routed = router.stack.flatMap(({ route }) =>
      (route?.stack ?? []).map(
        ({ method }) => `${method} ${route?.path.replace(/:(\w+)/g, '{$1}')}`,
      ),
    );
    const { paths } = createOpenApiDocument() as {
      paths: Record<string, Record<string, unknown>>;
    };
    const documented = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map(method => `${method} ${path}`),
    );
    expect(routed.sort()).toEqual(documented.sort());
  });

  it('serve the document itself', async () => {
    const { server } = await start();
    const { body } = await call(server, 'getOpenApiDocument', asUser);
    expect(body).toEqual(createOpenApiDocument());
  });
});

describe('who may call', () => {
  it.each(ENDPOINT_LIST)('$id wants credentials', async ({ id }) => {
    const { server } = await start();
    const response = await call(server, id, asNobody);
    expect(response.status).toBe(401);
    expect(findDeviations(id, response)).toEqual([]);
  });

  it.each(ENDPOINT_LIST.filter(({ access }) => access === 'write'))(
    '$id is not for users',
    async ({ id }) => {
      const { server, writer } = await start();
      const response = await call(server, id, asUser);
      expect(response.status).toBe(403);
      expect(findDeviations(id, response)).toEqual([]);
      expect(writer.written).toEqual([]);
    },
  );

  it.each(ENDPOINT_LIST.filter(({ access }) => access !== 'authenticated'))(
    '$id wants the permission',
    async ({ id, access }) => {
      const { server, writer } = await start({ decision: 'DENY' });
      const caller = access === 'write' ? asService : asUser;
      const response = await call(server, id, caller);
      expect(response.status).toBe(403);
      expect(response.body.error.message).toMatch(/devops\.\w+\.\w+/);
      expect(writer.written).toEqual([]);
    },
  );
});

describe('writes', () => {
  it('are kept in the audit log', async () => {
    const { server, audited } = await start();
    await call(server, 'sendDeployments', asService);
    await call(server, 'importRecords', asService);
    expect(audited).toEqual([
      'record-write started',
      'record-write succeeded',
      'record-write started',
      'record-write succeeded',
    ]);
  });

  it('are kept in the audit log when they fail, too', async () => {
    const { server, audited } = await start();
    const { status } = await request(server)
      .delete('/api/devops/v1/records/unknown/1')
      .set('authorization', asService);
    expect(status).toBe(404);
    expect(audited).toEqual(['record-write started', 'record-write failed']);
  });

  it('answer each record, and 400 only when nothing was accepted', async () => {
    const { server } = await start();
    const send = (body: object) =>
      request(server)
        .post('/api/devops/v1/deployments')
        .set('authorization', asService)
        .send(body);
    const mixed = await send([{ source: 'ci', externalId: '1' }, {}]);
    expect(mixed.status).toBe(200);
    expect(mixed.body.results.map((one: WriteResult) => one.result)).toEqual([
      'created',
      'rejected',
    ]);
    const wrong = await send({});
    expect(wrong.status).toBe(400);
    expect(wrong.body.error).toEqual({
      name: 'InputError',
      message: '$.source: is missing',
    });
    expect(wrong.body.results).toHaveLength(1);
    expect(findDeviations('sendDeployments', wrong)).toEqual([]);
  });

  it.each([
    ['an empty array', '[]', 400, /empty array/],
    [
      '1,001 records',
      JSON.stringify(Array(1001).fill({})),
      400,
      /at most 1000/,
    ],
    ['no body', '', 400, /empty/],
    ['broken JSON', '{"source": "ci",\n "x" 1}', 400, /line 2, column 6/],
    ['bytes that are no UTF-8', Buffer.from([0x22, 0xff, 0x22]), 400, /UTF-8/],
    ['6 MB', `"${'x'.repeat(6 * 1024 * 1024)}"`, 413, /5 MB/],
  ])('refuse %s', async (_, body, status, message) => {
    const { server, writer } = await start();
    const response = await request(server)
      .post('/api/devops/v1/deployments')
      .set('authorization', asService)
      .set('content-type', 'application/json')
      .serialize(raw => raw)
      .send(body);
    expect(response.status).toBe(status);
    expect(response.body.error.message).toMatch(message);
    expect(writer.written).toEqual([]);
  });

  it.each([
    ['a form', '/v1/incidents', { 'content-type': 'text/plain' }],
    ['JSON', '/v1/import', { 'content-type': 'application/json' }],
    [
      'a packed import',
      '/v1/import',
      { 'content-type': 'application/x-ndjson', 'content-encoding': 'gzip' },
    ],
  ])('refuse %s of the wrong type', async (_, path, headers) => {
    const { server } = await start();
    const response = await request(server)
      .post(`/api/devops${path}`)
      .set({ authorization: asService, ...headers })
      .send('{}');
    expect(response.status).toBe(415);
  });
});

describe('reads', () => {
  it('name all that is wrong in a query at once', async () => {
    const { server } = await start();
    const { status, body } = await request(server)
      .get('/api/devops/v1/metrics')
      .set('authorization', asUser)
      .query({
        from: '2026-11-02T00:00:00Z',
        to: '2026-11-01T00:00:00Z',
        timeZone: 'Moon',
        bucket: 'year',
        benchmarkYear: '2020',
        form: '1',
      });
    expect(status).toBe(400);
    for (const name of [
      'entityRef',
      'to',
      'timeZone',
      'bucket',
      'benchmarkYear',
      'form',
    ]) {
      expect(body.error.message).toMatch(new RegExp(`\\b${name}: `));
    }
  });

  it('refuse a parameter that is given twice, unless it is a list', async () => {
    const { server } = await start();
    const ask = (query: string) =>
      request(server)
        .get(`/api/devops/v1/metrics?entityRef=${service}&${query}`)
        .set('authorization', asUser);
    expect((await ask('bucket=day&bucket=week')).status).toBe(400);
    expect((await ask(`entityRef=${service}`)).status).toBe(200);
  });

  it('answer a batch one by one', async () => {
    const { server } = await start();
    const { body } = await request(server)
      .post('/api/devops/v1/metrics/query')
      .set('authorization', asUser)
      .send({ entityRefs: ['component:gone', service] });
    expect(body.items).toMatchObject([
      { answer: null, error: { name: 'NotFoundError' } },
      { entityRef: service, answer: { services: 1 }, error: null },
    ]);
  });

  it('ask the store as often for many entities as for one', async () => {
    const asked: string[] = [];
    const store: FactsReader = {
      ...emptyStore,
      readFacts: async services => {
        asked.push(`facts of ${services.length}`);
        return [];
      },
      readFactsState: async services => {
        asked.push(`state of ${services.length}`);
        return { version: '1', stale: true };
      },
    };
    const { server } = await start({ store });
    const { body } = await request(server)
      .post('/api/devops/v1/metrics/query')
      .set('authorization', asUser)
      .send({ entityRefs: [service, 'component:default/cart', service] });
    expect(body.items).toHaveLength(3);
    expect(body.items[0].answer.stale).toBe(true);
    expect(asked.sort()).toEqual(['facts of 2', 'state of 2']);
  });

  it('refuse a batch with a broken window', async () => {
    const { server } = await start();
    const { status, body } = await request(server)
      .post('/api/devops/v1/metrics/query')
      .set('authorization', asUser)
      .send({
        entityRefs: [service],
        from: '2026-11-02T00:00:00Z',
        to: '2026-11-01T00:00:00Z',
        bucket: 1,
      });
    expect(status).toBe(400);
    expect(body.error.message).toMatch(/bucket: .*; to: must be later/);
  });

  it('say how many records wait', async () => {
    const { server } = await start();
    const { body } = await call(server, 'getHealth', asUser);
    expect(body).toEqual({ status: 'ok', unmatched: 3 });
  });
});
