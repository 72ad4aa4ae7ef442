import { createHash } from 'node:crypto';
import { repositoryKey } from '@devops-domains/backstage-plugin-devops-common';
import { EntityWay } from '../store/recordRows';
import { repositoryKeysOf } from './repositoryKeysOf';

/** What matching needs to know of a Component or Resource. */
export interface MatchableEntity {
  entityRef: string;
  uid: string | null;
  annotations: Record<string, string>;
}

/** The one entity that a record belongs to, or why it waits. */
export type Match =
  | { entity: MatchableEntity }
  | { reason: string; path: string };

const annotationKey = (name: string, value: string) => `${name}=${value}`;

/** Finds entities by what their annotations say. */
export class MatchIndex {
  readonly #byAnnotation = new Map<string, MatchableEntity[]>();
  readonly #byRepository = new Map<string, MatchableEntity[]>();
  /** The same for the same entities: whether the catalog has changed. */
  readonly digest: string;

  constructor(entities: MatchableEntity[]) {
    this.digest = digestOf(entities);
    for (const entity of entities) {
      for (const [name, value] of Object.entries(entity.annotations)) {
        add(this.#byAnnotation, annotationKey(name, value), entity);
      }
      for (const key of repositoryKeysOf(entity.annotations)) {
        add(this.#byRepository, key, entity);
      }
    }
  }

  /** Those that have all the annotations, with these values. */
  withAnnotations(selector: Record<string, string>): MatchableEntity[] {
    const [first, ...others] = Object.entries(selector).map(
      ([name, value]) =>
        this.#byAnnotation.get(annotationKey(name, value)) ?? [],
    );
    return (first ?? []).filter(entity =>
      others.every(list => list.includes(entity)),
    );
  }

  /** Those whose source is in the repository. */
  ofRepository(address: string): MatchableEntity[] {
    return this.#byRepository.get(repositoryKey(address) ?? '') ?? [];
  }
}

function digestOf(entities: MatchableEntity[]): string {
  const hash = createHash('sha256');
  const lines = entities.map(entity => JSON.stringify(entity)).sort();
  for (const line of lines) hash.update(line).update('\n');
  return hash.digest('base64');
}

function add(
  map: Map<string, MatchableEntity[]>,
  key: string,
  entity: MatchableEntity,
) {
  const list = map.get(key);
  if (list) {
    list.push(entity);
  } else {
    map.set(key, [entity]);
  }
}

/** What is known of the catalog while records are matched. */
export interface KnownEntities {
  byRef: ReadonlyMap<string, MatchableEntity>;
  index: MatchIndex;
}

/**
 * Finds the entity of a record: by the reference, else by the annotations, else
 * by the repository. Never guesses: two candidates are none.
 *
 * @param way - with aliases replaced, see {@link followAliases}
 */
export function matchEntity(way: EntityWay, known: KnownEntities): Match {
  const { entityRef, selector, repository } = way;
  if (entityRef) {
    const entity = known.byRef.get(entityRef);
    const reason = `${entityRef} is not in the catalog; the record waits until it is`;
    return entity ? { entity } : { path: '$.entityRef', reason };
  }
  if (selector) {
    const candidates = known.index.withAnnotations(selector);
    return only(candidates, '$.selector', 'these annotations');
  }
  if (repository) {
    const candidates = known.index.ofRepository(repository);
    return only(candidates, '$.repository', `the repository ${repository}`);
  }
  return { path: '$.entityRef', reason: 'names no entity' };
}

function only(
  candidates: MatchableEntity[],
  path: string,
  what: string,
): Match {
  if (candidates.length === 1) {
    return { entity: candidates[0] };
  }
  if (candidates.length === 0) {
    const reason = `no Component or Resource of the catalog has ${what}; the record waits until one has`;
    return { path, reason };
  }
  const names = candidates
    .slice(0, 3)
    .map(({ entityRef }) => entityRef)
    .join(', ');
  const more = candidates.length > 3 ? ', …' : '';
  const reason = `${candidates.length} entities have ${what} (${names}${more}); send entityRef to say which one is meant`;
  return { path, reason };
}

/** Replaces an entity ref that was configured as the old name of another, however often it was renamed. */
export function followAliases(
  entityRef: string,
  aliases: ReadonlyMap<string, string>,
): string {
  const seen = new Set<string>();
  let current = entityRef;
  while (!seen.has(current)) {
    seen.add(current);
    current = aliases.get(current) ?? current;
  }
  return current;
}
