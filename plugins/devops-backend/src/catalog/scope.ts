import {
  Entity,
  parseEntityRef,
  RELATION_CHILD_OF,
  RELATION_OWNED_BY,
  RELATION_PART_OF,
  stringifyEntityRef,
} from '@backstage/catalog-model';

/** A set of entity refs, and the services whose records count for it. */
export interface Scope {
  /** Canonical refs as asked for, in order, without repetition; then `filter:…` of each filter. */
  entityRefs: string[];
  /** Entity refs of the Components and Resources, sorted, without repetition. */
  services: string[];
  /** False for a single Component or Resource. */
  isScope: boolean;
}

/** What an entity brings into a scope: the kinds that point at it, and by which relation. */
interface Membership {
  kind: string;
  relation: string;
}

const MEMBERS: Record<string, Membership[]> = {
  component: [],
  resource: [],
  system: [
    { kind: 'component', relation: RELATION_PART_OF },
    { kind: 'resource', relation: RELATION_PART_OF },
  ],
  domain: [
    { kind: 'system', relation: RELATION_PART_OF },
    { kind: 'domain', relation: RELATION_PART_OF },
  ],
  group: [
    { kind: 'group', relation: RELATION_CHILD_OF },
    { kind: 'component', relation: RELATION_OWNED_BY },
    { kind: 'resource', relation: RELATION_OWNED_BY },
  ],
};

/** Kinds that a scope can be made of. */
export const SCOPE_KINDS = Object.keys(MEMBERS);

/** Kind of a canonical entity ref. */
export const kindOf = (entityRef: string) => entityRef.split(':', 1)[0];

/** The one spelling of a ref: `kind:namespace/name`, lower case. */
export const canonicalRef = (entityRef: string) =>
  stringifyEntityRef(parseEntityRef(entityRef));

/** Whether an entity has records of its own. */
export const isService = (entityRef: string) =>
  ['component', 'resource'].includes(kindOf(entityRef));

/** Entities of which the catalog is asked for members. */
export interface Parents {
  relation: string;
  entityRefs: string[];
  /** Their common kind; null where they have several. */
  kind: string | null;
}

/**
 * What the catalog is asked to find all direct members of the given entities: one
 * question for each relation, because its database goes through all entities
 * where it is asked for one relation or another.
 */
export function parentsByRelation(entityRefs: string[]): Parents[] {
  const parents = new Map<string, string[]>();
  for (const ref of entityRefs) {
    const relations = (MEMBERS[kindOf(ref)] ?? []).map(one => one.relation);
    for (const relation of new Set(relations)) {
      const refs = parents.get(relation) ?? [];
      parents.set(relation, refs);
      refs.push(ref);
    }
  }
  return [...parents].map(([relation, refs]) => {
    const kinds = new Set(refs.map(kindOf));
    return {
      relation,
      entityRefs: refs,
      kind: kinds.size === 1 ? kindOf(refs[0]) : null,
    };
  });
}

/** Whether an entity that has a relation to one of a kind is a member of it. */
export function isMember(
  entity: Entity,
  relation: string,
  parentKind: string,
): boolean {
  const kind = entity.kind.toLocaleLowerCase('en-US');
  return (MEMBERS[parentKind] ?? []).some(
    member => member.kind === kind && member.relation === relation,
  );
}

/** Those of the given entities that an entity is a direct member of. */
export function parentsAmong(
  entity: Entity,
  entityRefs: ReadonlySet<string>,
): string[] {
  return (entity.relations ?? [])
    .filter(
      ({ type, targetRef }) =>
        entityRefs.has(targetRef) && isMember(entity, type, kindOf(targetRef)),
    )
    .map(({ targetRef }) => targetRef);
}

/** All services that can be reached from the given entities; cycles are cut. */
export function reachServices(
  entityRefs: string[],
  members: ReadonlyMap<string, ReadonlySet<string>>,
): string[] {
  const seen = new Set(entityRefs);
  // A set keeps being walked while it grows.
  for (const ref of seen) {
    for (const member of members.get(ref) ?? []) seen.add(member);
  }
  return [...seen].filter(isService).sort();
}
