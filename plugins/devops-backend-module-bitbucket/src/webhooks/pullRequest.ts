import {
  instantText,
  parsePayload,
  Reading,
} from '@devops-domains/backstage-plugin-devops-node';
import { z } from 'zod';
import { repositorySchema, repositoryUrl } from './webhook';

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
    merge_commit: z.object({ hash: z.string() }).nullish(),
    participants: z.array(participantSchema).nullish(),
  }),
});

/** An age below all others: Bitbucket shortens the commit, and the push tells it whole. */
const BEFORE_ALL = '0001-01-01T00:00:00Z';

/** Both the pull request and the push that merges it tell of this record. */
export function pullRequestId(repository: { uuid: string }, id: number) {
  return `${repository.uuid}/pull-request/${id}`;
}

/** A pull request that was merged, with the reviews that led to it. */
export function readPullRequest(payload: unknown): Reading {
  const { repository, pullrequest } = parsePayload(
    schema,
    payload,
    'Bitbucket',
  );
  const { id, merge_commit: merge } = pullrequest;
  if (!merge) {
    return { ignored: 'the pull request was closed without a merge commit' };
  }
  const reviews = (pullrequest.participants ?? []).filter(
    ({ role, participated_on: on }) => role === 'REVIEWER' && on,
  );
  return {
    records: [
      {
        kind: 'change',
        externalId: pullRequestId(repository, id),
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
