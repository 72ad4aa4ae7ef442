import { Instant } from '@devops-domains/backstage-plugin-devops-common';
import { Knex } from 'knex';
import { BigIntColumn, toNumber } from './columns';
import { readCursor, writeCursor } from './cursor';
import { whereAnyOf } from './dialect';
import { toRecord } from './recordRows';
import { rowsByRef } from './records';

/** A change that was merged and is in no production deployment yet. */
export interface WaitingChange {
  service: string;
  revision: string;
  mergedAt: Instant;
  automated: boolean;
  url: string | null;
}

interface WaitingRow {
  service: string;
  revision: string;
  merged_at: BigIntColumn;
  ref: string;
}

/**
 * A page of waiting changes, the oldest first; one that several records describe
 * is one. Changes from before the first production deployment that is stored are
 * left out: whether that carried them, nobody has said.
 */
export async function readWaitingChanges(
  knex: Knex,
  query: { services: string[]; limit: number; after?: string },
): Promise<{ items: WaitingChange[]; nextCursor: string | null }> {
  const waiting = whereAnyOf(
    knex,
    selectWaiting(knex),
    'services.entity_ref',
    query.services,
  );
  const page = knex
    .select()
    .from(waiting.as('waiting'))
    .orderBy(['merged_at', 'service', 'revision'])
    .limit(query.limit + 1);
  if (query.after !== undefined) {
    page.whereRaw(
      '(merged_at, service, revision) > (?, ?, ?)',
      readCursor(query.after),
    );
  }
  const rows: WaitingRow[] = await page;
  const shown = rows.slice(0, query.limit);
  const last = shown.at(-1);
  return {
    items: await withRecords(knex, shown),
    nextCursor:
      last && rows.length > shown.length
        ? writeCursor([toNumber(last.merged_at), last.service, last.revision])
        : null,
  };
}

function selectWaiting(knex: Knex): Knex.QueryBuilder {
  const earlierDeployment = knex('deployment_facts')
    .whereRaw('deployment_facts.service_id = records.service_id')
    .whereRaw('deployment_facts.finished_at < records.ended_at')
    .select(knex.raw('1'));
  const anyDeployment = knex('deployment_facts')
    .whereRaw('deployment_facts.service_id = records.service_id')
    .select(knex.raw('1'));
  return knex('records')
    .join('services', 'services.id', 'records.service_id')
    .leftJoin('change_facts', join =>
      join
        .on('change_facts.service_id', 'records.service_id')
        .on('change_facts.revision', 'records.revision'),
    )
    .where({ 'records.kind': 'change', 'records.deleted': false })
    .whereNotNull('records.ended_at')
    .whereNull('change_facts.revision')
    .where(query =>
      query.whereExists(earlierDeployment).orWhereNotExists(anyDeployment),
    )
    .groupBy('services.entity_ref', 'records.revision')
    .select('services.entity_ref as service', 'records.revision')
    .min('records.ended_at as merged_at')
    .min('records.ref as ref');
}

async function withRecords(
  knex: Knex,
  rows: WaitingRow[],
): Promise<WaitingChange[]> {
  const records = await rowsByRef(
    knex,
    rows.map(({ ref }) => ref),
  );
  return rows.map(row => {
    const stored = records.get(row.ref);
    const record = stored ? toRecord(stored, row.service) : null;
    return {
      service: row.service,
      revision: row.revision,
      mergedAt: toNumber(row.merged_at),
      automated: record?.kind === 'change' && record.automated,
      url: record?.url ?? null,
    };
  });
}
