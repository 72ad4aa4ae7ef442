import { LoggerService } from '@backstage/backend-plugin-api';
import { isError } from '@backstage/errors';
import { Connector } from '@devops-domains/backstage-plugin-devops-node';
import { Knex } from 'knex';
import { RecordWriter } from '../store/contract';
import { WriterRule } from '../store/WriterRule';
import { Claim, claimDeliveries, Wanted } from './claimDeliveries';
import { inParts } from './claimParts';
import { DatabaseError, withoutValues } from './databaseError';
import { ClaimedDelivery } from './deliveryRow';
import { DeliveryWriter, Readable } from './DeliveryWriter';
import { startClaims } from './heldClaims';
import { loadDeliveries } from './loadDeliveries';
import { Outcome, withoutRecords } from './outcome';
import { readDelivery } from './readDelivery';
import { ProcessedDelivery, storeOutcomes, toProcessed } from './storeOutcomes';

/** How long a claim holds; of a replica that was killed, others take over then. */
const LEASE_MS = 30_000;

/** A delivery whose processing broke off so often breaks what processes it. */
const MOST_BREAK_OFFS = 20;

/** What a {@link DeliveryProcessor} stands on. */
export interface ProcessorOptions {
  knex: Knex;
  connectors: ReadonlyMap<string, Connector>;
  writer: RecordWriter;
  /**
   * What a sender may write for whom there was a rule when it sent; null when that is everything.
   *
   * @throws NotAllowedError when it may write nothing any more
   */
  ruleOf: (subject: string) => WriterRule | null;
  logger: LoggerService;
  clock?: () => number;
}

/**
 * Turns kept deliveries into records. Wherever it is killed, it ends in the same
 * numbers: what was written once more changes nothing.
 */
export class DeliveryProcessor {
  readonly #options: ProcessorOptions;
  readonly #clock: () => number;
  readonly #writer: DeliveryWriter;

  constructor(options: ProcessorOptions) {
    this.#options = options;
    this.#clock = options.clock ?? Date.now;
    this.#writer = new DeliveryWriter({ ...options, clock: this.#clock });
  }

  /**
   * Processes deliveries that wait, if there are any.
   *
   * @returns how many there were
   * @throws DatabaseError when the database is away; they wait then
   */
  async process(wanted: Wanted): Promise<number> {
    const { knex, connectors, logger } = this.#options;
    const now = this.#clock();
    return withoutValues('Deliveries could not be processed', async () => {
      const claims = await claimDeliveries(knex, wanted, {
        now,
        until: now + LEASE_MS,
        sources: connectors.keys(),
      });
      for (const part of inParts(claims)) {
        try {
          await this.#processPart(part);
        } catch (error) {
          const ids = part.map(({ id }) => id).join(', ');
          const told = `The deliveries ${ids} could not be processed`;
          const cause = new DatabaseError(told, error);
          if (cause.isPassing) throw cause;
          // They wait until their lease runs out; the others need not.
          logger.error('A part of the inbox could not be processed', cause);
        }
      }
      return claims.length;
    });
  }

  async #processPart(claims: Claim[]): Promise<void> {
    const { knex } = this.#options;
    const until = this.#clock() + LEASE_MS;
    const started = await startClaims(knex, claims, until);
    const done: ProcessedDelivery[] = [];
    const readable: Readable[] = [];
    for (const delivery of await loadDeliveries(knex, started)) {
      const read = this.#read(delivery);
      if ('records' in read) {
        readable.push({ delivery, ...read });
      } else {
        done.push(toProcessed(delivery, read));
      }
    }
    done.push(...(await this.#writer.write(readable)));
    await storeOutcomes(knex, done, {
      now: this.#clock(),
      logger: this.#options.logger,
    });
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
    if ('records' in reading) return this.#withRule(delivery, reading);
    if ('ignored' in reading) return withoutRecords('ignored', reading.ignored);
    if (reading.error) {
      logger.error(
        `The connector '${delivery.source}' could not read delivery ${delivery.id}`,
        reading.error,
      );
    }
    return withoutRecords('failed', reading.failed);
  }

  /** The rule is the one of now: what was sent before it became stricter is judged by it, too. */
  #withRule(
    { writer }: ClaimedDelivery,
    reading: Omit<Readable, 'delivery' | 'rule'>,
  ): Omit<Readable, 'delivery'> | Outcome {
    try {
      const rule = writer === null ? null : this.#options.ruleOf(writer);
      return { ...reading, rule };
    } catch (error) {
      if (!isError(error) || error.name !== 'NotAllowedError') throw error;
      return withoutRecords('failed', error.message);
    }
  }
}
