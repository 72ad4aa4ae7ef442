import { compareCodePoints } from '../../records/canonicalJson';
import { DeploymentRecord } from '../../records/record';
import { Definitions } from '../definitions';
import { ServiceHistory } from '../facts';

/** A production deployment, with the waves that are one with it. */
export interface Unit {
  id: string;
  source: string;
  externalId: string;
  finishedAt: number;
  begin: number;
  outcome: 'succeeded' | 'failed';
  /** The last finished one of each environment. */
  waves: DeploymentRecord[];
  allWaves: DeploymentRecord[];
  envs: string[];
  version: string | null;
  revision: string | null;
  repository: string | null;
  type: string;
  fixes: string[];
}

const envOf = (d: DeploymentRecord) => d.environment.toLowerCase();

/** "What counts" of the specification: production deployments, waves of a group as one, in order. */
export function oracleUnits(
  history: ServiceHistory,
  definitions: Definitions,
): Unit[] {
  const revisionOf = (d: DeploymentRecord) => {
    const mapped = (name: string | null) =>
      history.artifacts.find(({ artifact }) => artifact === name)?.revision;
    return mapped(d.revision) ?? d.revision ?? mapped(d.artifact) ?? null;
  };
  const versionOf = (d: DeploymentRecord) => revisionOf(d) ?? d.artifact;
  const production = history.deployments.filter(d =>
    isProduction(d, history.productionEnvironments, definitions),
  );
  return production
    .flatMap(d => {
      const allWaves = production.filter(
        o =>
          o.id === d.id ||
          (d.group !== null &&
            o.group === d.group &&
            o.source === d.source &&
            versionOf(o) === versionOf(d)),
      );
      const unit = toUnit(allWaves);
      // Each unit is found once for each of its waves.
      return unit?.id === d.id
        ? [{ ...unit, version: versionOf(d), revision: revisionOf(d) }]
        : [];
    })
    .sort(byUnit);
}

function toUnit(
  all: DeploymentRecord[],
): Omit<Unit, 'version' | 'revision'> | null {
  if (all.some(o => o.status === 'queued' || o.status === 'running')) {
    return null;
  }
  const finished = all.filter(o => o.status !== 'cancelled').sort(byFinish);
  const waves = finished.filter(
    (o, i) => !finished.slice(i + 1).some(later => envOf(later) === envOf(o)),
  );
  const last = waves.at(-1);
  const has = (type: string) => waves.some(o => o.type === type);
  return last === undefined
    ? null
    : {
        id: last.id,
        source: last.source,
        externalId: last.externalId,
        finishedAt: last.finishedAt!,
        begin: Math.min(...waves.map(o => o.startedAt ?? o.finishedAt!)),
        outcome: waves.some(o => o.status === 'failed')
          ? 'failed'
          : 'succeeded',
        waves,
        allWaves: finished,
        envs: waves.map(envOf),
        repository:
          waves.filter(o => o.repository !== null).at(-1)?.repository ?? null,
        type:
          (has('rollback') && 'rollback') ||
          (has('hotfix') && 'hotfix') ||
          'deploy',
        fixes: waves.flatMap(o => o.fixes ?? []),
      };
}

const NONE = /^(test|staging|stage|dev|qa|uat|like|copy|preview)$/;
const TIERS = ['production', 'staging', 'testing', 'development', 'other'];

/** Configuration, then the source's tier, then the name, in any case. */
export function isProduction(
  { environment, environmentTier, source }: DeploymentRecord,
  annotation: string[] | null,
  definitions: Definitions,
): boolean {
  const name = environment.toLowerCase();
  const configured =
    annotation ??
    definitions.productionEnvironmentsBySource[source] ??
    definitions.productionEnvironments;
  if (configured) {
    return configured.map(one => one.toLowerCase()).includes(name);
  }
  const tier = environmentTier?.toLowerCase() ?? '';
  if (TIERS.includes(tier)) {
    return tier === 'production';
  }
  const parts = name.split(/[-_/. ]/);
  return (
    ['production', 'prod', 'live'].includes(parts[0]) &&
    !parts.some(part => NONE.test(part))
  );
}

function byFinish(a: DeploymentRecord, b: DeploymentRecord): number {
  return (
    a.finishedAt! - b.finishedAt! ||
    compareCodePoints(a.source, b.source) ||
    compareCodePoints(a.externalId, b.externalId)
  );
}

export function byUnit(
  a: Pick<Unit, 'finishedAt' | 'source' | 'externalId'>,
  b: Pick<Unit, 'finishedAt' | 'source' | 'externalId'>,
): number {
  return (
    a.finishedAt - b.finishedAt ||
    compareCodePoints(a.source, b.source) ||
    compareCodePoints(a.externalId, b.externalId)
  );
}
