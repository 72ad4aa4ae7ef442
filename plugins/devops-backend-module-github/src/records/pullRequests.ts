import {
  formatInstant,
  SentChange,
} from '@devops-domains/backstage-plugin-devops-common';
import { instantText } from '@devops-domains/backstage-plugin-devops-node';
import { z } from 'zod';
import { httpUrl } from './links';
import { firstCounts } from './precedence';
import { externalId, idSchema, Repository } from './repository';

const accountSchema = z
  .object({ id: idSchema.nullish(), type: z.string().nullish() })
  .nullish();

/** A pull request in events and in the API's lists, as far as it is read. */
export const pullRequestSchema = z.object({
  id: idSchema,
  number: z.int().nonnegative(),
  created_at: instantText,
  updated_at: instantText,
  merged_at: instantText.nullish(),
  merge_commit_sha: z.string().nullish(),
  html_url: z.string().nullish(),
  user: accountSchema,
  head: z.object({ sha: z.string().min(1) }),
  base: z.object({ ref: z.string() }),
});

/** A review in events and in the API. */
export const reviewSchema = z.object({
  state: z.string(),
  submitted_at: instantText.nullish(),
  user: accountSchema,
});

/** @see {@link pullRequestSchema} */
export type GithubPullRequest = z.infer<typeof pullRequestSchema>;
/** @see {@link reviewSchema} */
export type GithubReview = z.infer<typeof reviewSchema>;

/** Whether GitHub knows an account for a bot's. */
export const isBot = (account: { type?: string | null } | null | undefined) =>
  account?.type === 'Bot';

/**
 * Whether it was merged into the branch that releases are made from. What is
 * merged into another branch is on its way: it comes to that branch later, as
 * commits of another merge.
 */
export function isMergedToMain(
  { default_branch }: Repository,
  { base }: GithubPullRequest,
): boolean {
  return !default_branch || base.ref === default_branch;
}

/** Somebody else's look at it: neither a bot's nor the author's own. */
export function isReview(
  pullRequest: GithubPullRequest,
  { user }: GithubReview,
): boolean {
  const author = pullRequest.user?.id ?? null;
  return !isBot(user) && (author === null || author !== (user?.id ?? null));
}

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

/** What is known of a merged pull request after the fact: all of it in one version, which is later than that of the merge itself. */
export function historyRecord(
  repository: Repository,
  pullRequest: GithubPullRequest,
  revision: string,
  times: NonNullable<SentChange['pullRequest']> & { mergedAt: string },
): Omit<SentChange, 'source'> {
  const url = httpUrl(pullRequest.html_url);
  return {
    ...identityOf(repository, pullRequest),
    revision,
    pullRequest: times,
    ...(isBot(pullRequest.user) ? { automated: true } : {}),
    ...(url ? { url } : {}),
    updatedAt: formatInstant(Date.parse(times.mergedAt) + 1),
  };
}

/** What a merge tells: its commit, and where that is to be found in the records of the reviews. */
export function mergedRecords(
  repository: Repository,
  pullRequest: GithubPullRequest,
  revision: string,
  mergedAt: string,
): Omit<SentChange, 'source'>[] {
  const url = httpUrl(pullRequest.html_url);
  return [
    {
      ...identityOf(repository, pullRequest),
      revision,
      pullRequest: {
        number: pullRequest.number,
        openedAt: pullRequest.created_at,
        mergedAt,
      },
      ...(isBot(pullRequest.user) ? { automated: true } : {}),
      ...(url ? { url } : {}),
      updatedAt: mergedAt,
    },
    ...REVIEW_RECORDS.map(part => ({
      ...identityOf(repository, pullRequest, part),
      revision,
      updatedAt: mergedAt,
    })),
  ];
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
): Omit<SentChange, 'source'>[] {
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
