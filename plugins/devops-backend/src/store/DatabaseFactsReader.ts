import {
  Definitions,
  StoredRecord,
} from '@devops-domains/backstage-plugin-devops-common';
import { Knex } from 'knex';
import { toNumber } from './columns';
import { FactsReader } from './contract';
import { whereAnyOf } from './dialect';
import { readFactBlocks } from './factBlocks';
import { FactBlockCache } from './FactBlockCache';
import { readFacts, readFactsState } from './readFacts';
import { readServedServices } from './readServedServices';
import { readSources } from './readSources';
import { readLive, readTimeline } from './readTimeline';
import { readWaitingChanges } from './readWaitingChanges';
import { RecordRow, toRecord } from './recordRows';
import { readSnapshot } from './transactions';

/** What a {@link DatabaseFactsReader} is made of. */
export interface FactsReaderOptions {
  knex: Knex;
  definitions: Definitions;
  /** Of the definitions; facts with another one are stale. */
  definitionsHash: string;
  /** Names of the sources that are configured to deliver the incidents of some of the services. */
  incidentSourceNames?: (services: string[]) => Iterable<string>;
  /** Memory that facts may take which are kept from one request to the next; default: none. */
  cacheBytes?: number;
}

/** Answers from the plugin's database. */
export class DatabaseFactsReader implements FactsReader {
  readonly #knex: Knex;
  readonly #options: FactsReaderOptions;
  readonly #cache: FactBlockCache;

  constructor(options: FactsReaderOptions) {
    this.#knex = options.knex;
    this.#options = options;
    this.#cache = new FactBlockCache(options.cacheBytes ?? 0);
  }

  readFacts: FactsReader['readFacts'] = (services, window) =>
    readSnapshot(this.#knex, tx => readFacts(tx, services, window));

  readFactBlocks: FactsReader['readFactBlocks'] = (services, window) =>
    readFactBlocks(this.#knex, services, window, {
      definitionsHash: this.#options.definitionsHash,
      cache: this.#cache,
    });

  readFactsState: FactsReader['readFactsState'] = services =>
    readFactsState(this.#knex, services, this.#options.definitionsHash);

  readTimeline: FactsReader['readTimeline'] = query =>
    readTimeline(this.#knex, query, this.#options.definitions);

  readLive: FactsReader['readLive'] = (services, now) =>
    readLive(this.#knex, services, now, this.#options.definitions);

  readWaitingChanges: FactsReader['readWaitingChanges'] = query =>
    readWaitingChanges(this.#knex, query);

  async readRecords(ids: string[]): Promise<StoredRecord[]> {
    const query = this.#knex('records')
      .leftJoin('services', 'services.id', 'records.service_id')
      .select('records.*', 'services.entity_ref as service')
      .orderBy(['records.source', 'records.external_id']);
    const rows: (RecordRow & { service: string | null })[] = await whereAnyOf(
      this.#knex,
      query,
      'records.ref',
      ids,
    );
    return rows
      .map(row => toRecord(row, row.service))
      .filter(record => record !== null);
  }

  readSources: FactsReader['readSources'] = services =>
    readSources(
      this.#knex,
      services,
      this.#options.incidentSourceNames?.(services) ?? [],
    );

  readServedServices(window: Parameters<FactsReader['readServedServices']>[0]) {
    return readServedServices(this.#knex, window);
  }

  async countUnmatched(): Promise<number> {
    const [{ count }] = await this.#knex('records')
      .whereNotNull('waiting_reason')
      .count({ count: '*' });
    return toNumber(count ?? 0);
  }
}
