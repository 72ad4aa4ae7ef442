import fc from 'fast-check';
import {
  ArtifactRecord,
  Change,
  ChangeRecord,
  DEPLOYMENT_STATUSES,
  DEPLOYMENT_TYPES,
  DeploymentRecord,
  IncidentRecord,
  PullRequest,
} from '../../records/record';
import {
  Definitions,
  DEFAULT_DEFINITIONS,
  LEAD_TIME_STARTS,
} from '../definitions';
import { ForeignDeployment, ServiceHistory } from '../facts';
import {
  artifact,
  change,
  changeRecord,
  deployment,
  foreignDeployment,
  hour,
  incident,
  OTHER_SERVICE,
  SERVICE,
} from './history';
import { randomOverrides } from './randomOverrides';

const REVISIONS = ['a', 'b', 'c', 'd', 'e', 'f'];

/** Few distinct instants, so that ties and hits on the ends of windows happen. */
const hours = fc.oneof(
  fc.integer({ min: 0, max: 12 }),
  fc.integer({ min: 0, max: 100 }).map(n => n * 12),
);

const identity = fc.record({
  source: fc.constantFrom('ci', 'cd'),
  externalId: fc.constantFrom(...'123456789'),
});

const deploymentReference = identity.map(
  ({ source, externalId }) => `deployment:${source}/${externalId}`,
);

/** Of the other service: releases by one name or another, and what is none. */
const FOREIGN: ForeignDeployment[] = [
  foreignDeployment('o1'),
  foreignDeployment('o2', { status: 'failed' }),
  foreignDeployment('o3', { environment: 'x' }, ['X']),
  foreignDeployment('o4', { environment: 'x', environmentTier: 'staging' }),
  foreignDeployment('o5', { service: null }),
];

const foreignReference = fc
  .constantFrom(...FOREIGN)
  .map(({ deployment: { id } }) => `deployment:${id}`);

const incidentReference = fc
  .constantFrom(...'1234')
  .map(id => `incident:pager/${id}`);

const REPOSITORY = 'https://host.example/shop/r1';

const DAY_MS = 86_400_000;
const MOMENTS = [
  'firstCommitAt',
  'openedAt',
  'firstReviewAt',
  'approvedAt',
  'mergedAt',
] as const;

const moment = fc.option(hours.map(hour));
const pullRequest: fc.Arbitrary<PullRequest> = fc.record({
  number: fc.constantFrom(1, 2),
  firstCommitAt: moment,
  openedAt: moment,
  firstReviewAt: moment,
  approvedAt: moment,
  mergedAt: moment,
});

/** What is true of each revision, so that no two records contradict each other. */
const graph: fc.Arbitrary<Map<string, Change>> = fc
  .tuple(
    ...REVISIONS.map((revision, i) =>
      fc.record({
        revision: fc.constant(revision),
        parents: fc.option(
          fc.subarray([...REVISIONS.slice(Math.max(0, i - 2), i), 'z']),
          { freq: 6 },
        ),
        authoredAt: fc.option(hours.map(hour), { freq: 6 }),
        committedAt: fc.option(hours.map(hour)),
        pullRequest: fc.option(pullRequest),
      }),
    ),
  )
  .map(
    changes =>
      new Map(changes.map(one => [one.revision, change(one.revision, 0, one)])),
  );

/** What a list says once more of a change: later, or not at all, or of a later pull request. */
const repetition: fc.Arbitrary<(one: Change) => Change> = fc
  .record({
    ms: fc.constantFrom(0, 3_600_000, 20 * 3_600_000),
    forgotten: fc.subarray([
      'parents',
      'authoredAt',
      'committedAt',
      'pullRequest',
    ]),
    isOtherRequest: fc.boolean(),
  })
  .map(({ ms, forgotten, isOtherRequest }) => one => ({
    ...one,
    ...later(one, ['authoredAt', 'committedAt'], ms),
    pullRequest: one.pullRequest && {
      ...later(one.pullRequest, MOMENTS, ms - (isOtherRequest ? DAY_MS : 0)),
      number: one.pullRequest.number + (isOtherRequest ? 1 : 0),
    },
    ...Object.fromEntries(forgotten.map(key => [key, null])),
  }));

/** A list of changes, in which one or the other stands twice, in any order. */
function listOf(known: Map<string, Change>): fc.Arbitrary<Change[]> {
  return fc
    .tuple(
      fc.subarray(REVISIONS, { maxLength: 3 }),
      fc.option(repetition),
      fc.boolean(),
    )
    .map(([revisions, repeat, isFirst]) => {
      const list = revisions.map(revision => known.get(revision)!);
      const again = repeat ? list.slice(0, 2).map(repeat) : [];
      return isFirst ? [...again, ...list] : [...list, ...again];
    });
}

const ENVIRONMENTS = [
  'Live-EU',
  'production/us east',
  'prod-like',
  'pre-prod',
  'dev',
  'x',
];
const TIERS = ['production', 'Production', 'staging', 'other', 'gold'];

function deployments(
  known: Map<string, Change>,
): fc.Arbitrary<DeploymentRecord[]> {
  const one = fc
    .record({
      identity,
      at: hours,
      lasts: fc.option(fc.constantFrom(0, 0.5, 3)),
      environment: fc.oneof(
        { weight: 3, arbitrary: fc.constantFrom('prod', 'PROD') },
        { weight: 2, arbitrary: fc.constantFrom(...ENVIRONMENTS) },
      ),
      environmentTier: fc.option(fc.constantFrom(...TIERS), { freq: 1 }),
      status: fc.oneof(
        { weight: 6, arbitrary: fc.constant('succeeded' as const) },
        { weight: 1, arbitrary: fc.constantFrom(...DEPLOYMENT_STATUSES) },
      ),
      revision: fc.option(fc.constantFrom(...REVISIONS, 'gone'), { freq: 6 }),
      artifact: fc.option(fc.constantFrom('i1', 'i2')),
      type: fc.option(fc.constantFrom(...DEPLOYMENT_TYPES), { freq: 2 }),
      group: fc.option(fc.constantFrom('g1', 'g2'), { freq: 2 }),
      changes: fc.option(listOf(known), { freq: 2 }),
      fixes: fc.option(
        fc.array(fc.oneof(deploymentReference, incidentReference), {
          maxLength: 2,
        }),
        { freq: 2 },
      ),
      repository: fc.constantFrom(
        REPOSITORY,
        REPOSITORY,
        'git@host.example:Shop/r1.git',
        'https://host.example/shop/r2',
        null,
      ),
    })
    .map(({ identity: { source, externalId }, at, lasts, ...rest }) => {
      const isFinished = !['queued', 'running'].includes(rest.status);
      return deployment(externalId, at, {
        ...rest,
        source,
        finishedAt: isFinished ? hour(at) : null,
        startedAt: lasts === null ? null : hour(at - lasts),
      });
    });
  return fc.uniqueArray(one, {
    maxLength: 14,
    size: 'max',
    selector: ({ id }) => id,
  });
}

const incidents: fc.Arbitrary<IncidentRecord[]> = fc.uniqueArray(
  fc
    .record({
      externalId: fc.constantFrom(...'1234'),
      at: hours,
      lasts: fc.option(fc.constantFrom(-1, 0, 1, 30)),
      service: fc.constantFrom(SERVICE, SERVICE, SERVICE, OTHER_SERVICE),
      causedBy: fc.option(
        fc.oneof(
          { weight: 3, arbitrary: deploymentReference },
          { weight: 1, arbitrary: foreignReference },
          {
            weight: 3,
            arbitrary: fc
              .constantFrom(...REVISIONS, 'z')
              .map(r => `revision:${r}`),
          },
        ),
        { freq: 2 },
      ),
      duplicateOf: fc.option(incidentReference, { freq: 2 }),
    })
    .map(({ externalId, at, lasts, ...rest }) =>
      incident(externalId, at, {
        ...rest,
        resolvedAt: lasts === null ? null : hour(at + lasts),
      }),
    ),
  { maxLength: 4, selector: ({ id }) => id },
);

const artifacts: fc.Arbitrary<ArtifactRecord[]> = fc.uniqueArray(
  fc
    .tuple(fc.constantFrom('i1', 'i2', 'f'), fc.constantFrom('a', 'b', 'c'))
    .map(([name, revision]) => artifact(name, revision)),
  { maxLength: 2, selector: ({ id }) => id },
);

/** What the entity chooses; some of it is a slip. */
const definitionAnnotations = fc
  .record(
    {
      'lead-time-start': fc.constantFrom('committedAt', 'authored'),
      'attribution-hours': fc.constantFrom('2', 'a day'),
      'count-failed-pipelines': fc.constantFrom('true', 'yes'),
    },
    { requiredKeys: [] },
  )
  .map(some =>
    Object.fromEntries(
      Object.entries(some).map(([name, value]) => [
        `devops-domains.io/${name}`,
        value,
      ]),
    ),
  );

/** A small history of one service in which everything can happen. */
export const randomHistory: fc.Arbitrary<ServiceHistory> = graph.chain(known =>
  fc.record({
    service: fc.constant(SERVICE),
    productionEnvironments: fc.option(fc.constant(['live-eu', 'X', 'prod']), {
      freq: 1,
      nil: null,
    }),
    definitionAnnotations,
    deployments: deployments(known),
    changes: fc
      .subarray([...known.values()])
      .map(some => some.map(one => asRecord(one))),
    incidents,
    artifacts,
    foreignDeployments: fc.subarray(FOREIGN),
    overrides: randomOverrides(REVISIONS),
  }),
);

/** Definitions other than the default ones. */
export const randomDefinitions: fc.Arbitrary<Definitions> = fc
  .record({
    leadTimeStart: fc.constantFrom('authoredAt', ...LEAD_TIME_STARTS),
    attributionHours: fc.constantFrom(0, 1, 24),
    rollbackLiveDays: fc.constantFrom(1, 30),
    countFailedPipelines: fc.boolean(),
    countSuspects: fc.boolean(),
    productionEnvironments: fc.option(
      fc.constant<string[]>(['Prod', 'live-eu']),
      {
        freq: 1,
      },
    ),
    productionEnvironmentsBySource: fc.constantFrom<
      Definitions['productionEnvironmentsBySource']
    >({}, {}, { cd: ['PROD', 'dev'] }),
    bySource: fc.dictionary(
      fc.constantFrom('ci', 'cd'),
      fc.record(
        {
          leadTimeStart: fc.constantFrom(...LEAD_TIME_STARTS),
          attributionHours: fc.constantFrom(0, 36),
          countFailedPipelines: fc.boolean(),
        },
        { requiredKeys: [] },
      ),
    ),
  })
  .map(some => ({ ...DEFAULT_DEFINITIONS, ...some }));

function asRecord(one: Change): ChangeRecord {
  return changeRecord(one.revision, 0, { ...one, repository: REPOSITORY });
}

function later<K extends string, T extends Record<K, number | null>>(
  from: T,
  keys: readonly K[],
  ms: number,
): T {
  const moved = keys.map(key => {
    const at: number | null = from[key];
    return [key, at === null ? null : at + ms];
  });
  return { ...from, ...Object.fromEntries(moved) };
}
