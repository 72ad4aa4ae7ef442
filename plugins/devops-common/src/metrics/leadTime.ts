import { Instant } from '../records/instant';
import { PullRequest } from '../records/record';
import { LeadTimeStart } from './definitions';
import { FactFindingCode } from './factFindings';
import { ChangeFact } from './facts';
import { KnownChange } from './knownChanges';
import { ProductionDeployment } from './waves';

/**
 * The lead time of a change that first reached production with a release.
 *
 * @param isSquash - whether the change is the only commit of its pull request
 */
export function changeFact(
  change: KnownChange,
  release: ProductionDeployment,
  context: { service: string; isSquash: boolean; start: LeadTimeStart },
): ChangeFact {
  const { startAt, finding } = startOf(change, context);
  const findings: FactFindingCode[] = finding ? [finding] : [];
  const duration = startAt === null ? null : release.finishedAt - startAt;
  if (duration !== null && duration < 0) {
    findings.push('negative-lead-time');
  }
  return {
    service: context.service,
    revision: change.revision,
    releaseId: release.id,
    releasedAt: release.finishedAt,
    startAt,
    leadTimeMs: duration !== null && duration >= 0 ? duration : null,
    automated: change.automated,
    ...stagesOf(change.pullRequest, release.finishedAt),
    findings,
  };
}

/** Where the lead time of a change starts, by the definition in use. */
function startOf(
  { authoredAt, committedAt, pullRequest }: KnownChange,
  { isSquash, start }: { isSquash: boolean; start: LeadTimeStart },
): { startAt: Instant | null; finding: FactFindingCode | null } {
  if (start !== 'authoredAt') {
    const startAt =
      start === 'committedAt' ? committedAt : pullRequest?.[start] ?? null;
    return { startAt, finding: startAt === null ? 'no-start' : null };
  }
  const own = authoredAt ?? committedAt;
  if (own === null) {
    return { startAt: null, finding: 'no-start' };
  }
  // A squash keeps the date of the merge; work began with the first commit.
  const first = isSquash ? pullRequest?.firstCommitAt ?? own : own;
  return {
    startAt: Math.min(own, first),
    finding: authoredAt === null ? 'start-from-commit-date' : null,
  };
}

type Stages = Pick<
  ChangeFact,
  'codingMs' | 'pickupMs' | 'reviewMs' | 'deliveryMs'
>;

function stagesOf(
  pullRequest: PullRequest | null,
  releasedAt: Instant,
): Stages {
  const { firstCommitAt, openedAt, firstReviewAt, mergedAt } =
    pullRequest ?? {};
  return {
    codingMs: between(firstCommitAt, openedAt),
    pickupMs: between(openedAt, firstReviewAt),
    reviewMs: between(firstReviewAt, mergedAt),
    deliveryMs: between(mergedAt, releasedAt),
  };
}

/** A stage whose end lies before its start did not happen in this order. */
function between(
  from: Instant | null | undefined,
  to: Instant | null | undefined,
): number | null {
  const isKnown = typeof from === 'number' && typeof to === 'number';
  return isKnown && to >= from ? to - from : null;
}
