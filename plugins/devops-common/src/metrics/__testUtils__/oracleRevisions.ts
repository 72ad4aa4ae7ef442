import { compareCodePoints } from '../../records/canonicalJson';
import { Change, PullRequest } from '../../records/record';
import { ServiceHistory } from '../facts';

/** The earliest of each instant, whoever said it. */
function earliest<K extends string>(
  keys: K[],
  said: Record<K, number | null>[],
): Record<K, number | null> {
  return Object.fromEntries(
    keys.map(key => {
      const known = said.flatMap(one => one[key] ?? []);
      return [key, known.length > 0 ? Math.min(...known) : null];
    }),
  ) as Record<K, number | null>;
}

/**
 * Everything that anybody said about revisions; only what one list says twice
 * contradicts itself in the random histories, and then the earliest is true.
 */
export class OracleRevisions {
  readonly #said: { change: Change; repository: string | null }[];

  constructor({ changes, deployments }: ServiceHistory) {
    this.#said = [
      ...changes.map(change => ({ change, repository: change.repository })),
      ...[...deployments]
        .sort((a, b) => compareCodePoints(a.id, b.id))
        .flatMap(({ changes: listed, repository }) =>
          (listed ?? []).map(change => ({ change, repository })),
        ),
    ];
  }

  find(revision: string): Change | undefined {
    const said = this.#said
      .map(({ change }) => change)
      .filter(change => change.revision === revision);
    const requests = said.flatMap(({ pullRequest }) => pullRequest ?? []);
    const number = Math.min(...requests.map(request => request.number));
    return said.length === 0
      ? undefined
      : {
          revision,
          parents: said.find(({ parents }) => parents)?.parents ?? null,
          automated: said.some(({ automated }) => automated),
          ...earliest(['authoredAt', 'committedAt'], said),
          pullRequest:
            requests.length === 0
              ? null
              : this.#earliestRequest(
                  requests.filter(request => request.number === number),
                ),
        };
  }

  isNamed(revision: string): boolean {
    return this.#said.some(
      ({ change }) =>
        change.revision === revision ||
        (change.parents ?? []).includes(revision),
    );
  }

  /** A revision and all that is known to lie below it. */
  below(revision: string | null): string[] {
    const all = revision === null ? [] : [revision];
    for (const one of all) {
      const parents = this.find(one)?.parents ?? [];
      all.push(...parents.filter(parent => !all.includes(parent)));
    }
    return all;
  }

  /** Whether its pull request brought nothing else, as far as addresses tell. */
  isSquash(revision: string): boolean {
    const number = this.find(revision)!.pullRequest?.number;
    const own = this.#repositoryOf(revision);
    return (
      number !== undefined &&
      !this.#said.some(({ change }) => {
        const other = this.#repositoryOf(change.revision);
        return (
          change.revision !== revision &&
          this.find(change.revision)?.pullRequest?.number === number &&
          (own === null || other === null || own === other)
        );
      })
    );
  }

  /** The host and path of an address, however it is spelt. */
  repository(address: string | null): string | null {
    return (
      address
        ?.toLowerCase()
        .replace(/^https:\/\/|^git@|\.git$/g, '')
        .replace(':', '/') ?? null
    );
  }

  #earliestRequest(same: PullRequest[]): PullRequest {
    return {
      number: same[0].number,
      ...earliest(
        [
          'firstCommitAt',
          'openedAt',
          'firstReviewAt',
          'approvedAt',
          'mergedAt',
        ],
        same,
      ),
    };
  }

  /** What the first to name a repository said. */
  #repositoryOf(revision: string): string | null {
    const said = this.#said.find(
      ({ change, repository }) =>
        change.revision === revision && repository !== null,
    );
    return this.repository(said?.repository ?? null);
  }
}
