import { LinkRelation, OverrideRecord } from './override';
import { StoredRecordBase } from './record';
import { RecordFields } from './recordFields';
import { RecordProblem } from './recordProblem';
import { parseReference, Reference } from './reference';

/** Whose link it is, and what it may lead to. */
const LINKS: Record<
  LinkRelation,
  { of: Reference['kind']; to: Reference['kind'][] }
> = {
  causedBy: { of: 'incident', to: ['deployment', 'revision'] },
  duplicateOf: { of: 'incident', to: ['incident'] },
  fixes: { of: 'deployment', to: ['deployment', 'incident'] },
};

/** An override of which nothing is missing; what its action does not use is left out. */
export function completeOverride(
  base: StoredRecordBase,
  fields: RecordFields,
): OverrideRecord | null {
  const { target, action, decidedAt } = fields;
  if (!target || !action || typeof decidedAt !== 'number') {
    return null;
  }
  const isLink = action === 'set-link' || action === 'remove-link';
  return {
    ...base,
    kind: 'override',
    target,
    action,
    relation: isLink ? fields.relation ?? null : null,
    to: isLink || action === 'exclude-change' ? fields.to ?? null : null,
    type: action === 'set-type' ? fields.type ?? null : null,
    reason: fields.reason ?? null,
    decidedAt,
  };
}

/** What the action of an override needs, or cannot do to its target. */
export function findOverrideProblems(fields: RecordFields): RecordProblem[] {
  const { action, type, to, target } = fields;
  const targetKind = target ? parseReference(target)?.kind : undefined;
  if (!action || !targetKind) {
    return [];
  }
  switch (action) {
    case 'exclude':
      return wrongTarget(
        targetKind,
        ['deployment', 'incident'],
        'a change is taken out by exclude-change',
      );
    case 'exclude-change':
      return [
        ...missing('to', to, action),
        ...wrongEnd(to, ['revision']),
        ...wrongTarget(
          targetKind,
          ['deployment', 'change'],
          'only they tell of changes',
        ),
      ];
    case 'set-type':
      return [
        ...missing('type', type, action),
        ...wrongTarget(
          targetKind,
          ['deployment'],
          'only a deployment has a type',
        ),
      ];
    default:
      return findLinkProblems(fields, targetKind);
  }
}

function wrongTarget(
  targetKind: Reference['kind'],
  kinds: Reference['kind'][],
  why: string,
): RecordProblem[] {
  return kinds.includes(targetKind)
    ? []
    : [{ path: '$.target', message: `must be ${anyOf(kinds)}: ${why}` }];
}

function findLinkProblems(
  { action, relation, to }: RecordFields,
  targetKind: Reference['kind'],
): RecordProblem[] {
  if (!relation) {
    return missing('relation', relation, action);
  }
  const { of: owner, to: ends } = LINKS[relation];
  const problems = [
    ...wrongTarget(targetKind, [owner], `${relation} is its link`),
    ...wrongEnd(to, ends),
  ];
  // A link that is taken away needs no end: an incident has one cause.
  return action === 'set-link'
    ? [...problems, ...missing('to', to, action)]
    : problems;
}

function wrongEnd(
  to: RecordFields['to'],
  ends: Reference['kind'][],
): RecordProblem[] {
  const end = to ? parseReference(to)?.kind : undefined;
  return end === undefined || ends.includes(end)
    ? []
    : [
        {
          path: '$.to',
          message: `must be ${anyOf(ends)}`,
        },
      ];
}

function missing(
  key: string,
  value: unknown,
  action: RecordFields['action'],
): RecordProblem[] {
  return value === undefined || value === null
    ? [{ path: `$.${key}`, message: `is missing: ${action} needs it` }]
    : [];
}

function anyOf(kinds: Reference['kind'][]): string {
  return kinds
    .map(kind => (kind === 'incident' ? `an ${kind}` : `a ${kind}`))
    .join(' or ');
}
