import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { CatalogProcessorResult } from '@backstage/plugin-catalog-node';
import { SystemMappingProcessor } from './SystemMappingProcessor';

const location = { type: 'url', target: 'https://example.org/catalog.yaml' };

function system(annotations: Record<string, string>): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'System',
    metadata: { name: 'kafka', annotations },
    spec: { owner: 'data', domain: 'payments' },
  };
}

async function relationsOf(entity: Entity): Promise<string[]> {
  const processor = new SystemMappingProcessor({
    domainNamespace: 'devops',
    strict: false,
  });
  const emitted: CatalogProcessorResult[] = [];
  const processed = await processor.postProcessEntity(entity, location, item =>
    emitted.push(item),
  );
  expect(processed).toBe(entity);
  return emitted.flatMap(item =>
    item.type === 'relation'
      ? [
          [
            stringifyEntityRef(item.relation.source),
            item.relation.type,
            stringifyEntityRef(item.relation.target),
          ].join(' '),
        ]
      : [`unexpected ${item.type}`],
  );
}

describe('SystemMappingProcessor', () => {
  it('relates a System to its domain and to each responsible once, both ways', async () => {
    await expect(
      relationsOf(
        system({
          'devops-domains.io/domain': 'data-platform',
          'devops-domains.io/operation': 'data, user:kim',
          'devops-domains.io/education': 'group:default/data',
        }),
      ),
    ).resolves.toEqual([
      'system:default/kafka partOf domain:devops/data-platform',
      'domain:devops/data-platform hasPart system:default/kafka',
      'group:default/data responsibleFor system:default/kafka',
      'system:default/kafka hasResponsible group:default/data',
      'user:default/kim responsibleFor system:default/kafka',
      'system:default/kafka hasResponsible user:default/kim',
    ]);
  });

  it('relates what is valid when something is not', async () => {
    await expect(
      relationsOf(
        system({
          'devops-domains.io/domain': 'data-platfrom',
          'devops-domains.io/operation': 'data, grup:default/x',
        }),
      ),
    ).resolves.toEqual([
      'group:default/data responsibleFor system:default/kafka',
      'system:default/kafka hasResponsible group:default/data',
    ]);
  });

  it('leaves every other kind alone', async () => {
    await expect(
      relationsOf({
        ...system({ 'devops-domains.io/domain': 'network' }),
        kind: 'Component',
      }),
    ).resolves.toEqual([]);
  });

  it.each([true, false])(
    'never claims to know a kind (strict %p)',
    async strict => {
      const processor = new SystemMappingProcessor({
        domainNamespace: 'devops',
        strict,
      });
      const valid = system({ 'devops-domains.io/domain': 'network' });
      await expect(processor.validateEntityKind(valid)).resolves.toBe(false);
    },
  );

  it('refuses problems only when strict, and tells them all', async () => {
    const broken = system({
      'devops-domains.io/domain': 'netwrok',
      'devops-domains.io/operation': 'component:x',
    });
    const check = (strict: boolean) =>
      new SystemMappingProcessor({
        domainNamespace: 'devops',
        strict,
      }).validateEntityKind(broken);
    await expect(check(false)).resolves.toBe(false);
    await expect(check(true)).rejects.toThrow(
      'metadata.annotations["devops-domains.io/domain"]: "netwrok" is not a DevOps domain. Write "network"; metadata.annotations["devops-domains.io/operation"]: "component:x" is a component',
    );
  });
});
