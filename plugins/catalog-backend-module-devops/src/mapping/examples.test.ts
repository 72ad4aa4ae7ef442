import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import {
  apiEntityV1alpha1Validator,
  componentEntityV1alpha1Validator,
  domainEntityV1alpha1Validator,
  Entity,
  EntityPolicies,
  FieldFormatEntityPolicy,
  groupEntityV1alpha1Validator,
  locationEntityV1alpha1Validator,
  parseEntityRef,
  resourceEntityV1alpha1Validator,
  SchemaValidEntityPolicy,
  stringifyEntityRef,
  systemEntityV1alpha1Validator,
  userEntityV1alpha1Validator,
} from '@backstage/catalog-model';
import {
  buildDomainOverview,
  DOMAIN_IDS,
  MAPPING_PROBLEM_CODES,
  parseMapping,
} from '@devops-domains/backstage-plugin-devops-common';
import { parseAllDocuments } from 'yaml';

const EXAMPLES = resolve(__dirname, '../../../../examples');
const FILES = readdirSync(EXAMPLES).filter(name => name.endsWith('.yaml'));

const entitiesOf = (file: string): Entity[] =>
  parseAllDocuments(readFileSync(join(EXAMPLES, file), 'utf8')).map(document =>
    document.toJS({ maxAliasCount: 0 }),
  );
const byFile = new Map(FILES.map(file => [file, entitiesOf(file)]));
const entities = [...byFile.values()].flat();
const refs = new Set(entities.map(stringifyEntityRef));
const overview = buildDomainOverview({
  entities,
  domainNamespace: 'devops',
  served: [],
});

/** The systems that the role description of a DevOps engineer names, by domain. */
const NAMED_SYSTEMS: Record<string, string[]> = {
  network: ['virtual-network', 'physical-network', 'proxy', 'vpn', 'dns'],
  'development-platform': [
    'gitlab',
    'github',
    'ci-cd',
    'qa-environments',
    'performance-environments',
    'package-registry',
  ],
  'orchestration-platform': [
    'kubernetes',
    'ecs',
    'nomad',
    'airflow',
    'argo-workflows',
  ],
  'monitoring-platform': ['logs', 'metrics', 'uptime', 'apm', 'alerting'],
  'cloud-platform': ['private-cloud', 'public-cloud'],
  'security-platform': [
    'ldap',
    'active-directory',
    'saml',
    'ssh-access',
    'database-access',
    'firewall-policy',
  ],
  'data-platform': [
    'mysql',
    'dynamodb',
    'redis',
    'rabbitmq',
    'kafka',
    'sqs',
    'data-warehouse',
    'bi-dashboards',
  ],
  'service-operations': ['joint-operations'],
};

function systemsOf(domain: string) {
  return overview.domains.find(item => item.domain === domain)?.systems ?? [];
}

describe('the example company', () => {
  it('is read from one Location that names every other file', () => {
    const [location] = entitiesOf('catalog-info.yaml');
    expect([location.spec?.targets].flat().sort()).toEqual(
      FILES.filter(file => file !== 'catalog-info.yaml').map(
        file => `./${file}`,
      ),
    );
  });

  it('consists of entities that the catalog accepts, each one once', async () => {
    const policy = EntityPolicies.allOf([
      new SchemaValidEntityPolicy(),
      new FieldFormatEntityPolicy(),
    ]);
    const kinds = [
      apiEntityV1alpha1Validator,
      componentEntityV1alpha1Validator,
      domainEntityV1alpha1Validator,
      groupEntityV1alpha1Validator,
      locationEntityV1alpha1Validator,
      resourceEntityV1alpha1Validator,
      systemEntityV1alpha1Validator,
      userEntityV1alpha1Validator,
    ];
    for (const entity of entities) {
      await policy.enforce(entity);
      const accepted = await Promise.all(kinds.map(kind => kind.check(entity)));
      expect(accepted).toContain(true);
    }
    expect(refs.size).toBe(entities.length);
  });

  it('refers to nothing that is not there', () => {
    const fields: [string, string | undefined][] = [
      ['owner', 'Group'],
      ['system', 'System'],
      ['domain', 'Domain'],
      ['parent', 'Group'],
      ['memberOf', 'Group'],
      ['dependsOn', undefined],
      ['consumesApis', 'API'],
      ['providesApis', 'API'],
    ];
    const named = entities.flatMap(entity => [
      ...fields.flatMap(([field, defaultKind]) =>
        [entity.spec?.[field]]
          .flat()
          .filter(value => typeof value === 'string')
          .map(value =>
            stringifyEntityRef(
              parseEntityRef(value, {
                defaultKind,
                defaultNamespace: entity.metadata.namespace,
              }),
            ),
          ),
      ),
      ...parseMapping(entity).activities.flatMap(({ owners }) => owners),
    ]);
    expect(named.filter(ref => !refs.has(ref))).toEqual([]);
    expect(named.length).toBeGreaterThan(300);
  });

  it.each(Object.entries(NAMED_SYSTEMS))(
    'has every named system of the domain %s, with an owner',
    (domain, names) => {
      const systems = systemsOf(domain);
      expect(systems.map(({ entityRef }) => entityRef)).toEqual(
        expect.arrayContaining(names.map(name => `system:default/${name}`)),
      );
      for (const name of names) {
        const system = systems.find(
          ({ entityRef }) => entityRef === `system:default/${name}`,
        );
        expect(system?.owner).toMatch(/^group:default\//);
        expect(system?.responsibilities).not.toEqual([]);
      }
    },
  );

  it('covers every responsibility', () => {
    expect(Object.keys(NAMED_SYSTEMS)).toEqual([...DOMAIN_IDS]);
    expect(overview.domains.flatMap(({ uncovered }) => uncovered)).toEqual([]);
  });

  it('has problems where they are wanted, and nowhere else', () => {
    const wrong = [...byFile].flatMap(([file, found]) =>
      found
        .filter(entity => parseMapping(entity).problems.length > 0)
        .map(entity => `${file} ${entity.metadata.name}`),
    );
    expect(wrong.sort()).toEqual([
      'unfinished.yaml edge-cache',
      'unfinished.yaml harbor',
      'unfinished.yaml status-page',
      'unfinished.yaml web-application-firewall',
    ]);
    const codes = new Set(
      entities.flatMap(entity =>
        parseMapping(entity).problems.map(({ code }) => code),
      ),
    );
    expect(MAPPING_PROBLEM_CODES).toEqual(expect.arrayContaining([...codes]));
    expect([...codes].sort()).toEqual([
      'annotation-unknown',
      'domain-missing',
      'domain-unknown',
      'link-not-http',
      'link-type',
      'owner-duplicate',
      'owner-kind',
      'responsibility-of-other-domain',
      'responsibility-unknown',
    ]);
  });

  it('leaves platform systems without documentation where the file says so', () => {
    const undocumented = overview.domains
      .flatMap(({ systems }) => systems)
      .filter(({ gaps }) => gaps.includes('documentation'))
      .map(({ entityRef }) => parseEntityRef(entityRef).name);
    expect(undocumented.sort()).toEqual([
      'edge-cache',
      'nomad',
      'physical-network',
      'sqs',
      'status-page',
      'uptime',
    ]);
  });

  it('suggests a mapping for the unmapped ones', () => {
    const suggested = new Map(
      overview.unmapped.map(({ entityRef, suggestions }) => [
        parseEntityRef(entityRef).name,
        suggestions[0]?.responsibility,
      ]),
    );
    expect(suggested.get('jenkins')).toBe('ci-cd');
    expect(suggested.get('teleport')).toBe('access-control');
    expect(suggested.get('batch-jobs')).toBe('container-orchestration');
    expect(suggested.get('storefront')).toBeUndefined();
    expect(suggested.has('storefront')).toBe(true);
  });

  it('uses its platform', () => {
    const adoptionOf = (domain: string, name: string) =>
      systemsOf(domain).find(
        ({ entityRef }) => entityRef === `system:default/${name}`,
      )?.adoption;
    expect(adoptionOf('data-platform', 'kafka')).toMatchObject({
      components: 5,
      teams: 5,
    });
    expect(adoptionOf('development-platform', 'gitlab')).toMatchObject({
      components: 8,
    });
    expect(adoptionOf('network', 'vpn')).toMatchObject({ components: 0 });
  });

  it('has the services that the sample history and the imports tell of', () => {
    for (const name of [
      'checkout',
      'payments',
      'orders',
      'search',
      'billing',
      'notifications',
      'catalog-web',
      'identity-gateway',
      'alertmanager',
      'argo-cd',
      'notification-controller',
    ]) {
      expect(refs).toContain(`component:default/${name}`);
    }
    expect(refs).toContain('user:development/guest');
  });

  it('has files that are named after what they hold', () => {
    for (const [file, found] of byFile) {
      const domain = DOMAIN_IDS.find(id => id === basename(file, '.yaml'));
      const domains = found
        .filter(({ kind }) => kind === 'System')
        .map(entity => parseMapping(entity).domain);
      expect(domains.every(id => !domain || id === domain)).toBe(true);
    }
  });
});
