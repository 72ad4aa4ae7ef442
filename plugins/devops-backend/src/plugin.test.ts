import { createBackendModule } from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  devopsSourcesExtensionPoint,
  Source,
} from '@devops-domains/backstage-plugin-devops-node';
import devopsPlugin from '.';
import { fakeModule } from './inbox/__testUtils__/fakeModule';
import { createDatabases } from './store/__testUtils__/databases';

jest.setTimeout(60_000);

const { databases, each } = createDatabases();

const entities = [
  {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: 'checkout', uid: 'u1' },
    spec: {},
  },
];

function moduleWith(source: Source) {
  return createBackendModule({
    pluginId: 'devops',
    moduleId: 'test-source',
    register(env) {
      env.registerInit({
        deps: { sources: devopsSourcesExtensionPoint },
        async init({ sources }) {
          sources.addSource(source);
        },
      });
    },
  });
}

describe.each(each)('the plugin on %s', id => {
  it('starts with the sources of modules and delivers what they send', async () => {
    const knex = await databases.init(id);
    const delivered = new Promise<unknown>(resolve => {
      const source: Source = {
        name: 'tags',
        sample: true,
        schedule: { frequency: { hours: 1 }, timeout: { minutes: 1 } },
        deliver: async context => {
          const record = {
            kind: 'deployment',
            source: 'tags',
            externalId: 'v1',
            entityRef: 'component:default/checkout',
            environment: 'production',
            status: 'succeeded',
            finishedAt: '2026-11-01T00:00:00Z',
          };
          resolve(await context.write([record]));
        },
      };
      startTestBackend({
        features: [
          devopsPlugin,
          moduleWith(source),
          mockServices.database.factory({ knex }),
          catalogServiceMock.factory({ entities }),
        ],
      }).catch(resolve);
    });

    expect(await delivered).toEqual([
      { source: 'tags', externalId: 'v1', result: 'created' },
    ]);
    const [service] = await knex('services').select();
    expect(service).toMatchObject({
      entity_ref: 'component:default/checkout',
      entity_uid: 'u1',
    });
    expect(Number(service.facts_version)).toBe(1);
    const [status] = await knex('source_status').select();
    expect(Boolean(status.sample)).toBe(true);
  });
});

it('warns of a webhook that no module adds, and names those there are', async () => {
  const logger = mockServices.logger.mock();
  logger.child.mockReturnValue(logger);
  const backend = await startTestBackend({
    features: [
      devopsPlugin,
      fakeModule,
      logger.factory,
      catalogServiceMock.factory({ entities }),
      mockServices.rootConfig.factory({
        data: {
          backend: {
            database: { client: 'better-sqlite3', connection: ':memory:' },
          },
          devops: { sources: { ci: { webhook: { secret: 'hidden' } } } },
        },
      }),
    ],
  });
  await backend.stop();
  const warned = logger.warn.mock.calls.map(([message]) => message);
  expect(warned).toContainEqual(
    expect.stringMatching(/^devops\.sources\.ci\.webhook .* There are fake;/),
  );
});

it('does not start with a wrong configuration, and says which key', async () => {
  await expect(
    startTestBackend({
      features: [
        devopsPlugin,
        catalogServiceMock.factory({ entities }),
        mockServices.rootConfig.factory({
          data: {
            backend: {
              database: { client: 'better-sqlite3', connection: ':memory:' },
            },
            devops: { metrics: { attributionHours: 'soon' } },
          },
        }),
      ],
    }),
  ).rejects.toThrow('devops.metrics.attributionHours must be a number');
});
