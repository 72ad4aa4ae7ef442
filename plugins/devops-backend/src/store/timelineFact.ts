import {
  DeploymentFact,
  DeploymentRecord,
  TimelineDeployment,
} from '@devops-domains/backstage-plugin-devops-common';
import { BooleanColumn, toBoolean } from './columns';

/** The columns of the production deployment that a record is, or is a wave of; all null where it is none. */
export interface FactColumns {
  fact_id: string | null;
  fact_type: string | null;
  fact_details: string | null;
  fact_version: string | null;
  fact_outcome: string | null;
  fact_failed: BooleanColumn | null;
  fact_suspect: BooleanColumn | null;
  fact_batch_size: number | null;
}

/** Where {@link FactColumns} come from. */
export const FACT_COLUMNS: Record<keyof FactColumns, string> = {
  fact_id: 'deployment_facts.id',
  fact_type: 'deployment_facts.type',
  fact_details: 'deployment_facts.details',
  fact_version: 'deployment_facts.version',
  fact_outcome: 'deployment_facts.outcome',
  fact_failed: 'deployment_facts.failed',
  fact_suspect: 'deployment_facts.suspect',
  fact_batch_size: 'deployment_facts.batch_size',
};

type FactPart = Pick<
  TimelineDeployment,
  'type' | 'release' | 'waves' | 'failed' | 'suspect' | 'rework' | 'changes'
>;

/** What the facts say of a record, corrections included. The waves of a release share its fact; its last one alone stands for it. */
export function factPart(row: FactColumns, record: DeploymentRecord): FactPart {
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
