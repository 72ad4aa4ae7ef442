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
  /^(\d{4}-\d{2}-(\d{2}))T(\d{2}:\d{2})(:\d{2})?(?:[.,](\d+))?(?:Z|([+-])([01]\d|2[0-3])(?::?([0-5]\d))?)$/i;

const MINUTE = 60_000;

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
  const [, date, day, time, seconds = ':00', fraction, sign, hours, minutes] =
    match;
  const utc = Date.parse(`${date}T${time}${seconds}Z`);
  if (Number.isNaN(utc) || !isDay(date, day)) {
    return null;
  }
  // The fraction is read digit by digit: as a float it could lose a millisecond.
  const finer = fraction ? Number(fraction.slice(0, 3).padEnd(3, '0')) : 0;
  const offset = sign
    ? Number(`${sign}${Number(hours) * 60 + Number(minutes ?? 0)}`) * MINUTE
    : 0;
  return utc - offset + finer;
}

/** The platform takes the 31st of every month. */
function isDay(date: string, day: string): boolean {
  return day <= '28' || new Date(`${date}T00:00Z`).getUTCDate() === Number(day);
}

/** The instant as the HTTP contract writes it: ISO 8601 in UTC, with milliseconds. @public */
export function formatInstant(instant: Instant): string {
  return new Date(instant).toISOString();
}
