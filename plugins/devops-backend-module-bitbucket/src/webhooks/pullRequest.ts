import {
  BEFORE_ALL,
  instantText,
  parsePayload,
  Reading,
} from '@devops-domains/backstage-plugin-devops-node';
import { z } from 'zod';
import { BitbucketSettings } from '../configuration/bitbucketSettings';
import { mainBranchesOf, repositorySchema, repositoryUrl } from './webhook';

const participantSchema = z.object({
  role: z.string(),
  approved: z.boolean().nullish(),
  participated_on: instantText.nullish(),
});

const schema = z.object({
  repository: repositorySchema,
  pullrequest: z.object({
    id: z.int(),
    created_on: instantText,
    updated_on: instantText,
    closed_on: instantText.nullish(),
    destination: z.object({ branch: z.object({ name: z.string() }) }),
    merge_commit: z.object({ hash: z.string() }).nullish(),
    participants: z.array(participantSchema).nullish(),
  }),
});

/** Both the pull request and the push that merges it tell of this record. */
export function pullRequestId(repository: { uuid: string }, id: number) {
  return `${repository.uuid}/pull-request/${id}`;
}

/** A pull request that was merged into the main branch, with the reviews that led to it. */
export function readPullRequest(
  payload: unknown,
  settings: BitbucketSettings,
): Reading {
  const { repository, pullrequest } = parsePayload(
    schema,
    payload,
    'Bitbucket',
  );
  const { id, merge_commit: merge, destination } = pullrequest;
  if (!merge) {
    return { ignored: 'the pull request was closed without a merge commit' };
  }
  if (!mainBranchesOf(repository, settings).includes(destination.branch.name)) {
    return {
      ignored: 'the pull request is not into the main branch, see mainBranches',
    };
  }
  const reviews = (pullrequest.participants ?? []).filter(
    ({ role, participated_on: on }) => role === 'REVIEWER' && on,
  );
  return {
    records: [
      {
        kind: 'change',
        externalId: pullRequestId(repository, id),
        // Bitbucket shortens the commit, and the push tells it whole.
        updatedAt: BEFORE_ALL,
        repository: repositoryUrl(repository),
        revision: merge.hash,
        pullRequest: {
          number: id,
          openedAt: pullrequest.created_on,
          firstReviewAt: firstOf(reviews),
          approvedAt: firstOf(reviews.filter(({ approved }) => approved)),
          mergedAt: pullrequest.closed_on ?? pullrequest.updated_on,
        },
      },
    ],
  };
}

function firstOf(reviews: z.infer<typeof participantSchema>[]): string | null {
  const [first] = reviews
    .flatMap(({ participated_on: on }) => (on ? [on] : []))
    .sort((a, b) => Date.parse(a) - Date.parse(b));
  return first ?? null;
}
