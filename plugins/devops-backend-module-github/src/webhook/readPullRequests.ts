import { parsePayload } from '@devops-domains/backstage-plugin-devops-node';
import { z } from 'zod';
import {
  isMergedToMain,
  isReview,
  pullRequestSchema,
  reviewSchema,
} from '../records/pullRequests';
import { mergedRecords, reviewRecords } from '../records/pullRequestRecords';
import { repositorySchema } from '../records/repository';
import { SOURCE_TITLE } from '../records/source';
import { EventReader } from './eventReader';

const pullRequestEvent = z.object({
  action: z.string(),
  pull_request: pullRequestSchema,
  repository: repositorySchema,
});

const reviewEvent = pullRequestEvent.extend({ review: reviewSchema });

/** `pull_request`: a change once it is merged; the merge tells when it was opened. */
export const readPullRequest: EventReader = payload => {
  const { action, pull_request, repository } = parsePayload(
    pullRequestEvent,
    payload,
    SOURCE_TITLE,
  );
  if (action !== 'closed') {
    return {
      ignored: `a pull request counts when it is merged, and that tells when it was opened; this one was ${action}`,
    };
  }
  const { merged_at, merge_commit_sha, base } = pull_request;
  if (!merged_at || !merge_commit_sha) {
    return { ignored: 'the pull request was closed without being merged' };
  }
  if (!isMergedToMain(repository, pull_request)) {
    return {
      ignored: `a merge counts on the default branch, not on '${base.ref}'`,
    };
  }
  return {
    records: mergedRecords(
      repository,
      pull_request,
      merge_commit_sha,
      merged_at,
    ),
  };
};

/** `pull_request_review`: when somebody else first looked at it, and approved it. */
export const readReview: EventReader = payload => {
  const { action, review, pull_request, repository } = parsePayload(
    reviewEvent,
    payload,
    SOURCE_TITLE,
  );
  if (action !== 'submitted' || !review.submitted_at) {
    return { ignored: `only a review that is submitted counts, not ${action}` };
  }
  if (!isReview(pull_request, review)) {
    return {
      ignored: "a review by a bot or by the author is nobody else's look at it",
    };
  }
  const { merged_at } = pull_request;
  if (merged_at && Date.parse(review.submitted_at) > Date.parse(merged_at)) {
    return { ignored: 'a review after the merge is none of the way to it' };
  }
  return {
    records: reviewRecords(
      repository,
      pull_request,
      review.state,
      review.submitted_at,
    ),
  };
};
