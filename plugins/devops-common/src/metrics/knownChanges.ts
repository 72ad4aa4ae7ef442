import { Change } from '../records/record';
import { ServiceHistory } from './facts';
import { pullRequestSizes } from './pullRequestSizes';

/** A change with what every sender knew of it. */
export interface KnownChange extends Change {
  repository: string | null;
}

/** The changes of one service. */
export interface KnownChanges {
  byRevision: ReadonlyMap<string, KnownChange>;
  /** Whether a revision was received, or named as the parent of one that was. */
  isNamed: (revision: string) => boolean;
  /** Whether a person took a change out of the numbers. */
  isExcluded: (revision: string) => boolean;
  /** Whether a change is the only commit that its pull request brought: a squash. */
  isSquash: (revision: string) => boolean;
}

/**
 * Everything known about the changes of a service: those sent by themselves, and
 * those that deployments of any environment list.
 *
 * @param history - distinct records in a fixed order
 */
export function knownChanges({
  changes,
  deployments,
  excludedChanges = [],
}: ServiceHistory): KnownChanges {
  const byRevision = new Map<string, KnownChange>();
  const add = (change: Change, repository: string | null) => {
    byRevision.set(
      change.revision,
      completeChange(
        byRevision.get(change.revision) ?? null,
        change,
        repository,
      ),
    );
  };
  changes.forEach(change => add(change, change.repository));
  for (const { changes: listed, repository } of deployments) {
    listed?.forEach(change => add(change, repository));
  }
  const sizes = pullRequestSizes([...byRevision.values()]);
  const parents = new Set(
    [...byRevision.values()].flatMap(change => change.parents ?? []),
  );
  const excluded = new Set(excludedChanges);
  return {
    byRevision,
    isExcluded: revision => excluded.has(revision),
    isNamed: revision => byRevision.has(revision) || parents.has(revision),
    isSquash: revision => {
      const change = byRevision.get(revision);
      return change !== undefined && sizes(change) === 1;
    },
  };
}

/** What is known first stands; what it leaves open is taken from the other. */
export function completeChange(
  known: KnownChange | null,
  other: Change,
  repository: string | null,
): KnownChange {
  return {
    revision: other.revision,
    parents: known?.parents ?? other.parents,
    authoredAt: known?.authoredAt ?? other.authoredAt,
    committedAt: known?.committedAt ?? other.committedAt,
    automated: (known?.automated ?? false) || other.automated,
    pullRequest: completePullRequest(
      known?.pullRequest ?? null,
      other.pullRequest,
    ),
    repository: known?.repository ?? repository,
  };
}

function completePullRequest(
  known: Change['pullRequest'],
  other: Change['pullRequest'],
): Change['pullRequest'] {
  if (known === null || other === null || known.number !== other.number) {
    return known ?? other;
  }
  return {
    number: known.number,
    firstCommitAt: known.firstCommitAt ?? other.firstCommitAt,
    openedAt: known.openedAt ?? other.openedAt,
    firstReviewAt: known.firstReviewAt ?? other.firstReviewAt,
    approvedAt: known.approvedAt ?? other.approvedAt,
    mergedAt: known.mergedAt ?? other.mergedAt,
  };
}
