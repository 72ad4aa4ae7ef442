import {
  artifact,
  deployment,
  factOf,
  factsOf,
  hour,
} from './__testUtils__/history';

const eu = { environment: 'prod-eu', group: 'r1', revision: 'v1' };
const us = { environment: 'prod-us', group: 'r1', revision: 'v1' };

describe('production deployments', () => {
  it('counts what finished in production only', () => {
    const { deployments } = factsOf({
      deployments: [
        deployment('ok', 1),
        deployment('broken', 2, { status: 'failed' }),
        deployment('cancelled', 3, { status: 'cancelled' }),
        deployment('running', 4, { status: 'running', finishedAt: null }),
        deployment('staging', 5, { environment: 'staging' }),
        deployment('odd', 6, { environment: 'blue' }),
      ],
    });
    expect(deployments.map(d => [d.externalId, d.outcome])).toEqual([
      ['ok', 'succeeded'],
      ['broken', 'failed'],
    ]);
  });

  it('takes the waves of a group as one, finished with the last', () => {
    const { deployments } = factsOf({
      deployments: [
        deployment('eu', 1, { ...eu, startedAt: hour(0.5) }),
        deployment('us', 3, { ...us, startedAt: hour(2) }),
      ],
    });
    expect(deployments).toEqual([
      expect.objectContaining({
        id: 'ci/us',
        waves: ['ci/eu', 'ci/us'],
        environments: ['prod-eu', 'prod-us'],
        startedAt: hour(0.5),
        finishedAt: hour(3),
        outcome: 'succeeded',
      }),
    ]);
  });

  it('counts the last finished wave of an environment, and passes over cancelled ones', () => {
    const { deployments } = factsOf({
      deployments: [
        deployment('first', 1, { ...eu, status: 'failed' }),
        deployment('retry', 2, eu),
        deployment('stopped', 3, { ...us, status: 'cancelled' }),
      ],
    });
    expect(deployments).toEqual([
      expect.objectContaining({
        id: 'ci/retry',
        // What was superseded belongs to it all the same.
        waves: ['ci/first', 'ci/retry'],
        environments: ['prod-eu'],
        outcome: 'succeeded',
      }),
    ]);
  });

  it('has failed if a counted wave failed', () => {
    const { deployments } = factsOf({
      deployments: [
        deployment('eu', 1, { ...eu, status: 'failed' }),
        deployment('us', 2, us),
      ],
    });
    expect(deployments.map(d => d.outcome)).toEqual(['failed']);
  });

  it('is unfinished while a wave is queued or running', () => {
    for (const status of ['queued', 'running'] as const) {
      const { deployments } = factsOf({
        deployments: [
          deployment('eu', 1, eu),
          deployment('us', 2, { ...us, status, finishedAt: null }),
        ],
      });
      expect(deployments).toEqual([]);
    }
  });

  it('keeps groups apart by source and by version', () => {
    const { deployments } = factsOf({
      deployments: [
        deployment('a', 1, eu),
        deployment('b', 2, { ...eu, revision: 'v2' }),
        deployment('c', 3, { ...eu, source: 'argocd' }),
      ],
    });
    expect(deployments).toHaveLength(3);
  });

  it('brings waves together through the artifact map', () => {
    const { deployments } = factsOf({
      artifacts: [artifact('img@1', 'v1')],
      deployments: [
        deployment('eu', 1, eu),
        deployment('us', 2, { ...us, revision: null, artifact: 'img@1' }),
      ],
    });
    expect(deployments.map(d => [d.version, d.waves.length])).toEqual([
      ['v1', 2],
    ]);
  });
});

describe('the version of a release', () => {
  const versionOf = (fields: Parameters<typeof deployment>[2]) =>
    factOf(
      factsOf({
        artifacts: [artifact('img@1', 'app1'), artifact('gitops1', 'app2')],
        deployments: [deployment('d', 1, fields)],
      }),
      'd',
    ).version;

  it('is the application revision, else the artifact, else none', () => {
    expect(versionOf({ revision: 'app0', artifact: 'img@1' })).toBe('app0');
    expect(versionOf({ artifact: 'img@1' })).toBe('app1');
    expect(versionOf({ revision: 'gitops1' })).toBe('app2');
    expect(versionOf({ artifact: 'img@2' })).toBe('img@2');
    expect(versionOf({})).toBeNull();
  });
});

describe('order', () => {
  it('is finishedAt, then source, then externalId by code point', () => {
    const facts = factsOf({
      deployments: [
        deployment('\u{1F600}', 2),
        deployment('\uFF5E', 2),
        deployment('a', 2, { source: 'zz' }),
        deployment('z', 1),
      ],
    });
    expect(facts.deployments.map(d => d.id)).toEqual([
      'ci/z',
      'ci/\uFF5E',
      'ci/\u{1F600}',
      'zz/a',
    ]);
  });
});

describe('the summary of a service', () => {
  it('says what is known beyond the window', () => {
    const { summary } = factsOf({
      deployments: [
        deployment('s', 1, { environment: 'staging', startedAt: hour(0) }),
        deployment('p', 2, { environment: 'Production', status: 'failed' }),
        deployment('q', 3, { environment: 'production' }),
        deployment('b', 4, { environment: 'blue' }),
        deployment('c', 5, { environment: 'blue', status: 'cancelled' }),
      ],
    });
    expect(summary).toEqual({
      firstRecordAt: hour(0),
      firstDeploymentAt: hour(2),
      lastDeploymentAt: hour(3),
      firstIncidentAt: null,
      sendsReworkMarks: false,
      productionEnvironments: ['Production'],
      unknownEnvironments: { blue: 2 },
    });
  });

  it('notices a source that marks rework, even in staging', () => {
    const marks = (fields: Parameters<typeof deployment>[2]) =>
      factsOf({
        deployments: [
          deployment('s', 1, { environment: 'staging', ...fields }),
        ],
      }).summary.sendsReworkMarks;
    expect(marks({ type: 'deploy' })).toBe(true);
    expect(marks({ fixes: [] })).toBe(true);
    expect(marks({})).toBe(false);
  });
});
