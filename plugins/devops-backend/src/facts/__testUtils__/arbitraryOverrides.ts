import fc from 'fast-check';
import {
  changeReference as change,
  deploymentReference as deployment,
  incidentReference as incident,
} from './arbitraryRecords';

/** Overrides that say something about the records of the random histories. */
export const arbitraryOverrides = fc.array(
  fc
    .tuple(
      fc.oneof(
        fc.record({
          action: fc.constant('exclude'),
          target: fc.oneof(deployment, incident),
        }),
        fc.record({
          action: fc.constant('exclude-change'),
          target: fc.oneof(deployment, change),
          to: fc.constantFrom('revision:r1', 'revision:r2'),
        }),
        fc.record({
          action: fc.constant('set-type'),
          target: deployment,
          type: fc.constantFrom('deploy', 'rollback', 'hotfix'),
        }),
        fc.record({
          action: fc.constantFrom('set-link', 'remove-link'),
          target: incident,
          relation: fc.constant('causedBy'),
          to: deployment,
        }),
        fc.record({
          action: fc.constant('set-link'),
          target: incident,
          relation: fc.constant('duplicateOf'),
          to: incident,
        }),
        fc.record({
          action: fc.constantFrom('set-link', 'remove-link'),
          target: deployment,
          relation: fc.constant('fixes'),
          to: fc.oneof(deployment, incident),
        }),
      ),
      fc.constantFrom('a', 'b', 'c', 'd'),
      fc.integer({ min: 1, max: 9 }),
    )
    .map(([said, externalId, hour]) => ({
      kind: 'override',
      source: 'portal',
      externalId,
      decidedAt: `2026-11-20T0${hour}:00:00Z`,
      // Another correction under the same id replaces all of the former one.
      relation: null,
      to: null,
      type: null,
      ...said,
    })),
  { minLength: 1, maxLength: 6 },
);
