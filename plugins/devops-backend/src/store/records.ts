import { Knex } from 'knex';
import { toNumber } from './columns';
import { insertAll, isPostgres, whereAnyOf } from './dialect';
import { NewRecordRow, RecordRow } from './recordRows';

/** Rows by their `source/externalId`. */
export async function rowsByRef(
  knex: Knex,
  refs: Iterable<string>,
): Promise<Map<string, RecordRow>> {
  const rows: RecordRow[] = await whereAnyOf(
    knex,
    knex<RecordRow>('records').select(),
    'ref',
    refs,
  );
  return new Map(rows.map(row => [row.ref, row]));
}

/** The same, locked until the end of the transaction; always in one order, so that writers wait for each other instead of for ever. */
export async function lockRowsByRef(
  tx: Knex.Transaction,
  refs: Iterable<string>,
): Promise<Map<string, RecordRow>> {
  const list = [...refs];
  if (list.length === 0) {
    return new Map();
  }
  const query = tx<RecordRow>('records').select().orderBy('ref');
  if (isPostgres(tx)) {
    query.forUpdate();
  }
  const rows: RecordRow[] = await whereAnyOf(tx, query, 'ref', list);
  return new Map(rows.map(row => [row.ref, row]));
}

/**
 * Inserts rows, except those that somebody else has inserted meanwhile.
 *
 * @returns ids of the inserted ones by their ref
 */
export async function insertRows(
  tx: Knex.Transaction,
  rows: NewRecordRow[],
): Promise<Map<string, number>> {
  const ids = new Map<string, number>();
  await insertAll(tx, 'records', rows.sort(byRef), async insert => {
    const inserted: Pick<RecordRow, 'id' | 'ref'>[] = await insert
      .onConflict('ref')
      .ignore()
      .returning(['id', 'ref']);
    inserted.forEach(({ id, ref }) => ids.set(ref, toNumber(id)));
  });
  return ids;
}

/** Overwrites rows that this transaction has locked. */
export async function overwriteRows(
  tx: Knex.Transaction,
  rows: NewRecordRow[],
): Promise<void> {
  const columns = Object.keys(rows[0] ?? {});
  await insertAll(tx, 'records', rows.sort(byRef), insert =>
    insert.onConflict('ref').merge(columns),
  );
}

function byRef(a: NewRecordRow, b: NewRecordRow): number {
  return a.ref < b.ref ? -1 : 1;
}
