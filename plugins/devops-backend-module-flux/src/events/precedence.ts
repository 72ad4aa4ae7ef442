import {
  formatInstant,
  parseInstant,
} from '@devops-domains/backstage-plugin-devops-common';

/**
 * What events say about a revision, the last word last. That it was applied
 * outweighs an earlier failure to do so; that it is not healthy outweighs that;
 * and what was healthy once was deployed, whatever becomes of it.
 */
const WORDS = ['failed', 'applied', 'unhealthy', 'healthy'] as const;

export type Word = (typeof WORDS)[number];

const YEAR_MS = 365 * 24 * 3_600_000;
/** Wider than the time in which events happen. */
const BAND_MS = 150 * YEAR_MS;
const LATEST = Date.UTC(2100, 0, 1);

/**
 * The `updatedAt` of a version. Versions merge by it, the later one wins. Flux
 * says the same again: whenever it takes back a change that somebody made by
 * hand, and whenever it checks again. The first time is when the revision was
 * deployed, so among equal words the instants run backwards, and a weightier
 * word comes after all others. It lies long ago, so that whatever a person does
 * to the record comes later.
 *
 * @returns ISO 8601
 */
export function precedenceOf(word: Word, timestamp: string): string {
  const weight = WORDS.indexOf(word) - WORDS.length;
  const backwards = LATEST - parseInstant(timestamp)!;
  return formatInstant(weight * BAND_MS + backwards);
}
