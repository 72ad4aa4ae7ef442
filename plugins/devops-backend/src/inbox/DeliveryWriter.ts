import { LoggerService } from '@backstage/backend-plugin-api';
import {
  MAX_RECORDS,
  WriteResult,
} from '@devops-domains/backstage-plugin-devops-common';
import { ConnectorRecord } from '@devops-domains/backstage-plugin-devops-node';
import { Knex } from 'knex';
import { RecordWriter } from '../store/contract';
import { WriterRule } from '../store/WriterRule';
import { DatabaseError } from './databaseError';
import { ClaimedDelivery } from './deliveryRow';
import { postponeClaims } from './heldClaims';
import { outcomeOf, withoutRecords } from './outcome';
import { ProcessedDelivery, toProcessed } from './storeOutcomes';

const LONGEST_PAUSE_MS = 5 * 60_000;

const UNWRITABLE =
  'the database refused its records; the log of the backend says why';

/** A delivery whose records are to be written. */
export interface Readable {
  delivery: ClaimedDelivery;
  records: ConnectorRecord[];
  passedOver?: string;
  /** Of its sender; null for one who may write everything. */
  rule: WriterRule | null;
}

/** Writes the records of deliveries together, as long as none of them spoils it. */
export class DeliveryWriter {
  readonly #knex: Knex;
  readonly #writer: RecordWriter;
  readonly #logger: LoggerService;
  readonly #clock: () => number;

  constructor(options: {
    knex: Knex;
    writer: RecordWriter;
    logger: LoggerService;
    clock: () => number;
  }) {
    this.#knex = options.knex;
    this.#writer = options.writer;
    this.#logger = options.logger;
    this.#clock = options.clock;
  }

  /** Those that cannot be written now are left out and wait. */
  async write(readable: Readable[]): Promise<ProcessedDelivery[]> {
    const done: ProcessedDelivery[] = [];
    for (const group of bySender(readable)) {
      done.push(...(await this.#writeTogether(group)));
    }
    return done;
  }

  /** @param readable - at least one, all of one sender */
  async #writeTogether(readable: Readable[]): Promise<ProcessedDelivery[]> {
    try {
      const written = await this.#writeRecords(
        readable.flatMap(({ delivery, records }) =>
          records.map(record => ({ ...record, source: delivery.source })),
        ),
        readable[0].rule,
      );
      let start = 0;
      return readable.map(({ delivery, records, passedOver }) => {
        const results = written.slice(start, start + records.length);
        start += records.length;
        return toProcessed(delivery, outcomeOf(records, results, passedOver));
      });
    } catch (error) {
      return this.#afterError(
        new DatabaseError('Records could not be written', error),
        readable,
      );
    }
  }

  async #writeRecords(
    records: object[],
    rule: WriterRule | null,
  ): Promise<WriteResult[]> {
    const results: WriteResult[] = [];
    for (let start = 0; start < records.length; start += MAX_RECORDS) {
      const chunk = records.slice(start, start + MAX_RECORDS);
      results.push(...(await this.#writer.write(chunk, { writer: rule })));
    }
    return results;
  }

  /** A database that is not well is given time; otherwise the one that spoils it takes no other with it. */
  async #afterError(
    cause: DatabaseError,
    readable: Readable[],
  ): Promise<ProcessedDelivery[]> {
    if (cause.isPassing) {
      this.#logger.warn('Deliveries wait, and are processed again soon', cause);
      await this.#postpone(readable, { brokeOff: false });
      return [];
    }
    if (readable.length > 1) {
      const each: ProcessedDelivery[] = [];
      for (const one of readable)
        each.push(...(await this.#writeTogether([one])));
      return each;
    }
    const [{ delivery }] = readable;
    this.#logger.error(`Delivery ${delivery.id} could not be written`, cause);
    if (cause.isOfValues) {
      return [toProcessed(delivery, withoutRecords('failed', UNWRITABLE))];
    }
    // Our own mistake; what is put right meanwhile processes it after all.
    await this.#postpone(readable, { brokeOff: true });
    return [];
  }

  async #postpone(
    readable: Readable[],
    { brokeOff }: { brokeOff: boolean },
  ): Promise<void> {
    const deliveries = readable.map(({ delivery }) => delivery);
    const attempts = Math.max(...deliveries.map(one => one.attempts));
    const until = this.#clock() + pause(attempts);
    await postponeClaims(this.#knex, deliveries, { until, brokeOff });
  }
}

function bySender(readable: Readable[]): Readable[][] {
  const groups = new Map<string | null, Readable[]>();
  for (const one of readable) {
    const { writer } = one.delivery;
    groups.set(writer, [...(groups.get(writer) ?? []), one]);
  }
  return [...groups.values()];
}

/** Doubles from a second on, so that what is broken is not made worse. */
function pause(attempts: number): number {
  return Math.min(LONGEST_PAUSE_MS, 1000 * 2 ** Math.min(attempts - 1, 20));
}
