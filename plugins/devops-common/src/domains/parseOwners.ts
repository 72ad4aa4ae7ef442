import {
  Entity,
  makeValidator,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import {
  annotationPath,
  KnownProblem,
  readAnnotationList,
} from './annotationList';
import { activityAnnotation } from './annotations';
import { ActivityId } from './activities';
import { findNearest } from './nearest';

const OWNER_KINDS = ['group', 'user'];
const validator = makeValidator();

/** Who is named for an activity. */
export interface ParsedOwners {
  present: boolean;
  /** Complete entity refs of Groups and Users, in the order written. */
  owners: string[];
  problems: KnownProblem[];
}

/** Reads who is named for an activity of a System; what is wrong is left out. */
export function parseOwners(
  entity: Entity,
  activity: ActivityId,
): ParsedOwners {
  const name = activityAnnotation(activity);
  const list = readAnnotationList(entity, name);
  const problems = [...list.problems];
  const owners: string[] = [];

  for (const value of list.values) {
    const ref = parseOwnerRef(value, entity.metadata.namespace);
    if (ref === null) {
      problems.push(invalid(name, value, entity.metadata.namespace));
    } else if (!OWNER_KINDS.includes(ref.kind)) {
      problems.push(wrongKind(name, value, ref));
    } else if (owners.includes(stringifyEntityRef(ref))) {
      problems.push(duplicate(name, value));
    } else {
      owners.push(stringifyEntityRef(ref));
    }
  }
  return { present: list.present, owners, problems };
}

interface OwnerRef {
  kind: string;
  namespace: string;
  name: string;
}

/**
 * An owner's ref, where a bare name is a Group in the given namespace; null
 * when it is none. The kind may still be any.
 */
export function parseOwnerRef(
  value: string,
  defaultNamespace: string = 'default',
): OwnerRef | null {
  try {
    const ref = parseEntityRef(value, {
      defaultKind: 'group',
      defaultNamespace,
    });
    const valid =
      validator.isValidKind(ref.kind) &&
      validator.isValidNamespace(ref.namespace) &&
      validator.isValidEntityName(ref.name);
    return valid ? { ...ref, kind: ref.kind.toLocaleLowerCase('en-US') } : null;
  } catch {
    return null;
  }
}

function invalid(
  name: string,
  value: string,
  namespace?: string,
): KnownProblem {
  const parts = value.split(/[;\s]+/).filter(part => part !== '');
  const nearest =
    parts.length > 1 && parts.every(part => parseOwnerRef(part, namespace))
      ? parts.join(', ')
      : null;
  return {
    path: annotationPath(name),
    code: 'owner-invalid',
    message: `"${value}" is not an entity ref of a Group or User`,
    value,
    nearest,
    fix: nearest
      ? `Separate them by commas: ${nearest}`
      : 'Write group:<namespace>/<name> or user:<namespace>/<name>',
  };
}

function wrongKind(name: string, value: string, ref: OwnerRef): KnownProblem {
  const kind = findNearest(
    ref.kind,
    OWNER_KINDS.map(id => ({ id })),
  );
  const nearest = kind ? stringifyEntityRef({ ...ref, kind }) : null;
  return {
    path: annotationPath(name),
    code: 'owner-kind',
    message: `"${value}" is a ${ref.kind}; only a Group or a User can be responsible`,
    value,
    nearest,
    fix: nearest
      ? `Write "${nearest}"`
      : 'Name the Group or User that is responsible',
  };
}

function duplicate(name: string, value: string): KnownProblem {
  return {
    path: annotationPath(name),
    code: 'owner-duplicate',
    message: `"${value}" is named more than once`,
    value,
    nearest: null,
    fix: 'Remove the repetition',
  };
}
