import { compareCodePoints } from '../records/canonicalJson';
import { CarriedChanges } from './carriedChanges';
import { LocalDefinitions } from './definitions';
import { FactFindingCode } from './factFindings';
import { DeploymentFact } from './facts';
import { Failures } from './failures';
import { Fixes } from './fixes';
import { recoveryOf } from './recovery';
import { reworkReasons } from './rework';
import { DetectedRollbacks } from './rollbacks';
import { FinishedDeployment, ProductionDeployment } from './waves';

/** What the rules found about the releases of a service. */
export interface Judgement {
  carried: CarriedChanges;
  rollbacks: DetectedRollbacks;
  fixes: Fixes;
  failures: Failures;
  /** What holds for the deployments of a source. */
  local: (source: string) => LocalDefinitions;
}

type ReleasePart = Pick<
  DeploymentFact,
  | 'failures'
  | 'suspect'
  | 'recoveredAt'
  | 'recoveredBy'
  | 'rework'
  | 'batchSize'
  | 'findings'
>;

const NOT_RELEASED: Readonly<ReleasePart> = {
  failures: [],
  suspect: false,
  recoveredAt: null,
  recoveredBy: null,
  rework: [],
  batchSize: null,
  findings: [],
};

/** The fact of a production deployment: what it was, and what became of it. */
export function deploymentFact(
  deployment: ProductionDeployment,
  service: string,
  judgement: Judgement,
): DeploymentFact {
  const { id, source, externalId, outcome, waves, finishedWaves } = deployment;
  return {
    id,
    service,
    source,
    externalId,
    waves: finishedWaves.map(wave => wave.id),
    environments: environmentNames(waves),
    outcome,
    failedPipeline:
      outcome === 'failed' && judgement.local(source).countFailedPipelines,
    startedAt: deployment.startedAt,
    finishedAt: deployment.finishedAt,
    version: deployment.version,
    type: deployment.type,
    url: deployment.url,
    ...(outcome === 'succeeded'
      ? judgeRelease(deployment, judgement)
      : NOT_RELEASED),
  };
}

function judgeRelease(
  release: ProductionDeployment,
  { carried, rollbacks, fixes, failures }: Judgement,
): ReleasePart {
  const failure = failures.get(release);
  const recovery = failure && recoveryOf(release, failure);
  const findings: FactFindingCode[] = [
    ...(carried.findings.get(release) ?? []),
  ];
  if (release.version === null) {
    findings.push('no-version');
  }
  if (fixes.withoutTarget.has(release)) {
    findings.push('fixes-nothing-earlier');
  }
  if (recovery?.finding) {
    findings.push(recovery.finding);
  }
  return {
    failures: failure?.links ?? [],
    // What failed for a reason of its own is counted, not suspected.
    suspect: failure === undefined && rollbacks.suspects.has(release),
    recoveredAt: recovery?.recoveredAt ?? null,
    recoveredBy: recovery?.recoveredBy ?? null,
    rework: reworkReasons(release, rollbacks.failedBy.has(release)),
    batchSize: carried.first.get(release)?.length ?? null,
    findings,
  };
}

function environmentNames(waves: readonly FinishedDeployment[]): string[] {
  return [...new Set(waves.map(({ environment }) => environment))].sort(
    compareCodePoints,
  );
}
