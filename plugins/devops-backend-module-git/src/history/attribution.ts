import { Commit } from './commit';
import { CommitHistory } from './CommitHistory';

/** Something that carries commits into an environment. */
export interface Delivery {
  /** Unique among the deliveries. */
  name: string;
  /** The commits from which everything that it carries can be reached. */
  heads: string[];
}

/**
 * Gives each commit to the first delivery that reaches it.
 *
 * In a shallow clone a commit may also have been reached earlier through commits
 * that are not there. A delivery is only listed when that cannot be: none of its
 * commits is a cut, and every cut behind earlier deliveries lies behind each of
 * its commits (what lies behind a commit cannot also lead to it).
 *
 * @param deliveries - the earlier first
 * @returns for each delivery its commits, youngest first; null when the history does not tell
 */
export function attributeCommits(
  history: CommitHistory,
  deliveries: Delivery[],
): Map<string, Commit[] | null> {
  const cuts = history.cutsBehind();
  const cutsBehind = (oid: string) => cuts.get(oid) ?? 0n;
  const isCertain = (commits: Commit[], earlierCuts: bigint) =>
    commits.every(
      ({ oid }) =>
        !history.isBoundary(oid) && (earlierCuts & ~cutsBehind(oid)) === 0n,
    );
  const visited = new Set<string>();
  const result = new Map<string, Commit[] | null>();
  let earlierCuts = 0n;

  for (const { name, heads } of deliveries) {
    const commits = history.walk(heads, visited);
    const whole =
      heads.every(head => history.indexOf(head) >= 0) &&
      isCertain(commits, earlierCuts);
    result.set(name, whole ? commits : null);
    earlierCuts |= heads.map(cutsBehind).reduce((all, one) => all | one, 0n);
  }
  return result;
}
