import { formatInstant } from '../records/instant';
import { EvidenceRow, MetricId } from './answer';
import {
  leadTimeSample,
  recoverySample,
  restoreSample,
} from './durationSamples';
import { ChangeFact, DeploymentFact, IncidentFact } from './facts';

/**
 * Every reason that a link of a row of evidence can carry, so that a screen can
 * translate it: why a release failed, why it is unplanned work, and what the
 * record belongs to.
 *
 * @public
 */
export const EVIDENCE_REASONS = [
  'explicit',
  'fixed',
  'rolled-back',
  'declared-rollback',
  'inferred',
  'failed-pipeline',
  'rollback',
  'hotfix',
  'detected-rollback',
  'fixes',
  'recovered-by',
  'released-by',
  'fails',
] as const;

/** @public */
export type EvidenceReason = (typeof EVIDENCE_REASONS)[number];

/** A release that counts once. */
export function frequencyRow(release: DeploymentFact): EvidenceRow {
  return { ...deploymentRow(release), value: 1 };
}

/** A release of a rate's numerator or denominator. */
export function rateRow(
  metric: MetricId,
  deployment: DeploymentFact,
  { isHit, isMeasured }: { isHit: boolean; isMeasured: boolean },
): EvidenceRow {
  const row = deploymentRow(deployment);
  const isFailureRate = metric === 'change-failure-rate';
  return {
    ...row,
    value: isMeasured ? Number(isHit) : null,
    links: isFailureRate ? failureLinks(deployment) : reworkLinks(deployment),
    findings:
      isFailureRate && deployment.suspect
        ? [...row.findings, 'suspect']
        : row.findings,
  };
}

/** A failed release, from its end to its recovery. */
export function recoveryRow(release: DeploymentFact): EvidenceRow {
  const { finishedAt, recoveredAt, recoveredBy } = release;
  const { ms } = recoverySample(release);
  return {
    ...deploymentRow(release),
    value: seconds(ms),
    startedAt: formatInstant(finishedAt),
    // The instant of a recovery that cannot have been is not known either.
    endedAt:
      ms === null || recoveredAt === null ? null : formatInstant(recoveredAt),
    links: [
      ...failureLinks(release),
      ...(recoveredBy === null ? [] : [link('recovered-by', recoveredBy)]),
    ],
  };
}

/** A change, from its start to its release. */
export function changeRow(
  change: ChangeFact,
  release: DeploymentFact | undefined,
): EvidenceRow {
  const { releaseId, releasedAt, startAt } = change;
  return {
    kind: 'change',
    id: change.revision,
    entityRef: change.service,
    at: formatInstant(releasedAt),
    value: seconds(leadTimeSample(change).ms),
    version: release?.version ?? null,
    environment: release ? environmentOf(release) : null,
    url: null,
    title: null,
    startedAt: startAt === null ? null : formatInstant(startAt),
    endedAt: formatInstant(releasedAt),
    links: [
      {
        ...link('released-by', `deployment:${releaseId}`),
        url: release?.url ?? null,
      },
    ],
    findings: change.findings,
    sample: false,
  };
}

/** An incident, from its opening to its resolution. */
export function incidentRow(incident: IncidentFact): EvidenceRow {
  const { id, openedAt, resolvedAt, deploymentId } = incident;
  return {
    kind: 'incident',
    id,
    entityRef: incident.service,
    at: formatInstant(openedAt),
    value: seconds(restoreSample(incident).ms),
    version: null,
    environment: null,
    url: null,
    title: null,
    startedAt: formatInstant(openedAt),
    endedAt: resolvedAt === null ? null : formatInstant(resolvedAt),
    links:
      deploymentId === null
        ? []
        : [link('fails', `deployment:${deploymentId}`)],
    findings: incident.findings,
    sample: false,
  };
}

function deploymentRow(deployment: DeploymentFact): EvidenceRow {
  const { id, waves, startedAt, finishedAt } = deployment;
  return {
    kind: 'deployment',
    id,
    ...(waves.length > 1 ? { waves } : {}),
    entityRef: deployment.service,
    at: formatInstant(finishedAt),
    value: null,
    version: deployment.version,
    environment: environmentOf(deployment),
    url: deployment.url,
    title: null,
    startedAt: startedAt === null ? null : formatInstant(startedAt),
    endedAt: formatInstant(finishedAt),
    links: [],
    findings: deployment.findings,
    sample: false,
  };
}

function failureLinks({
  id,
  outcome,
  failures,
}: DeploymentFact): EvidenceRow['links'] {
  return outcome === 'failed'
    ? [link('failed-pipeline', `deployment:${id}`)]
    : failures.map(({ reason, by }) => link(reason, by));
}

function reworkLinks({ id, rework }: DeploymentFact): EvidenceRow['links'] {
  return rework.map(reason => link(reason, `deployment:${id}`));
}

function link(
  reason: EvidenceReason,
  ref: string,
): EvidenceRow['links'][number] {
  return { reason, ref, title: null, url: null };
}

function environmentOf({ environments }: DeploymentFact): string {
  return environments.join(', ');
}

function seconds(milliseconds: number | null): number | null {
  return milliseconds === null ? null : milliseconds / 1000;
}
