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

/** Rows of one insert. SQLite takes 32,766 bindings and 500 rows of a compound statement. */
function rowsPerStatement(knex: Knex, columns: number): number {
  return isPostgres(knex) ? 5_000 : Math.min(400, Math.floor(30_000 / columns));
}

/**
 * Inserts rows in order, as few statements as may be. PostgreSQL takes the rows
 * of a statement as one binding: it reads them in half the time of thousands,
 * and they cost this process almost nothing.
 *
 * @param table - its columns must have the names of the rows' members
 * @param rows - all with the same members
 * @param run - completes each statement, such as by what to do on a conflict
 */
export async function insertAll(
  knex: Knex,
  table: string,
  rows: readonly object[],
  run: (insert: Knex.QueryBuilder) => PromiseLike<unknown> = insert => insert,
): Promise<void> {
  const columns = Object.keys(rows[0] ?? {});
  const size = rowsPerStatement(knex, columns.length);
  for (let start = 0; start < rows.length; start += size) {
    const chunk = rows.slice(start, start + size);
    await run(
      isPostgres(knex)
        ? insertRecordset(knex, table, columns, chunk)
        : knex(table).insert(chunk),
    );
  }
}

function insertRecordset(
  knex: Knex,
  table: string,
  columns: string[],
  rows: readonly object[],
): Knex.QueryBuilder {
  const names = columns.map(() => '??').join();
  return knex(knex.raw(`?? (${names})`, [table, ...columns])).insert(
    knex.raw(
      `select ${names} from json_populate_recordset(null::??, ?::json)`,
      [...columns, table, JSON.stringify(rows)],
    ),
  );
}
