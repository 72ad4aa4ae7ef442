import { LoggerService } from '@backstage/backend-plugin-api';
import {
  MAX_RECORDS,
  WriteResult,
} from '@devops-domains/backstage-plugin-devops-common';
import {
  Connector,
  ConnectorRecord,
} from '@devops-domains/backstage-plugin-devops-node';
import { Knex } from 'knex';
import { RecordWriter } from '../store/contract';
import {
  Claim,
  claimDeliveries,
  loadDeliveries,
  postponeDeliveries,
  Wanted,
} from './claimDeliveries';
import { DatabaseError, withoutValues } from './databaseError';
import { ClaimedDelivery } from './deliveryRow';
import { Outcome, outcomeOf, withoutRecords } from './outcome';
import { readDelivery } from './readDelivery';
import { ProcessedDelivery, storeOutcomes } from './storeOutcomes';

/** How long a claim holds; of a replica that was killed, others take over then. */
const LEASE_MS = 30_000;

/** Payloads that are in memory at once. */
const LOADED_BYTES = 8 * 1024 * 1024;

/** A delivery whose processing broke off so often breaks what processes it. */
const MOST_BREAK_OFFS = 20;

const LONGEST_PAUSE_MS = 5 * 60_000;

const UNWRITABLE =
  'the database refused its records; the log of the backend says why';

/** What a {@link DeliveryProcessor} stands on. */
export interface ProcessorOptions {
  knex: Knex;
  connectors: ReadonlyMap<string, Connector>;
  writer: RecordWriter;
  logger: LoggerService;
  clock?: () => number;
}

/** A delivery whose records are to be written. */
interface Readable {
  delivery: ClaimedDelivery;
  records: ConnectorRecord[];
  passedOver?: string;
}

/**
 * Turns kept deliveries into records. Wherever it is killed, it ends in the same
 * numbers: what was written once more changes nothing.
 */
export class DeliveryProcessor {
  readonly #options: ProcessorOptions;
  readonly #clock: () => number;

  constructor(options: ProcessorOptions) {
    this.#options = options;
    this.#clock = options.clock ?? Date.now;
  }

  /**
   * Processes deliveries that wait, if there are any.
   *
   * @returns how many there were
   * @throws DatabaseError when they cannot be claimed or stored; they wait then
   */
  async process(wanted: Wanted): Promise<number> {
    const { knex } = this.#options;
    const now = this.#clock();
    return withoutValues('Deliveries could not be processed', async () => {
      const claims = await claimDeliveries(knex, wanted, {
        now,
        until: now + LEASE_MS,
      });
      for (const part of inParts(claims)) {
        await this.#processPart(part);
      }
      return claims.length;
    });
  }

  async #processPart(claims: Claim[]): Promise<void> {
    const done: ProcessedDelivery[] = [];
    const readable: Readable[] = [];
    for (const delivery of await loadDeliveries(this.#options.knex, claims)) {
      const read = this.#read(delivery);
      if ('records' in read) {
        readable.push({ delivery, ...read });
      } else {
        done.push(toProcessed(delivery, read));
      }
    }
    done.push(...(await this.#write(readable, claims)));
    await storeOutcomes(this.#options.knex, done, this.#clock());
  }

  #read(delivery: ClaimedDelivery): Omit<Readable, 'delivery'> | Outcome {
    const { connectors, logger } = this.#options;
    if (delivery.breakOffs > MOST_BREAK_OFFS) {
      return withoutRecords(
        'failed',
        `its processing broke off ${MOST_BREAK_OFFS} times`,
      );
    }
    const reading = readDelivery(connectors.get(delivery.source), delivery);
    if ('records' in reading) return reading;
    if ('ignored' in reading) return withoutRecords('ignored', reading.ignored);
    if (reading.error) {
      logger.error(
        `The connector '${delivery.source}' could not read delivery ${delivery.id}`,
        reading.error,
      );
    }
    return withoutRecords('failed', reading.failed);
  }

  /** Those that cannot be written now are left out and wait. */
  async #write(
    readable: Readable[],
    claims: Claim[],
  ): Promise<ProcessedDelivery[]> {
    try {
      const written = await this.#writeRecords(
        readable.flatMap(({ delivery, records }) =>
          records.map(record => ({ ...record, source: delivery.source })),
        ),
      );
      let start = 0;
      return readable.map(({ delivery, records, passedOver }) => {
        const results = written.slice(start, start + records.length);
        start += records.length;
        return toProcessed(delivery, outcomeOf(records, results, passedOver));
      });
    } catch (error) {
      return this.#afterError(error, readable, claims);
    }
  }

  async #writeRecords(records: object[]): Promise<WriteResult[]> {
    const results: WriteResult[] = [];
    for (let start = 0; start < records.length; start += MAX_RECORDS) {
      const chunk = records.slice(start, start + MAX_RECORDS);
      results.push(...(await this.#options.writer.write(chunk)));
    }
    return results;
  }

  /** One delivery with values that the database refuses takes no other with it; a database that is not well is given time. */
  async #afterError(
    error: unknown,
    readable: Readable[],
    claims: Claim[],
  ): Promise<ProcessedDelivery[]> {
    const { logger, knex } = this.#options;
    const cause = new DatabaseError('Records could not be written', error);
    if (!cause.isOfValues) {
      logger.warn('Deliveries wait, and are processed again soon', cause);
      const ids = new Set(readable.map(({ delivery }) => delivery.id));
      const waiting = claims.filter(({ id }) => ids.has(id));
      const attempts = Math.max(...waiting.map(claim => claim.attempts));
      await postponeDeliveries(knex, waiting, this.#clock() + pause(attempts));
      return [];
    }
    if (readable.length > 1) {
      const each: ProcessedDelivery[] = [];
      for (const one of readable) {
        each.push(...(await this.#write([one], claims)));
      }
      return each;
    }
    logger.error(
      `Delivery ${readable[0].delivery.id} could not be written`,
      cause,
    );
    return [
      toProcessed(readable[0].delivery, withoutRecords('failed', UNWRITABLE)),
    ];
  }
}

function toProcessed(
  { id, source, attempts }: ClaimedDelivery,
  outcome: Outcome,
): ProcessedDelivery {
  return { id, source, attempts, outcome };
}

/** Doubles from a second on, so that what is broken is not made worse. */
function pause(attempts: number): number {
  return Math.min(LONGEST_PAUSE_MS, 1000 * 2 ** Math.min(attempts - 1, 20));
}

/** Claims that are loaded and written together. One that was claimed before goes alone: it may be what broke off. */
function inParts(claims: readonly Claim[]): Claim[][] {
  const parts: Claim[][] = [];
  let open: Claim[] = [];
  let bytes = 0;
  for (const claim of claims) {
    if (claim.attempts > 1) {
      parts.push([claim]);
      continue;
    }
    if (open.length === 0 || bytes + claim.bytes > LOADED_BYTES) {
      open = [];
      bytes = 0;
      parts.push(open);
    }
    open.push(claim);
    bytes += claim.bytes;
  }
  return parts;
}
