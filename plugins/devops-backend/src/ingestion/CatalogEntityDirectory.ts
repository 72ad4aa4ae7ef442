import { AuthService } from '@backstage/backend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { EntityDirectory } from './EntityDirectory';
import { MatchableEntity, MatchIndex } from './matching';

const FIELDS = [
  'kind',
  'metadata.name',
  'metadata.namespace',
  'metadata.uid',
  'metadata.annotations',
];
const KINDS = ['Component', 'Resource'];

/** How long an entity that was found is taken as still there, in milliseconds. */
const REMEMBERED_MS = 30_000;
/** How old the index of all entities may be, in milliseconds. */
const INDEX_MS = 30_000;
const REFS_PER_REQUEST = 500;

/**
 * Asks the catalog with the plugin's own credentials: what a sender may write is
 * decided before, and which entity a record belongs to must not depend on it.
 */
export class CatalogEntityDirectory implements EntityDirectory {
  readonly #catalog: CatalogService;
  readonly #auth: AuthService;
  readonly #clock: () => number;
  #found = new Map<string, { entity: MatchableEntity; until: number }>();
  #index: { value: Promise<MatchIndex>; until: number } | undefined;

  constructor(options: {
    catalog: CatalogService;
    auth: AuthService;
    clock?: () => number;
  }) {
    this.#catalog = options.catalog;
    this.#auth = options.auth;
    this.#clock = options.clock ?? Date.now;
  }

  async byRefs(entityRefs: string[]): Promise<Map<string, MatchableEntity>> {
    const now = this.#clock();
    const found = new Map<string, MatchableEntity>();
    const asked: string[] = [];
    for (const ref of new Set(entityRefs)) {
      const known = this.#found.get(ref);
      if (known && known.until > now) {
        found.set(ref, known.entity);
      } else {
        asked.push(ref);
      }
    }
    // What is not there is asked for each time: it may have been added just now.
    for (const entity of await this.#ask(asked)) {
      found.set(entity.entityRef, entity);
      this.#remember(entity, now);
    }
    return found;
  }

  async byUids(uids: string[]): Promise<Map<string, MatchableEntity>> {
    if (uids.length === 0) {
      return new Map();
    }
    const { items } = await this.#catalog.getEntities(
      { filter: { kind: KINDS, 'metadata.uid': uids }, fields: FIELDS },
      { credentials: await this.#auth.getOwnServiceCredentials() },
    );
    const wanted = new Set(uids);
    return new Map(
      items
        .map(toMatchable)
        .flatMap(entity =>
          entity.uid && wanted.has(entity.uid) ? [[entity.uid, entity]] : [],
        ),
    );
  }

  async index(): Promise<MatchIndex> {
    const now = this.#clock();
    if (!this.#index || this.#index.until <= now) {
      const value = this.#readAll();
      this.#index = { value, until: now + INDEX_MS };
      // A failure must not be remembered for a minute.
      value.catch(() => {
        this.#index = undefined;
      });
    }
    return this.#index.value;
  }

  #remember(entity: MatchableEntity, now: number) {
    if (this.#found.size > 50_000) {
      this.#found = new Map();
    }
    const until = now + REMEMBERED_MS;
    this.#found.set(entity.entityRef, { entity, until });
  }

  async #ask(entityRefs: string[]): Promise<MatchableEntity[]> {
    const found: MatchableEntity[] = [];
    for (let at = 0; at < entityRefs.length; at += REFS_PER_REQUEST) {
      const { items } = await this.#catalog.getEntitiesByRefs(
        {
          entityRefs: entityRefs.slice(at, at + REFS_PER_REQUEST),
          fields: FIELDS,
        },
        { credentials: await this.#auth.getOwnServiceCredentials() },
      );
      found.push(...items.flatMap(item => (item ? [toMatchable(item)] : [])));
    }
    return found;
  }

  async #readAll(): Promise<MatchIndex> {
    const entities: MatchableEntity[] = [];
    const pages = this.#catalog.streamEntities(
      { filter: { kind: KINDS }, fields: FIELDS },
      { credentials: await this.#auth.getOwnServiceCredentials() },
    );
    for await (const page of pages) {
      entities.push(...page.map(toMatchable));
    }
    return new MatchIndex(entities);
  }
}

function toMatchable(entity: Entity): MatchableEntity {
  return {
    entityRef: stringifyEntityRef(entity),
    uid: entity.metadata.uid ?? null,
    annotations: entity.metadata.annotations ?? {},
  };
}
