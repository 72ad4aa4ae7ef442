import fc from 'fast-check';
import { SERVICES } from './backend';

/** By code point they stand in another order than by the alphabet of a language. */
const IDS = ['1', 'B', '_', 'a', 'ä'];
const instant = fc
  .integer({ min: 0, max: 400 })
  .map(hours =>
    new Date(Date.UTC(2026, 9, 1) + hours * 3_600_000).toISOString(),
  );
const entityRef = fc.constantFrom(...SERVICES);
const REVISIONS = ['r1', 'r2', 'r3'];
const revision = fc.constantFrom(...REVISIONS);
const optional = <T>(arbitrary: fc.Arbitrary<T>) =>
  fc.option(arbitrary, { nil: undefined });
const fromSource = (...sources: string[]) => ({
  source: fc.constantFrom(...sources),
  externalId: fc.constantFrom(...IDS),
});
const referenceTo = (kind: string, ...sources: string[]) =>
  fc
    .record(fromSource(...sources))
    .map(({ source, externalId }) => `${kind}:${source}/${externalId}`);
const DEPLOYERS = ['ci', 'ci', 'c-d', 'c_d'];

/** References to whatever the records may hold. */
export const deploymentReference = referenceTo('deployment', ...DEPLOYERS);
/** @see deploymentReference */
export const incidentReference = referenceTo('incident', 'pager');
/** @see deploymentReference */
export const changeReference = fc
  .constantFrom(...REVISIONS)
  .map(id => `change:git/${id}`);

const pullRequest = fc.record({
  number: fc.constantFrom(1, 2),
  firstCommitAt: optional(instant),
  openedAt: optional(instant),
  firstReviewAt: optional(instant),
  mergedAt: optional(instant),
});
/** What may be said of a change. */
export const changeFields = {
  revision,
  parents: optional(fc.subarray(['r1', 'r2', 'r0'])),
  authoredAt: optional(instant),
  committedAt: optional(instant),
  pullRequest: optional(pullRequest),
};
const listedChange = fc.record(changeFields);

const deployment = fc.record({
  kind: fc.constant('deployment'),
  ...fromSource(...DEPLOYERS),
  entityRef,
  environment: fc.constantFrom('production', 'Production', 'prod-eu', 'test'),
  environmentTier: optional(fc.constantFrom('production', 'staging')),
  status: fc.constantFrom('succeeded', 'failed', 'running'),
  finishedAt: instant,
  updatedAt: instant,
  revision: optional(revision),
  artifact: optional(fc.constantFrom('a1', 'a2')),
  type: optional(fc.constantFrom('deploy', 'rollback', 'hotfix')),
  group: optional(fc.constant('g')),
  changes: optional(fc.array(listedChange, { maxLength: 2 })),
  fixes: optional(
    fc.array(fc.oneof(deploymentReference, incidentReference), {
      maxLength: 2,
    }),
  ),
});

const incident = fc.record({
  kind: fc.constant('incident'),
  ...fromSource('pager'),
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
  externalId: fc.constantFrom(...REVISIONS),
  updatedAt: instant,
  entityRef,
  ...changeFields,
  deleted: optional(fc.boolean()),
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
