import { Commit } from './commit';
import { CommitHistory } from './CommitHistory';

/**
 * The line of first parents that ends in the head of the main branch: each of
 * its commits is one merge (or one direct commit), oldest first.
 */
export function mainline(history: CommitHistory, head: string): Commit[] {
  const line: Commit[] = [];
  let commit = history.get(head);
  while (commit) {
    line.push(commit);
    commit = history.get(commit.parents[0] ?? '');
  }
  return line.reverse();
}
