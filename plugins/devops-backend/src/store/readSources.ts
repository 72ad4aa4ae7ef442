import {
  formatInstant,
  RecordKind,
  SourceStatus,
} from '@devops-domains/backstage-plugin-devops-common';
import { Knex } from 'knex';
import { BigIntColumn, BooleanColumn, toBoolean, toNumber } from './columns';
import { whereAnyOf } from './dialect';

interface DeliveredRow {
  source: string;
  kind: RecordKind;
  records: BigIntColumn;
  received_at: BigIntColumn;
  at: BigIntColumn;
}

interface StatusRow {
  source: string;
  sample: BooleanColumn;
  last_error: string | null;
  reported_at: BigIntColumn | null;
}

/** Counts again what each source has delivered for a service. */
export async function countSources(
  tx: Knex.Transaction,
  serviceId: number,
): Promise<void> {
  await tx('service_sources').where('service_id', serviceId).delete();
  await tx('service_sources').insert(
    tx('records')
      .where({ service_id: serviceId, deleted: false })
      .groupBy('service_id', 'source', 'kind')
      .select('service_id', 'source', 'kind')
      .count('* as records')
      .max('received_at as received_at')
      .max('at as at'),
  );
}

/**
 * The sources that delivered records of the services, by name.
 *
 * @param incidentSources - names of those that are configured to deliver their incidents, whether or not they had any
 */
export async function readSources(
  knex: Knex,
  services: string[],
  incidentSources: Iterable<string>,
): Promise<SourceStatus[]> {
  const query: Knex.QueryBuilder = knex('service_sources')
    .join('services', 'services.id', 'service_sources.service_id')
    .groupBy('source', 'kind')
    .select('source', 'kind')
    .sum('records as records')
    .max('received_at as received_at')
    .max('at as at');
  // There are few sources: to ask for the state of all is less than to wait for their names.
  const [delivered, statuses, errors]: [
    DeliveredRow[],
    StatusRow[],
    Map<string, string[]>,
  ] = await Promise.all([
    whereAnyOf(knex, query, 'services.entity_ref', services),
    knex('source_status').select(),
    readErrors(knex, services),
  ]);
  const configured = new Set(incidentSources);
  const names = new Set([...configured, ...delivered.map(row => row.source)]);
  return [...names].sort().map(source => {
    const rows = delivered.filter(row => row.source === source);
    const status = statuses.find(row => row.source === source);
    const kinds = new Set<string>(rows.map(row => row.kind));
    if (configured.has(source)) {
      kinds.add('incident');
    }
    return {
      source,
      kinds: [...kinds].sort(),
      records: rows.reduce((sum, row) => sum + toNumber(row.records), 0),
      lastReceivedAt: latest(rows.map(row => row.received_at)),
      lastRecordAt: latest(rows.map(row => row.at)),
      lastError:
        [status?.last_error ?? [], errors.get(source) ?? []]
          .flat()
          .join('\n') || null,
      sample: toBoolean(status?.sample ?? false),
    };
  });
}

/** Messages about the services by source: those about others are none of the reader's business. */
async function readErrors(
  knex: Knex,
  services: string[],
): Promise<Map<string, string[]>> {
  const rows: { source: string; message: string }[] = await whereAnyOf(
    knex,
    knex('source_errors').select().orderBy('entity_ref'),
    'entity_ref',
    services,
  );
  const errors = new Map<string, string[]>();
  for (const { source, message } of rows) {
    errors.set(source, [...(errors.get(source) ?? []), message]);
  }
  return errors;
}

function latest(instants: BigIntColumn[]): string | null {
  return instants.length > 0
    ? formatInstant(Math.max(...instants.map(toNumber)))
    : null;
}
