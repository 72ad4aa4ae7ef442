import { promises as fs } from 'fs';
import { isAbsolute, join, relative, resolve } from 'path';
import { GitError } from './GitError';

/** Where a repository on this machine keeps its data. */
export interface RepositoryLocation {
  gitDir: string;
  /** Differs from gitDir in a linked work tree. */
  commonDir: string;
}

/**
 * Finds the repository whose root or bare directory is at `path`. Directories
 * above are not searched: an unpacked archive inside another clone is no
 * repository.
 *
 * @throws GitError when there is none, or it leads out of `allowedPaths`
 */
export async function locateRepository(
  path: string,
  allowedPaths: string[],
): Promise<RepositoryLocation> {
  const root = await fs.realpath(path).catch(() => {
    throw new GitError('no-repository', `${path} does not exist`);
  });
  const allowed = await Promise.all(
    allowedPaths.map(dir => fs.realpath(dir).catch(() => resolve(dir))),
  );
  requireInside(root, allowed);

  const gitDir = await findGitDir(root);
  if (!gitDir) {
    throw new GitError(
      'no-repository',
      `${path} is no git repository (an unpacked archive has no history): clone it, or take it out of devops.git.repositories`,
    );
  }
  const link = await readText(join(gitDir, 'commondir'));
  const commonDir = link ? resolve(gitDir, link.trim()) : gitDir;
  const location = {
    gitDir: await fs.realpath(gitDir),
    commonDir: await fs.realpath(commonDir),
  };
  // A `.git` file or a symbolic link may point anywhere.
  requireInside(location.gitDir, allowed);
  requireInside(location.commonDir, allowed);
  return location;
}

/** The commits at which a shallow clone ends; none for a whole one. */
export async function readBoundaries(commonDir: string): Promise<string[]> {
  const text = await readText(join(commonDir, 'shallow'));
  return (text ?? '')
    .split('\n')
    .filter(line => /^[0-9a-f]{40,64}$/.test(line));
}

async function findGitDir(root: string): Promise<string | null> {
  const dotGit = join(root, '.git');
  const stat = await fs.stat(dotGit).catch(() => null);
  if (stat?.isDirectory()) {
    return dotGit;
  }
  if (stat?.isFile()) {
    const target = /^gitdir: (.+)$/m.exec((await readText(dotGit)) ?? '')?.[1];
    const dir = target && resolve(root, target.trim());
    return dir && (await exists(dir)) ? dir : null;
  }
  const parts = ['HEAD', 'objects', 'refs'].map(name => join(root, name));
  return (await Promise.all(parts.map(exists))).every(Boolean) ? root : null;
}

function requireInside(path: string, allowed: string[]): void {
  const inside = allowed.some(dir => {
    const way = relative(dir, path);
    return way === '' || (!/^\.\.(?:[/\\]|$)/.test(way) && !isAbsolute(way));
  });
  if (!inside) {
    throw new GitError(
      'not-allowed',
      `${path} is outside the directories that may be read; add one to devops.git.allowedPaths`,
    );
  }
}

async function exists(path: string): Promise<boolean> {
  return fs.stat(path).then(
    () => true,
    () => false,
  );
}

async function readText(path: string): Promise<string | null> {
  return fs.readFile(path, 'utf8').catch(() => null);
}
