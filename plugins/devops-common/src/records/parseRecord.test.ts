import fc from 'fast-check';
import { RECORD_LIMITS } from './limits';
import { parseRecord } from './parseRecord';

const deployment = {
  kind: 'deployment',
  source: 'ci',
  externalId: '4711',
  entityRef: 'component:default/checkout',
  environment: 'production',
  status: 'succeeded',
  startedAt: '2026-11-01T09:58:00Z',
  finishedAt: '2026-11-01T10:00:00Z',
};

function fieldsOf(input: unknown) {
  const parsed = parseRecord(input);
  if (!parsed.ok) {
    throw new Error(JSON.stringify(parsed.problems));
  }
  return parsed.version.fields;
}

function problemsOf(input: unknown) {
  const parsed = parseRecord(input);
  return parsed.ok ? [] : parsed.problems;
}

describe('parseRecord', () => {
  it('reads a deployment with everything', () => {
    const parsed = parseRecord({
      ...deployment,
      updatedAt: '2026-11-01T10:00:01Z',
      entityRef: 'Component:Checkout',
      selector: { 'example.org/app': 'checkout' },
      repository: 'https://host.example/org/repo',
      environmentTier: 'production',
      revision: '4f1c',
      artifact: 'pkg:oci/checkout@sha256:00',
      type: 'hotfix',
      group: 'release-1',
      changes: [
        {
          revision: '4f1c',
          parents: ['4f1b'],
          authoredAt: '2026-11-01T08:00:00.1239Z',
          automated: true,
          pullRequest: { number: 12, mergedAt: '2026-11-01T09:00:00+01:00' },
        },
        { revision: '4f1b' },
      ],
      fixes: ['incident:pagerduty/Q1', 'deployment:ci/4710'],
      url: 'https://ci.example/4711',
    });
    expect(parsed).toEqual({
      ok: true,
      version: {
        kind: 'deployment',
        source: 'ci',
        externalId: '4711',
        updatedAt: Date.UTC(2026, 10, 1, 10, 0, 1),
        statusRank: 4,
        fields: {
          entityRef: 'component:default/checkout',
          selector: { 'example.org/app': 'checkout' },
          repository: 'https://host.example/org/repo',
          url: 'https://ci.example/4711',
          environment: 'production',
          environmentTier: 'production',
          status: 'succeeded',
          startedAt: Date.UTC(2026, 10, 1, 9, 58),
          finishedAt: Date.UTC(2026, 10, 1, 10),
          revision: '4f1c',
          artifact: 'pkg:oci/checkout@sha256:00',
          type: 'hotfix',
          group: 'release-1',
          changes: [
            {
              revision: '4f1c',
              parents: ['4f1b'],
              authoredAt: Date.UTC(2026, 10, 1, 8, 0, 0, 123),
              committedAt: null,
              automated: true,
              pullRequest: {
                number: 12,
                firstCommitAt: null,
                openedAt: null,
                firstReviewAt: null,
                approvedAt: null,
                mergedAt: Date.UTC(2026, 10, 1, 8),
              },
            },
            {
              revision: '4f1b',
              parents: null,
              authoredAt: null,
              committedAt: null,
              automated: false,
              pullRequest: null,
            },
          ],
          fixes: ['incident:pagerduty/Q1', 'deployment:ci/4710'],
        },
      },
    });
  });

  it('takes a record without kind for what it was sent as', () => {
    const { kind, ...rest } = deployment;
    expect(parseRecord(rest, { kind: 'deployment' }).ok).toBe(true);
    expect(problemsOf(rest)).toEqual([
      { path: '$.kind', message: 'is missing' },
    ]);
  });

  it('takes the latest instant of a version for its age', () => {
    const ageOf = (input: object) => {
      const parsed = parseRecord({ source: 's', externalId: 'x', ...input });
      return parsed.ok && parsed.version.updatedAt;
    };
    expect(ageOf(deployment)).toBe(Date.UTC(2026, 10, 1, 10));
    expect(
      ageOf({
        kind: 'incident',
        openedAt: '2026-11-02T00:00:00Z',
        resolvedAt: null,
      }),
    ).toBe(Date.UTC(2026, 10, 2));
    expect(
      ageOf({
        kind: 'change',
        authoredAt: '2026-11-02T00:00:00Z',
        pullRequest: { number: 1, mergedAt: '2026-11-03T00:00:00Z' },
      }),
    ).toBe(Date.UTC(2026, 10, 3));
    expect(ageOf({ kind: 'artifact', artifact: 'a', revision: 'r' })).toBe(0);
  });

  it('says nothing about absent fields, clears with null, keeps unknown ones out', () => {
    expect(
      fieldsOf({
        kind: 'incident',
        source: 'pagerduty',
        externalId: 'Q1',
        causedBy: null,
        colour: 'red',
        environment: 'production',
      }),
    ).toEqual({ causedBy: null });
  });

  it('tells null and [] apart from absence in lists', () => {
    expect(fieldsOf({ ...deployment, changes: [] }).changes).toEqual([]);
    expect(fieldsOf({ ...deployment, changes: null }).changes).toBeNull();
    expect(fieldsOf(deployment)).not.toHaveProperty('changes');
  });

  it('reports every problem of a record with its path', () => {
    const parsed = parseRecord({
      ...deployment,
      entityRef: 'user:default/me',
      status: 'done',
      startedAt: '2026-11-01T09:58:00',
      url: `${'javascript'}:alert(1)`,
      changes: [{ revision: 'a' }, { revision: 7, authoredAt: 'now' }],
      fixes: ['Q1'],
    });
    expect(parsed).toEqual({
      ok: false,
      source: 'ci',
      externalId: '4711',
      problems: [
        ['$.entityRef', /Component or a Resource/],
        ['$.url', /http:\/\/ or https:\/\//],
        ['$.status', /queued, running, cancelled, failed, succeeded/],
        ['$.startedAt', /with an offset/],
        ['$.changes[1].revision', /must be text/],
        ['$.changes[1].authoredAt', /with an offset/],
        ['$.fixes[0]', /incident:pagerduty\/Q1/],
      ].map(([path, message]) => ({
        path,
        message: expect.stringMatching(message),
      })),
    });
  });

  it.each<[string, unknown, string]>([
    ['a list', [], '$'],
    ['text', 'deployment', '$'],
    ['null', null, '$'],
    ['an unknown kind', { ...deployment, kind: 'release' }, '$.kind'],
    ['no source', { ...deployment, source: undefined }, '$.source'],
    ['a source with a slash', { ...deployment, source: 'a/b' }, '$.source'],
    ['a source in capitals', { ...deployment, source: 'CI' }, '$.source'],
    ['a number as id', { ...deployment, externalId: 4711 }, '$.externalId'],
    ['a blank id', { ...deployment, externalId: ' ' }, '$.externalId'],
    ['a NUL', { ...deployment, environment: 'a\0b' }, '$.environment'],
    ['half a character', { ...deployment, group: '\ud800' }, '$.group'],
    ['a long text', { ...deployment, group: 'x'.repeat(201) }, '$.group'],
    [
      'an end before the start',
      { ...deployment, startedAt: '2026-11-01T10:00:00.001Z' },
      '$.finishedAt',
    ],
    [
      'an entity without kind',
      { ...deployment, entityRef: 'checkout' },
      '$.entityRef',
    ],
    [
      'an ssh address',
      { ...deployment, repository: 'git@host:org/repo.git' },
      '$.repository',
    ],
    ['an empty selector', { ...deployment, selector: {} }, '$.selector'],
    [
      'an empty selector value',
      { ...deployment, selector: { 'a/b': '' } },
      '$.selector["a/b"]',
    ],
    ['changes as an object', { ...deployment, changes: {} }, '$.changes'],
    ['a flag as text', { ...deployment, deleted: 'true' }, '$.deleted'],
    [
      'an incident caused by one',
      {
        kind: 'incident',
        source: 's',
        externalId: 'x',
        causedBy: 'incident:s/y',
      },
      '$.causedBy',
    ],
    [
      'a duplicate of a deployment',
      {
        kind: 'incident',
        source: 's',
        externalId: 'x',
        duplicateOf: 'deployment:s/y',
      },
      '$.duplicateOf',
    ],
    [
      'a pull request without number',
      { kind: 'change', source: 's', externalId: 'x', pullRequest: {} },
      '$.pullRequest.number',
    ],
  ])('refuses %s and names the field', (_, input, path) => {
    expect(problemsOf(input).map(problem => problem.path)).toEqual([path]);
  });

  it('takes as many bytes of an artifact as an index does', () => {
    const of = (artifact: string) => problemsOf({ ...deployment, artifact });
    expect(of('a'.repeat(2000))).toEqual([]);
    expect(of('가'.repeat(667))).toEqual([
      { path: '$.artifact', message: 'must have at most 2000 bytes in UTF-8' },
    ]);
  });

  it('takes 10,000 changes and no more', () => {
    const changes = Array.from({ length: RECORD_LIMITS.changes }, (_, i) => ({
      revision: `r${i}`,
    }));
    expect(problemsOf({ ...deployment, changes })).toEqual([]);
    expect(
      problemsOf({
        ...deployment,
        changes: [...changes, { revision: 'more' }],
      }),
    ).toHaveLength(1);
  });

  it.each([
    ['changes', Array(1000).fill({})],
    [
      'selector',
      Object.fromEntries(
        Array.from({ length: 200_000 }, (_, index) => [`key${index}`, index]),
      ),
    ],
  ])('does not tell every problem of countless %s', (key, value) => {
    const parsed = parseRecord({ ...deployment, [key]: value });
    const problems = parsed.ok ? [] : parsed.problems;
    expect(problems).toHaveLength(51);
    expect(problems[50].message).toMatch(/^has \d+ more problems/);
  });

  it('accepts an incident that was resolved before it was opened', () => {
    expect(
      problemsOf({
        kind: 'incident',
        source: 'pagerduty',
        externalId: 'Q1',
        openedAt: '2026-11-02T00:00:00Z',
        resolvedAt: '2026-11-01T00:00:00Z',
      }),
    ).toEqual([]);
  });

  it('does not keep a token that stands in an address', () => {
    expect(
      fieldsOf({
        ...deployment,
        repository: 'https://ci:secret@host.example/org/repo',
      }).repository,
    ).toBe('https://host.example/org/repo');
  });

  it.each([
    ['repository_url=https://ci:secret@host', 'repository_url=https://host'],
    [
      'vcs_url=git+https:%2F%2Fci:t@host%2Fa',
      'vcs_url=git+https:%2F%2Fhost%2Fa',
    ],
    [
      'vcs_url=git%2Bhttps%3A%2F%2Fci%3At%40host%2Fa',
      'vcs_url=git%2Bhttps%3A%2F%2Fhost%2Fa',
    ],
    ['repository_url=host/a&tag=1@2', 'repository_url=host/a&tag=1@2'],
  ])('does not keep a token of %s in an artifact', (sent, kept) => {
    const fields = { artifact: `pkg:oci/cart@sha256%3A00?${sent}` };
    const artifact = `pkg:oci/cart@sha256%3A00?${kept}`;
    expect(fieldsOf({ ...deployment, ...fields }).artifact).toBe(artifact);
    expect(
      fieldsOf({ kind: 'artifact', source: 's', externalId: 'x', ...fields }),
    ).toEqual({ artifact });
  });

  it('makes a title fit', () => {
    const fields = fieldsOf({
      kind: 'incident',
      source: 's',
      externalId: 'x',
      title: `Disk\nfull ${'😀'.repeat(600)}`,
    });
    expect(fields.title).toMatch(/^Disk full 😀+$/u);
    expect([...fields.title!]).toHaveLength(RECORD_LIMITS.title);
  });

  it('never throws, and refuses with a reason', () => {
    const anyRecord = fc.oneof(
      fc.jsonValue(),
      fc.record(
        Object.fromEntries(
          [
            ...Object.keys(deployment),
            'changes',
            'fixes',
            'selector',
            'url',
            'updatedAt',
            'pullRequest',
          ].map(key => [
            key,
            fc.oneof(fc.jsonValue(), fc.constant(deployment[key as 'kind'])),
          ]),
        ),
      ),
    );
    fc.assert(
      fc.property(anyRecord, input => {
        const parsed = parseRecord(input);
        expect(parsed.ok || parsed.problems.length > 0).toBe(true);
      }),
    );
  });
});
