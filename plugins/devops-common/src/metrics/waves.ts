import { environmentKey } from '../environments/environmentKey';
import { compareCodePoints } from '../records/canonicalJson';
import { Instant } from '../records/instant';
import { Change, DeploymentRecord, DeploymentType } from '../records/record';
import { compareFinished, Finished } from './ordering';
import { ArtifactMap, applicationRevision, versionOf } from './versions';

/** A deployment record that succeeded or failed. */
export type FinishedDeployment = DeploymentRecord & {
  finishedAt: Instant;
  status: 'succeeded' | 'failed';
};

/** One production deployment, made of one record or of the waves of a group. */
export interface ProductionDeployment extends Finished {
  id: string;
  outcome: 'succeeded' | 'failed';
  /** The counted waves in the order of the definitions. */
  waves: FinishedDeployment[];
  /** All finished waves in the same order: those that a later one superseded, too. */
  finishedWaves: FinishedDeployment[];
  /** Comparable names of the environments it reached. */
  environmentKeys: string[];
  /** Earliest known start. */
  startedAt: Instant | null;
  /** When it began to touch production at the latest: the earliest start, else finish, of a wave. */
  beganAt: Instant;
  version: string | null;
  /** Application revision; null where the version is only an artifact. */
  revision: string | null;
  repository: string | null;
  type: DeploymentType;
  url: string | null;
  /** What its senders listed, with repetitions; null when none listed anything. */
  changes: Change[] | null;
  fixes: string[];
}

/**
 * Turns the records of production environments into production deployments.
 * Records of one source, group and version are one; a record without a group
 * stands for itself.
 *
 * @returns the deployments in the order of the definitions, and which of them a
 * finished record belongs to, waves that were superseded included.
 */
export function productionDeployments(
  records: readonly DeploymentRecord[],
  artifacts: ArtifactMap,
): {
  deployments: ProductionDeployment[];
  byRecord: Map<string, ProductionDeployment>;
} {
  const deployments: ProductionDeployment[] = [];
  const byRecord = new Map<string, ProductionDeployment>();
  for (const group of groupsOf(records, artifacts)) {
    const waves = group.filter(({ status }) => status !== 'cancelled');
    // While a wave is under way the whole has not finished.
    if (waves.length > 0 && waves.every(isFinished)) {
      const deployment = combine(waves, artifacts);
      deployments.push(deployment);
      waves.forEach(wave => byRecord.set(wave.id, deployment));
    }
  }
  return { deployments: deployments.sort(compareFinished), byRecord };
}

function groupsOf(
  records: readonly DeploymentRecord[],
  artifacts: ArtifactMap,
): DeploymentRecord[][] {
  const groups = new Map<string, DeploymentRecord[]>();
  for (const record of records) {
    const key = JSON.stringify(
      record.group === null
        ? [record.id]
        : [record.source, record.group, versionOf(record, artifacts)],
    );
    const group = groups.get(key);
    if (group) {
      group.push(record);
    } else {
      groups.set(key, [record]);
    }
  }
  return [...groups.values()];
}

function isFinished(record: DeploymentRecord): record is FinishedDeployment {
  return (
    record.finishedAt !== null &&
    (record.status === 'succeeded' || record.status === 'failed')
  );
}

function combine(
  finished: FinishedDeployment[],
  artifacts: ArtifactMap,
): ProductionDeployment {
  const finishedWaves = [...finished].sort(compareFinished);
  const waves = lastOfEachEnvironment(finishedWaves);
  const last = waves[waves.length - 1];
  const starts = waves.flatMap(wave => wave.startedAt ?? []);
  const lists = waves.flatMap(wave => (wave.changes ? [wave.changes] : []));
  return {
    id: last.id,
    source: last.source,
    externalId: last.externalId,
    finishedAt: last.finishedAt,
    outcome: waves.some(({ status }) => status === 'failed')
      ? 'failed'
      : 'succeeded',
    waves,
    finishedWaves,
    environmentKeys: [
      ...new Set(waves.map(({ environment }) => environmentKey(environment))),
    ],
    startedAt: starts.length > 0 ? Math.min(...starts) : null,
    beganAt: Math.min(
      ...waves.map(({ startedAt, finishedAt }) => startedAt ?? finishedAt),
    ),
    version: versionOf(last, artifacts),
    revision: applicationRevision(last, artifacts),
    repository: lastKnown(waves, ({ repository }) => repository),
    type: combinedType(waves),
    url: lastKnown(waves, ({ url }) => url),
    changes: lists.length > 0 ? lists.flat() : null,
    fixes: [...new Set(waves.flatMap(({ fixes }) => fixes ?? []))].sort(
      compareCodePoints,
    ),
  };
}

function lastOfEachEnvironment(
  finished: readonly FinishedDeployment[],
): FinishedDeployment[] {
  const last = new Map<string, FinishedDeployment>();
  for (const wave of finished) {
    last.set(environmentKey(wave.environment), wave);
  }
  return [...last.values()].sort(compareFinished);
}

/** Unplanned work anywhere makes the whole unplanned; a rollback says more than a hotfix. */
function combinedType(waves: FinishedDeployment[]): DeploymentType {
  const types = new Set(waves.map(({ type }) => type));
  if (types.has('rollback')) {
    return 'rollback';
  }
  return types.has('hotfix') ? 'hotfix' : 'deploy';
}

function lastKnown<T>(
  waves: FinishedDeployment[],
  read: (wave: FinishedDeployment) => T | null,
): T | null {
  return waves.reduce<T | null>((known, wave) => read(wave) ?? known, null);
}
