import { WaitingChange } from '@devops-domains/backstage-plugin-devops-common';
import { Knex } from 'knex';
import { toNumber } from './columns';
import { readCursor, writeCursor } from './cursor';
import { whereAnyOf } from './dialect';
import { toWaitingChange, WaitingChangeRow } from './waitingChangeRow';

/** A page of the changes that wait for a release, the oldest first. */
export async function readWaitingChanges(
  knex: Knex,
  query: { services: string[]; limit: number; after?: string },
): Promise<{ items: WaitingChange[]; nextCursor: string | null }> {
  const page = knex('waiting_changes')
    .join('services', 'services.id', 'waiting_changes.service_id')
    .select('waiting_changes.*', 'services.entity_ref as service')
    .orderBy(['merged_at', 'services.entity_ref', 'revision'])
    .limit(query.limit + 1);
  whereAnyOf(knex, page, 'services.entity_ref', query.services);
  if (query.after !== undefined) {
    page.whereRaw(
      '(merged_at, services.entity_ref, revision) > (?, ?, ?)',
      readCursor(query.after),
    );
  }
  const rows: (WaitingChangeRow & { service: string })[] = await page;
  const shown = rows.slice(0, query.limit);
  const last = shown.at(-1);
  return {
    items: shown.map(row => toWaitingChange(row, row.service)),
    nextCursor:
      last && rows.length > shown.length
        ? writeCursor([toNumber(last.merged_at), last.service, last.revision])
        : null,
  };
}
