import { DeploymentFact } from '@devops-domains/backstage-plugin-devops-common';
import {
  BigIntColumn,
  BooleanColumn,
  toBoolean,
  toNumber,
  toNumberOrNull,
} from './columns';

/** A row of `deployment_facts` without its service. */
export interface DeploymentFactRow {
  id: string;
  source: string;
  external_id: string;
  outcome: DeploymentFact['outcome'];
  started_at: BigIntColumn | null;
  finished_at: BigIntColumn;
  version: string | null;
  type: DeploymentFact['type'];
  url: string | null;
  failed: BooleanColumn;
  suspect: BooleanColumn;
  unplanned: BooleanColumn;
  recovered_at: BigIntColumn | null;
  recovered_by: string | null;
  batch_size: number | null;
  details: string;
}

type Details = Pick<
  DeploymentFact,
  | 'waves'
  | 'environments'
  | 'failedPipeline'
  | 'failures'
  | 'rework'
  | 'findings'
>;

/** What is stored of a deployment fact; `failed` and `unplanned` are there to be counted. */
export function toDeploymentFactRow(fact: DeploymentFact): DeploymentFactRow {
  const { waves, environments, failures, rework, findings } = fact;
  const { failedPipeline } = fact;
  const details: Details = {
    waves,
    environments,
    failedPipeline,
    failures,
    rework,
    findings,
  };
  return {
    id: fact.id,
    source: fact.source,
    external_id: fact.externalId,
    outcome: fact.outcome,
    started_at: fact.startedAt,
    finished_at: fact.finishedAt,
    version: fact.version,
    type: fact.type,
    url: fact.url,
    failed: failures.length > 0,
    suspect: fact.suspect,
    unplanned: rework.length > 0,
    recovered_at: fact.recoveredAt,
    recovered_by: fact.recoveredBy,
    batch_size: fact.batchSize,
    details: JSON.stringify(details),
  };
}

/** Reads what {@link toDeploymentFactRow} made. */
export function toDeploymentFact(
  row: DeploymentFactRow,
  service: string,
): DeploymentFact {
  const details: Details = JSON.parse(row.details);
  return {
    id: row.id,
    service,
    source: row.source,
    externalId: row.external_id,
    waves: details.waves,
    environments: details.environments,
    outcome: row.outcome,
    failedPipeline: details.failedPipeline,
    startedAt: toNumberOrNull(row.started_at),
    finishedAt: toNumber(row.finished_at),
    version: row.version,
    type: row.type,
    url: row.url,
    failures: details.failures,
    suspect: toBoolean(row.suspect),
    recoveredAt: toNumberOrNull(row.recovered_at),
    recoveredBy: row.recovered_by,
    rework: details.rework,
    batchSize: row.batch_size,
    findings: details.findings,
  };
}
