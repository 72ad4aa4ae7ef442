import { WaitingChange } from '@devops-domains/backstage-plugin-devops-common';
import { Knex } from 'knex';
import { BigIntColumn, toNumber } from './columns';
import { readCursor, toPage } from './cursor';
import { whereAnyOf } from './dialect';
import { toWaitingChange, WaitingChangeRow } from './waitingChangeRow';

type Row = WaitingChangeRow & { service: string; total: BigIntColumn };

/** A page of the changes that wait for a release, the oldest first; on the first page how many they are in all. */
export async function readWaitingChanges(
  knex: Knex,
  query: { services: string[]; limit: number; after?: string },
): Promise<{
  items: WaitingChange[];
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
  return {
    items: shown.map(row => toWaitingChange(row, row.service)),
    // Behind a cursor only the rest would be counted.
    total: query.after === undefined ? toNumber(rows[0]?.total ?? 0) : null,
    nextCursor,
  };
}
