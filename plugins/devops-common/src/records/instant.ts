import { DateTime } from 'luxon';

/**
 * An absolute instant: milliseconds since 1970-01-01T00:00:00Z, an integer.
 *
 * Inside this suite instants are numbers; only the HTTP contract writes them as
 * ISO 8601 text with an offset.
 *
 * @public
 */
export type Instant = number;

const ISO_WITH_OFFSET =
  /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2})?)(?:[.,](\d+))?(Z|[+-](?:[01]\d|2[0-3])(?::?[0-5]\d)?)$/i;

/**
 * Reads ISO 8601 text with an offset; what is finer than a millisecond is cut off.
 *
 * @returns null when the text is no such instant: without an offset nobody can
 *   say when it was.
 * @public
 */
export function parseInstant(text: string): Instant | null {
  const match = ISO_WITH_OFFSET.exec(text);
  if (!match) {
    return null;
  }
  const [, seconds, fraction = '', offset] = match;
  const parsed = DateTime.fromISO(`${seconds}${offset}`.toUpperCase());
  if (!parsed.isValid) {
    return null;
  }
  // The fraction is read digit by digit: as a float it could lose a millisecond.
  return parsed.toMillis() + Number(fraction.slice(0, 3).padEnd(3, '0'));
}

/** The instant as the HTTP contract writes it: ISO 8601 in UTC, with milliseconds. @public */
export function formatInstant(instant: Instant): string {
  return new Date(instant).toISOString();
}
