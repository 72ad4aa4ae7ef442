import { Knex } from 'knex';
import { BigIntColumn, toNumber } from './columns';
import { StoredWaitingChange } from './contract';
import { readCursor, toPage } from './cursor';
import { whereAnyOf } from './dialect';
import { toWaitingChange, WaitingChangeRow } from './waitingChangeRow';

type Row = WaitingChangeRow & {
  service_id: number;
  service: string;
  total: BigIntColumn;
};

const keyOf = (row: Pick<Row, 'service_id' | 'revision'>) =>
  `${row.service_id} ${row.revision}`;

/** A page of the changes that wait for a release, the oldest first; on the first page how many they are in all. */
export async function readWaitingChanges(
  knex: Knex,
  query: { services: string[]; limit: number; after?: string },
): Promise<{
  items: StoredWaitingChange[];
  total: number | null;
  nextCursor: string | null;
}> {
  const page = knex('waiting_changes')
    .join('services', 'services.id', 'waiting_changes.service_id')
    .select('waiting_changes.*', 'services.entity_ref as service')
    .select(knex.raw('count(*) over () as total'))
    .orderBy(['merged_at', 'services.entity_ref', 'revision'])
    .limit(query.limit + 1);
  whereAnyOf(knex, page, 'services.entity_ref', query.services);
  if (query.after !== undefined) {
    page.whereRaw(
      '(merged_at, services.entity_ref, revision) > (?, ?, ?)',
      readCursor(query.after),
    );
  }
  const rows: Row[] = await page;
  const { shown, nextCursor } = toPage(rows, query.limit, row => [
    toNumber(row.merged_at),
    row.service,
    row.revision,
  ]);
  const ids = await readRecordIds(knex, shown);
  return {
    items: shown.map(row => ({
      ...toWaitingChange(row, row.service),
      id: ids.get(keyOf(row)) ?? null,
    })),
    // Behind a cursor only the rest would be counted.
    total: query.after === undefined ? toNumber(rows[0]?.total ?? 0) : null,
    nextCursor,
  };
}

/** Of each change the first of the records that describe it. */
async function readRecordIds(
  knex: Knex,
  changes: Row[],
): Promise<Map<string, string>> {
  if (changes.length === 0) return new Map();
  const query = knex('records')
    .where({ kind: 'change', deleted: false })
    .whereNotNull('service_id')
    .select('service_id', 'revision', 'ref')
    .orderBy(['source', 'external_id']);
  const rows: { service_id: number; revision: string; ref: string }[] =
    await whereAnyOf(
      knex,
      query,
      'revision',
      changes.map(({ revision }) => revision),
    );
  // The last entry of a key holds: the first record is to come last.
  return new Map(rows.reverse().map(row => [keyOf(row), row.ref]));
}
