import { Instant } from '@devops-domains/backstage-plugin-devops-common';
import { TimeSlice } from '@devops-domains/backstage-plugin-devops-node';
import {
  GithubPullRequest,
  GithubReview,
  isMergedToMain,
  isReview,
  reviewSchema,
} from '../records/pullRequests';
import { historyRecords } from '../records/pullRequestRecords';
import { apiCommitSchema } from './apiCommits';
import { MergedPullRequest } from './PullRequestIndex';
import { RepositoryHistory } from './RepositoryHistory';

/** GitHub lists 250 commits of a pull request at most; as many reviews tell which came first. */
const PAGES = 3;
/** How long before a span of time a merge is looked for that is released in it, in milliseconds. */
const LEAD = 7 * 86_400_000;

const earliest = (times: readonly (string | null | undefined)[]) =>
  times
    .flatMap(time => time ?? [])
    .sort((a, b) => Date.parse(a) - Date.parse(b))[0] ?? null;

const submittedAt = ({ submitted_at }: GithubReview) => submitted_at;

/** A dismissed approval was one when it was given, but nobody can tell which dismissed reviews were. */
const isApproval = ({ state }: GithubReview) =>
  state.toLowerCase() === 'approved';

/**
 * Reads the pull requests that were changed in a span of time and before: those
 * that were merged shortly before it are released in it.
 */
export async function readPullRequests(
  history: RepositoryHistory,
  { since, until }: TimeSlice,
): Promise<void> {
  const { pullRequestIndex, repository } = history;
  const from = since - LEAD;
  const isIn = ({ updated_at }: GithubPullRequest) => {
    const at: Instant = Date.parse(updated_at);
    return at >= from && at < until;
  };
  const merged = (await history.pullRequests.downTo(from)).filter(
    one =>
      isIn(one) &&
      one.merged_at &&
      isMergedToMain(repository, one) &&
      !pullRequestIndex.numbered(one.number),
  );
  for (const pullRequest of merged) {
    await readPullRequest(history, pullRequest);
  }
}

/**
 * Reads what a merged pull request holds and writes it as the change that it is.
 *
 * @returns null when it is not merged, or was passed over
 */
export async function readPullRequest(
  history: RepositoryHistory,
  pullRequest: GithubPullRequest,
): Promise<MergedPullRequest | null> {
  const { merged_at, merge_commit_sha, number } = pullRequest;
  if (!merged_at || !merge_commit_sha) {
    return null;
  }
  const read = await history.writer.orPassOver(() =>
    Promise.all([
      history.list(
        apiCommitSchema,
        `pulls/${number}/commits`,
        {},
        { pages: PAGES },
      ),
      history.list(
        reviewSchema,
        `pulls/${number}/reviews`,
        {},
        { pages: PAGES },
      ),
    ]),
  );
  if (!read) {
    return null;
  }
  const [commits, all] = read;
  const reviews = all.filter(
    one =>
      isReview(pullRequest, one) &&
      Date.parse(one.submitted_at ?? '') <= Date.parse(merged_at),
  );
  const times = {
    number,
    firstCommitAt: earliest(commits.map(({ commit }) => commit.author?.date)),
    openedAt: pullRequest.created_at,
    firstReviewAt: earliest(reviews.map(({ submitted_at }) => submitted_at)),
    approvedAt: earliest(reviews.filter(isApproval).map(submittedAt)),
    mergedAt: merged_at,
  };
  await history.writer.write(
    historyRecords(history.repository, pullRequest, merge_commit_sha, times),
  );
  const merged = {
    times,
    revision: merge_commit_sha,
    commits: commits.map(({ sha }) => sha),
  };
  history.pullRequestIndex.add(merged);
  return merged;
}
