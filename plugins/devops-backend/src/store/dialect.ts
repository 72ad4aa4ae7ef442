import { Knex } from 'knex';

/** Whether the database is PostgreSQL; otherwise it is SQLite. */
export function isPostgres(knex: Knex): boolean {
  return knex.client.dialect === 'postgresql';
}

/**
 * Adds "the column is one of the values" with a single binding, however many
 * values: lists of bindings have limits, and each length is a statement of its own.
 */
export function whereAnyOf<Q extends Knex.QueryBuilder>(
  knex: Knex,
  query: Q,
  column: string,
  values: Iterable<string> | Iterable<number>,
): Q {
  const list = [...values] as string[] | number[];
  if (isPostgres(knex)) {
    query.whereRaw('?? = any(?)', [column, list]);
  } else {
    query.whereRaw('?? in (select value from json_each(?))', [
      column,
      JSON.stringify(list),
    ]);
  }
  return query;
}

/** Rows of one insert: PostgreSQL takes 65,535 bindings, SQLite 500 rows of a compound statement. */
function rowsPerStatement(knex: Knex, columns: number): number {
  const [bindings, rows] = isPostgres(knex) ? [60_000, 5_000] : [30_000, 400];
  return Math.max(1, Math.min(rows, Math.floor(bindings / columns)));
}

/**
 * Runs one statement for each chunk of rows that fits into one, in order.
 *
 * @param rows - all with the same columns
 */
export async function inChunks<Row extends object>(
  knex: Knex,
  rows: readonly Row[],
  run: (chunk: Row[]) => PromiseLike<unknown>,
): Promise<void> {
  const size = rows.length
    ? rowsPerStatement(knex, Object.keys(rows[0]).length)
    : 1;
  for (let start = 0; start < rows.length; start += size) {
    await run(rows.slice(start, start + size));
  }
}
