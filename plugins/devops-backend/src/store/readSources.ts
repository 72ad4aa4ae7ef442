import {
  compareCodePoints,
  formatInstant,
  RecordKind,
  SourceStatus,
} from '@devops-domains/backstage-plugin-devops-common';
import { Knex } from 'knex';
import {
  BigIntColumn,
  BooleanColumn,
  toBoolean,
  toNumber,
  toNumberOrNull,
} from './columns';
import { whereAnyOf } from './dialect';

/** What a source has delivered of one kind, what it says of itself, or what it could not do for an entity. */
interface SourceRow {
  source: string;
  kind: RecordKind | null;
  records: BigIntColumn | null;
  received_at: BigIntColumn | null;
  at: BigIntColumn | null;
  sample: BooleanColumn;
  error: string | null;
  /** The entity that the error is about; null where it is about the source as a whole. */
  entity_ref: string | null;
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
 * What each source has delivered of each kind, a row for each.
 *
 * @param services - entity refs; null for all
 */
export function selectDelivered(
  knex: Knex,
  services: readonly string[] | null,
): Knex.QueryBuilder {
  const query: Knex.QueryBuilder = knex('service_sources')
    .join('services', 'services.id', 'service_sources.service_id')
    .groupBy('source', 'kind')
    .select('source', 'kind')
    .sum('records as records')
    .max('received_at as received_at')
    .max('at as at');
  return services
    ? whereAnyOf(knex, query, 'services.entity_ref', services)
    : query;
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
  const rows = await readRows(knex, services);
  const configured = new Set(incidentSources);
  const delivered = rows.flatMap(row => (row.kind === null ? [] : row.source));
  const names = new Set([...configured, ...delivered]);
  return [...names].sort().map(source =>
    toSourceStatus(
      source,
      rows.filter(row => row.source === source),
      configured.has(source),
    ),
  );
}

/**
 * All in one statement: each takes longer to send than to answer. Of messages only
 * those about the services: those about others are none of the reader's business.
 */
async function readRows(knex: Knex, services: string[]): Promise<SourceRow[]> {
  const nothing = (...names: string[]) =>
    names.map(name => knex.raw('null as ??', [name]));
  const notSample = knex.raw('false as sample');
  const delivered = selectDelivered(knex, services).select(
    notSample,
    ...nothing('error', 'entity_ref'),
  );
  const statuses = knex('source_status')
    .select('source', ...nothing('kind', 'records', 'received_at', 'at'))
    .select('sample', 'last_error', ...nothing('entity_ref'));
  const errors = knex('source_errors')
    .select('source', ...nothing('kind', 'records', 'received_at', 'at'))
    .select(notSample, 'message', 'entity_ref');
  return knex(delivered.as('delivered')).unionAll([
    statuses,
    whereAnyOf(knex, errors, 'entity_ref', services),
  ]);
}

function toSourceStatus(
  source: string,
  rows: SourceRow[],
  deliversIncidents: boolean,
): SourceStatus {
  const kinds = new Set<string>(rows.flatMap(row => row.kind ?? []));
  if (deliversIncidents) {
    kinds.add('incident');
  }
  return {
    source,
    kinds: [...kinds].sort(),
    records: rows.reduce((sum, row) => sum + toNumber(row.records ?? 0), 0),
    lastReceivedAt: latest(rows.map(row => row.received_at)),
    lastRecordAt: latest(rows.map(row => row.at)),
    lastError: errorsOf(rows).join('\n') || null,
    sample: rows.some(row => toBoolean(row.sample)),
  };
}

/** That of the source as a whole first, then by entity. */
function errorsOf(rows: SourceRow[]): string[] {
  const entityOf = (row: SourceRow) => row.entity_ref ?? '';
  return [...rows]
    .sort((a, b) => compareCodePoints(entityOf(a), entityOf(b)))
    .flatMap(row => row.error ?? []);
}

function latest(instants: (BigIntColumn | null)[]): string | null {
  const known = instants.flatMap(instant => toNumberOrNull(instant) ?? []);
  return known.length > 0 ? formatInstant(Math.max(...known)) : null;
}
