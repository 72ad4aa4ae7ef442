import { LoggerService } from '@backstage/backend-plugin-api';
import { ForwardedError } from '@backstage/errors';
import { Knex } from 'knex';
import {
  pageOfServiceRows,
  moveService,
  serviceNamed,
  updateService,
} from '../store/movedServices';
import { ServiceRow } from '../store/services';
import { EntityDirectory } from './EntityDirectory';
import { followAliases, MatchableEntity } from './matching';
import { IncidentSourcesOf, toServiceEntity } from './serviceEntity';

const PAGE = 500;

/** Keeps the stored services in step with the catalog: names, and what annotations choose. */
export class ServiceFollower {
  readonly #knex: Knex;
  readonly #directory: EntityDirectory;
  readonly #aliases: ReadonlyMap<string, string>;
  readonly #incidentSourcesOf: IncidentSourcesOf;
  readonly #logger: LoggerService;

  constructor(options: {
    knex: Knex;
    directory: EntityDirectory;
    aliases: ReadonlyMap<string, string>;
    /** By default none are known. */
    incidentSourcesOf?: IncidentSourcesOf;
    logger: LoggerService;
  }) {
    this.#knex = options.knex;
    this.#directory = options.directory;
    this.#aliases = options.aliases;
    this.#incidentSourcesOf = options.incidentSourcesOf ?? (() => []);
    this.#logger = options.logger;
  }

  /** When the catalog does not answer, everything stays as it is. */
  async run(signal?: AbortSignal): Promise<void> {
    try {
      let page = await pageOfServiceRows(this.#knex, 0, PAGE);
      while (page.length > 0 && !signal?.aborted) {
        await this.#follow(page);
        page = await pageOfServiceRows(
          this.#knex,
          page[page.length - 1].id,
          PAGE,
        );
      }
    } catch (error) {
      this.#logger.warn(
        'The services could not be compared with the catalog; it is tried again',
        new ForwardedError('Following the catalog failed', error),
      );
    }
  }

  async #follow(rows: ServiceRow[]): Promise<void> {
    const present = (row: ServiceRow) =>
      followAliases(row.entity_ref, this.#aliases);
    const byRef = await this.#directory.byRefs(rows.map(present));
    // An old name may have been taken again: only the uid tells. An alias is
    // followed whatever has the old name.
    const isFound = (row: ServiceRow) => {
      const entity = byRef.get(present(row));
      return (
        entity !== undefined &&
        (present(row) !== row.entity_ref || isOf(row, entity))
      );
    };
    const byUid = await this.#byUidsOf(rows.filter(row => !isFound(row)));
    for (const row of rows) {
      const namesake = byRef.get(present(row));
      const entity = byUid.get(row.entity_uid ?? '') ?? namesake;
      if (entity) {
        await this.#adopt(row, entity, namesake);
      }
    }
  }

  async #byUidsOf(rows: ServiceRow[]) {
    return this.#directory.byUids(
      rows.flatMap(({ entity_uid: uid }) => (uid ? [uid] : [])),
    );
  }

  async #adopt(
    row: ServiceRow,
    entity: MatchableEntity,
    namesake: MatchableEntity | undefined,
  ): Promise<void> {
    const toService = (one: MatchableEntity) =>
      toServiceEntity(one, this.#incidentSourcesOf);
    const now = toService(entity);
    if (now.entityRef === row.entity_ref) {
      await updateService(this.#knex, row, now);
      return;
    }
    const successor =
      namesake?.entityRef === row.entity_ref ? toService(namesake) : null;
    const passing = await this.#passing(entity);
    if (
      await moveService(this.#knex, { row, entity: now, successor, passing })
    ) {
      this.#logger.info(
        `The records of ${row.entity_ref} now belong to ${now.entityRef}`,
      );
    }
  }

  /** The row that stands at the name of an entity but is that of another, which has itself been renamed. */
  async #passing(entity: MatchableEntity): Promise<ServiceRow | null> {
    const row = await serviceNamed(this.#knex, entity.entityRef);
    if (!row || isOf(row, entity)) {
      return null;
    }
    return (await this.#byUidsOf([row])).size > 0 ? row : null;
  }
}

/** Whether a row is that of an entity, as far as is known. */
function isOf({ entity_uid: own }: ServiceRow, { uid }: MatchableEntity) {
  return own === null || uid === null || own === uid;
}
