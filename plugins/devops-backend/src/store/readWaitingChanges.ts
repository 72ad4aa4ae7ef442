import { Knex } from 'knex';
import { BigIntColumn, toNumber } from './columns';
import { StoredWaitingChange } from './contract';
import { readCursor, toPage } from './cursor';
import { whereAnyOf } from './dialect';
import { RecordRow, toRecord } from './recordRows';
import { toWaitingChange, WaitingChangeRow } from './waitingChangeRow';

type Row = WaitingChangeRow & {
  service_id: number;
  service: string;
  total: BigIntColumn;
};

/** A record of a change of a service. */
type DescribingRow = Pick<RecordRow, 'ref' | 'versions' | 'deleted'> & {
  service_id: number;
  revision: string;
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
  const described = await readDescriptions(knex, shown);
  return {
    items: shown.map(row => ({
      ...toWaitingChange(row, row.service),
      ...(described.get(keyOf(row)) ?? { id: null, pullRequest: null }),
    })),
    // Behind a cursor only the rest would be counted.
    total: query.after === undefined ? toNumber(rows[0]?.total ?? 0) : null,
    nextCursor,
  };
}

type Description = Pick<StoredWaitingChange, 'id' | 'pullRequest'>;

/** Of each change the first of the records that describe it, and its pull request where one of them tells. */
async function readDescriptions(
  knex: Knex,
  changes: Row[],
): Promise<Map<string, Description>> {
  const described = new Map<string, Description>();
  if (changes.length === 0) return described;
  const query = knex('records')
    .where({ kind: 'change', deleted: false })
    .whereNotNull('service_id')
    .select('service_id', 'revision', 'ref', 'versions', 'deleted')
    .orderBy(['source', 'external_id']);
  const rows: DescribingRow[] = await whereAnyOf(
    knex,
    query,
    'revision',
    changes.map(({ revision }) => revision),
  );
  for (const row of rows) {
    const record = toRecord(row, null);
    const number =
      record?.kind === 'change' ? record.pullRequest?.number ?? null : null;
    const before = described.get(keyOf(row));
    described.set(keyOf(row), {
      id: before?.id ?? row.ref,
      pullRequest: before?.pullRequest ?? number,
    });
  }
  return described;
}
