import { Knex } from 'knex';
import { BigIntColumn, toNumber } from './columns';
import { Place, readCursor } from './cursor';

/**
 * Gives a page of records the order in which they are shown: the latest first.
 *
 * @param page.after - cursor of the page before
 * @throws InputError for a cursor that is none
 */
export function newestFirst(
  select: Knex.QueryBuilder,
  page: { limit: number; after?: string },
): Knex.QueryBuilder {
  select
    .orderBy([
      { column: 'records.at', order: 'desc' },
      { column: 'records.source', order: 'desc' },
      { column: 'records.external_id', order: 'desc' },
    ])
    .limit(page.limit + 1);
  return page.after === undefined
    ? select
    : select.whereRaw(
        '(records.at, records.source, records.external_id) < (?, ?, ?)',
        readCursor(page.after),
      );
}

/** Where a record is in that order. */
export function placeOfRecord(row: {
  at: BigIntColumn;
  source: string;
  external_id: string;
}): Place {
  return [toNumber(row.at), row.source, row.external_id];
}
