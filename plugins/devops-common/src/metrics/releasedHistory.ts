import { Instant } from '../records/instant';
import { comparableRepository } from '../records/repositoryKey';
import { FactFindingCode } from './factFindings';
import { KnownChange, KnownChanges } from './knownChanges';
import { ProductionDeployment } from './waves';

const LONG_GAP_MS = 60 * 86_400_000;

/** What the releases before one have brought to production. */
export interface ReleasedHistory {
  known: KnownChanges;
  /** Versions of earlier releases and all revisions that is known to lie below them. */
  released: Set<string>;
  /** Revisions that were counted as a change of a release. */
  counted: Set<string>;
  /** The previous release with a revision, by environment and repository. */
  bases: Map<string, Base>;
}

/** A release that a later one is compared with. */
export interface Base {
  revision: string;
  finishedAt: Instant;
}

/** What lies below a release and was not in production before it. */
export interface Walk {
  /** Whether the release brought back, or brought again, what was released before. */
  isReleased: boolean;
  /** Known changes that no earlier release had below it. */
  visited: KnownChange[];
  /** The revisions of the walk, those included of which no more is known. */
  passed: string[];
  /** Whether the walk met something released earlier. */
  meetsReleased: boolean;
  /** Whether the parents of all that was passed are known: nothing below is hidden. */
  isUnbroken: boolean;
}

/** Marks the revision of a release and its known ancestors as released. */
export function walkAncestors(
  { revision, version }: ProductionDeployment,
  { known, released }: ReleasedHistory,
): Walk {
  const walk: Walk = {
    isReleased: version !== null && released.has(version),
    visited: [],
    passed: [],
    meetsReleased: false,
    isUnbroken: revision !== null,
  };
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
    if (!change?.parents) {
      walk.isUnbroken = false;
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
  // An artifact of unknown origin is known again by its name.
  if (version !== null) {
    released.add(version);
  }
  return walk;
}

/** The previous release with a revision in each environment that a release reached. */
export function previousReleases(
  release: ProductionDeployment,
  { bases }: ReleasedHistory,
): Base[] {
  return streamKeys(release).flatMap(key => bases.get(key) ?? []);
}

/** Whether changes of a release may have waited for nothing but the release. */
export function isAfterLongGap(
  release: ProductionDeployment,
  history: ReleasedHistory,
): boolean {
  const bases = previousReleases(release, history);
  const since = Math.max(...bases.map(({ finishedAt }) => finishedAt));
  return bases.length > 0 && release.finishedAt - since > LONG_GAP_MS;
}

function streamKeys({
  environmentKeys,
  repository,
}: ProductionDeployment): string[] {
  const named = comparableRepository(repository);
  return environmentKeys.map(key => JSON.stringify([key, named]));
}

/** Makes a release the one that the next of its environments is compared with. */
export function rememberRelease(
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

/**
 * Whether what a release does not seem to carry is not in production by it.
 *
 * @param walk - null for a rollback, which must have brought back what was known
 * @param finding - what stands in the way of knowing what it carried
 */
export function tellsAll(
  { version, revision, changes }: ProductionDeployment,
  walk: Walk | null,
  finding: FactFindingCode | null,
  { released }: ReleasedHistory,
): boolean {
  if (walk === null) {
    return version !== null && released.has(version);
  }
  // Some pipelines list nothing but the revision that they deploy.
  const isListed =
    changes !== null &&
    (changes.length === 0 || changes.some(one => one.revision !== revision));
  return isListed || walk.isReleased || (walk.isUnbroken && finding === null);
}
