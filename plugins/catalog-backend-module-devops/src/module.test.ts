import { resolve } from 'node:path';
import { createBackendModule } from '@backstage/backend-plugin-api';
import {
  mockServices,
  startTestBackend,
  TestBackend,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import { catalogProcessingExtensionPoint } from '@backstage/plugin-catalog-node';
import { DOMAIN_IDS } from '@devops-domains/backstage-plugin-devops-common';
import catalogModuleDevops from './index';

jest.setTimeout(60_000);

type ConfigData = NonNullable<mockServices.rootConfig.Options['data']>;
type Knex = Awaited<ReturnType<TestDatabases['init']>>;

function companyEntity(
  kind: string,
  name: string,
  spec: Entity['spec'],
  annotations: Record<string, string> = {},
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: {
      name,
      annotations: {
        'backstage.io/managed-by-location': 'url:https://example.org/company',
        'backstage.io/managed-by-origin-location':
          'url:https://example.org/company',
        ...annotations,
      },
    },
    spec,
  };
}

const company: Entity[] = [
  companyEntity('Group', 'data', { type: 'team', children: [] }),
  companyEntity('Domain', 'payments', { owner: 'data' }),
  companyEntity(
    'System',
    'kafka',
    { owner: 'data', domain: 'payments' },
    {
      'devops-domains.io/domain': 'data-platform',
      'devops-domains.io/responsibilities': 'messaging',
      'devops-domains.io/operation': 'data',
    },
  ),
  companyEntity(
    'System',
    'redis',
    { owner: 'data', domain: 'payments' },
    {
      'devops-domains.io/domain': 'data-platfrom',
      'devops-domains.io/operation': 'data, component:default/x',
    },
  ),
];

/** Stands for the files and providers of a company. */
const companyModule = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'company',
  register(reg) {
    reg.registerInit({
      deps: { catalog: catalogProcessingExtensionPoint },
      async init({ catalog }) {
        catalog.addEntityProvider({
          getProviderName: () => 'company',
          connect: connection =>
            connection.applyMutation({
              type: 'full',
              entities: company.map(entity => ({
                entity,
                locationKey: 'company',
              })),
            }),
        });
      },
    });
  },
});

describe('the catalog with the module', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
  let backend: TestBackend | undefined;

  async function startCatalog(
    knex: Knex,
    devops: ConfigData = {},
    catalog: ConfigData = {},
  ) {
    backend = await startTestBackend({
      features: [
        mockServices.rootConfig.factory({ data: { devops, catalog } }),
        mockServices.database.factory({ knex }),
        catalogPlugin,
        catalogModuleDevops,
        companyModule,
      ],
    });
  }

  async function fetchEntities(filter = ''): Promise<Entity[]> {
    const response = await fetch(
      `http://localhost:${backend?.server.port()}/api/catalog/entities${filter}`,
    );
    return response.json();
  }

  /** Waits until the catalog has processed as many entities, relations and all. */
  async function entitiesOnceProcessed(
    refs: string[],
  ): Promise<Map<string, Entity>> {
    for (;;) {
      const entities = new Map(
        (await fetchEntities()).map(entity => [
          stringifyEntityRef(entity),
          entity,
        ]),
      );
      if (refs.every(ref => entities.get(ref)?.relations?.length)) {
        return entities;
      }
      await new Promise(done => setTimeout(done, 200));
    }
  }

  function relations(entity: Entity | undefined): string[] {
    return (entity?.relations ?? [])
      .map(({ type, targetRef }) => `${type} ${targetRef}`)
      .sort();
  }

  const domainRefs = DOMAIN_IDS.map(id => `domain:devops/${id}`);

  afterEach(async () => {
    await backend?.stop();
    backend = undefined;
  });

  it('has the eight domains and the mapping in addition to the business domain', async () => {
    await startCatalog(await databases.init('SQLITE_3'));
    const entities = await entitiesOnceProcessed([
      ...domainRefs,
      'system:default/kafka',
      'system:default/redis',
      'group:default/data',
    ]);

    const devopsDomains = await fetchEntities(
      '?filter=kind=Domain,spec.type=devops',
    );
    expect(devopsDomains.map(stringifyEntityRef).sort()).toEqual(
      [...domainRefs].sort(),
    );
    expect(relations(entities.get('system:default/kafka'))).toEqual([
      'hasResponsible group:default/data',
      'ownedBy group:default/data',
      'partOf domain:default/payments',
      'partOf domain:devops/data-platform',
    ]);
    expect(relations(entities.get('domain:devops/data-platform'))).toEqual([
      'hasPart system:default/kafka',
      'ownedBy group:default/devops',
    ]);
    expect(relations(entities.get('group:default/data'))).toContain(
      'responsibleFor system:default/kafka',
    );
    // The misspelt one is there, with all that is right.
    expect(relations(entities.get('system:default/redis'))).toEqual([
      'hasResponsible group:default/data',
      'ownedBy group:default/data',
      'partOf domain:default/payments',
    ]);
  });

  it('has the same eight domains after a second start', async () => {
    const knex = await databases.init('SQLITE_3');
    const summary = (entities: Entity[]) =>
      entities
        .map(({ metadata, spec }) => [metadata.uid, metadata.name, spec])
        .sort();

    await startCatalog(knex);
    await entitiesOnceProcessed(domainRefs);
    const first = await fetchEntities('?filter=kind=Domain,spec.type=devops');
    await backend?.stop();

    await startCatalog(knex);
    await entitiesOnceProcessed(domainRefs);
    const second = await fetchEntities('?filter=kind=Domain,spec.type=devops');
    expect(second).toHaveLength(8);
    expect(summary(second)).toEqual(summary(first));
  });

  it('takes namespace and owners from the configuration', async () => {
    await startCatalog(await databases.init('SQLITE_3'), {
      domains: {
        namespace: 'infra',
        owner: 'data',
        owners: { network: 'user:default/kim' },
      },
    });
    const entities = await entitiesOnceProcessed([
      ...DOMAIN_IDS.map(id => `domain:infra/${id}`),
      'system:default/kafka',
    ]);
    expect(relations(entities.get('domain:infra/network'))).toEqual([
      'ownedBy user:default/kim',
    ]);
    expect(relations(entities.get('domain:infra/data-platform'))).toEqual([
      'hasPart system:default/kafka',
      'ownedBy group:default/data',
    ]);
  });

  it('keeps a System with problems out only when strict', async () => {
    await startCatalog(await databases.init('SQLITE_3'), {
      mapping: { strict: true },
    });
    const entities = await entitiesOnceProcessed([
      ...domainRefs,
      'system:default/kafka',
    ]);
    expect(entities.has('system:default/redis')).toBe(false);

    const redis = company.find(({ metadata }) => metadata.name === 'redis');
    const response = await fetch(
      `http://localhost:${backend?.server.port()}/api/catalog/validate-entity`,
      {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          entity: redis,
          location: 'url:https://example.org/company',
        }),
      },
    );
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('Write \\"data-platform\\"');
  });

  it('takes the whole example company, typos and all', async () => {
    const target = resolve(__dirname, '../../../examples/catalog-info.yaml');
    const kinds = ['Component', 'System', 'API', 'Resource', 'Location'];
    await startCatalog(
      await databases.init('SQLITE_3'),
      {},
      {
        locations: [
          {
            type: 'file',
            target,
            rules: [{ allow: [...kinds, 'Domain', 'Group', 'User'] }],
          },
        ],
      },
    );
    const entities = await entitiesOnceProcessed([
      ...domainRefs,
      'system:default/kubernetes',
      'system:default/status-page',
      'system:default/harbor',
      'component:default/checkout',
      'user:development/guest',
    ]);

    expect(relations(entities.get('system:default/status-page'))).toContain(
      'partOf domain:devops/monitoring-platform',
    );
    expect(relations(entities.get('domain:devops/network'))).toContain(
      'ownedBy group:default/devops',
    );
    const withErrors = [...entities.values()].filter(
      entity => 'status' in entity,
    );
    expect(withErrors).toEqual([]);
    const types = await fetchEntities('?filter=kind=Domain,spec.type=devops');
    expect(types).toHaveLength(8);
  });

  it('does not start with an unknown domain in the configuration', async () => {
    const knex = await databases.init('SQLITE_3');
    await expect(
      startCatalog(knex, { domains: { owners: { netwrok: 'data' } } }),
    ).rejects.toThrow('devops.domains.owners.netwrok');
  });
});
