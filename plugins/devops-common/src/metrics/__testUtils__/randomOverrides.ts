import fc from 'fast-check';
import {
  LINK_RELATIONS,
  OVERRIDE_ACTIONS,
  OverrideRecord,
} from '../../records/override';
import { override } from './history';

const deployment = fc
  .tuple(fc.constantFrom('ci', 'cd'), fc.constantFrom(...'123456789'))
  .map(([source, id]) => `deployment:${source}/${id}`);
const incident = fc.constantFrom(...'1234').map(id => `incident:pager/${id}`);
const TYPES = ['deploy', 'rollback', 'hotfix'] as const;

/** Overrides of whatever the random histories may hold, and of what they do not. */
export function randomOverrides(
  revisions: string[],
): fc.Arbitrary<OverrideRecord[]> {
  const change = fc.constantFrom(...revisions).map(one => `change:git/${one}`);
  return fc.uniqueArray(
    fc
      .record({
        externalId: fc.constantFrom(...'abcdef'),
        at: fc.integer({ min: 0, max: 3 }),
        target: fc.oneof(deployment, incident, change),
        to: fc.oneof(deployment, incident),
        change: fc.constantFrom(...revisions).map(one => `revision:${one}`),
        action: fc.constantFrom(...OVERRIDE_ACTIONS),
        relation: fc.constantFrom(...LINK_RELATIONS),
        type: fc.constantFrom(...TYPES),
      })
      .map(({ externalId, at, target, action, ...rest }) => {
        const isLink = action === 'set-link' || action === 'remove-link';
        const end = isLink ? rest.to : null;
        return override(externalId, at, {
          target,
          action,
          relation: isLink ? rest.relation : null,
          to: action === 'exclude-change' ? rest.change : end,
          type: action === 'set-type' ? rest.type : null,
        });
      }),
    { maxLength: 4, selector: ({ id }) => id },
  );
}
