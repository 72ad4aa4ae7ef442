import { Entity } from '@backstage/catalog-model';
import fc from 'fast-check';
import { buildDomainOverview, ServedServices } from './buildDomainOverview';
import { DOMAIN_IDS } from './devopsDomains';

function entity(
  kind: string,
  name: string,
  spec: Entity['spec'] = {},
  annotations: Record<string, string> = {},
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { name, annotations },
    spec,
  };
}

const catalog: Entity[] = [
  entity(
    'System',
    'kafka',
    { owner: 'data', domain: 'payments' },
    {
      'devops-domains.io/domain': 'data-platform',
      'devops-domains.io/responsibilities': 'messaging',
      'devops-domains.io/operation': 'data',
    },
  ),
  entity(
    'System',
    'kubernetes',
    { owner: 'cloud' },
    {
      'devops-domains.io/domain': 'orchestration-platform',
      'devops-domains.io/responsibilities': 'container-orchestration',
      'devops-domains.io/used-by-annotations': 'backstage.io/kubernetes-id',
    },
  ),
  entity(
    'System',
    'redis',
    { owner: 'data' },
    { 'devops-domains.io/domain': 'data-platfrom' },
  ),
  entity('System', 'storefront', { owner: 'shop' }),
  entity('System', 'warehouse', { owner: 'data' }),
  entity('Resource', 'kafka-cluster', { owner: 'data', system: 'kafka' }),
  entity('Component', 'kafka-rest', {
    owner: 'data',
    system: 'kafka',
    providesApis: ['kafka-rest-api'],
    dependsOn: ['resource:kafka-cluster'],
  }),
  entity('API', 'kafka-rest-api', { owner: 'data' }),
  // Users of Kafka: by resource, by API, by the System itself.
  entity(
    'Component',
    'checkout',
    {
      owner: 'shop',
      system: 'storefront',
      dependsOn: ['resource:kafka-cluster', 'component:kafka-rest'],
    },
    { 'backstage.io/kubernetes-id': 'checkout' },
  ),
  entity('Component', 'orders', {
    owner: 'group:default/shop',
    consumesApis: ['kafka-rest-api'],
  }),
  entity('Component', 'search', {
    owner: 'user:default/kim',
    dependsOn: ['system:kafka'],
  }),
  entity('Component', 'billing', { owner: 'finance' }),
  entity('Group', 'shop'),
];

function overview(entities: Entity[], served: ServedServices[] = []) {
  return buildDomainOverview({
    entities,
    domainNamespace: 'devops',
    served,
  });
}

function systemIn(
  answer: ReturnType<typeof overview>,
  domain: string,
  ref: string,
) {
  return answer.domains
    .find(item => item.domain === domain)
    ?.systems.find(system => system.entityRef === ref);
}

describe('buildDomainOverview', () => {
  it('always names the eight domains, in their order and namespace', () => {
    const answer = buildDomainOverview({
      entities: [],
      domainNamespace: 'infra',
      served: [],
    });
    expect(answer.domains.map(({ domain }) => domain)).toEqual([...DOMAIN_IDS]);
    expect(answer.domains[0]).toEqual({
      domain: 'network',
      entityRef: 'domain:infra/network',
      title: 'Network',
      systems: [],
      uncovered: ['networking', 'proxy-vpn', 'dns'],
    });
    expect(answer.unmapped).toEqual([]);
  });

  it('puts systems into their domain and tells what is not covered', () => {
    const data = overview(catalog).domains.find(
      ({ domain }) => domain === 'data-platform',
    );
    expect(data?.systems.map(({ entityRef }) => entityRef)).toEqual([
      'system:default/kafka',
    ]);
    expect(data?.uncovered).toEqual(['databases', 'data-warehouse-bi']);
  });

  it('counts who uses a system from outside', () => {
    const kafka = systemIn(
      overview(catalog),
      'data-platform',
      'system:default/kafka',
    );
    expect(kafka?.adoption).toEqual({
      components: 3,
      teams: 1,
      teamsTotal: 3,
      servicesServed: null,
      servicesServedBefore: null,
    });
    expect(kafka?.owner).toBe('group:default/data');
    expect(kafka?.gaps).not.toContain('operation');
  });

  it('counts the visible services that its sources served, each once', () => {
    const [kafka, ...others] = catalog;
    const delivering = {
      ...kafka,
      metadata: {
        ...kafka.metadata,
        annotations: {
          ...kafka.metadata.annotations,
          'devops-domains.io/sources': 'kafka-ci, kafka-pager',
        },
      },
    };
    const serves = (source: string, name: string, now: boolean) => ({
      source,
      entityRef: `component:default/${name}`,
      now,
      before: !now,
    });
    const answer = overview(
      [delivering, ...others],
      [
        serves('kafka-ci', 'checkout', true),
        serves('kafka-pager', 'checkout', true),
        serves('kafka-ci', 'orders', true),
        serves('kafka-ci', 'search', false),
        serves('kafka-ci', 'hidden', true),
        serves('other', 'billing', true),
      ],
    );
    expect(
      systemIn(answer, 'data-platform', 'system:default/kafka')?.adoption,
    ).toMatchObject({ servicesServed: 2, servicesServedBefore: 1 });
  });

  it('counts use by the annotations that the system names', () => {
    const kubernetes = systemIn(
      overview(catalog),
      'orchestration-platform',
      'system:default/kubernetes',
    );
    expect(kubernetes?.adoption).toEqual({
      components: 1,
      teams: 1,
      teamsTotal: 3,
      servicesServed: null,
      servicesServedBefore: null,
    });
  });

  it('counts what the relations know from the other side', () => {
    const related: Entity[] = [
      catalog[0],
      {
        ...entity('Component', 'payments'),
        relations: [
          { type: 'dependsOn', targetRef: 'system:default/kafka' },
          { type: 'ownedBy', targetRef: 'group:default/pay' },
        ],
      },
    ];
    expect(
      systemIn(overview(related), 'data-platform', 'system:default/kafka')
        ?.adoption,
    ).toMatchObject({ components: 1, teams: 1, teamsTotal: 1 });
  });

  it('tells whose an unmapped System is, and the reasons of a suggestion by code', () => {
    const [answer] = overview([
      entity('System', 'rabbitmq', { owner: 'data' }),
    ]).unmapped;
    expect(answer.owner).toBe('group:default/data');
    expect(answer.suggestions[0].reasons).toEqual([
      { code: 'name', value: 'rabbitmq' },
    ]);
  });

  it('lists the unmapped: with problems, with suggestions, then the rest', () => {
    expect(
      overview(catalog).unmapped.map(({ entityRef, problems, suggestions }) => [
        entityRef,
        problems.map(({ code }) => code),
        suggestions.map(({ domain }) => domain),
      ]),
    ).toEqual([
      [
        'system:default/redis',
        ['domain-unknown'],
        ['data-platform', 'data-platform'],
      ],
      ['system:default/warehouse', [], ['data-platform']],
      ['system:default/storefront', [], []],
    ]);
  });

  it('is the same for any order and repetition', () => {
    const expected = overview(catalog);
    const shuffled = fc
      .shuffledSubarray(catalog, { minLength: catalog.length })
      .chain(all =>
        fc.subarray(catalog).map(repeated => [...all, ...repeated]),
      );
    fc.assert(
      fc.property(shuffled, entities => {
        expect(overview(entities)).toEqual(expected);
      }),
      { numRuns: 30 },
    );
  });

  it('does not fall over parts that hold each other', () => {
    const circle = [
      catalog[0],
      entity('Component', 'a', { system: 'kafka', subcomponentOf: 'b' }),
      entity('Component', 'b', { subcomponentOf: 'a' }),
      entity('Component', 'c', { dependsOn: ['component:b'], owner: 'shop' }),
    ];
    expect(
      systemIn(overview(circle), 'data-platform', 'system:default/kafka')
        ?.adoption.components,
    ).toBe(1);
  });
});
