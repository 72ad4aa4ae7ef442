import { GitError } from './GitError';
import { REMOTE_HEAD } from './mirror';
import { References } from './references';

/** Where the main branch may be found, the surest first. */
const MAIN_BRANCHES = [
  REMOTE_HEAD,
  'refs/remotes/origin/HEAD',
  'refs/heads/main',
  'refs/heads/master',
  'refs/remotes/origin/main',
  'refs/remotes/origin/master',
];

/**
 * The commit at the head of a branch, or of the main branch. Names are looked
 * up in the list of branches and never given to git.
 *
 * @throws GitError when there is no such branch
 */
export function findBranch(
  { branches }: References,
  branch: string | null,
): string {
  const candidates = branch
    ? [`refs/heads/${branch}`, `refs/remotes/origin/${branch}`]
    : MAIN_BRANCHES;
  const found = candidates.find(name => branches.has(name));
  const commit = found && branches.get(found);
  if (commit) {
    return commit;
  }
  if (branches.size === 0) {
    throw new GitError('no-branch', 'the repository has no commits yet');
  }
  throw new GitError(
    'no-branch',
    branch
      ? `there is no branch "${branch}"`
      : 'there is neither a branch main nor master; name it with `branch`',
  );
}
