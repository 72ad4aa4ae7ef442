import { Entity } from '@backstage/catalog-model';
import {
  MappingProblem,
  parseMapping,
} from '@devops-domains/backstage-plugin-devops-common';
import { parse } from 'yaml';
import { annotationOfPath, correctedLine } from './correctedLine';

const PREFIX = 'devops-domains.io';

function system(
  annotations: Record<string, string>,
  rest: Partial<Entity['metadata']> = {},
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'System',
    metadata: { name: 'kafka', ...rest, annotations },
    spec: { owner: 'data' },
  };
}

/** Each problem with the line that mends it. */
function lines(entity: Entity): [MappingProblem, string | null][] {
  const { problems, domain } = parseMapping(entity);
  const annotations = entity.metadata.annotations ?? {};
  return problems.map(problem => [
    problem,
    correctedLine(problem, { problems, domain, annotations }),
  ]);
}

const onlyLines = (entity: Entity) => lines(entity).map(([, line]) => line);

describe('the corrected line', () => {
  it.each<[string, Record<string, string>, (string | null)[]]>([
    [
      'a misspelt domain',
      { domain: 'data-platfrom' },
      [`${PREFIX}/domain: data-platform`],
    ],
    ['a domain that nothing is near', { domain: 'xyzzy' }, [null]],
    [
      'several domains keep the first valid one',
      { domain: 'netwrok, data-platform, network' },
      [`${PREFIX}/domain: data-platform`, `${PREFIX}/domain: data-platform`],
    ],
    [
      'a missing domain that the responsibility tells',
      { responsibilities: 'messaging' },
      [`${PREFIX}/domain: data-platform`],
    ],
    [
      'a misspelt responsibility keeps the others',
      { domain: 'data-platform', responsibilities: 'databases, mesaging' },
      [`${PREFIX}/responsibilities: databases, messaging`],
    ],
    [
      'a responsibility of another domain goes',
      { domain: 'data-platform', responsibilities: 'databases, dns' },
      [`${PREFIX}/responsibilities: databases`],
    ],
    [
      'nothing would be left',
      { domain: 'data-platform', responsibilities: 'dns' },
      [null],
    ],
    [
      'owners without commas',
      { domain: 'network', operation: 'net-core net-noc' },
      [`${PREFIX}/operation: net-core, net-noc`],
    ],
    [
      'one line mends two problems of a list, the one without an answer stays',
      { domain: 'network', operation: 'grup:default/a, a b c, a:b:c' },
      [
        `${PREFIX}/operation: group:default/a, a, b, c, a:b:c`,
        `${PREFIX}/operation: group:default/a, a, b, c, a:b:c`,
        null,
      ],
    ],
    [
      'a repetition written alike',
      { domain: 'network', operation: 'a, b, a' },
      [`${PREFIX}/operation: a, b`],
    ],
    [
      'a repetition written otherwise',
      { domain: 'network', operation: 'a, group:default/a' },
      [`${PREFIX}/operation: a`],
    ],
    [
      'an empty value',
      { domain: 'network', operation: 'a,,b' },
      [`${PREFIX}/operation: a, b`],
    ],
    ['no value at all', { domain: 'network', operation: '' }, [null]],
    [
      'a misspelt name',
      { domain: 'network', operations: 'a' },
      [`${PREFIX}/operation: a`],
    ],
    [
      'a misspelt name beside the right one',
      { domain: 'network', operation: 'a', operations: 'b' },
      [null],
    ],
  ])('%s', (_name, values, expected) => {
    const annotations = Object.fromEntries(
      Object.entries(values).map(([key, value]) => [`${PREFIX}/${key}`, value]),
    );
    expect(onlyLines(system(annotations))).toEqual(expected);
  });

  it('mends what it is about when it is pasted', () => {
    const entity = system({
      [`${PREFIX}/domain`]: 'data platfrom',
      [`${PREFIX}/responsibilities`]: 'mesaging, databases, databases',
      [`${PREFIX}/operation`]: 'grup:default/a, b c',
      [`${PREFIX}/educaton`]: 'group:default/a',
      'devops-domain.io/usage': 'group:default/a',
    });
    const mended: Record<string, string> = {};
    for (const [problem, line] of lines(entity)) {
      expect([problem.path, line]).not.toContain(null);
      Object.assign(mended, parse(line ?? ''));
    }
    expect(parseMapping(system(mended)).problems).toEqual([]);
  });

  it('names the activity of a link', () => {
    const entity = system(
      { [`${PREFIX}/domain`]: 'network' },
      {
        links: [
          { url: 'https://example.org', type: 'documentaton' },
          { url: `${'javascript'}:alert(1)`, type: 'education' },
        ],
      },
    );
    expect(onlyLines(entity)).toEqual(['type: documentation', null]);
  });

  it('does without the annotations where the problem holds the whole line', () => {
    const entity = system({
      [`${PREFIX}/domain`]: 'netwrok',
      [`${PREFIX}/responsibilities`]: 'dns,,dn',
      [`${PREFIX}/operations`]: 'a',
    });
    const { problems, domain } = parseMapping(entity);
    expect(
      problems.map(problem => [
        problem.code,
        correctedLine(problem, { problems, domain, annotations: null }),
      ]),
    ).toEqual([
      ['domain-unknown', `${PREFIX}/domain: network`],
      ['value-empty', `${PREFIX}/responsibilities: dns, dn`],
      ['responsibility-unknown', null],
      ['annotation-unknown', null],
    ]);
  });
});

it('reads the annotation out of a path', () => {
  expect(annotationOfPath('metadata.annotations["a.b/c"]')).toBe('a.b/c');
  expect(annotationOfPath('metadata.links[0].type')).toBeNull();
});
