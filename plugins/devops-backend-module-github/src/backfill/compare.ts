import { RECORD_LIMITS } from '@devops-domains/backstage-plugin-devops-common';
import { ApiError } from '@devops-domains/backstage-plugin-devops-node';
import { z } from 'zod';
import { ApiCommit, apiCommitSchema } from './apiCommits';
import { GithubApi, isGone } from './GithubApi';

const comparisonSchema = z.object({
  status: z.string(),
  total_commits: z.int().nonnegative(),
  commits: z.array(apiCommitSchema),
});

/** What lies between two revisions: commits, `gone` when GitHub does not know one of them any more, or more than a record may list. */
export type Comparison =
  | { commits: ApiCommit[] }
  | { commits: null; reason: 'gone' | 'too-many' };

/**
 * The commits that a revision has and an earlier one has not. What is behind
 * brings none. Of histories that have parted it is what only the new one has.
 *
 * @param path - of the repository
 */
export async function compare(
  api: GithubApi,
  path: string,
  base: string,
  head: string,
): Promise<Comparison> {
  const commits = new Map<string, ApiCommit>();
  try {
    for (let page = 1; ; page++) {
      const answer = await api.one(
        comparisonSchema,
        `${path}/compare/${encodeURIComponent(base)}...${encodeURIComponent(
          head,
        )}`,
        { per_page: '100', page: String(page) },
      );
      if (answer.status === 'behind' || answer.status === 'identical') {
        return { commits: [] };
      }
      if (answer.total_commits > RECORD_LIMITS.changes) {
        return { commits: null, reason: 'too-many' };
      }
      const before = commits.size;
      answer.commits.forEach(commit => commits.set(commit.sha, commit));
      if (commits.size >= answer.total_commits) {
        return { commits: [...commits.values()] };
      }
      if (commits.size === before) {
        throw new ApiError(
          `${path}/compare`,
          null,
          'its pages end before all commits were listed',
        );
      }
    }
  } catch (error) {
    if (isGone(error)) {
      return { commits: null, reason: 'gone' };
    }
    throw error;
  }
}
