import { Commit } from '../history/commit';
import { CommitHistory } from '../history/CommitHistory';
import { parseEpochSeconds } from './epochSeconds';
import { Git } from './Git';

/** The author's name comes last, since it may hold the separator. */
const FORMAT = 'tformat:%H%x09%P%x09%at%x09%ct%x09%an';

/** Accounts that open changes by themselves; the usual mark is `[bot]`. */
const BOT_NAME =
  /\[bot\]$|^(?:dependabot|renovate|renovate bot|github-actions|snyk-bot|greenkeeper|pre-commit-ci|pyup-bot|mend-bolt|imgbot)(?:\b|$)/i;

/**
 * Reads all commits that can be reached from the given ones in one pass.
 *
 * `rev-list` rather than `log`: it does not heed `log.*` of the repository's
 * configuration.
 */
export async function readCommits(
  git: Git,
  gitDir: string,
  options: { heads: string[]; boundaries: string[]; signal?: AbortSignal },
): Promise<CommitHistory> {
  const history = new CommitHistory(options.boundaries);
  if (options.heads.length === 0) {
    return history;
  }
  await git.run({
    gitDir,
    args: ['rev-list', '--topo-order', `--format=${FORMAT}`, '--stdin'],
    // Ids only: a name could be taken for an option.
    input: `${[...new Set(options.heads)].join('\n')}\n`,
    signal: options.signal,
    onLine: line => {
      const commit = parseCommit(line);
      if (commit) {
        history.add(commit);
      }
    },
  });
  return history;
}

/** Reads one line; null for the headings that rev-list prints between them. The author's name is not kept. */
export function parseCommit(line: string): Commit | null {
  const [oid, parents, authored, committed, ...author] = line.split('\t');
  if (committed === undefined) {
    return null;
  }
  return {
    oid,
    parents: parents ? parents.split(' ') : [],
    authoredAt: parseEpochSeconds(authored),
    committedAt: parseEpochSeconds(committed),
    automated: BOT_NAME.test(author.join('\t').trim()),
  };
}
