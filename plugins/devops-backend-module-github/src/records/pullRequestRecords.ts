import {
  formatInstant,
  SentChange,
} from '@devops-domains/backstage-plugin-devops-common';
import { httpUrl } from './links';
import { firstCounts } from './precedence';
import { GithubPullRequest, isBot } from './pullRequests';
import { externalId, Repository } from './repository';

type Change = Omit<SentChange, 'source'>;

/**
 * What reviews tell is kept in records of their own beside the pull request's:
 * a version replaces `pullRequest` as a whole, and the merge knows of no review.
 * All are changes of one revision, of which each reader makes one change.
 */
type ReviewRecord = 'review' | 'approval';

const REVIEW_RECORDS: readonly ReviewRecord[] = ['review', 'approval'];

function identityOf(
  repository: Repository,
  pullRequest: GithubPullRequest,
  part?: ReviewRecord,
) {
  const id = `pull/${pullRequest.id}${part ? `/${part}` : ''}`;
  return {
    kind: 'change' as const,
    externalId: externalId(repository, id),
    repository: repository.html_url,
  };
}

/** What a merge tells: its commit, and where that is to be found in the records of the reviews. */
export function mergedRecords(
  repository: Repository,
  pullRequest: GithubPullRequest,
  revision: string,
  mergedAt: string,
): Change[] {
  const { number, created_at: openedAt } = pullRequest;
  const times = { number, openedAt, mergedAt };
  const record = changeRecord(repository, pullRequest, revision, times);
  return [
    { ...record, updatedAt: mergedAt },
    ...mergedReviews(repository, pullRequest, revision, mergedAt),
  ];
}

/**
 * What is known of a merged pull request after the fact: all of it in one
 * version, which is later than that of the merge itself. The records of the
 * reviews get their commit here too, in case no event told of the merge.
 */
export function historyRecords(
  repository: Repository,
  pullRequest: GithubPullRequest,
  revision: string,
  times: NonNullable<Change['pullRequest']> & { mergedAt: string },
): Change[] {
  const record = changeRecord(repository, pullRequest, revision, times);
  return [
    { ...record, updatedAt: formatInstant(Date.parse(times.mergedAt) + 1) },
    ...mergedReviews(repository, pullRequest, revision, times.mergedAt),
  ];
}

function mergedReviews(
  repository: Repository,
  pullRequest: GithubPullRequest,
  revision: string,
  mergedAt: string,
): Change[] {
  return REVIEW_RECORDS.map(part => ({
    ...identityOf(repository, pullRequest, part),
    revision,
    updatedAt: mergedAt,
  }));
}

function changeRecord(
  repository: Repository,
  pullRequest: GithubPullRequest,
  revision: string,
  times: NonNullable<Change['pullRequest']>,
) {
  const url = httpUrl(pullRequest.html_url);
  return {
    ...identityOf(repository, pullRequest),
    revision,
    pullRequest: times,
    ...(isBot(pullRequest.user) ? { automated: true } : {}),
    ...(url ? { url } : {}),
  };
}

/**
 * What a review tells. Until the pull request is merged its last commit stands
 * for the revision that is yet to be.
 */
export function reviewRecords(
  repository: Repository,
  pullRequest: GithubPullRequest,
  state: string,
  submittedAt: string,
): Change[] {
  const isApproval = state.toLowerCase() === 'approved';
  const times: Record<ReviewRecord, object | null> = {
    review: { firstReviewAt: submittedAt },
    approval: isApproval ? { approvedAt: submittedAt } : null,
  };
  return REVIEW_RECORDS.flatMap(part => {
    const known = times[part];
    return known
      ? {
          ...identityOf(repository, pullRequest, part),
          revision: pullRequest.head.sha,
          pullRequest: { number: pullRequest.number, ...known },
          updatedAt: firstCounts(pullRequest.created_at, submittedAt),
        }
      : [];
  });
}
