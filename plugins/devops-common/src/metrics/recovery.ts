import { compareCodePoints } from '../records/canonicalJson';
import { Instant } from '../records/instant';
import { FactFindingCode } from './factFindings';
import { Failure } from './failures';
import { compareFinished } from './ordering';
import { ProductionDeployment } from './waves';

/** How a failure ended. */
export interface Recovery {
  /** Never before the release finished; null while it is open. */
  recoveredAt: Instant | null;
  recoveredBy: string | null;
  /** What is odd about it. */
  finding: RecoveryFinding | null;
}

type RecoveryFinding = Extract<
  FactFindingCode,
  'resolved-before-finished' | 'recovery-unknown'
>;

const OPEN: Recovery = {
  recoveredAt: null,
  recoveredBy: null,
  finding: null,
};

/**
 * When a failed release was recovered. If any incident is linked, only incidents
 * decide: the last resolution, and one still open keeps the release open.
 * Otherwise the first rollback or fix. An incident that was resolved before it was
 * opened is over, but nobody knows since when: as it gives no time to restore, its
 * release gives no recovery time, and is not open either.
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
  let isReversed = false;
  for (const { incident } of incidents) {
    const { id, openedAt, resolvedAt: at } = incident;
    if (at === null) {
      return OPEN;
    }
    isReversed ||= at < openedAt;
    const isLater: boolean =
      last === null ||
      at > last.at ||
      (at === last.at && compareCodePoints(id, last.id) < 0);
    last = isLater ? { id, at } : last;
  }
  if (last === null) {
    return OPEN;
  }
  const early = last.at < finishedAt ? 'resolved-before-finished' : null;
  return {
    recoveredAt: Math.max(last.at, finishedAt),
    recoveredBy: `incident:${last.id}`,
    finding: isReversed ? 'recovery-unknown' : early,
  };
}

function byRemedy({ remedies }: Failure): Recovery {
  const [first] = [...remedies].sort(compareFinished);
  return first === undefined
    ? OPEN
    : {
        recoveredAt: first.finishedAt,
        recoveredBy: `deployment:${first.id}`,
        finding: null,
      };
}
