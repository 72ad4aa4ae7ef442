import { classifyEnvironment } from '../../environments/production';
import { compareCodePoints } from '../../records/canonicalJson';
import { Change, DeploymentRecord, IncidentRecord } from '../../records/record';
import { Definitions, LocalDefinitions } from '../definitions';
import { ServiceHistory } from '../facts';

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
}

export interface OracleAnswer {
  deployments: OracleRelease[];
  /** `revision release lead time`, sorted. */
  changes: string[];
}

/** The entity's annotation, else the source's setting, else the company's. */
export function oracleChoice<Key extends keyof LocalDefinitions>(
  key: Key,
  source: string,
  { definitionAnnotations = {} }: ServiceHistory,
  definitions: Definitions,
): LocalDefinitions[Key] {
  const name = {
    leadTimeStart: 'lead-time-start',
    attributionHours: 'attribution-hours',
    countFailedPipelines: 'count-failed-pipelines',
  }[key];
  const text = definitionAnnotations[`devops-domains.io/${name}`];
  const isValid =
    text !== undefined &&
    {
      leadTimeStart: /^(authored|committed|opened|merged)At$/,
      attributionHours: /^[0-9.]+$/,
      countFailedPipelines: /^(true|false)$/,
    }[key].test(text);
  if (isValid) {
    return (
      key === 'leadTimeStart' ? text : JSON.parse(text)
    ) as LocalDefinitions[Key];
  }
  return definitions.bySource[source]?.[key] ?? definitions[key];
}

interface Unit {
  id: string;
  source: string;
  externalId: string;
  finishedAt: number;
  begin: number;
  outcome: 'succeeded' | 'failed';
  waves: DeploymentRecord[];
  allWaves: DeploymentRecord[];
  envs: string[];
  version: string | null;
  revision: string | null;
  repository: string | null;
  type: string;
  fixes: string[];
}

export function oracle(
  history: ServiceHistory,
  definitions: Definitions,
): OracleAnswer {
  const revisionOf = (d: DeploymentRecord) => {
    const mapped = (name: string | null) =>
      history.artifacts.find(({ artifact }) => artifact === name)?.revision;
    return mapped(d.revision) ?? d.revision ?? mapped(d.artifact) ?? null;
  };
  const versionOf = (d: DeploymentRecord) => {
    const revision = revisionOf(d);
    return revision ?? d.artifact;
  };

  // What counts: production deployments, waves of a group as one.
  const production = history.deployments.filter(
    d =>
      classifyEnvironment({
        name: d.environment,
        tier: d.environmentTier,
        source: d.source,
        entityEnvironments: history.productionEnvironments,
        definitions,
      }) === 'production',
  );
  const units: Unit[] = [];
  for (const d of production) {
    const allWaves = production.filter(
      o =>
        o.id === d.id ||
        (d.group !== null &&
          o.group === d.group &&
          o.source === d.source &&
          versionOf(o) === versionOf(d)),
    );
    if (allWaves.some(o => o.status === 'queued' || o.status === 'running')) {
      continue;
    }
    const finished = allWaves
      .filter(o => o.status !== 'cancelled')
      .sort(byFinish);
    const waves = finished.filter(
      (o, i) => !finished.slice(i + 1).some(later => sameEnvironment(o, later)),
    );
    const last = waves.at(-1);
    if (last === undefined || last.id !== d.id) {
      continue;
    }
    const has = (type: string) => waves.some(o => o.type === type);
    units.push({
      id: last.id,
      source: last.source,
      externalId: last.externalId,
      finishedAt: last.finishedAt!,
      begin: Math.min(...waves.map(o => o.startedAt ?? o.finishedAt!)),
      outcome: waves.some(o => o.status === 'failed') ? 'failed' : 'succeeded',
      waves,
      allWaves: finished,
      envs: waves.map(o => o.environment.toLowerCase()),
      version: versionOf(last),
      revision: revisionOf(last),
      repository:
        waves.filter(o => o.repository !== null).at(-1)?.repository ?? null,
      type:
        (has('rollback') && 'rollback') ||
        (has('hotfix') && 'hotfix') ||
        'deploy',
      fixes: waves.flatMap(o => o.fixes ?? []),
    });
  }
  units.sort(byUnit);
  const releases = units.filter(u => u.outcome === 'succeeded');
  const failures = new Map<Unit, Set<string>>(
    releases.map(u => [u, new Set<string>()]),
  );

  // c. rolled back
  const detected = new Set<Unit>();
  const suspects = new Set<Unit>();
  const remedies = new Map<Unit, Unit[]>(releases.map(u => [u, []]));
  const fail = (failed: Unit, reason: string, by: Unit) => {
    failures.get(failed)!.add(`${reason} deployment:${by.id}`);
    remedies.get(failed)!.push(by);
  };
  for (const env of new Set(releases.flatMap(u => u.envs))) {
    const there = releases.filter(
      u => u.envs.includes(env) && u.version !== null,
    );
    there.forEach((release, i) => {
      const preceding = there[i - 1];
      const earlier = there.slice(0, i);
      const restored = earlier
        .filter(u => u.version === release.version)
        .at(-1);
      if (!preceding || !restored || preceding.version === release.version) {
        return;
      }
      const firstOf = (version: string | null) =>
        there.findIndex(u => u.version === version);
      const replacedBy = there[there.indexOf(restored) + 1];
      const liveUntil = replacedBy.finishedAt;
      if (
        firstOf(release.version) < firstOf(preceding.version) &&
        liveUntil >=
          release.finishedAt - definitions.rollbackLiveDays * 24 * 3_600_000
      ) {
        detected.add(release);
        fail(replacedBy, 'rolled-back', release);
        there
          .slice(there.indexOf(replacedBy) + 1, i)
          .forEach(u => suspects.add(u));
      }
    });
  }
  const isRollback = (u: Unit) => u.type === 'rollback' || detected.has(u);

  // Which changes a release carries.
  const { carriedBy, changes } = oracleChanges(
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
  const linked = new Map<Unit, Set<IncidentRecord>>(
    releases.map(u => [u, new Set<IncidentRecord>()]),
  );
  const originals = new Set(history.incidents.map(original));
  for (const incident of originals) {
    const causes = history.incidents
      .filter(o => original(o) === incident)
      .flatMap(o => o.causedBy ?? []);
    const link = (release: Unit | undefined, reason: string) => {
      if (release?.outcome === 'succeeded') {
        failures.get(release)!.add(`${reason} incident:${incident.id}`);
        linked.get(release)!.add(incident);
      }
    };
    for (const cause of causes) {
      if (cause.startsWith('deployment:')) {
        link(unitOf(cause), 'explicit');
      } else if (incident.service === history.service) {
        link(carriedBy(cause.slice('revision:'.length)), 'explicit');
      }
    }
    if (incident.service === history.service && causes.length === 0) {
      link(
        releases
          .filter(
            u =>
              !isRollback(u) &&
              u.begin <= incident.openedAt &&
              incident.openedAt <=
                u.finishedAt +
                  3_600_000 *
                    oracleChoice(
                      'attributionHours',
                      u.source,
                      history,
                      definitions,
                    ),
          )
          .at(-1),
        'inferred',
      );
    }
  }

  // b. fixed
  for (const release of releases) {
    for (const ref of release.fixes) {
      const incident = history.incidents.find(o => ref === `incident:${o.id}`);
      const mended = incident
        ? releases.filter(u => linked.get(u)!.has(original(incident)))
        : releases.filter(u => u === unitOf(ref));
      mended
        .filter(u => byUnit(u, release) < 0)
        .forEach(u => fail(u, 'fixed', release));
    }
  }

  return {
    deployments: units.map(u => {
      const reasons = [...(failures.get(u) ?? [])].sort();
      const rework = [
        ...(u.type !== 'deploy' ? [u.type] : []),
        ...(detected.has(u) ? ['detected-rollback'] : []),
        ...(u.fixes.length > 0 ? ['fixes'] : []),
      ];
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
            ? recovered(u, [...linked.get(u)!], remedies.get(u)!)
            : null,
        rework: u.outcome === 'succeeded' ? rework : [],
      };
    }),
    changes,
  };
}

/** What an incident repeats, however many steps away; of a cycle the smallest id. */
export function originalOf(
  incident: IncidentRecord,
  incidents: IncidentRecord[],
): IncidentRecord {
  const seen: IncidentRecord[] = [];
  let at = incident;
  while (!seen.includes(at)) {
    seen.push(at);
    const ref = at.duplicateOf;
    const next = incidents.find(o => ref === `incident:${o.id}`);
    if (!next) {
      return at;
    }
    at = next;
  }
  const cycle = seen.slice(seen.indexOf(at));
  return cycle.sort((a, b) => compareCodePoints(a.id, b.id))[0];
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

function oracleChanges(
  history: ServiceHistory,
  releases: Unit[],
  isRollback: (u: Unit) => boolean,
  definitions: Definitions,
): { carriedBy: (revision: string) => Unit | undefined; changes: string[] } {
  // The random histories never contradict themselves about one revision.
  const received: Change[] = [
    ...history.changes,
    ...history.deployments.flatMap(d => d.changes ?? []),
  ];
  const find = (revision: string) =>
    received.find(c => c.revision === revision);
  const below = (revision: string | null): string[] => {
    const all = revision === null ? [] : [revision];
    for (const one of all) {
      for (const parent of find(one)?.parents ?? []) {
        if (!all.includes(parent)) {
          all.push(parent);
        }
      }
    }
    return all;
  };
  const listed = (u: Unit) =>
    u.waves.some(o => o.changes !== null)
      ? u.waves.flatMap(o => o.changes ?? []).map(c => c.revision)
      : null;
  const counts = (u: Unit) => !isRollback(u) || u === releases[0];
  const carries = (u: Unit, revision: string) =>
    u.version === revision ||
    u.waves.some(o => o.revision === revision) ||
    (counts(u) && below(u.revision).includes(revision)) ||
    (!isRollback(u) && (listed(u) ?? []).includes(revision));

  const counted = new Map<string, Unit>();
  releases.forEach((release, i) => {
    if (isRollback(release)) {
      return;
    }
    const before = releases.slice(0, i).filter(counts);
    const live = before.flatMap(u => below(u.revision));
    const base = releases
      .slice(0, i)
      .filter(
        u =>
          u.revision !== null &&
          u.repository === release.repository &&
          u.envs.some(env => release.envs.includes(env)),
      );
    const bases = release.envs.flatMap(
      env => base.filter(u => u.envs.includes(env)).at(-1) ?? [],
    );
    const isNamed = (revision: string) =>
      received.some(
        c => c.revision === revision || (c.parents ?? []).includes(revision),
      );
    const isGone = bases.length > 0 && !bases.some(u => isNamed(u.revision!));
    const ancestors = below(release.revision);
    const fresh = ancestors.filter(r => find(r) && !live.includes(r));
    let carried: string[] = [];
    if (listed(release) !== null) {
      carried = listed(release)!;
    } else if (i > 0 && ancestors.some(r => live.includes(r)) && !isGone) {
      carried = fresh;
    } else if (
      i > 0 &&
      bases.length > 0 &&
      find(release.revision ?? '')?.parents
    ) {
      const since = Math.max(...bases.map(u => u.finishedAt));
      carried = fresh.filter(r => {
        const at = find(r)!.committedAt ?? find(r)!.authoredAt;
        return at !== null && at > since && at <= release.finishedAt;
      });
    }
    carried
      .filter(revision => !counted.has(revision))
      .forEach(revision => counted.set(revision, release));
  });
  return {
    carriedBy: revision => releases.find(u => carries(u, revision)),
    changes: [...counted]
      .map(([revision, release]) => {
        const { authoredAt, committedAt } = find(revision)!;
        // No change of the random histories belongs to a pull request.
        const start = {
          authoredAt: authoredAt ?? committedAt,
          committedAt,
          openedAt: null,
          mergedAt: null,
        }[oracleChoice('leadTimeStart', release.source, history, definitions)];
        const leadTime = start === null ? -1 : release.finishedAt - start;
        return `${revision} ${release.id} ${leadTime < 0 ? null : leadTime}`;
      })
      .sort(),
  };
}

function sameEnvironment(a: DeploymentRecord, b: DeploymentRecord): boolean {
  return a.environment.toLowerCase() === b.environment.toLowerCase();
}

function byFinish(a: DeploymentRecord, b: DeploymentRecord): number {
  return (
    a.finishedAt! - b.finishedAt! ||
    compareCodePoints(a.source, b.source) ||
    compareCodePoints(a.externalId, b.externalId)
  );
}

function byUnit(a: Unit, b: Unit): number {
  return (
    a.finishedAt - b.finishedAt ||
    compareCodePoints(a.source, b.source) ||
    compareCodePoints(a.externalId, b.externalId)
  );
}
