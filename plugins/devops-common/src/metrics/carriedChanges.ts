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
    known: known.byRevision,
    released: new Set(),
    counted: new Set(),
    previousFinish: new Map(),
  };
  releases.forEach((release, index) => {
    const rollback = isRollback(release);
    // A rollback uses up nothing, but what lies below the first release of all
    // was never waiting.
    const walk = rollback && index > 0 ? null : walkAncestors(release, history);
    const found = rollback
      ? { changes: [], finding: null }
      : newChanges(release, index === 0, walk, history);
    result.first.set(release, found.changes);
    result.findings.set(release, found.finding ? [found.finding] : []);
    for (const revision of revisionsOf(release, rollback, walk)) {
      if (!result.carrier.has(revision)) {
        result.carrier.set(revision, release);
      }
    }
    rememberFinish(release, history);
  });
  return result;
}

interface ReleasedHistory {
  known: ReadonlyMap<string, KnownChange>;
  /** Revisions of earlier releases and all that is known to lie below them. */
  released: Set<string>;
  /** Revisions that were counted as a change of a release. */
  counted: Set<string>;
  /** finishedAt of the previous release, by environment and repository. */
  previousFinish: Map<string, Instant>;
}

interface Walk {
  /** Known changes that no earlier release had below it. */
  visited: KnownChange[];
  /** Whether the walk met something released earlier. */
  meetsReleased: boolean;
}

/** Marks the revision of a release and its known ancestors as released. */
function walkAncestors(
  { revision }: ProductionDeployment,
  { known, released }: ReleasedHistory,
): Walk {
  const walk: Walk = { visited: [], meetsReleased: false };
  const open = revision === null ? [] : [revision];
  const entered = new Set(open);
  while (open.length > 0) {
    const next = open.pop()!;
    if (released.has(next)) {
      walk.meetsReleased = true;
      continue;
    }
    const change = known.get(next);
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
  walk.visited.forEach(change => released.add(change.revision));
  if (revision !== null) {
    released.add(revision);
  }
  return walk;
}

function newChanges(
  release: ProductionDeployment,
  isFirst: boolean,
  walk: Walk | null,
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
  if (walk?.meetsReleased) {
    return { changes: count(walk.visited), finding: null };
  }
  const since = previousFinish(release, history);
  const head = history.known.get(release.revision ?? '');
  if (since === null || !head?.parents) {
    return { changes: null, finding: 'changes-unknown' };
  }
  const between = walk!.visited.filter(({ committedAt, authoredAt }) => {
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
    const elsewhere = known.get(change.revision);
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
    walk?.visited.map(({ revision }) => revision) ?? [],
  );
}

function streamKeys({
  environmentKeys,
  repository,
}: ProductionDeployment): string[] {
  return environmentKeys.map(key => JSON.stringify([key, repository]));
}

function previousFinish(
  release: ProductionDeployment,
  { previousFinish: finishes }: ReleasedHistory,
): Instant | null {
  const before = streamKeys(release).flatMap(key => finishes.get(key) ?? []);
  return before.length > 0 ? Math.max(...before) : null;
}

function rememberFinish(
  release: ProductionDeployment,
  { previousFinish: finishes }: ReleasedHistory,
): void {
  streamKeys(release).forEach(key => finishes.set(key, release.finishedAt));
}
