import {
  Definitions,
  Instant,
  TimelineDeployment,
} from '@devops-domains/backstage-plugin-devops-common';
import { Knex } from 'knex';
import { toPage } from './cursor';
import { whereAnyOf } from './dialect';
import { newestFirst, placeOfRecord } from './newestFirst';
import { selectTimeline, TimelineRow, toTimeline } from './timelineRows';

/** A page of deployments, newest first. */
export async function readTimeline(
  knex: Knex,
  query: {
    services: string[];
    from: Instant;
    to: Instant;
    limit: number;
    after?: string;
    releasesOnly?: boolean;
  },
  definitions: Definitions,
): Promise<{ items: TimelineDeployment[]; nextCursor: string | null }> {
  const select = selectTimeline(knex, query.services)
    .where('records.at', '>=', query.from)
    .where('records.at', '<', query.to);
  if (query.releasesOnly) {
    // The last of its waves stands for a release.
    select
      .where('deployment_facts.outcome', 'succeeded')
      .whereRaw('deployment_facts.id = records.ref');
  }
  const rows: TimelineRow[] = await newestFirst(select, query);
  const { shown, nextCursor } = toPage(rows, query.limit, placeOfRecord);
  return { items: await toTimeline(knex, shown, definitions), nextCursor };
}

/** Refs of the deployments that persons have taken out. Overrides are few and have no service. */
function excludedDeployments(knex: Knex): Knex.QueryBuilder {
  return knex('records as overrides')
    .join('record_links', 'record_links.record_id', 'overrides.id')
    .whereNull('overrides.service_id')
    .where({ 'overrides.kind': 'override', relation: 'excludes' })
    .where('record_links.target', 'like', 'deployment:%')
    .select(
      knex.raw('substr(record_links.target, ?)', ['deployment:'.length + 1]),
    );
}

/** The last success up to now in each environment of each service, excluded ones apart: a wrong clock does not decide what is live. */
export async function readLive(
  knex: Knex,
  services: string[],
  now: Instant,
  definitions: Definitions,
): Promise<TimelineDeployment[]> {
  const ranked = knex('records')
    .join('services', 'services.id', 'records.service_id')
    .where({ kind: 'deployment', deleted: false, status: 'succeeded' })
    .where('records.ended_at', '<=', now)
    .whereNotIn('records.ref', excludedDeployments(knex))
    .select('records.id as record_id')
    .rowNumber('place', rank =>
      rank
        .partitionBy(['records.service_id', 'records.environment_key'])
        .orderBy([
          { column: 'records.ended_at', order: 'desc' },
          { column: 'records.source', order: 'desc' },
          { column: 'records.external_id', order: 'desc' },
        ]),
    );
  const last = whereAnyOf(knex, ranked, 'services.entity_ref', services);
  const rows: TimelineRow[] = await selectTimeline(knex, services)
    .join(last.as('ranked'), 'ranked.record_id', 'records.id')
    .where('ranked.place', 1)
    .orderBy(['services.entity_ref', 'records.environment_key']);
  return toTimeline(knex, rows, definitions);
}
