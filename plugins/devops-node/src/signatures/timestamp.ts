/** How far the time of a message may be from ours, as https://www.standardwebhooks.com has it. */
const TOLERANCE_MS = 5 * 60_000;

/**
 * Whether a message is young enough to be no copy of an old one.
 *
 * @param timestamp - as sent: whole seconds since 1970; anything else is not fresh
 * @param now - integer milliseconds
 */
export function isFresh(timestamp: string, now: number): boolean {
  return (
    /^\d{1,12}$/.test(timestamp) &&
    Math.abs(now - Number(timestamp) * 1000) <= TOLERANCE_MS
  );
}
