import fc from 'fast-check';
import {
  ArtifactRecord,
  Change,
  ChangeRecord,
  DEPLOYMENT_STATUSES,
  DEPLOYMENT_TYPES,
  DeploymentRecord,
  IncidentRecord,
} from '../../records/record';
import {
  Definitions,
  DEFAULT_DEFINITIONS,
  LEAD_TIME_STARTS,
} from '../definitions';
import { ServiceHistory } from '../facts';
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

const incidentReference = fc
  .constantFrom(...'1234')
  .map(id => `incident:pager/${id}`);

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
      }),
    ),
  )
  .map(
    changes =>
      new Map(changes.map(one => [one.revision, change(one.revision, 0, one)])),
  );

function deployments(
  known: Map<string, Change>,
): fc.Arbitrary<DeploymentRecord[]> {
  const one = fc
    .record({
      identity,
      at: hours,
      lasts: fc.option(fc.constantFrom(0, 0.5, 3)),
      environment: fc.constantFrom(
        'prod',
        'prod',
        'PROD',
        'live-eu',
        'dev',
        'x',
      ),
      status: fc.oneof(
        { weight: 6, arbitrary: fc.constant('succeeded' as const) },
        { weight: 1, arbitrary: fc.constantFrom(...DEPLOYMENT_STATUSES) },
      ),
      revision: fc.option(fc.constantFrom(...REVISIONS, 'gone'), { freq: 6 }),
      artifact: fc.option(fc.constantFrom('i1', 'i2')),
      type: fc.option(fc.constantFrom(...DEPLOYMENT_TYPES), { freq: 2 }),
      group: fc.option(fc.constantFrom('g1', 'g2'), { freq: 2 }),
      listed: fc.option(fc.subarray(REVISIONS, { maxLength: 3 }), { freq: 2 }),
      fixes: fc.option(
        fc.array(fc.oneof(deploymentReference, incidentReference), {
          maxLength: 2,
        }),
        { freq: 2 },
      ),
      repository: fc.constantFrom('r1', 'r1', 'r1', 'r2', null),
    })
    .map(({ identity: { source, externalId }, at, lasts, listed, ...rest }) => {
      const isFinished = !['queued', 'running'].includes(rest.status);
      return deployment(externalId, at, {
        ...rest,
        source,
        finishedAt: isFinished ? hour(at) : null,
        startedAt: lasts === null ? null : hour(at - lasts),
        changes: listed && listed.map(revision => known.get(revision)!),
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
          deploymentReference,
          fc.constantFrom(...REVISIONS, 'z').map(r => `revision:${r}`),
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
    productionEnvironments: fc.constant(null),
    definitionAnnotations,
    deployments: deployments(known),
    changes: fc
      .subarray([...known.values()])
      .map(some => some.map(one => asRecord(one))),
    incidents,
    artifacts,
    foreignDeployments: fc.constantFrom([], [foreignDeployment('1')]),
  }),
);

/** Definitions other than the default ones. */
export const randomDefinitions: fc.Arbitrary<Definitions> = fc
  .record({
    attributionHours: fc.constantFrom(0, 1, 24),
    rollbackLiveDays: fc.constantFrom(1, 30),
    countFailedPipelines: fc.boolean(),
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
  return changeRecord(one.revision, 0, { ...one, repository: 'r1' });
}
