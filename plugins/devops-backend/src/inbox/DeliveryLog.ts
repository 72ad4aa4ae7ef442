import { InputError, NotFoundError } from '@backstage/errors';
import {
  DeliveriesAnswer,
  DeliveryDetail,
  DeliveryRecord,
  DeliveryStatus,
  Instant,
} from '@devops-domains/backstage-plugin-devops-common';
import { Knex } from 'knex';
import { BigIntColumn, toNumber } from '../store/columns';
import { readCursor, toPage } from '../store/cursor';
import { whereAnyOf } from '../store/dialect';
import { SUMMARY_COLUMNS, SummaryRow, toSummary } from './deliveryRow';
import { RecordResult } from './outcome';

/** How much of a payload a page shows, in bytes. */
const SHOWN_BYTES = 256 * 1024;

/** Which deliveries; an empty list and what is left out do not narrow it. */
export interface LogQuery {
  statuses: DeliveryStatus[];
  sources: string[];
  from?: Instant;
  to?: Instant;
  /** Part of the event, the reason or a record, or a whole delivery key. */
  text?: string;
  limit: number;
  cursor?: string;
}

interface DetailRow extends SummaryRow {
  delivery_key: string;
  headers: string;
  body: Buffer;
  results: string | null;
}

/** What was kept, and what became of it; who may read it is decided before it is asked. */
export class DeliveryLog {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Newest first. */
  async list(query: LogQuery): Promise<DeliveriesAnswer> {
    const [rows, counts] = await Promise.all([
      this.#page(query),
      // They are of the whole window, so that one page has them for all.
      query.cursor === undefined ? this.#counts(query) : [],
    ]);
    const { shown, nextCursor } = toPage(rows, query.limit, row => [
      toNumber(row.received_at),
      String(row.id),
      '',
    ]);
    return { items: shown.map(toSummary), nextCursor, counts };
  }

  /** @throws NotFoundError */
  async read(id: number): Promise<DeliveryDetail> {
    const row: DetailRow | undefined = await this.#knex('deliveries')
      .where({ id })
      .first(...SUMMARY_COLUMNS, 'delivery_key', 'headers', 'body', 'results');
    if (!row) throw noSuchDelivery(id);
    const results: RecordResult[] = JSON.parse(row.results ?? '[]');
    return {
      ...toSummary(row),
      deliveryKey: row.delivery_key,
      headers: JSON.parse(row.headers),
      payload: row.body.subarray(0, SHOWN_BYTES).toString(),
      payloadTruncated: row.body.length > SHOWN_BYTES,
      records: await this.#withEntities(row.source, results),
    };
  }

  async #page(query: LogQuery): Promise<SummaryRow[]> {
    const page = within(this.#knex, query)
      .select(...SUMMARY_COLUMNS)
      .orderBy([
        { column: 'received_at', order: 'desc' },
        { column: 'id', order: 'desc' },
      ])
      .limit(query.limit + 1);
    if (query.statuses.length > 0) page.whereIn('status', query.statuses);
    if (query.sources.length > 0) page.whereIn('source', query.sources);
    if (query.text) containing(this.#knex, page, query.text);
    if (query.cursor !== undefined) {
      const [receivedAt, id] = readCursor(query.cursor);
      if (!/^\d{1,15}$/.test(id)) throw new InputError('cursor: is not valid');
      page.whereRaw('(received_at, id) < (?, ?)', [receivedAt, Number(id)]);
    }
    return page;
  }

  async #counts(query: LogQuery): Promise<DeliveriesAnswer['counts']> {
    const rows: {
      source: string;
      status: DeliveryStatus;
      n: BigIntColumn;
    }[] = await within(this.#knex, query)
      .groupBy('source', 'status')
      .orderBy(['source', 'status'])
      .select('source', 'status')
      .count('* as n');
    return rows.map(row => ({ ...row, n: toNumber(row.n) }));
  }

  /** Where the records belong now; one that was unmatched may have been matched since. */
  async #withEntities(
    source: string,
    results: RecordResult[],
  ): Promise<DeliveryRecord[]> {
    const refOf = (one: RecordResult) => `${source}/${one.externalId}`;
    const rows: { ref: string; entity_ref: string }[] = await whereAnyOf(
      this.#knex,
      this.#knex('records')
        .join('services', 'services.id', 'records.service_id')
        .select('records.ref', 'services.entity_ref'),
      'records.ref',
      results.map(refOf),
    );
    const entities = new Map(rows.map(row => [row.ref, row.entity_ref]));
    return results.map(one => {
      const entityRef = entities.get(refOf(one)) ?? null;
      return one.result === 'unmatched' && entityRef
        ? { ...one, entityRef, result: 'updated', problems: [] }
        : { ...one, entityRef };
    });
  }
}

/** Of an id that the log does not hold, or holds no more. */
export function noSuchDelivery(id: number): NotFoundError {
  return new NotFoundError(
    `There is no delivery ${id}; old ones are deleted after a time`,
  );
}

function within(knex: Knex, { from, to }: LogQuery) {
  const query = knex('deliveries');
  if (from !== undefined) query.where('received_at', '>=', from);
  if (to !== undefined) query.where('received_at', '<', to);
  return query;
}

function containing(knex: Knex, query: Knex.QueryBuilder, text: string): void {
  const part = `%${text.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;
  query.where(either => {
    either.where('delivery_key', text);
    for (const column of ['event', 'reason', 'results']) {
      either.orWhere(knex.raw(`lower(??) like ? escape '\\'`, [column, part]));
    }
  });
}
