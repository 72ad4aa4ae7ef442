import { IncidentFact } from '@devops-domains/backstage-plugin-devops-common';
import { BigIntColumn, toNumber, toNumberOrNull } from './columns';

/** A row of `incident_facts` without its service. */
export interface IncidentFactRow {
  id: string;
  opened_at: BigIntColumn;
  resolved_at: BigIntColumn | null;
  restore_ms: BigIntColumn | null;
  deployment_id: string | null;
  severity: string | null;
  findings: string;
}

/** What is stored of an incident fact. */
export function toIncidentFactRow(fact: IncidentFact): IncidentFactRow {
  return {
    id: fact.id,
    opened_at: fact.openedAt,
    resolved_at: fact.resolvedAt,
    restore_ms: fact.restoreMs,
    deployment_id: fact.deploymentId,
    severity: fact.severity,
    findings: JSON.stringify(fact.findings),
  };
}

/**
 * Reads what {@link toIncidentFactRow} made.
 *
 * @param releases - ids of the releases that the named deployments are part of
 */
export function toIncidentFact(
  row: IncidentFactRow,
  service: string,
  releases: ReadonlyMap<string, string>,
): IncidentFact {
  return {
    id: row.id,
    service,
    openedAt: toNumber(row.opened_at),
    resolvedAt: toNumberOrNull(row.resolved_at),
    restoreMs: toNumberOrNull(row.restore_ms),
    deploymentId: releases.get(row.deployment_id ?? '') ?? null,
    severity: row.severity,
    findings: JSON.parse(row.findings),
  };
}
