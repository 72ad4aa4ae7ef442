import { LoggerService } from '@backstage/backend-plugin-api';
import { ForwardedError } from '@backstage/errors';
import { EntityDirectory } from './EntityDirectory';
import {
  followAliases,
  Match,
  MatchableEntity,
  matchEntity,
  MatchIndex,
} from './matching';
import { entityByRule, MatchingRule, MatchRequest } from './matchingRules';
import { CATALOG_SILENT } from './waitingReasons';

/** The catalog's answer about the ways that were asked for. */
export interface PreparedMatches {
  /** Undefined for a way that was not asked for. */
  match(request: MatchRequest): Match | undefined;
  /** The entities that the ways lead to, each once. */
  entities: MatchableEntity[];
}

/** Asks the catalog once for many records, so that matching itself needs no waiting. */
export class EntityMatcher {
  readonly #directory: EntityDirectory;
  readonly #aliases: ReadonlyMap<string, string>;
  readonly #rules: readonly MatchingRule[];
  readonly #logger: LoggerService;

  constructor(options: {
    directory: EntityDirectory;
    aliases: ReadonlyMap<string, string>;
    /** For what is left open; default: none. */
    rules?: readonly MatchingRule[];
    logger: LoggerService;
  }) {
    this.#directory = options.directory;
    this.#aliases = options.aliases;
    this.#rules = options.rules ?? [];
    this.#logger = options.logger;
  }

  /** Where it looks for entities. */
  get directory(): EntityDirectory {
    return this.#directory;
  }

  /** When the catalog does not answer, every record waits, with that as the reason. */
  async prepare(ways: MatchRequest[]): Promise<PreparedMatches> {
    const aliased = (ref: string) => followAliases(ref, this.#aliases);
    const refs = new Set(
      ways.flatMap(way => {
        const entityRef = way.entityRef ?? entityByRule(this.#rules, way);
        return entityRef ? [aliased(entityRef)] : [];
      }),
    );
    const needsIndex = ways.some(({ entityRef }) => !entityRef);
    try {
      const byRef = await this.#directory.byRefs([...refs]);
      const index = needsIndex
        ? await this.#directory.index()
        : new MatchIndex([]);
      const known = { byRef, index };
      const match = (way: MatchRequest) => {
        const entityRef = way.entityRef && aliased(way.entityRef);
        if (!(entityRef ? refs.has(entityRef) : needsIndex)) return undefined;
        const found = matchEntity({ ...way, entityRef }, known);
        const ruled = 'entity' in found ? null : entityByRule(this.#rules, way);
        return ruled
          ? matchEntity({ ...way, entityRef: aliased(ruled) }, known)
          : found;
      };
      return { match, entities: entitiesOf(ways.map(match)) };
    } catch (error) {
      this.#logger.warn(
        'Records wait: the catalog could not be asked for their entities',
        new ForwardedError('Catalog lookup failed', error),
      );
      return { match: () => CATALOG_SILENT, entities: [] };
    }
  }
}

function entitiesOf(matches: (Match | undefined)[]): MatchableEntity[] {
  const entities = matches.flatMap(match =>
    match && 'entity' in match ? [match.entity] : [],
  );
  return [...new Map(entities.map(e => [e.entityRef, e])).values()];
}
