import { MatchableEntity, MatchIndex } from './matching';

/** The Components and Resources of the catalog, as matching sees them. */
export interface EntityDirectory {
  /** Those that exist, by entity ref; true now, give or take a few seconds. */
  byRefs(entityRefs: string[]): Promise<Map<string, MatchableEntity>>;
  /** Those that exist, by `metadata.uid`. */
  byUids(uids: string[]): Promise<Map<string, MatchableEntity>>;
  /** All of them; may be up to half a minute old. */
  index(): Promise<MatchIndex>;
}
