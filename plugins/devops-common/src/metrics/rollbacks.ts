import { compareFinished } from './ordering';
import { ProductionDeployment } from './waves';

const DAY_MS = 86_400_000;

/** What the versions that followed each other say about releases. */
export interface DetectedRollbacks {
  /** Each detected rollback with the releases that it fails: one for each environment at most. */
  failedBy: Map<ProductionDeployment, ProductionDeployment[]>;
  /** Each release that a rollback jumped over, with the first rollback that did. */
  suspects: Map<ProductionDeployment, ProductionDeployment>;
}

/** The releases of each environment, in the order of the definitions. */
export function releasesByEnvironment(
  releases: readonly ProductionDeployment[],
): Map<string, ProductionDeployment[]> {
  const streams = new Map<string, ProductionDeployment[]>();
  for (const release of releases) {
    for (const environment of release.environmentKeys) {
      const stream = streams.get(environment);
      if (stream) {
        stream.push(release);
      } else {
        streams.set(environment, [release]);
      }
    }
  }
  return streams;
}

/**
 * Finds the releases that brought back what had run before.
 *
 * @param streams - what {@link releasesByEnvironment} made
 * @param liveDays - how long ago the restored version may have stopped being live
 */
export function detectRollbacks(
  streams: ReadonlyMap<string, ProductionDeployment[]>,
  liveDays: number,
): DetectedRollbacks {
  const found: DetectedRollbacks = { failedBy: new Map(), suspects: new Map() };
  for (const stream of streams.values()) {
    // A release without a version is passed over in comparisons of versions.
    detectInStream(
      stream.filter(({ version }) => version !== null),
      liveDays * DAY_MS,
      found,
    );
  }
  return found;
}

function detectInStream(
  stream: ProductionDeployment[],
  liveMs: number,
  found: DetectedRollbacks,
): void {
  const first = new Map<string | null, number>();
  const last = new Map<string | null, number>();
  const jumpOver = skipper(stream.length);
  stream.forEach((release, i) => {
    const { version } = release;
    const before = last.get(version);
    const preceding = stream[i - 1]?.version;
    if (
      before !== undefined &&
      preceding !== version &&
      first.get(version)! < first.get(preceding)! &&
      release.finishedAt - stream[before + 1].finishedAt <= liveMs
    ) {
      const failed = found.failedBy.get(release) ?? [];
      found.failedBy.set(release, [...failed, stream[before + 1]]);
      for (const between of jumpOver(before + 2, i)) {
        keepFirst(found.suspects, stream[between], release);
      }
    }
    if (before === undefined) {
      first.set(version, i);
    }
    last.set(version, i);
  });
}

/** A release of several environments may be jumped over in each of them. */
function keepFirst(
  suspects: DetectedRollbacks['suspects'],
  suspect: ProductionDeployment,
  rollback: ProductionDeployment,
): void {
  const known = suspects.get(suspect);
  if (known === undefined || compareFinished(rollback, known) < 0) {
    suspects.set(suspect, rollback);
  }
}

/**
 * Gives the positions of an interval that no earlier interval held, so that
 * rollbacks over the same releases again and again stay near linear.
 */
function skipper(
  length: number,
): (from: number, to: number) => Generator<number> {
  const next = Array.from({ length: length + 1 }, (_, i) => i);
  const find = (start: number): number => {
    let root = start;
    while (next[root] !== root) {
      next[root] = next[next[root]];
      root = next[root];
    }
    return root;
  };
  return function* unseen(from, to) {
    for (let i = find(Math.min(from, length)); i < to; i = find(i)) {
      next[i] = i + 1;
      yield i;
    }
  };
}
