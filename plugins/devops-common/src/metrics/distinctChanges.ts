import { canonicalJson, compareCodePoints } from '../records/canonicalJson';
import { Instant } from '../records/instant';
import { Change, PullRequest } from '../records/record';

/**
 * The changes of one list, each revision once. Of what is said twice the earliest
 * instant of each field stays, so that the order of the list decides nothing.
 */
export function distinctChanges(listed: Change[]): Change[] {
  const byRevision = new Map<string, Change>();
  for (const change of listed) {
    const known = byRevision.get(change.revision);
    byRevision.set(change.revision, known ? combine(known, change) : change);
  }
  return byRevision.size === listed.length ? listed : [...byRevision.values()];
}

function combine(a: Change, b: Change): Change {
  return {
    revision: a.revision,
    parents: smaller(a.parents, b.parents),
    authoredAt: earlier(a.authoredAt, b.authoredAt),
    committedAt: earlier(a.committedAt, b.committedAt),
    automated: a.automated || b.automated,
    pullRequest: combinePullRequests(a.pullRequest, b.pullRequest),
  };
}

/** Of two pull requests the first that was opened brought the change, by their numbers. */
function combinePullRequests(
  a: PullRequest | null,
  b: PullRequest | null,
): PullRequest | null {
  if (a === null || b === null) {
    return a ?? b;
  }
  if (a.number !== b.number) {
    return a.number < b.number ? a : b;
  }
  return {
    number: a.number,
    firstCommitAt: earlier(a.firstCommitAt, b.firstCommitAt),
    openedAt: earlier(a.openedAt, b.openedAt),
    firstReviewAt: earlier(a.firstReviewAt, b.firstReviewAt),
    approvedAt: earlier(a.approvedAt, b.approvedAt),
    mergedAt: earlier(a.mergedAt, b.mergedAt),
  };
}

function earlier(a: Instant | null, b: Instant | null): Instant | null {
  return a === null || b === null ? a ?? b : Math.min(a, b);
}

/** There is no better one of two lists of parents; by their text it is always the same. */
function smaller(a: string[] | null, b: string[] | null): string[] | null {
  if (a === null || b === null) {
    return a ?? b;
  }
  return compareCodePoints(canonicalJson(a), canonicalJson(b)) <= 0 ? a : b;
}
