import { mockServices } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  createOpenApiDocument,
  DEFAULT_DEFINITIONS,
} from '@devops-domains/backstage-plugin-devops-common';
import request from 'supertest';
import { call, ENDPOINT_LIST } from './__testUtils__/callEndpoint';
import { findDeviations } from './__testUtils__/documentedAnswer';
import {
  asService,
  asUser,
  emptyInbox,
  emptySources,
  emptyStore,
  freeWriters,
  ListingWriter,
  oneOverride,
  startRouter,
} from './__testUtils__/startRouter';
import { createRouter } from './createRouter';

describe('the routes', () => {
  it.each(ENDPOINT_LIST)('$id is answered as documented', async one => {
    const { id } = one;
    const { server } = await startRouter();
    const response = await call(server, id, asService);
    expect(response.status).toBe(one.response.status ?? 200);
    expect(findDeviations(id, response)).toEqual([]);
  });

  it('are all in the document, and all of the document is routed', async () => {
    const router = await createRouter({
      ...emptyInbox,
      auth: mockServices.auth(),
      auditor: mockServices.auditor.mock(),
      catalog: catalogServiceMock(),
      httpAuth: mockServices.httpAuth(),
      permissions: mockServices.permissions.mock(),
      store: emptyStore,
      overrides: oneOverride,
      writer: new ListingWriter(),
      writers: freeWriters,
      sources: emptySources,
      definitions: DEFAULT_DEFINITIONS,
      readIncidentHealth: async () => () => false,
      readWaitingDeployments: async () => () => 0,
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

  it.each([
    ['get', '/v1/metric'],
    ['get', '/'],
    ['delete', '/v1/metrics'],
  ] as const)(
    'answer %s %s with an error that says so',
    async (method, path) => {
      const { server } = await startRouter();
      const { status, body } = await request(server)
        [method](`/api/devops${path}`)
        .set('authorization', asUser);
      expect(status).toBe(404);
      expect(body.error).toMatchObject({
        name: 'NotFoundError',
        message: `There is no ${method.toUpperCase()} ${path} here; GET /v1/openapi.json lists what there is`,
      });
    },
  );

  it('tell which methods a path has', async () => {
    const { server } = await startRouter();
    const { status, headers } = await request(server)
      .options('/api/devops/v1/metrics')
      .set('authorization', asUser);
    expect(status).toBe(200);
    expect(headers.allow).toContain('GET');
  });

  it('serve the document itself', async () => {
    const { server } = await startRouter();
    const { body } = await call(server, 'getOpenApiDocument', asUser);
    expect(body).toEqual(createOpenApiDocument());
  });
});
