import { createHash } from 'crypto';
import { promises as fs } from 'fs';
import { join } from 'path';
import { Git } from './Git';
import { GitError } from './GitError';
import { RepositoryLocation } from './locate';

/** A repository elsewhere, and what to bring from it. */
export interface Remote {
  /** Checked when the configuration was read. */
  url: string;
  protocol: string;
  /** Branch to bring; null for the one that the remote's HEAD names. */
  branch: string | null;
}

/** The head of the remote's default branch in a mirror. */
export const REMOTE_HEAD = 'refs/devops/head';

/**
 * Brings a bare clone of commits and tags, without files, up to date. Nothing
 * is checked out; an interrupted fetch is simply repeated.
 *
 * @throws GitError when the remote cannot be read
 */
export async function updateMirror(
  git: Git,
  directory: string,
  remote: Remote,
  signal?: AbortSignal,
): Promise<RepositoryLocation> {
  const gitDir = join(directory, mirrorName(remote.url));
  const location = { gitDir, commonDir: gitDir };
  await fs.mkdir(directory, { recursive: true });
  await git.run({
    gitDir,
    args: ['init', '--quiet', '--bare', '--template=', '--initial-branch=main'],
    signal,
  });
  try {
    await git.run({ gitDir, ...fetchCall(remote), signal });
  } catch (error) {
    throw await explain(error, gitDir);
  }
  return location;
}

/** Adds what to do, or does it. */
async function explain(error: unknown, gitDir: string): Promise<unknown> {
  if (!(error instanceof GitError)) {
    return error;
  }
  if (/\.lock'/.test(error.message)) {
    // Left behind by a backend that was killed; the clone is only a copy.
    await fs.rm(gitDir, { recursive: true, force: true });
  }
  return /returned error: 30\d/.test(error.message)
    ? new GitError(
        error.reason,
        `${error.message}. Redirects are not followed: write the address that it leads to (GitLab wants .git at the end)`,
      )
    : error;
}

function fetchCall({ url, protocol, branch }: Remote) {
  const head = branch
    ? `+refs/heads/${branch}:refs/heads/${branch}`
    : `+HEAD:${REMOTE_HEAD}`;
  return {
    protocols: [protocol],
    settings: [`remote.origin.url=${url}`],
    args: [
      'fetch',
      '--quiet',
      '--prune',
      '--force',
      '--no-tags',
      '--no-recurse-submodules',
      '--no-write-fetch-head',
      '--filter=tree:0',
      'origin',
      '+refs/tags/*:refs/tags/*',
      head,
    ],
  };
}

/** Readable, and different for different addresses. */
function mirrorName(url: string): string {
  const readable = url
    .replace(/^[a-z+]+:\/\//i, '')
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .slice(0, 80);
  const digest = createHash('sha256').update(url).digest('hex').slice(0, 12);
  return `${readable}-${digest}.git`;
}
