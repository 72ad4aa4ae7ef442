/**
 * How long the texts and lists of a record may be. They are far above what real
 * sources send and keep one record from filling the database.
 *
 * @public
 */
export const RECORD_LIMITS = {
  /** Characters of `source`. */
  source: 100,
  /** Characters of `externalId`. */
  externalId: 400,
  /** Characters of an entity ref. */
  entityRef: 300,
  /** Characters of `url` and `repository`. */
  url: 2_000,
  /** Characters of names: environment, tier, group, severity. */
  name: 200,
  /** Characters of a revision. */
  revision: 200,
  /** Bytes, in UTF-8, of an artifact, such as a package URL: an index of PostgreSQL takes no more than 2,704. */
  artifact: 2_000,
  /** Characters of a title; a longer one is cut, not refused. */
  title: 500,
  /** Characters of the reason of an override. */
  reason: 500,
  /** Entries of a selector. */
  selector: 20,
  /** Characters of a selector's annotation or value. */
  selectorText: 500,
  /** Changes that one deployment lists. */
  changes: 10_000,
  /** Parents of a change. */
  parents: 100,
  /** References in `fixes`. */
  fixes: 100,
} as const;
