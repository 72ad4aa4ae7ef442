import { pullRequestSchema } from '../records/pullRequests';
import { isGone } from './GithubApi';
import { MergedPullRequest } from './PullRequestIndex';
import { readPullRequest } from './readPullRequests';
import { RepositoryHistory } from './RepositoryHistory';

/** Commits of one release for which GitHub is asked. */
const ASKED = 100;

/**
 * By which pull request each commit came. GitHub is asked only where the pull
 * requests that were read do not tell: after a rebase, or of older ones.
 */
export async function pullRequestsOf(
  history: RepositoryHistory,
  revisions: readonly string[],
): Promise<Map<string, MergedPullRequest['times']>> {
  const found = new Map<string, MergedPullRequest['times']>();
  const hasMerges = (await history.pullRequests.downTo(Infinity)).some(
    ({ merged_at }) => merged_at,
  );
  let asked = 0;
  for (const revision of revisions) {
    let pullRequest = history.pullRequestIndex.bringing(revision) ?? null;
    if (!pullRequest && hasMerges && asked < ASKED) {
      asked += 1;
      pullRequest = await history.writer.orPassOver(() =>
        askFor(history, revision),
      );
    }
    if (pullRequest) {
      found.set(revision, pullRequest.times);
    }
  }
  return found;
}

/** The merged pull request that first brought a commit. */
async function askFor(
  history: RepositoryHistory,
  revision: string,
): Promise<MergedPullRequest | null> {
  const { pullRequestIndex } = history;
  try {
    const all = await history.list(
      pullRequestSchema,
      `commits/${revision}/pulls`,
      {},
      { pages: 1 },
    );
    const [first] = all
      .filter(({ merged_at }) => merged_at)
      .sort((a, b) => Date.parse(a.merged_at!) - Date.parse(b.merged_at!));
    if (!first) {
      return null;
    }
    const merged =
      pullRequestIndex.numbered(first.number) ??
      (await readPullRequest(history, first));
    if (merged) {
      const commits = [...merged.commits, revision];
      pullRequestIndex.add({ ...merged, commits });
    }
    return merged;
  } catch (error) {
    if (isGone(error)) {
      return null;
    }
    throw error;
  }
}
