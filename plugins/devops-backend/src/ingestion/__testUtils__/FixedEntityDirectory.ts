import { EntityDirectory } from '../EntityDirectory';
import { MatchableEntity, MatchIndex } from '../matching';

/** A catalog that holds what a test puts into it. */
export class FixedEntityDirectory implements EntityDirectory {
  entities: MatchableEntity[];
  /** When set, the catalog does not answer. */
  isDown = false;

  constructor(entities: (string | MatchableEntity)[]) {
    this.entities = entities.map(entity =>
      typeof entity === 'string' ? entityOf(entity) : entity,
    );
  }

  async byRefs(entityRefs: string[]) {
    return this.#select(entity => entity.entityRef, entityRefs);
  }

  async byUids(uids: string[]) {
    return this.#select(entity => entity.uid ?? '', uids);
  }

  async index() {
    this.#answer();
    return new MatchIndex(this.entities);
  }

  #select(key: (entity: MatchableEntity) => string, keys: string[]) {
    this.#answer();
    return new Map(
      this.entities
        .filter(entity => keys.includes(key(entity)))
        .map(entity => [key(entity), entity]),
    );
  }

  #answer() {
    if (this.isDown) {
      throw new Error('The catalog is down');
    }
  }
}

/** A Component of the catalog. */
export function entityOf(
  entityRef: string,
  annotations: Record<string, string> = {},
): MatchableEntity {
  return { entityRef, uid: `uid of ${entityRef}`, annotations };
}
