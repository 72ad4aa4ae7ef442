import { Instant } from '../records/instant';
import { FactFindingCode } from './factFindings';
import { completeChange, KnownChange, KnownChanges } from './knownChanges';
import {
  isAfterLongGap,
  previousReleases,
  ReleasedHistory,
  rememberRelease,
  tellsAll,
  Walk,
  walkAncestors,
} from './releasedHistory';
import { ProductionDeployment } from './waves';

/** What the releases of a service brought to production. */
export interface CarriedChanges {
  /** The changes that first reached production with a release; null when unknown. */
  first: Map<ProductionDeployment, KnownChange[] | null>;
  findings: Map<ProductionDeployment, FactFindingCode[]>;
  /** The first release that carried a revision, counted as a change or not. */
  carrier: Map<string, ProductionDeployment>;
  /**
   * Up to when a change may have been released without anybody saying so: the end
   * of the last release of which not all is known that it carried.
   */
  unknownUntil: Instant | null;
}

/**
 * Goes through the releases in order and tells which changes each of them was
 * the first to carry: the sender's list, else what its revision has among its
 * ancestors and no earlier release had.
 *
 * Ancestors of what was released before are in production already, whichever
 * environment it was released to; so every change is visited once.
 */
export function carriedChanges(
  releases: readonly ProductionDeployment[],
  known: KnownChanges,
  isRollback: (release: ProductionDeployment) => boolean,
): CarriedChanges {
  const result: CarriedChanges = {
    first: new Map(),
    findings: new Map(),
    carrier: new Map(),
    unknownUntil: null,
  };
  const history: ReleasedHistory = {
    known,
    released: new Set(),
    counted: new Set(),
    bases: new Map(),
  };
  releases.forEach((release, index) => {
    const rollback = isRollback(release);
    // A rollback uses up nothing, but what lies below the first release of all
    // was never waiting.
    const walk = rollback && index > 0 ? null : walkAncestors(release, history);
    const found =
      rollback || walk === null
        ? { changes: [], finding: null }
        : newChanges(release, index === 0, walk, history);
    // Before the first release others may have been that nobody sent.
    if (index === 0 || !tellsAll(release, walk, found.finding, history)) {
      result.unknownUntil = release.finishedAt;
    }
    result.first.set(release, found.changes);
    result.findings.set(release, [
      ...(found.finding ? [found.finding] : []),
      ...(found.changes?.length && isAfterLongGap(release, history)
        ? (['long-gap'] as const)
        : []),
    ]);
    for (const revision of revisionsOf(release, rollback, walk)) {
      if (!result.carrier.has(revision)) {
        result.carrier.set(revision, release);
      }
    }
    rememberRelease(release, history);
  });
  return result;
}

function newChanges(
  release: ProductionDeployment,
  isFirst: boolean,
  walk: Walk,
  history: ReleasedHistory,
): { changes: KnownChange[] | null; finding: FactFindingCode | null } {
  const count = (changes: KnownChange[]) =>
    changes.filter(({ revision }) => {
      const isNew = !history.counted.has(revision);
      history.counted.add(revision);
      return isNew && !history.known.isExcluded(revision);
    });
  if (release.changes) {
    return { changes: count(listedChanges(release, history)), finding: null };
  }
  if (isFirst) {
    return { changes: null, finding: 'first-release' };
  }
  if (walk.isReleased) {
    return { changes: [], finding: null };
  }
  const bases = previousReleases(release, history);
  const isBaseGone =
    bases.length > 0 &&
    !bases.some(({ revision }) => history.known.isNamed(revision));
  if (walk.meetsReleased && !isBaseGone) {
    return { changes: count(walk.visited), finding: null };
  }
  const head = history.known.byRevision.get(release.revision ?? '');
  if (bases.length === 0 || !head?.parents) {
    return { changes: null, finding: 'changes-unknown' };
  }
  const since = Math.max(...bases.map(({ finishedAt }) => finishedAt));
  const between = walk.visited.filter(({ committedAt, authoredAt }) => {
    const at = committedAt ?? authoredAt;
    return at !== null && at > since && at <= release.finishedAt;
  });
  return { changes: count(between), finding: 'commit-dates-fallback' };
}

function listedChanges(
  release: ProductionDeployment,
  { known }: ReleasedHistory,
): KnownChange[] {
  const listed = new Map<string, KnownChange>();
  for (const wave of release.waves) {
    for (const change of wave.changes ?? []) {
      const before = listed.get(change.revision) ?? null;
      listed.set(
        change.revision,
        completeChange(before, change, wave.repository),
      );
    }
  }
  return [...listed.values()].map(change => {
    const elsewhere = known.byRevision.get(change.revision);
    return elsewhere
      ? completeChange(change, elsewhere, elsewhere.repository)
      : change;
  });
}

function revisionsOf(
  release: ProductionDeployment,
  rollback: boolean,
  walk: Walk | null,
): string[] {
  const own = [
    release.version,
    ...release.waves.map(({ revision }) => revision),
  ].filter(revision => revision !== null);
  const listed = rollback ? [] : release.changes ?? [];
  return [...own, ...listed.map(({ revision }) => revision)].concat(
    walk?.passed ?? [],
  );
}
