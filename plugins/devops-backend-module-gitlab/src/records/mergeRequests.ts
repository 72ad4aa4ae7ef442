import {
  formatInstant,
  Instant,
  SentChange,
} from '@devops-domains/backstage-plugin-devops-common';
import { externalId, Project } from './project';

/** What an event or the API says of a merged merge request. */
export interface MergedRequest {
  project: Project;
  number: number;
  openedAt: Instant;
  mergedAt: Instant;
  updatedAt: Instant;
  firstCommitAt?: Instant | null;
  firstReviewAt?: Instant | null;
  approvedAt?: Instant | null;
  automated?: boolean;
  url?: string | null;
}

/** The commits that a merge can leave on the target branch. */
export interface MergedCommits {
  squash?: string | null;
  merge?: string | null;
  /** Last commit of the source branch; the one on the target branch after a fast-forward. */
  head?: string | null;
}

/**
 * The commit by which a merge request is known on its target branch. Where the
 * commits were squashed it is the squash, whether or not a merge commit follows:
 * that one brings nothing of its own.
 */
export function mergedRevision(commits: MergedCommits): string | null {
  return commits.squash || commits.merge || commits.head || null;
}

/** A commit as a change that a merge request brought. */
export function mergedChange(
  revision: string,
  request: MergedRequest,
): Omit<SentChange, 'source'> {
  const { project, number, automated, url } = request;
  const written = (instant: Instant | null | undefined) =>
    typeof instant === 'number' ? formatInstant(instant) : null;
  return {
    kind: 'change',
    externalId: externalId(project, 'commits', revision),
    repository: project.webUrl,
    revision,
    pullRequest: {
      number,
      firstCommitAt: written(request.firstCommitAt),
      openedAt: formatInstant(request.openedAt),
      firstReviewAt: written(request.firstReviewAt),
      approvedAt: written(request.approvedAt),
      mergedAt: formatInstant(request.mergedAt),
    },
    updatedAt: formatInstant(request.updatedAt),
    ...(automated ? { automated } : {}),
    ...(url ? { url } : {}),
  };
}

/**
 * Takes back that a commit is known as the merge request's. GitLab's event does
 * not name the squash, so the merge commit, or the last commit of the source
 * branch, was taken for it until the API told.
 */
export function unmergedChange(
  revision: string,
  { project, updatedAt }: Pick<MergedRequest, 'project' | 'updatedAt'>,
): Omit<SentChange, 'source'> {
  return {
    kind: 'change',
    externalId: externalId(project, 'commits', revision),
    repository: project.webUrl,
    revision,
    pullRequest: null,
    updatedAt: formatInstant(updatedAt),
  };
}
