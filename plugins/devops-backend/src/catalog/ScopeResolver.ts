import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError, NotFoundError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { parseFilter } from './parseFilter';
import { RecentDecisions } from './RecentDecisions';
import {
  canonicalRef,
  isMember,
  isService,
  kindOf,
  Parents,
  parentsAmong,
  parentsByRelation,
  reachServices,
  Scope,
  SCOPE_KINDS,
} from './scope';

/** What a scope is made of, as a request says it. */
export interface ScopeQuestion {
  entityRef: string[];
  /** Filters of the catalog; either holds. */
  filter?: string[];
}

/** The catalog's own limit where it is asked for everything. */
const PAGE_SIZE = 10_000;

const REF_FIELDS = ['kind', 'metadata.name', 'metadata.namespace'];

/**
 * Turns entity refs into services, as the caller sees the catalog. It asks once
 * for the entities themselves and once for each level and relation below them,
 * however many they are.
 */
export class ScopeResolver {
  readonly #catalog: CatalogService;
  readonly #recent: RecentDecisions<Scope>;

  /** @param recentMs - how long a union is the same for the same caller, without asking again */
  constructor(catalog: CatalogService, recentMs = 0) {
    this.#catalog = catalog;
    this.#recent = new RecentDecisions(
      recentMs,
      ({ services }) => 10 + services.length,
    );
  }

  /**
   * The union of the entities, and of what filters of the catalog leave, as one
   * scope. Throws NotFoundError when a named one is not visible to the caller.
   */
  async resolve(
    { entityRef: entityRefs, filter = [] }: ScopeQuestion,
    credentials: BackstageCredentials,
  ): Promise<Scope> {
    const refs = [...new Set(entityRefs.map(canonicalRef))];
    const names = [...refs, ...filter.map(text => `filter:${text}`)];
    return this.#recent.find(credentials, JSON.stringify(names), async () => {
      const found = await this.#readFiltered(filter, credentials);
      const scope = await this.#resolveNow(refs, found, credentials);
      return filter.length > 0
        ? { ...scope, entityRefs: names, isScope: true }
        : scope;
    });
  }

  /** @param found - more entities of the scope, which the caller is known to see */
  async #resolveNow(
    refs: string[],
    found: string[],
    credentials: BackstageCredentials,
  ): Promise<Scope> {
    const wrong = refs.filter(ref => !SCOPE_KINDS.includes(kindOf(ref)));
    if (wrong.length > 0) throw kindError(wrong);
    const all = [...new Set([...refs, ...found])];
    // Both see the catalog as the caller does, so neither has to wait for the other.
    const [visible, members] = await Promise.all([
      this.findVisible(refs, credentials),
      this.#readMembers(all, credentials, { apart: false }),
    ]);
    const hidden = refs.filter(ref => !visible.has(ref));
    if (hidden.length > 0) throw hiddenError(hidden);
    return toScope(all, members);
  }

  async #readFiltered(
    filters: string[],
    credentials: BackstageCredentials,
  ): Promise<string[]> {
    if (filters.length === 0) return [];
    const pages = this.#catalog.streamEntities(
      {
        filter: filters.map(parseFilter),
        fields: REF_FIELDS,
        pageSize: PAGE_SIZE,
        totalItems: 'exclude',
      },
      { credentials },
    );
    const found: string[] = [];
    for await (const page of pages) {
      found.push(...page.map(entity => stringifyEntityRef(entity)));
    }
    return found.filter(ref => SCOPE_KINDS.includes(kindOf(ref)));
  }

  /** Each entity as a scope of its own, or why it has none; for many at once. */
  async resolveEach(
    entityRefs: string[],
    credentials: BackstageCredentials,
  ): Promise<(Scope | Error)[]> {
    const refs = entityRefs.map(canonicalRef);
    const visible = await this.findVisible(refs, credentials);
    const members = await this.#readMembers([...visible], credentials, {
      apart: visible.size > 1,
    });
    return refs.map(ref => {
      if (!SCOPE_KINDS.includes(kindOf(ref))) return kindError([ref]);
      return visible.has(ref) ? toScope([ref], members) : hiddenError([ref]);
    });
  }

  /** Those of the entities that the catalog shows to the caller. */
  async findVisible(
    entityRefs: string[],
    credentials: BackstageCredentials,
  ): Promise<Set<string>> {
    const refs = [...new Set(entityRefs)];
    if (refs.length === 0) return new Set();
    const { items } = await this.#catalog.getEntitiesByRefs(
      { entityRefs: refs, fields: REF_FIELDS },
      { credentials },
    );
    return new Set(
      items.flatMap(item => (item ? stringifyEntityRef(item) : [])),
    );
  }

  /**
   * Direct members of everything below the entities, level by level.
   *
   * @param options - `apart`: whether it matters whose members they are; where
   * all are one scope, they are said to be those of any
   */
  async #readMembers(
    entityRefs: string[],
    credentials: BackstageCredentials,
    options: { apart: boolean },
  ): Promise<Map<string, Set<string>>> {
    const members = new Map<string, Set<string>>();
    const seen = new Set(entityRefs);
    let level = new Set(entityRefs);
    while (level.size > 0) {
      const found = await Promise.all(
        parentsByRelation([...level]).map(parents =>
          this.#readMembersOf(parents, credentials, options),
        ),
      );
      const next = new Set<string>();
      for (const [ref, parents] of found.flat()) {
        for (const parent of parents) {
          members.set(parent, (members.get(parent) ?? new Set()).add(ref));
        }
        // What only looks like a member has no members to ask for.
        if (parents.length > 0 && !seen.has(ref)) {
          next.add(ref);
          seen.add(ref);
        }
      }
      level = next;
    }
    return members;
  }

  /** What has the relation to one of the parents, with those that it is a member of. */
  async #readMembersOf(
    { relation, entityRefs, kind }: Parents,
    credentials: BackstageCredentials,
    { apart }: { apart: boolean },
  ): Promise<[string, string[]][]> {
    const parents = new Set(entityRefs);
    const parentsOf =
      apart || kind === null
        ? (entity: Entity) => parentsAmong(entity, parents)
        : (entity: Entity) =>
            isMember(entity, relation, kind) ? entityRefs.slice(0, 1) : [];
    const pages = this.#catalog.streamEntities(
      {
        filter: { [`relations.${relation}`]: entityRefs },
        // With a query the client sends the filter in a body, where it may be long.
        query: {},
        // Relations are most of what a thousand entities have to say.
        fields:
          apart || kind === null ? [...REF_FIELDS, 'relations'] : REF_FIELDS,
        pageSize: PAGE_SIZE,
        // To count them takes as long as to read them.
        totalItems: 'exclude',
      },
      { credentials },
    );
    const found: [string, string[]][] = [];
    for await (const page of pages) {
      for (const entity of page) {
        found.push([stringifyEntityRef(entity), parentsOf(entity)]);
      }
    }
    return found;
  }
}

function toScope(
  entityRefs: string[],
  members: ReadonlyMap<string, ReadonlySet<string>>,
): Scope {
  const [first] = entityRefs;
  return {
    entityRefs,
    services: reachServices(entityRefs, members),
    isScope: entityRefs.length !== 1 || !isService(first),
  };
}

function kindError(entityRefs: string[]): Error {
  return new InputError(
    `entityRef: there are numbers for ${SCOPE_KINDS.join(
      ', ',
    )}, not for ${entityRefs.join(', ')}`,
  );
}

function hiddenError(entityRefs: string[]): Error {
  return new NotFoundError(
    `Not in the catalog, or not visible to you: ${entityRefs.join(', ')}`,
  );
}
