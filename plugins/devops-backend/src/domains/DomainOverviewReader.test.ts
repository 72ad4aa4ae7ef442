import { mockCredentials } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { DomainOverviewReader } from './DomainOverviewReader';

const kafka: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'System',
  metadata: {
    name: 'kafka',
    namespace: 'default',
    annotations: { 'devops-domains.io/domain': 'data-platform' },
  },
  spec: { owner: 'group:default/data' },
};

const nothingServed = { readServedServices: async () => [] };

describe('DomainOverviewReader', () => {
  it('has all eight domains in the namespace that they are in', async () => {
    const reader = new DomainOverviewReader({
      catalog: catalogServiceMock({ entities: [kafka] }),
      store: nothingServed,
      domainNamespace: 'platform',
    });
    const { domains } = await reader.read(mockCredentials.user(), 0);
    expect(domains).toHaveLength(8);
    expect(domains.map(({ entityRef }) => entityRef)).toContain(
      'domain:platform/data-platform',
    );
  });

  it('reads as the caller, and neither specs of APIs nor other kinds', async () => {
    const catalog = catalogServiceMock({ entities: [kafka] });
    const asked: Parameters<CatalogService['streamEntities']>[] = [];
    const recording = new Proxy<CatalogService>(catalog, {
      get: (target, name: keyof CatalogService) =>
        name === 'streamEntities'
          ? (...args: Parameters<CatalogService['streamEntities']>) => {
              asked.push(args);
              return target.streamEntities(...args);
            }
          : target[name],
    });
    const credentials = mockCredentials.user('user:default/kim');
    await new DomainOverviewReader({
      catalog: recording,
      store: nothingServed,
      domainNamespace: 'devops',
    }).read(credentials, 0);
    expect(asked).toHaveLength(1);
    const [request, options] = asked[0];
    expect(options).toEqual({ credentials });
    expect(request?.filter).toEqual({
      kind: ['System', 'Component', 'Resource', 'API', 'Group'],
    });
    expect(request?.fields).toContain('metadata.annotations');
    expect(request?.fields).not.toContain('spec');
  });
});
