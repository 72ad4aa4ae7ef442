/** What one external writer may write. */
export interface WriterRule {
  /** Who writes, as the framework names it: `external:github:repo:acme/shop:ref:refs/heads/main`. */
  subject: string;
  /** Values of `source` that it may use; null for any. */
  sources: ReadonlySet<string> | null;
  /** Whether it may write for every entity; then the two lists do not matter. */
  anyEntity: boolean;
  /** Entity refs that were listed for it. */
  entities: ReadonlySet<string>;
  /** Its own repository and those that were listed for it, as `repositoryKey` spells them. */
  repositories: ReadonlySet<string>;
}
