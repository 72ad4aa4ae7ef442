import { Entity } from '@backstage/catalog-model';
import fc from 'fast-check';
import { ACTIVITY_IDS } from './activities';
import { KNOWN_ANNOTATIONS, MAPPING_ANNOTATIONS } from './annotations';
import { DEVOPS_DOMAINS, DOMAIN_IDS, findDomain } from './devopsDomains';
import { MAPPING_PROBLEM_CODES } from './mappingProblemCodes';
import { DevopsMapping, parseMapping } from './parseMapping';

function system(
  annotations: Record<string, string>,
  metadata: Partial<Entity['metadata']> = {},
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'System',
    metadata: {
      name: 'kafka',
      ...metadata,
      annotations: Object.fromEntries(
        Object.entries(annotations).map(([name, value]) => [
          name.includes('/') ? name : `devops-domains.io/${name}`,
          value,
        ]),
      ),
    },
    spec: { owner: 'group:default/data-platform', domain: 'payments' },
  };
}

function ownersOf(entity: Entity, activity: string): string[] | undefined {
  return parseMapping(entity).activities.find(a => a.activity === activity)
    ?.owners;
}

function summary(entity: Entity) {
  return parseMapping(entity).problems.map(({ code, nearest }) => [
    code,
    nearest,
  ]);
}

const kafka = {
  domain: 'data-platform',
  responsibilities: 'messaging',
  provisioning: 'group:default/data-platform',
  operation: 'group:default/data-platform, group:default/sre',
  education: 'group:default/developer-experience',
};

describe('parseMapping', () => {
  it('reads the example of the documentation without a problem', () => {
    const mapping = parseMapping(
      system(kafka, {
        links: [
          {
            url: 'https://example.org/kafka/course',
            title: 'Kafka course',
            type: 'education',
          },
        ],
      }),
    );
    expect(mapping).toEqual({
      domain: 'data-platform',
      responsibilities: ['messaging'],
      activities: [
        {
          activity: 'provisioning',
          owners: ['group:default/data-platform'],
          evidence: [],
        },
        { activity: 'configuration', owners: [], evidence: [] },
        {
          activity: 'operation',
          owners: ['group:default/data-platform', 'group:default/sre'],
          evidence: [],
        },
        { activity: 'usage', owners: [], evidence: [] },
        {
          activity: 'education',
          owners: ['group:default/developer-experience'],
          evidence: [
            { title: 'Kafka course', url: 'https://example.org/kafka/course' },
          ],
        },
        { activity: 'documentation', owners: [], evidence: [] },
      ],
      gaps: ['configuration', 'usage', 'documentation'],
      usedByAnnotations: [],
      sources: [],
      problems: [],
    });
  });

  it('has nothing to say about a System that is not mapped', () => {
    const mapping = parseMapping(system({ 'github.com/project-slug': 'a/b' }));
    expect(mapping.domain).toBeNull();
    expect(mapping.problems).toEqual([]);
    expect(mapping.gaps).toEqual([...ACTIVITY_IDS]);
  });

  it('says where the problem is, what it is, and how to mend it', () => {
    expect(
      parseMapping(system({ ...kafka, domain: 'data-platfrom' })).problems,
    ).toEqual([
      {
        path: 'metadata.annotations["devops-domains.io/domain"]',
        code: 'domain-unknown',
        message: '"data-platfrom" is not a DevOps domain',
        value: 'data-platfrom',
        nearest: 'data-platform',
        fix: 'Write "data-platform"',
      },
    ]);
  });

  it('keeps the valid rest when the domain is misspelt', () => {
    const mapping = parseMapping(system({ ...kafka, domain: 'data-platfrom' }));
    expect(mapping.domain).toBeNull();
    expect(mapping.responsibilities).toEqual(['messaging']);
    expect(mapping.activities[2].owners).toHaveLength(2);
  });

  it('lists the choice when nothing is near', () => {
    const [problem] = parseMapping(system({ domain: 'payments' })).problems;
    expect(problem.nearest).toBeNull();
    expect(problem.fix).toBe(`Write one of ${DOMAIN_IDS.join(', ')}`);
  });

  it.each([
    [{ domain: 'network, dtaa-platform' }, 'network', ['domain-unknown']],
    [{ domain: 'network,data-platform' }, 'network', ['domain-several']],
    [{ domain: '' }, null, ['value-empty']],
    [{ domain: 'network,' }, 'network', ['value-empty']],
  ])('reads %p as %p', (annotations, domain, codes) => {
    const mapping = parseMapping(system(annotations));
    expect(mapping.domain).toBe(domain);
    expect(mapping.problems.map(({ code }) => code)).toEqual(codes);
  });

  it('counts the valid responsibilities and explains the others', () => {
    const entity = system({
      domain: 'data-platform',
      responsibilities:
        'mesaging, databases, dns,, databases, 데이터웨어하우스',
    });
    expect(parseMapping(entity).responsibilities).toEqual(['databases']);
    expect(summary(entity)).toEqual([
      ['value-empty', 'mesaging, databases, dns, databases, 데이터웨어하우스'],
      ['responsibility-unknown', 'messaging'],
      ['responsibility-of-other-domain', null],
      ['responsibility-duplicate', null],
      ['responsibility-unknown', 'data-warehouse-bi'],
    ]);
  });

  it('asks for the domain that the responsibilities speak for', () => {
    expect(summary(system({ responsibilities: 'messaging' }))).toEqual([
      ['domain-missing', 'data-platform'],
    ]);
    expect(summary(system({ operation: 'sre' }))).toEqual([
      ['domain-missing', null],
    ]);
    expect(summary(system({ responsibilities: 'messaging, dns' }))).toEqual([
      ['domain-missing', null],
    ]);
  });

  it('completes owners: a bare name is a Group in the namespace', () => {
    const entity = system(
      { domain: 'network', usage: 'sre, user:Kim, Group:default/SRE, other/x' },
      { namespace: 'infra' },
    );
    expect(ownersOf(entity, 'usage')).toEqual([
      'group:infra/sre',
      'user:infra/kim',
      'group:default/sre',
      'group:other/x',
    ]);
    expect(summary(entity)).toEqual([]);
  });

  it.each([
    ['grup:default/sre', [['owner-kind', 'group:default/sre']]],
    ['component:default/checkout', [['owner-kind', null]]],
    ['group:default:sre/x', [['owner-invalid', null]]],
    ['the team', [['owner-invalid', 'the, team']]],
    ['a; group:b/c', [['owner-invalid', 'a, group:b/c']]],
    ['sré', [['owner-invalid', null]]],
    ['group:default/good', [['owner-duplicate', null]]],
  ])('explains the owner %p and keeps the good one', (owner, problems) => {
    const entity = system({ domain: 'network', operation: `good, ${owner}` });
    expect(ownersOf(entity, 'operation')).toEqual(['group:default/good']);
    expect(summary(entity)).toEqual(problems);
  });

  it('finds misspelt annotations and prefixes, and asks nothing twice', () => {
    expect(
      summary(
        system({
          'devops-domains.io/domian': 'network',
          'devops-domains.io/operations': 'sre',
          'devops-domains.io/colour': 'red',
          'devops-domain.io/education': 'sre',
          'devopsdomains.io/owner': 'sre',
          'example.org/domain': 'x',
          'devops-domains.io/production-environments': 'live',
        }),
      ),
    ).toEqual([
      ['annotation-unknown', 'devops-domains.io/domain'],
      ['annotation-unknown', 'devops-domains.io/operation'],
      ['annotation-unknown', null],
      ['annotation-prefix', 'devops-domains.io/education'],
    ]);
  });

  it('takes only http(s) links of an activity as evidence', () => {
    const entity = system(
      { domain: 'network' },
      {
        links: [
          { url: 'https://example.org/runbook', type: 'operation' },
          { url: 'https://example.org/runbook', type: 'operation', title: '2' },
          { url: `${'javascript'}:alert(1)`, type: 'usage', title: 'Click' },
          { url: '/relative', type: 'usage' },
          { url: 'https://example.org/guide', type: 'documentaton' },
          { url: 'https://example.org/board', type: 'dashboard' },
          { url: 'mailto:team@example.org', type: 'contact' },
          { url: 'https://example.org/untyped' },
        ],
      },
    );
    const { activities, problems } = parseMapping(entity);
    expect(activities.flatMap(({ evidence }) => evidence)).toEqual([
      {
        title: 'https://example.org/runbook',
        url: 'https://example.org/runbook',
      },
    ]);
    expect(
      problems.map(({ path, code, nearest }) => [path, code, nearest]),
    ).toEqual([
      ['metadata.links[2].url', 'link-not-http', null],
      ['metadata.links[3].url', 'link-not-http', null],
      ['metadata.links[4].type', 'link-type', 'documentation'],
    ]);
  });

  it.each(['operator', 'message', 'docs', 'page', 'admin-dashboard', 'API'])(
    'leaves the link type %p alone',
    type => {
      const links = [{ url: 'https://example.org', type }];
      expect(summary(system({ domain: 'network' }, { links }))).toEqual([]);
    },
  );

  it('takes TechDocs as documentation', () => {
    const evidenceOf = (annotations: Record<string, string>) =>
      parseMapping(system(annotations)).activities[5].evidence;
    expect(evidenceOf({ 'backstage.io/techdocs-ref': 'dir:.' })).toEqual([
      { title: 'TechDocs', url: '/docs/default/system/kafka' },
    ]);
    expect(
      evidenceOf({
        'backstage.io/techdocs-ref': 'dir:.',
        'backstage.io/techdocs-entity': 'component:default/Handbook',
      }),
    ).toEqual([{ title: 'TechDocs', url: '/docs/default/component/handbook' }]);
    expect(evidenceOf({ 'backstage.io/techdocs-ref': ' ' })).toEqual([]);
    expect(evidenceOf({ 'backstage.io/techdocs-entity': 'handbook' })).toEqual(
      [],
    );
  });

  it('calls documentation a gap until there is some, whoever is named', () => {
    const named = system({ domain: 'network', documentation: 'sre' });
    expect(parseMapping(named).gaps).toContain('documentation');
    const documented = system(
      { domain: 'network' },
      { links: [{ url: 'https://example.org', type: 'documentation' }] },
    );
    expect(parseMapping(documented).gaps).not.toContain('documentation');
  });

  it('reads which annotations show its use', () => {
    const entity = system({
      domain: 'orchestration-platform',
      'used-by-annotations':
        'backstage.io/kubernetes-id, not a name, backstage.io/kubernetes-id',
    });
    expect(parseMapping(entity).usedByAnnotations).toEqual([
      'backstage.io/kubernetes-id',
    ]);
    expect(summary(entity)).toEqual([['annotation-name-invalid', null]]);
  });

  it('reads which sources it delivers for', () => {
    const entity = system({
      domain: 'development-platform',
      sources: 'github, GitLab, github, no name',
    });
    expect(parseMapping(entity).sources).toEqual(['github']);
    expect(summary(entity)).toEqual([
      ['source-name-invalid', 'gitlab'],
      ['source-name-invalid', null],
    ]);
  });

  it('maps nothing but Systems, and says so', () => {
    const component = { ...system(kafka), kind: 'Component' };
    const mapping = parseMapping(component);
    expect(mapping.domain).toBeNull();
    expect(mapping.activities).toEqual([]);
    expect(new Set(mapping.problems.map(({ code }) => code))).toEqual(
      new Set(['kind-not-system']),
    );
    const plain = {
      ...system({ 'production-environments': 'live' }),
      kind: 'Component',
    };
    expect(parseMapping(plain).problems).toEqual([]);
  });

  it('explains what YAML makes of values that are no text', () => {
    const entity = system({ domain: 'network' });
    Object.assign(entity.metadata.annotations ?? {}, {
      'devops-domains.io/responsibilities': ['dns', 'proxy-vpn'],
      'devops-domains.io/operation': null,
      'devops-domains.io/usage': 7,
    });
    expect(summary(entity)).toEqual([
      ['value-not-text', 'dns, proxy-vpn'],
      ['value-empty', null],
      ['value-not-text', null],
    ]);
  });

  it('never throws, and answers only valid values, whatever is written', () => {
    const anything = fc.oneof(
      fc.string(),
      fc.constantFrom(...DOMAIN_IDS, 'messaging, dns', 'group:a/b', ' , '),
      fc.jsonValue(),
    );
    const annotations = fc.dictionary(
      fc.oneof(fc.constantFrom(...KNOWN_ANNOTATIONS), fc.string()),
      anything,
    );
    fc.assert(
      fc.property(annotations, fc.jsonValue(), (values, links) => {
        const entity = system({ domain: 'network' });
        Object.assign(entity.metadata, { annotations: values, links });
        const mapping = parseMapping(entity);
        const own = mapping.domain && findDomain(mapping.domain);
        for (const id of own ? mapping.responsibilities : []) {
          expect(own?.responsibilities).toContain(id);
        }
        for (const { owners, evidence } of mapping.activities) {
          for (const owner of owners) {
            expect(owner).toMatch(/^(group|user):[^/]+\/.+$/);
          }
          for (const { url } of evidence) {
            expect(url).toMatch(/^(https?:|\/docs\/)/i);
          }
        }
        for (const { code, message, fix } of mapping.problems) {
          expect(MAPPING_PROBLEM_CODES).toContain(code);
          expect(message && fix).not.toBe('');
        }
      }),
    );
  });

  it('reads every valid mapping back without a problem', () => {
    const name = fc.stringMatching(/^[a-z]([a-z-]{0,8}[a-z])?$/);
    const owners = fc.uniqueArray(
      fc
        .tuple(fc.constantFrom('group', 'user'), name, name)
        .map(([kind, namespace, id]) => `${kind}:${namespace}/${id}`),
      { minLength: 1, maxLength: 3 },
    );
    const mapped = fc.constantFrom(...DEVOPS_DOMAINS).chain(domain =>
      fc.record({
        domain: fc.constant(domain.id),
        responsibilities: fc.subarray([...domain.responsibilities], {
          minLength: 1,
        }),
        owners: fc.dictionary(fc.constantFrom(...ACTIVITY_IDS), owners),
      }),
    );
    fc.assert(
      fc.property(mapped, ({ domain, responsibilities, owners: named }) => {
        const mapping = parseMapping(
          system({
            domain,
            responsibilities: responsibilities.join(', '),
            ...Object.fromEntries(
              Object.entries(named).map(([id, refs]) => [id, refs.join(',')]),
            ),
          }),
        );
        expect(mapping).toMatchObject({
          domain,
          responsibilities,
          problems: [],
        });
        for (const { activity, owners: read } of mapping.activities) {
          expect(read).toEqual(named[activity] ?? []);
        }
      }),
    );
  });

  it('loses nothing else by a broken value', () => {
    const others = MAPPING_ANNOTATIONS.filter(
      name =>
        !name.endsWith('/domain') && !name.endsWith('/used-by-annotations'),
    );
    fc.assert(
      fc.property(fc.constantFrom(...others), fc.string(), (broken, value) => {
        const valid = system({
          domain: 'data-platform',
          responsibilities: 'messaging',
          ...Object.fromEntries(ACTIVITY_IDS.map(id => [id, `team-${id}`])),
        });
        const before = parseMapping(valid);
        const mapping = parseMapping({
          ...valid,
          metadata: {
            ...valid.metadata,
            annotations: { ...valid.metadata.annotations, [broken]: value },
          },
        });
        expect(mapping.domain).toBe('data-platform');
        const untouched = (from: DevopsMapping) => ({
          responsibilities: broken.endsWith('/responsibilities')
            ? []
            : from.responsibilities,
          activities: from.activities.filter(
            ({ activity }) => !broken.endsWith(`/${activity}`),
          ),
        });
        expect(untouched(mapping)).toEqual(untouched(before));
      }),
    );
  });
});
