import { Instant } from '@devops-domains/backstage-plugin-devops-common';
import { DateTime } from 'luxon';

/** Half-open `[from, to)`; ends at now at the latest. */
export interface Window {
  from: Instant;
  to: Instant;
}

/** Length of the window where a request names none. */
export const DEFAULT_WINDOW_DAYS = 90;

/**
 * Longest window. It is also what keeps a series short: five years have fewer
 * than 2,000 days, and a day is the smallest bucket.
 */
export const MAX_WINDOW_YEARS = 5;

/** The window that a request asks for, both ends validated before. */
export function resolveWindow(
  asked: { from?: string; to?: string },
  now: Instant,
): Window {
  const to = Math.min(asked.to ? Date.parse(asked.to) : now, now);
  const from = asked.from
    ? Date.parse(asked.from)
    : DateTime.fromMillis(to, { zone: 'utc' })
        .minus({ days: DEFAULT_WINDOW_DAYS })
        .toMillis();
  return { from, to };
}

/** What is wrong with a window beyond the form of its two instants. */
export function findWindowProblems(
  asked: unknown,
  now: Instant,
): { path: string; message: string }[] {
  const { from, to } = readEnds(asked);
  if (from === undefined) return [];
  if (from >= now) return [{ path: 'from', message: 'is in the future' }];
  const end = Math.min(to ?? now, now);
  if (from >= end) {
    return [{ path: 'to', message: 'must be later than from' }];
  }
  const latest = DateTime.fromMillis(from, { zone: 'utc' }).plus({
    years: MAX_WINDOW_YEARS,
  });
  return end > latest.toMillis()
    ? [
        {
          path: 'from',
          message: `a window is at most ${MAX_WINDOW_YEARS} years long`,
        },
      ]
    : [];
}

/** The ends that can be read; of the others the schema tells. */
function readEnds(asked: unknown): { from?: Instant; to?: Instant } {
  if (typeof asked !== 'object' || asked === null) return {};
  const read = (value: unknown) => {
    const instant = typeof value === 'string' ? Date.parse(value) : NaN;
    return Number.isNaN(instant) ? undefined : instant;
  };
  const { from, to } = asked as { from?: unknown; to?: unknown };
  return { from: read(from), to: read(to) };
}
