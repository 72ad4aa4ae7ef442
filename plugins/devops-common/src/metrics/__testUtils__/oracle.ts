import { IncidentRecord } from '../../records/record';
import { Definitions } from '../definitions';
import { ServiceHistory } from '../facts';
import { oracleChanges } from './oracleChanges';
import { oracleChoice } from './oracleChoice';
import { oracleOverrides, originalOf } from './oracleOverrides';
import { oracleRollbacks } from './oracleRollbacks';
import { byUnit, isProduction, Unit, oracleUnits } from './oracleUnits';

/**
 * The definitions once more, written from the text of the specification alone:
 * slow, without an index, one rule after the other. Only compared with.
 */
export interface OracleRelease {
  id: string;
  source: string;
  finishedAt: number;
  outcome: string;
  version: string | null;
  /** `reason by`, sorted. */
  failures: string[];
  suspect: boolean;
  recoveredAt: number | null;
  rework: string[];
  batchSize: number | null;
  /** Sorted. */
  findings: string[];
}

export interface OracleAnswer {
  deployments: OracleRelease[];
  /** `revision release lead time stages findings`, sorted. */
  changes: string[];
  /** `id release findings`, sorted. */
  incidents: string[];
}

const HOUR_MS = 3_600_000;

export function oracle(
  sent: ServiceHistory,
  definitions: Definitions,
): OracleAnswer {
  const history = oracleOverrides(sent);
  const units = oracleUnits(history, definitions);
  const releases = units.filter(u => u.outcome === 'succeeded');
  const failures = new Map(releases.map(u => [u, new Set<string>()]));
  const remedies = new Map(releases.map(u => [u, new Set<Unit>()]));
  const linked = new Map(releases.map(u => [u, new Set<IncidentRecord>()]));
  const incidentLines: string[] = [];
  const fail = (failed: Unit, reason: string, by: Unit) => {
    failures.get(failed)!.add(`${reason} deployment:${by.id}`);
    remedies.get(failed)!.add(by);
  };

  // c. rolled back
  const { detected, failed, suspects } = oracleRollbacks(releases, definitions);
  failed.forEach(({ release, by }) => fail(release, 'rolled-back', by));
  if (definitions.countSuspects) {
    suspects.forEach((by, suspect) => fail(suspect, 'rolled-back', by));
  }
  const isRollback = (u: Unit) => u.type === 'rollback' || detected.has(u);

  // Which changes a release carries.
  const { carried, carrierOf, lines } = oracleChanges(
    history,
    releases,
    isRollback,
    definitions,
  );

  // d. declared rollback
  for (const release of releases) {
    if (
      release.type === 'rollback' &&
      !detected.has(release) &&
      release.fixes.length === 0
    ) {
      for (const env of release.envs) {
        const before = releases
          .filter(u => u.envs.includes(env) && byUnit(u, release) < 0)
          .at(-1);
        if (before) {
          fail(before, 'declared-rollback', release);
        }
      }
    }
  }

  // a and e: incidents, duplicates passed over.
  const original = (incident: IncidentRecord) =>
    originalOf(incident, history.incidents);
  const unitOf = (ref: string) =>
    units.find(u => u.allWaves.some(o => ref === `deployment:${o.id}`));
  for (const incident of new Set(history.incidents.map(original))) {
    const { id, service, openedAt, resolvedAt } = incident;
    const isOwn = service === history.service;
    const same = history.incidents.filter(o => original(o) === incident);
    // What a person said of any of them silences what sources say.
    const decided = same.filter(o => o.isCauseDecided);
    const causes = [
      ...new Set(
        (decided.length > 0 ? decided : same).flatMap(o => o.causedBy ?? []),
      ),
    ];
    const findings = new Set<string>();
    const fails: Unit[] = [];
    let foreign: string | null = null;
    for (const cause of causes.sort()) {
      const target = cause.startsWith('deployment:')
        ? unitOf(cause)
        : isOwn && carrierOf(cause.slice('revision:'.length));
      if (target && target.outcome === 'succeeded') {
        fails.push(target);
        continue;
      }
      const stored = history.deployments.some(
        o => cause === `deployment:${o.id}`,
      );
      const other = history.foreignDeployments.find(
        o =>
          cause === `deployment:${o.deployment.id}` &&
          o.deployment.service !== null,
      );
      const { deployment, productionEnvironments = null } = other ?? {};
      const isRelease =
        deployment?.status === 'succeeded' &&
        isProduction(deployment, productionEnvironments, definitions);
      if (!stored && isRelease) {
        foreign = foreign ?? deployment.id;
      } else {
        findings.add(stored || other ? 'link-to-no-release' : 'link-waiting');
      }
    }
    if (fails.some(u => openedAt < u.begin)) {
      findings.add('opened-before-release');
    }
    if (resolvedAt !== null && resolvedAt < openedAt) {
      findings.add('resolved-before-opened');
    }
    fails.forEach(u => {
      failures.get(u)!.add(`explicit incident:${id}`);
      linked.get(u)!.add(incident);
    });
    if (isOwn && causes.length === 0 && decided.length === 0) {
      const inferred = releases
        .filter(u => {
          const hours = oracleChoice(
            'attributionHours',
            u.source,
            history,
            definitions,
          );
          return (
            !isRollback(u) &&
            u.begin <= openedAt &&
            openedAt <= u.finishedAt + hours * HOUR_MS
          );
        })
        .at(-1);
      if (inferred) {
        failures.get(inferred)!.add(`inferred incident:${id}`);
        linked.get(inferred)!.add(incident);
        fails.push(inferred);
      }
    }
    if (isOwn) {
      const first = fails.sort(byUnit)[0]?.id ?? foreign;
      incidentLines.push(`${id} ${first} ${[...findings].sort()}`);
    }
  }

  // b. fixed
  const fixesNothing = new Set<Unit>();
  for (const release of releases) {
    for (const ref of release.fixes) {
      const incident = history.incidents.find(o => ref === `incident:${o.id}`);
      const mended = incident
        ? releases.filter(u => linked.get(u)!.has(original(incident)))
        : releases.filter(u => u === unitOf(ref));
      const earlier = mended.filter(u => byUnit(u, release) < 0);
      earlier.forEach(u => fail(u, 'fixed', release));
      if (earlier.length === 0) {
        fixesNothing.add(release);
      }
    }
  }

  return {
    deployments: units.map(u => {
      const isRelease = u.outcome === 'succeeded';
      const reasons = [...(failures.get(u) ?? [])].sort();
      const incidents = [...(linked.get(u) ?? [])];
      const rework = [
        ...(u.type !== 'deploy' ? [u.type] : []),
        ...(detected.has(u) ? ['detected-rollback'] : []),
        ...(u.fixes.length > 0 ? ['fixes'] : []),
      ];
      const findings = [
        carried.get(u)?.findings ?? [],
        u.version === null ? 'no-version' : [],
        fixesNothing.has(u) ? 'fixes-nothing-earlier' : [],
        incidents.length > 0 && incidents.every(o => o.resolvedAt !== null)
          ? oddRecovery(u, incidents)
          : [],
      ].flat();
      return {
        id: u.id,
        source: u.source,
        finishedAt: u.finishedAt,
        outcome: u.outcome,
        version: u.version,
        failures: reasons,
        suspect: suspects.has(u) && reasons.length === 0,
        recoveredAt:
          reasons.length > 0
            ? recovered(u, incidents, [...remedies.get(u)!])
            : null,
        rework: isRelease ? rework : [],
        batchSize: carried.get(u)?.first?.length ?? null,
        findings: isRelease ? findings.sort() : [],
      };
    }),
    changes: lines.sort(),
    incidents: incidentLines.sort(),
  };
}

/** What was resolved before it was opened is over since nobody knows when. */
function oddRecovery(release: Unit, resolved: IncidentRecord[]): string[] {
  if (resolved.some(o => o.resolvedAt! < o.openedAt)) {
    return ['recovery-unknown'];
  }
  return resolved.every(o => o.resolvedAt! < release.finishedAt)
    ? ['resolved-before-finished']
    : [];
}

function recovered(
  release: Unit,
  incidents: IncidentRecord[],
  remedies: Unit[],
): number | null {
  if (incidents.length > 0) {
    return incidents.some(o => o.resolvedAt === null)
      ? null
      : Math.max(release.finishedAt, ...incidents.map(o => o.resolvedAt!));
  }
  return remedies.length > 0
    ? Math.min(...remedies.map(u => u.finishedAt))
    : null;
}
