import {
  Entity,
  parseEntityRef,
  RELATION_CONSUMES_API,
  RELATION_DEPENDS_ON,
  RELATION_OWNED_BY,
  RELATION_PART_OF,
  RELATION_PROVIDES_API,
  stringifyEntityRef,
} from '@backstage/catalog-model';

/** Who uses a System, as the catalog knows. */
export interface CatalogAdoption {
  components: number;
  teams: number;
  teamsTotal: number;
}

interface RefField {
  relation: string;
  field: string;
  defaultKind?: string;
}

const PART_OF: RefField[] = [
  { relation: RELATION_PART_OF, field: 'system', defaultKind: 'System' },
  {
    relation: RELATION_PART_OF,
    field: 'subcomponentOf',
    defaultKind: 'Component',
  },
];
const PROVIDES: RefField[] = [
  {
    relation: RELATION_PROVIDES_API,
    field: 'providesApis',
    defaultKind: 'API',
  },
];
const USES: RefField[] = [
  { relation: RELATION_DEPENDS_ON, field: 'dependsOn' },
  {
    relation: RELATION_CONSUMES_API,
    field: 'consumesApis',
    defaultKind: 'API',
  },
];
const OWNED_BY: RefField[] = [
  { relation: RELATION_OWNED_BY, field: 'owner', defaultKind: 'Group' },
];

/**
 * Counts who uses a System: Components outside it that depend on it or on a
 * part of it, consume an API of it, or carry an annotation that the System
 * names; and the Groups that own them, out of all Groups that own a Component.
 */
export class AdoptionCounter {
  readonly #components: ComponentUse[];
  readonly #teamsTotal: number;
  /** Ref of a whole to the refs of its direct parts. */
  readonly #parts = new Map<string, string[]>();

  constructor(entities: readonly Entity[]) {
    const unique = new Map(
      entities.map(entity => [stringifyEntityRef(entity), entity]),
    );
    for (const [ref, entity] of unique) {
      for (const whole of refsOf(entity, PART_OF)) {
        this.#addPart(whole, ref);
      }
      for (const api of refsOf(entity, PROVIDES)) {
        this.#addPart(ref, api);
      }
    }
    this.#components = [...unique]
      .filter(([, entity]) => isKind(entity, 'component'))
      .map(([ref, entity]) => ({
        ref,
        uses: refsOf(entity, USES),
        teams: refsOf(entity, OWNED_BY).filter(
          owner => parseEntityRef(owner).kind === 'group',
        ),
        annotations: Object.keys(entity.metadata.annotations ?? {}),
      }));
    this.#teamsTotal = teamsOf(this.#components).size;
  }

  /** Adoption of the System with this ref. */
  adoptionOf(
    systemRef: string,
    usedByAnnotations: readonly string[],
  ): CatalogAdoption {
    const inside = this.#wholeWithParts(systemRef);
    const users = this.#components.filter(
      component =>
        !inside.has(component.ref) &&
        (component.uses.some(target => inside.has(target)) ||
          component.annotations.some(name => usedByAnnotations.includes(name))),
    );
    return {
      components: users.length,
      teams: teamsOf(users).size,
      teamsTotal: this.#teamsTotal,
    };
  }

  #addPart(whole: string, part: string) {
    const parts = this.#parts.get(whole);
    if (parts) {
      parts.push(part);
    } else {
      this.#parts.set(whole, [part]);
    }
  }

  #wholeWithParts(systemRef: string): Set<string> {
    const inside = new Set([systemRef]);
    // A Set hands out what is added while it is walked, and nothing twice.
    for (const whole of inside) {
      for (const part of this.#parts.get(whole) ?? []) {
        inside.add(part);
      }
    }
    return inside;
  }
}

interface ComponentUse {
  ref: string;
  uses: string[];
  teams: string[];
  annotations: string[];
}

function teamsOf(components: readonly ComponentUse[]): Set<string> {
  return new Set(components.flatMap(component => component.teams));
}

/** Whether an entity is of a kind, written in lower case. */
export function isKind(entity: Entity, kind: string): boolean {
  return entity.kind.toLocaleLowerCase('en-US') === kind;
}

/**
 * The refs an entity names in its spec, and those of its relations, which also
 * know what the other side declared.
 */
function refsOf(entity: Entity, fields: readonly RefField[]): string[] {
  const refs = new Set<string>();
  for (const { relation, field, defaultKind } of fields) {
    for (const value of [entity.spec?.[field]].flat()) {
      const ref = completeRef(value, defaultKind, entity.metadata.namespace);
      if (ref) {
        refs.add(ref);
      }
    }
    for (const { type, targetRef } of entity.relations ?? []) {
      if (type === relation) {
        refs.add(targetRef.toLocaleLowerCase('en-US'));
      }
    }
  }
  return [...refs];
}

function completeRef(
  value: unknown,
  defaultKind: string | undefined,
  defaultNamespace: string | undefined,
): string | null {
  if (typeof value !== 'string') {
    return null;
  }
  try {
    return stringifyEntityRef(
      parseEntityRef(value, { defaultKind, defaultNamespace }),
    );
  } catch {
    return null;
  }
}
