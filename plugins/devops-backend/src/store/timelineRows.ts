import {
  classifyEnvironment,
  Definitions,
  DeploymentFact,
  DeploymentRecord,
  formatInstant,
  TimelineDeployment,
} from '@devops-domains/backstage-plugin-devops-common';
import { Knex } from 'knex';
import { BooleanColumn, toBoolean } from './columns';
import { whereAnyOf } from './dialect';
import { RecordRow, toRecord } from './recordRows';
import { fromJsonColumn } from './serviceColumns';

/** A deployment as stored, with what its facts and its source add to it. */
export interface TimelineRow extends RecordRow {
  service: string;
  production_environments: string | null;
  sample: BooleanColumn | null;
  fact_id: string | null;
  fact_type: string | null;
  fact_details: string | null;
  fact_version: string | null;
  fact_outcome: string | null;
  fact_failed: BooleanColumn | null;
  fact_suspect: BooleanColumn | null;
  fact_batch_size: number | null;
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
      'deployment_facts.id as fact_id',
      'deployment_facts.type as fact_type',
      'deployment_facts.details as fact_details',
      'deployment_facts.version as fact_version',
      'deployment_facts.outcome as fact_outcome',
      'deployment_facts.failed as fact_failed',
      'deployment_facts.suspect as fact_suspect',
      'deployment_facts.batch_size as fact_batch_size',
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
    ...computed(row, record),
  };
}

type Computed = Pick<
  TimelineDeployment,
  'type' | 'release' | 'waves' | 'failed' | 'suspect' | 'rework' | 'changes'
>;

/** What the facts say, corrections included. The waves of a release share its fact; its last one alone stands for it. */
function computed(row: TimelineRow, record: DeploymentRecord): Computed {
  const listed = record.changes?.length ?? null;
  const none = { release: null, failed: null, suspect: false, rework: [] };
  if (row.fact_details === null) {
    return { ...none, type: record.type, changes: listed };
  }
  const { waves, rework }: Pick<DeploymentFact, 'waves' | 'rework'> =
    JSON.parse(row.fact_details);
  const isRelease = row.fact_outcome === 'succeeded';
  const shared = {
    type: row.fact_type,
    release: isRelease ? row.fact_id : null,
    ...(waves.length > 1 ? { waves } : {}),
  };
  if (row.fact_id !== record.id) {
    return { ...none, ...shared, changes: null };
  }
  return {
    ...shared,
    failed: isRelease ? toBoolean(row.fact_failed ?? false) : null,
    suspect: toBoolean(row.fact_suspect ?? false),
    rework,
    changes: row.fact_batch_size ?? listed,
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
