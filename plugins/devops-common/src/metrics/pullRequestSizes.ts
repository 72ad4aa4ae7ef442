import { comparableRepository } from '../records/repositoryKey';
import type { KnownChange } from './knownChanges';

/**
 * How many of the changes the pull request of one of them brought. Senders spell
 * the address of a repository differently, or leave it out: what may be the same
 * pull request is taken for it.
 *
 * @returns null for a change without a pull request
 */
export function pullRequestSizes(
  changes: readonly KnownChange[],
): (change: KnownChange) => number | null {
  const keys = new Map<string | null, string | null>();
  const keyOf = (repository: string | null) => {
    const known = keys.get(repository);
    const key = known === undefined ? comparableRepository(repository) : known;
    keys.set(repository, key);
    return key;
  };
  /** By the number of the pull request, then by its repository. */
  const sizes = new Map<number, Map<string | null, number>>();
  for (const { pullRequest, repository } of changes) {
    if (pullRequest) {
      const key = keyOf(repository);
      const ofNumber = sizes.get(pullRequest.number) ?? new Map();
      ofNumber.set(key, (ofNumber.get(key) ?? 0) + 1);
      sizes.set(pullRequest.number, ofNumber);
    }
  }
  return ({ pullRequest, repository }) => {
    const ofNumber = pullRequest && sizes.get(pullRequest.number);
    if (!ofNumber) {
      return null;
    }
    const key = keyOf(repository);
    return key === null
      ? [...ofNumber.values()].reduce((sum, size) => sum + size, 0)
      : (ofNumber.get(key) ?? 0) + (ofNumber.get(null) ?? 0);
  };
}
