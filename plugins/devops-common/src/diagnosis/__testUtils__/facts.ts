import { hour, SERVICE } from '../../metrics/__testUtils__/history';
import { ChangeFact, DeploymentFact, ServiceFacts } from '../../metrics/facts';

const HOUR_MS = 3_600_000;

/** What matters about a release here; what is left out is inconspicuous. */
export interface Release {
  /** Hours after the start of the window. */
  at: number;
  /** Minutes from start to finish; null when the start is unknown. */
  pipeline?: number | null;
  batch?: number | null;
  /** Hours that its changes had waited since they were merged; null when unknown. */
  waited?: number | null;
  failed?: boolean;
  /** Hours to its recovery; null while open. */
  recovery?: number | null;
  rework?: DeploymentFact['rework'];
}

/** Facts of a service with these releases and the changes they carried. */
export function factsWith(
  releases: Release[],
  service: string = SERVICE,
): ServiceFacts {
  const deployments = releases.map(release => deploymentFact(service, release));
  const changes = releases.map((release, i) =>
    changeFact(deployments[i], release),
  );
  return {
    service,
    summary: {
      firstRecordAt: hour(-10_000),
      firstDeploymentAt: hour(-10_000),
      lastDeploymentAt: deployments[deployments.length - 1]?.finishedAt ?? null,
      firstIncidentAt: 0,
      sendsReworkMarks: true,
      productionEnvironments: ['production'],
      unknownEnvironments: {},
    },
    deployments,
    changes,
    incidents: [],
  };
}

function deploymentFact(
  service: string,
  { at, pipeline = 10, batch = 2, failed, recovery = 1, rework = [] }: Release,
): DeploymentFact {
  const finishedAt = hour(at);
  const externalId = String(at);
  return {
    id: `ci/${externalId}`,
    service,
    source: 'ci',
    externalId,
    waves: [`ci/${externalId}`],
    environments: ['production'],
    outcome: 'succeeded',
    failedPipeline: false,
    startedAt: pipeline === null ? null : finishedAt - pipeline * 60_000,
    finishedAt,
    version: externalId,
    type: 'deploy',
    url: null,
    failures: failed ? [{ reason: 'explicit', by: `incident:p/${at}` }] : [],
    suspect: false,
    recoveredAt:
      failed && recovery !== null ? finishedAt + recovery * HOUR_MS : null,
    recoveredBy: null,
    rework,
    batchSize: batch,
    findings: [],
  };
}

function changeFact(
  { service, id, finishedAt }: DeploymentFact,
  { at, waited = 1 }: Release,
): ChangeFact {
  const deliveryMs = waited === null ? null : waited * HOUR_MS;
  const leadTimeMs = (deliveryMs ?? 0) + 4 * HOUR_MS;
  return {
    service,
    revision: `r${at}`,
    releaseId: id,
    releasedAt: finishedAt,
    startAt: finishedAt - leadTimeMs,
    leadTimeMs,
    automated: false,
    codingMs: null,
    pickupMs: null,
    reviewMs: null,
    deliveryMs,
    findings: [],
  };
}
