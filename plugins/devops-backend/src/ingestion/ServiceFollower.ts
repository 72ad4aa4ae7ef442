import { LoggerService } from '@backstage/backend-plugin-api';
import { ForwardedError } from '@backstage/errors';
import { Knex } from 'knex';
import {
  pageOfServiceRows,
  moveService,
  updateService,
} from '../store/movedServices';
import { ServiceRow } from '../store/services';
import { EntityDirectory } from './EntityDirectory';
import { followAliases, MatchableEntity } from './matching';
import { toServiceEntity } from './serviceEntity';

const PAGE = 500;

/** Keeps the stored services in step with the catalog: names, and which environments are production. */
export class ServiceFollower {
  readonly #knex: Knex;
  readonly #directory: EntityDirectory;
  readonly #aliases: ReadonlyMap<string, string>;
  readonly #logger: LoggerService;

  constructor(options: {
    knex: Knex;
    directory: EntityDirectory;
    aliases: ReadonlyMap<string, string>;
    logger: LoggerService;
  }) {
    this.#knex = options.knex;
    this.#directory = options.directory;
    this.#aliases = options.aliases;
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
    const missing = rows.filter(row => !byRef.has(present(row)));
    const byUid = await this.#directory.byUids(
      missing.flatMap(({ entity_uid: uid }) => (uid ? [uid] : [])),
    );
    for (const row of rows) {
      const entity = byRef.get(present(row)) ?? byUid.get(row.entity_uid ?? '');
      if (entity) {
        await this.#adopt(row, entity);
      }
    }
  }

  async #adopt(row: ServiceRow, entity: MatchableEntity): Promise<void> {
    const now = toServiceEntity(entity);
    if (now.entityRef === row.entity_ref) {
      await updateService(this.#knex, row, now);
    } else if (await moveService(this.#knex, row, now)) {
      this.#logger.info(
        `The records of ${row.entity_ref} now belong to ${now.entityRef}`,
      );
    }
  }
}
