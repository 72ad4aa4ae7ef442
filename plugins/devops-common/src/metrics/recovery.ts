import { compareCodePoints } from '../records/canonicalJson';
import { Instant } from '../records/instant';
import { Failure } from './failures';
import { compareFinished } from './ordering';
import { ProductionDeployment } from './waves';

/** How a failure ended. */
export interface Recovery {
  /** Never before the release finished; null while it is open. */
  recoveredAt: Instant | null;
  recoveredBy: string | null;
  /** What ended it lies before the release had finished. */
  resolvedBeforeFinished: boolean;
}

const OPEN: Recovery = {
  recoveredAt: null,
  recoveredBy: null,
  resolvedBeforeFinished: false,
};

/**
 * When a failed release was recovered. If any incident is linked, only incidents
 * decide: the last resolution, and one still open keeps the release open.
 * Otherwise the first rollback or fix.
 */
export function recoveryOf(
  release: ProductionDeployment,
  failure: Failure,
): Recovery {
  return failure.incidents.size > 0
    ? byIncidents(release, failure)
    : byRemedy(failure);
}

function byIncidents(
  { finishedAt }: ProductionDeployment,
  { incidents }: Failure,
): Recovery {
  let last: { id: string; at: Instant } | null = null;
  for (const { incident } of incidents) {
    const { id, resolvedAt: at } = incident;
    if (at === null) {
      return OPEN;
    }
    const isLater: boolean =
      last === null ||
      at > last.at ||
      (at === last.at && compareCodePoints(id, last.id) < 0);
    last = isLater ? { id, at } : last;
  }
  return last === null
    ? OPEN
    : {
        recoveredAt: Math.max(last.at, finishedAt),
        recoveredBy: `incident:${last.id}`,
        resolvedBeforeFinished: last.at < finishedAt,
      };
}

function byRemedy({ remedies }: Failure): Recovery {
  const [first] = [...remedies].sort(compareFinished);
  return first === undefined
    ? OPEN
    : {
        recoveredAt: first.finishedAt,
        recoveredBy: `deployment:${first.id}`,
        resolvedBeforeFinished: false,
      };
}
