import { compareCodePoints } from '../../records/canonicalJson';
import { Change } from '../../records/record';
import { ServiceHistory } from '../facts';

/** Everything that anybody said about revisions; the random histories never contradict themselves. */
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
    return this.#said.find(({ change }) => change.revision === revision)
      ?.change;
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
          change.pullRequest?.number === number &&
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

  /** What the first to name a repository said. */
  #repositoryOf(revision: string): string | null {
    const said = this.#said.find(
      ({ change, repository }) =>
        change.revision === revision && repository !== null,
    );
    return this.repository(said?.repository ?? null);
  }
}
