import {
  change,
  deployment,
  factOf,
  factsOf,
  hour,
  incident,
} from './__testUtils__/history';
import { measured, query } from './__testUtils__/measured';
import { DEFAULT_DEFINITIONS } from './definitions';
import {
  localDefinitions,
  readDefinitionAnnotations,
} from './localDefinitions';
import { measure } from './measure';

const ANNOTATION = {
  start: 'devops-domains.io/lead-time-start',
  hours: 'devops-domains.io/attribution-hours',
  pipelines: 'devops-domains.io/count-failed-pipelines',
};

const company = {
  leadTimeStart: 'authoredAt',
  attributionHours: 24,
  countFailedPipelines: false,
};

describe('readDefinitionAnnotations', () => {
  it('reads all three', () => {
    expect(
      readDefinitionAnnotations({
        [ANNOTATION.start]: ' mergedAt ',
        [ANNOTATION.hours]: '1.5',
        [ANNOTATION.pipelines]: 'true',
        'other.example/annotation': 'x',
      }),
    ).toEqual({
      chosen: {
        leadTimeStart: 'mergedAt',
        attributionHours: 1.5,
        countFailedPipelines: true,
      },
      invalid: [],
    });
  });

  it.each([
    [ANNOTATION.start, 'birth'],
    [ANNOTATION.hours, '-1'],
    [ANNOTATION.hours, '0x10'],
    [ANNOTATION.hours, '2161'],
    [ANNOTATION.pipelines, 'yes'],
  ])('passes over %s: %s and says so', (name, value) => {
    expect(readDefinitionAnnotations({ [name]: value })).toEqual({
      chosen: {},
      invalid: [name],
    });
  });

  it('takes an empty one for one that was not filled in', () => {
    expect(readDefinitionAnnotations({ [ANNOTATION.hours]: ' ' })).toEqual({
      chosen: {},
      invalid: [],
    });
  });
});

describe('localDefinitions', () => {
  const definitions = {
    ...DEFAULT_DEFINITIONS,
    bySource: {
      ci: { attributionHours: 1, countFailedPipelines: true },
    },
  };

  it('lets the service win over the source, and the source over the company', () => {
    const local = localDefinitions({ attributionHours: 2 }, definitions);
    expect(local('ci')).toEqual({
      leadTimeStart: 'authoredAt',
      attributionHours: 2,
      countFailedPipelines: true,
    });
    expect(local('cd')).toEqual({ ...company, attributionHours: 2 });
    expect(localDefinitions({}, definitions)('constructor')).toEqual(company);
  });

  it('gives each release the attribution window of its source', () => {
    const releases = [
      deployment('a', 0, { source: 'cd' }),
      deployment('b', 5, { source: 'ci' }),
    ];
    const failed = (openedAtHour: number) =>
      factsOf(
        { deployments: releases, incidents: [incident('i', openedAtHour)] },
        definitions,
      )
        .deployments.filter(({ failures }) => failures.length > 0)
        .map(({ id }) => id);
    expect(failed(6)).toEqual(['ci/b']);
    // The window of the later release is over, that of the earlier one is not.
    expect(failed(7)).toEqual(['cd/a']);
    expect(failed(25)).toEqual([]);
  });

  it('starts lead times where the service says', () => {
    const { changes } = factsOf({
      definitionAnnotations: { [ANNOTATION.start]: 'committedAt' },
      deployments: [
        deployment('1', 9, {
          changes: [change('a', 0, { committedAt: hour(8) })],
        }),
      ],
    });
    expect(changes[0].startAt).toBe(hour(8));
  });

  it('counts failed pipelines of the sources that say so', () => {
    const facts = factsOf(
      {
        deployments: [
          deployment('1', 1, { revision: 'a' }),
          deployment('2', 2, { status: 'failed' }),
          deployment('3', 3, { status: 'failed', source: 'cd' }),
        ],
      },
      definitions,
    );
    expect(factOf(facts, '2').failedPipeline).toBe(true);
    expect(factOf(facts, '3').failedPipeline).toBe(false);
    expect(
      measured('change-failure-rate', facts, { definitions }),
    ).toMatchObject({ value: 0.5, n: 2, numerator: 1 });
  });

  it('says in the summary what differs, and which annotations are no good', () => {
    const { summary } = factsOf(
      {
        definitionAnnotations: {
          [ANNOTATION.start]: 'birth',
          [ANNOTATION.hours]: '3',
        },
        deployments: [
          deployment('1', 1),
          deployment('2', 2),
          deployment('3', 3, { source: 'cd' }),
        ],
      },
      definitions,
    );
    expect(summary.definitions).toEqual([
      { ...company, attributionHours: 3 },
      { ...company, attributionHours: 3, countFailedPipelines: true },
    ]);
    expect(summary.invalidAnnotations).toEqual([ANNOTATION.start]);
    const { findings } = measure([{ ...factsOf({}), summary }], query());
    expect(findings).toContainEqual(
      expect.objectContaining({
        code: 'invalid-annotation',
        params: { annotations: ANNOTATION.start, services: 1 },
      }),
    );
  });

  it('says nothing in the summary where the company decides', () => {
    const { summary } = factsOf({ deployments: [deployment('1', 1)] });
    expect(summary).not.toHaveProperty('definitions');
    expect(summary).not.toHaveProperty('invalidAnnotations');
  });
});
