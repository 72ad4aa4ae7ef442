import { Reading } from '@devops-domains/backstage-plugin-devops-node';
import { z } from 'zod';
import { AzureDevopsSettings } from '../configuration/azureDevopsSettings';
import { optionalInstant, optionalText, parseEvent } from './envelope';
import { repositoryUrl } from './repositories';

const repositorySchema = z.object({
  id: z.string(),
  webUrl: optionalText,
  remoteUrl: z.string(),
  defaultBranch: optionalText,
});

const commit = z.object({ commitId: z.string() }).nullish();

const pullRequestSchema = z.object({
  repository: repositorySchema,
  pullRequestId: z.int(),
  status: z.string(),
  targetRefName: z.string(),
  creationDate: optionalInstant,
  closedDate: optionalInstant,
  lastMergeCommit: commit,
  lastMergeTargetCommit: commit,
  lastMergeSourceCommit: commit,
  completionOptions: z.object({ mergeStrategy: optionalText }).nullish(),
});

type PullRequest = z.infer<typeof pullRequestSchema>;

/** Whether a ref is the main branch; the events of pull requests do not say which that is. */
function isMain(
  ref: string,
  { defaultBranch }: z.infer<typeof repositorySchema>,
  { mainBranches }: AzureDevopsSettings,
): boolean {
  return defaultBranch
    ? ref === defaultBranch
    : mainBranches.some(branch => ref === `refs/heads/${branch}`);
}

/**
 * A pull request that was completed. The event of a merge commit alone says
 * nothing: Azure DevOps merges on trial with every push.
 */
export function readPullRequest(
  payload: unknown,
  settings: AzureDevopsSettings,
): Reading {
  const { resource, createdDate } = parseEvent(pullRequestSchema, payload);
  const { repository, pullRequestId, lastMergeCommit, closedDate } = resource;
  if (resource.status !== 'completed' || !lastMergeCommit) {
    return {
      ignored: `the pull request is ${resource.status.slice(
        0,
        40,
      )}, not completed with a merge`,
    };
  }
  if (!isMain(resource.targetRefName, repository, settings)) {
    return {
      ignored: 'the pull request is not into the main branch, see mainBranches',
    };
  }
  const parents = parentsOf(resource);
  return {
    records: [
      {
        kind: 'change',
        externalId: `${repository.id}/pull-request/${pullRequestId}`,
        updatedAt: closedDate ?? createdDate,
        repository: repositoryUrl(repository.webUrl ?? repository.remoteUrl),
        revision: lastMergeCommit.commitId,
        ...(parents && { parents }),
        pullRequest: {
          number: pullRequestId,
          openedAt: resource.creationDate,
          mergedAt: closedDate ?? createdDate,
        },
      },
    ],
  };
}

/** They follow from how it was merged; a rebase makes commits that nobody tells of. */
function parentsOf(pullRequest: PullRequest): string[] | null {
  const target = pullRequest.lastMergeTargetCommit?.commitId;
  const source = pullRequest.lastMergeSourceCommit?.commitId;
  const strategy = pullRequest.completionOptions?.mergeStrategy?.toLowerCase();
  if (strategy === 'squash' && target) return [target];
  return strategy === 'nofastforward' && target && source
    ? [target, source]
    : null;
}

const pushSchema = z.object({
  commits: z
    .array(
      z.object({
        commitId: z.string(),
        author: z.object({ date: optionalInstant }).nullish(),
        committer: z.object({ date: optionalInstant }).nullish(),
      }),
    )
    .nullish(),
  refUpdates: z.array(z.object({ name: z.string() })),
  repository: repositorySchema,
  date: optionalInstant,
});

/** The commits of a push to the main branch. */
export function readPush(
  payload: unknown,
  settings: AzureDevopsSettings,
): Reading {
  const { resource, createdDate } = parseEvent(pushSchema, payload);
  const { repository, commits } = resource;
  const isIntoMain = resource.refUpdates.some(({ name }) =>
    isMain(name, repository, settings),
  );
  if (!isIntoMain || !commits?.length) {
    return { ignored: 'the push brings no commit to the main branch' };
  }
  return {
    records: commits.map(({ commitId, author, committer }) => ({
      kind: 'change',
      externalId: `${repository.id}/${commitId}`,
      updatedAt: resource.date ?? createdDate,
      repository: repositoryUrl(repository.remoteUrl),
      revision: commitId,
      authoredAt: author?.date ?? null,
      committedAt: committer?.date ?? null,
    })),
  };
}
