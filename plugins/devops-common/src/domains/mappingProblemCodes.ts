/**
 * Every `code` that a mapping problem may have, for translation.
 *
 * @public
 */
export const MAPPING_PROBLEM_CODES = [
  /** A mapping annotation on something that is not a System. */
  'kind-not-system',
  /** Other mapping annotations, but no domain. */
  'domain-missing',
  'domain-unknown',
  /** More than one domain; the first valid one counts. */
  'domain-several',
  'responsibility-unknown',
  /** Valid, but of a domain that the System is not in. */
  'responsibility-of-other-domain',
  'responsibility-duplicate',
  /** Not an entity ref. */
  'owner-invalid',
  /** An entity ref, but not of a Group or User. */
  'owner-kind',
  'owner-duplicate',
  /** Not the name of an annotation, where one is asked for. */
  'annotation-name-invalid',
  /** Not the name of a source. */
  'source-name-invalid',
  /** Under the prefix of this suite, but not known. */
  'annotation-unknown',
  /** The prefix of this suite, misspelt. */
  'annotation-prefix',
  'value-empty',
  'value-not-text',
  /** A link that should be evidence and is not http(s). */
  'link-not-http',
  /** The type of a link that is nearly an activity. */
  'link-type',
] as const;

/** @public */
export type MappingProblemCode = (typeof MAPPING_PROBLEM_CODES)[number];
