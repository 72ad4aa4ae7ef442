/**
 * Every `code` that the reason of a suggestion may have, for translation.
 *
 * @public
 */
export const SUGGESTION_REASON_CODES = [
  /** The domain is nearly named. */
  'typo',
  /** A responsibility of the domain is named. */
  'responsibility',
  /** The others: where the word was found. */
  'name',
  'title',
  'tag',
  'type',
  'annotation',
] as const;

/** Where a suggestion comes from, and the word that speaks for it. @public */
export interface SuggestionReason {
  code: (typeof SUGGESTION_REASON_CODES)[number];
  value: string;
}
