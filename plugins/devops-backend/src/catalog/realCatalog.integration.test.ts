import {
  createBackendPlugin,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import {
  catalogProcessingExtensionPoint,
  CatalogService,
  catalogServiceRef,
  EntityProvider,
} from '@backstage/plugin-catalog-node';
import { DomainOverviewReader } from '../domains/DomainOverviewReader';
import { ScopeResolver } from './ScopeResolver';

jest.setTimeout(60_000);

function entity(kind: string, name: string, spec: Entity['spec']): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: {
      name,
      annotations: {
        'backstage.io/managed-by-location': 'url:https://example.com/all',
        'backstage.io/managed-by-origin-location':
          'url:https://example.com/all',
        ...(name === 'shop' ? { 'devops-domains.io/domain': 'network' } : {}),
      },
    },
    spec,
  };
}

const component = { type: 'service', lifecycle: 'production' };

/** So many that a question about all of them fits in no URL. */
const manySystems = Array.from({ length: 250 }, (_, index) =>
  entity('System', `system-with-quite-a-long-name-number-${index}`, {
    owner: 'web',
    domain: 'online',
  }),
);

const company = [
  ...manySystems,
  entity('Domain', 'retail', { owner: 'web' }),
  entity('Domain', 'online', { owner: 'web', subdomainOf: 'retail' }),
  entity('System', 'shop', { owner: 'web', domain: 'online' }),
  entity('Component', 'cart', { ...component, owner: 'web', system: 'shop' }),
  entity('Component', 'pay', { ...component, owner: 'cash', system: 'shop' }),
  entity('Resource', 'db', { type: 'database', owner: 'web', system: 'shop' }),
  entity('Group', 'all', { type: 'unit', children: ['web'] }),
  entity('Group', 'web', { type: 'team', children: ['cash'] }),
  entity('Group', 'cash', { type: 'team', children: [] }),
];

const provider: EntityProvider = {
  getProviderName: () => 'company',
  connect: connection =>
    connection.applyMutation({
      type: 'full',
      entities: company.map(one => ({ entity: one, locationKey: 'company' })),
    }),
};

/** The catalog of the framework, asked over HTTP as in a portal. */
describe('the real catalog', () => {
  const credentials = mockCredentials.service();
  let catalog: CatalogService;

  beforeAll(async () => {
    await startTestBackend({
      features: [
        catalogPlugin,
        createBackendModule({
          pluginId: 'catalog',
          moduleId: 'company',
          register(env) {
            env.registerInit({
              deps: { processing: catalogProcessingExtensionPoint },
              async init({ processing }) {
                processing.addEntityProvider(provider);
              },
            });
          },
        }),
        createBackendPlugin({
          pluginId: 'devops',
          register(env) {
            env.registerInit({
              deps: { service: catalogServiceRef },
              async init({ service }) {
                catalog = service;
              },
            });
          },
        }),
      ],
    });
    let ready = 0;
    while (ready < company.length) {
      await new Promise(resolve => setTimeout(resolve, 250));
      const { items } = await catalog.getEntities(undefined, { credentials });
      ready = items.filter(({ relations }) => relations?.length).length;
    }
  });

  it.each([
    ['component:default/cart', ['component:default/cart']],
    [
      'system:default/shop',
      [
        'component:default/cart',
        'component:default/pay',
        'resource:default/db',
      ],
    ],
    [
      'domain:default/retail',
      [
        'component:default/cart',
        'component:default/pay',
        'resource:default/db',
      ],
    ],
    ['group:default/cash', ['component:default/pay']],
    [
      'group:default/all',
      [
        'component:default/cart',
        'component:default/pay',
        'resource:default/db',
      ],
    ],
  ])('knows the services of %s', async (ref, services) => {
    const scope = await new ScopeResolver(catalog).resolve(
      { entityRef: [ref] },
      credentials,
    );
    expect(scope.services).toEqual(services);
  });

  it('has what the overview of the domains needs', async () => {
    const reader = new DomainOverviewReader({
      catalog,
      store: { readServedServices: async () => [] },
      domainNamespace: 'devops',
    });
    const { domains } = await reader.read(credentials, Date.now());
    const network = domains.find(({ domain }) => domain === 'network');
    expect(network?.systems).toMatchObject([
      { entityRef: 'system:default/shop', owner: 'group:default/web' },
    ]);
  });
});
