import fc from 'fast-check';
import { SERVICES } from './backend';

const IDS = ['1', '2', '3', '4', '5'];
const instant = fc
  .integer({ min: 0, max: 400 })
  .map(hours =>
    new Date(Date.UTC(2026, 9, 1) + hours * 3_600_000).toISOString(),
  );
const entityRef = fc.constantFrom(...SERVICES);
const revision = fc.constantFrom('r1', 'r2', 'r3');
const optional = <T>(arbitrary: fc.Arbitrary<T>) =>
  fc.option(arbitrary, { nil: undefined });
const deploymentReference = fc
  .constantFrom(...IDS)
  .map(id => `deployment:ci/${id}`);
const incidentReference = fc
  .constantFrom(...IDS)
  .map(id => `incident:pager/${id}`);

const deployment = fc.record({
  kind: fc.constant('deployment'),
  source: fc.constant('ci'),
  externalId: fc.constantFrom(...IDS),
  entityRef,
  environment: fc.constantFrom('production', 'Production', 'prod-eu', 'test'),
  status: fc.constantFrom('succeeded', 'failed', 'running'),
  finishedAt: instant,
  updatedAt: instant,
  revision: optional(revision),
  artifact: optional(fc.constantFrom('a1', 'a2')),
  type: optional(fc.constantFrom('deploy', 'rollback', 'hotfix')),
  group: optional(fc.constant('g')),
  changes: optional(
    fc.array(fc.record({ revision, authoredAt: instant }), { maxLength: 2 }),
  ),
  fixes: optional(
    fc.array(fc.oneof(deploymentReference, incidentReference), {
      maxLength: 2,
    }),
  ),
});

const incident = fc.record({
  kind: fc.constant('incident'),
  source: fc.constant('pager'),
  externalId: fc.constantFrom(...IDS),
  entityRef,
  openedAt: instant,
  resolvedAt: optional(instant),
  updatedAt: instant,
  causedBy: optional(
    fc.oneof(
      deploymentReference,
      revision.map(text => `revision:${text}`),
    ),
  ),
  duplicateOf: optional(incidentReference),
  deleted: optional(fc.boolean()),
});

const artifact = fc.record({
  kind: fc.constant('artifact'),
  source: fc.constant('registry'),
  externalId: fc.constantFrom('1', '2'),
  updatedAt: instant,
  artifact: fc.constantFrom('a1', 'a2'),
  revision,
});

const change = fc.record({
  kind: fc.constant('change'),
  source: fc.constant('git'),
  externalId: fc.constantFrom('1', '2', '3'),
  updatedAt: instant,
  entityRef,
  revision,
  authoredAt: instant,
});

/** Records of few ids, so that versions, links and duplicates meet. */
export const arbitraryRecords = fc.array(
  fc.oneof(
    { arbitrary: deployment, weight: 4 },
    { arbitrary: incident, weight: 3 },
    { arbitrary: artifact, weight: 1 },
    { arbitrary: change, weight: 1 },
  ),
  { minLength: 4, maxLength: 25 },
);
