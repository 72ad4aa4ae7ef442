import { Commit } from './commit';

/**
 * Commits with their order: descendants before ancestors, as
 * `git rev-list --topo-order` lists them.
 */
export class CommitHistory {
  readonly #commits: Commit[] = [];
  readonly #index = new Map<string, number>();
  readonly #boundaries: Set<string>;

  /**
   * @param boundaries - commits whose parents a shallow clone leaves out
   */
  constructor(boundaries: Iterable<string> = []) {
    this.#boundaries = new Set(boundaries);
  }

  add(commit: Commit): void {
    this.#index.set(commit.oid, this.#commits.length);
    this.#commits.push(commit);
  }

  get size(): number {
    return this.#commits.length;
  }

  get(oid: string): Commit | undefined {
    const index = this.#index.get(oid);
    return index === undefined ? undefined : this.#commits[index];
  }

  /** Place in the order, 0 for the youngest; -1 for a commit that is not here. */
  indexOf(oid: string): number {
    return this.#index.get(oid) ?? -1;
  }

  /** True when a shallow clone cuts this history. */
  get isCut(): boolean {
    return [...this.#boundaries].some(oid => this.#index.has(oid));
  }

  /** The commits that can be reached from the heads and were not in `visited`, which they join; youngest first. */
  walk(heads: string[], visited: Set<string>): Commit[] {
    const found: Commit[] = [];
    const stack = [...heads];
    while (stack.length > 0) {
      const oid = stack.pop() as string;
      const commit = this.get(oid);
      if (commit && !visited.has(oid)) {
        visited.add(oid);
        found.push(commit);
        stack.push(...commit.parents);
      }
    }
    return found.sort((a, b) => this.indexOf(a.oid) - this.indexOf(b.oid));
  }

  /**
   * For each commit the cuts that lie at or behind it, one bit for each. Empty
   * for a whole history.
   */
  cutsBehind(): Map<string, bigint> {
    const bits = new Map<string, bigint>();
    if (!this.isCut) {
      return bits;
    }
    const own = new Map(
      [...this.#boundaries].map((oid, place) => [oid, 1n << BigInt(place)]),
    );
    for (const commit of [...this.#commits].reverse()) {
      const reached = commit.parents.reduce(
        (all, parent) => all | (bits.get(parent) ?? 0n),
        own.get(commit.oid) ?? 0n,
      );
      bits.set(commit.oid, reached);
    }
    return bits;
  }

  /** True for a commit whose parents are cut off. */
  isBoundary(oid: string): boolean {
    return this.#boundaries.has(oid);
  }
}
