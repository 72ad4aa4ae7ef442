import {
  Instant,
  ServedServices,
} from '@devops-domains/backstage-plugin-devops-common';
import { Knex } from 'knex';
import { BooleanColumn, toBoolean } from './columns';

interface ServedRow {
  source: string;
  entity_ref: string;
  now: BooleanColumn;
  before: BooleanColumn;
}

/**
 * For which services each source delivered deployments or incidents, in two
 * windows. One statement, which asks the index of a service's records instead of
 * reading them.
 */
export async function readServedServices(
  knex: Knex,
  window: { from: Instant; between: Instant; to: Instant },
): Promise<ServedServices[]> {
  const { from, between, to } = window;
  const deliveredIn = (start: Instant, end: Instant) =>
    knex('records')
      .where({
        'records.service_id': knex.ref('service_sources.service_id'),
        'records.kind': knex.ref('service_sources.kind'),
        'records.source': knex.ref('service_sources.source'),
      })
      .where('records.deleted', false)
      .where('records.at', '>=', start)
      .where('records.at', '<', end)
      .select(knex.raw('1'));
  const rows: ServedRow[] = await knex('service_sources')
    .join('services', 'services.id', 'service_sources.service_id')
    .whereIn('service_sources.kind', ['deployment', 'incident'])
    .where('service_sources.at', '>=', from)
    .select('service_sources.source', 'services.entity_ref')
    .select(
      knex.raw('exists ? as now', [deliveredIn(between, to)]),
      knex.raw('exists ? as before', [deliveredIn(from, between)]),
    );
  return rows.map(row => ({
    source: row.source,
    entityRef: row.entity_ref,
    now: toBoolean(row.now),
    before: toBoolean(row.before),
  }));
}
