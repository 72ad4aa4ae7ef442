import { Instant } from '../records/instant';
import { FactFindingCode } from './factFindings';
import { completeChange, KnownChange, KnownChanges } from './knownChanges';
import { ProductionDeployment } from './waves';

/** What the releases of a service brought to production. */
export interface CarriedChanges {
  /** The changes that first reached production with a release; null when unknown. */
  first: Map<ProductionDeployment, KnownChange[] | null>;
  findings: Map<ProductionDeployment, FactFindingCode[]>;
  /** The first release that carried a revision, counted as a change or not. */
  carrier: Map<string, ProductionDeployment>;
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
    result.first.set(release, found.changes);
    result.findings.set(release, found.finding ? [found.finding] : []);
    for (const revision of revisionsOf(release, rollback, walk)) {
      if (!result.carrier.has(revision)) {
        result.carrier.set(revision, release);
      }
    }
    rememberBase(release, history);
  });
  return result;
}

interface ReleasedHistory {
  known: KnownChanges;
  /** Revisions of earlier releases and all that is known to lie below them. */
  released: Set<string>;
  /** Revisions that were counted as a change of a release. */
  counted: Set<string>;
  /** The previous release with a revision, by environment and repository. */
  bases: Map<string, Base>;
}

interface Base {
  revision: string;
  finishedAt: Instant;
}

interface Walk {
  /** Known changes that no earlier release had below it. */
  visited: KnownChange[];
  /** The revisions of the walk, those included of which no more is known. */
  passed: string[];
  /** Whether the walk met something released earlier. */
  meetsReleased: boolean;
}

/** Marks the revision of a release and its known ancestors as released. */
function walkAncestors(
  { revision }: ProductionDeployment,
  { known, released }: ReleasedHistory,
): Walk {
  const walk: Walk = { visited: [], passed: [], meetsReleased: false };
  const open = revision === null ? [] : [revision];
  const entered = new Set(open);
  while (open.length > 0) {
    const next = open.pop()!;
    if (released.has(next)) {
      walk.meetsReleased = true;
      continue;
    }
    const change = known.byRevision.get(next);
    if (change) {
      walk.visited.push(change);
    }
    for (const parent of change?.parents ?? []) {
      if (!entered.has(parent)) {
        entered.add(parent);
        open.push(parent);
      }
    }
  }
  // A parent that was never received is in production as well.
  walk.passed = [...entered];
  walk.passed.forEach(passed => released.add(passed));
  return walk;
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
      return isNew;
    });
  if (release.changes) {
    return { changes: count(listedChanges(release, history)), finding: null };
  }
  if (isFirst) {
    return { changes: null, finding: 'first-release' };
  }
  const bases = streamKeys(release).flatMap(
    key => history.bases.get(key) ?? [],
  );
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

function streamKeys({
  environmentKeys,
  repository,
}: ProductionDeployment): string[] {
  return environmentKeys.map(key => JSON.stringify([key, repository]));
}

function rememberBase(
  release: ProductionDeployment,
  { bases }: ReleasedHistory,
): void {
  const { revision, finishedAt } = release;
  if (revision !== null) {
    streamKeys(release).forEach(key =>
      bases.set(key, { revision, finishedAt }),
    );
  }
}
