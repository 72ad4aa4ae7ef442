import {
  classifyEnvironment,
  Definitions,
  DeploymentRecord,
  formatInstant,
  TimelineDeployment,
} from '@devops-domains/backstage-plugin-devops-common';
import { Knex } from 'knex';
import { BooleanColumn, toBoolean } from './columns';
import { whereAnyOf } from './dialect';
import { RecordRow, toRecord } from './recordRows';
import { fromJsonColumn } from './serviceColumns';
import { FACT_COLUMNS, FactColumns, factPart } from './timelineFact';

/** A deployment as stored, with what its facts and its source add to it. */
export interface TimelineRow extends RecordRow, FactColumns {
  service: string;
  production_environments: string | null;
  sample: BooleanColumn | null;
}

/** Deployments of services with everything that a time line shows of them. */
export function selectTimeline(
  knex: Knex,
  services: string[],
): Knex.QueryBuilder {
  const query = knex('records')
    .join('services', 'services.id', 'records.service_id')
    .leftJoin('source_status', 'source_status.source', 'records.source')
    .leftJoin('deployment_waves', join =>
      join
        .on('deployment_waves.service_id', 'records.service_id')
        .on('deployment_waves.wave', 'records.ref'),
    )
    .leftJoin('deployment_facts', join =>
      join
        .on('deployment_facts.service_id', 'deployment_waves.service_id')
        .on('deployment_facts.id', 'deployment_waves.deployment_id'),
    )
    .where('records.kind', 'deployment')
    .where('records.deleted', false)
    .select(
      'records.*',
      'services.entity_ref as service',
      'services.production_environments',
      'source_status.sample',
      FACT_COLUMNS,
    );
  return whereAnyOf(knex, query, 'services.entity_ref', services);
}

/** The deployments of the rows, in the same order, with one more statement for all their versions. */
export async function toTimeline(
  knex: Knex,
  rows: TimelineRow[],
  definitions: Definitions,
): Promise<TimelineDeployment[]> {
  const revisions = await builtFrom(knex, rows);
  return rows.flatMap(row => {
    const record = toRecord(row, row.service);
    return record?.kind === 'deployment'
      ? [toTimelineDeployment(row, record, revisions, definitions)]
      : [];
  });
}

function toTimelineDeployment(
  row: TimelineRow,
  record: DeploymentRecord,
  revisions: ReadonlyMap<string, string>,
  definitions: Definitions,
): TimelineDeployment {
  const name = record.revision ?? record.artifact;
  const environmentClass = classifyEnvironment({
    name: record.environment,
    tier: record.environmentTier,
    source: record.source,
    entityEnvironments: fromJsonColumn(row.production_environments),
    definitions,
  });
  return {
    id: record.id,
    entityRef: row.service,
    environment: record.environment,
    production:
      environmentClass === 'unknown' ? null : environmentClass === 'production',
    status: record.status,
    startedAt: isoOrNull(record.startedAt),
    finishedAt: isoOrNull(record.finishedAt),
    version:
      row.fact_version ?? (name === null ? null : revisions.get(name) ?? name),
    url: record.url,
    sample: toBoolean(row.sample ?? false),
    ...factPart(row, record),
  };
}

function isoOrNull(instant: number | null): string | null {
  return instant === null ? null : formatInstant(instant);
}

/** Application revisions by the artifact or GitOps revision that the rows name. */
async function builtFrom(
  knex: Knex,
  rows: TimelineRow[],
): Promise<ReadonlyMap<string, string>> {
  const names = new Set(
    rows.map(row => row.revision ?? row.artifact).filter(name => name !== null),
  );
  if (names.size === 0) {
    return new Map();
  }
  const query = knex('records')
    .where({ kind: 'artifact', deleted: false })
    .select('artifact', 'revision')
    .orderBy(['source', 'external_id']);
  const mappings: { artifact: string; revision: string }[] = await whereAnyOf(
    knex,
    query,
    'artifact',
    names,
  );
  // The first that names an artifact speaks for it, as in the facts.
  return new Map(
    mappings.reverse().map(({ artifact, revision }) => [artifact, revision]),
  );
}
