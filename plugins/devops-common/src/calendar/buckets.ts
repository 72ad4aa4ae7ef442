import { InputError } from '@backstage/errors';
import { DateTime } from 'luxon';
import { Bucket } from '../metrics/answer';
import { Instant } from '../records/instant';
import { dayOf, requireZone, startOfDate } from './localDay';

/** A half-open interval `[from, to)` of a series. @public */
export interface CalendarBucket {
  from: Instant;
  to: Instant;
  /** Cut by the window, or not over yet. */
  partial: boolean;
}

/** The most buckets that one series may have. @public */
export const MAX_BUCKETS = 2000;

/**
 * Splits the window `[from, to)` at the days, ISO weeks (from Monday), months or
 * quarters of the calendar of a time zone. The buckets follow each other without
 * gap or overlap; the first and the last are cut to the window.
 *
 * @param now - a bucket whose calendar end lies after it is partial
 * @param timeZone - IANA name such as `Asia/Seoul`
 * @returns the buckets in order; none for an empty window
 * @throws `InputError` for an unknown time zone, a window that ends before it
 * starts, and more than {@link MAX_BUCKETS} buckets.
 * @public
 */
export function buckets(
  from: Instant,
  to: Instant,
  now: Instant,
  bucket: Bucket,
  timeZone: string,
): CalendarBucket[] {
  const result: CalendarBucket[] = [];
  for (const whole of calendarIntervals(from, to, bucket, timeZone)) {
    if (result.length === MAX_BUCKETS) {
      throw new InputError(
        `The window has more than ${MAX_BUCKETS} buckets of a ${bucket}; ask for a shorter window or longer buckets`,
      );
    }
    result.push({
      from: Math.max(whole.from, from),
      to: Math.min(whole.to, to),
      partial: whole.from < from || whole.to > to || whole.to > now,
    });
  }
  return result;
}

/**
 * The ISO weeks (from Monday) that lie entirely in the window `[from, to)`.
 *
 * @throws `InputError` for an unknown time zone and a window that ends before it starts.
 * @public
 */
export function fullIsoWeeks(
  from: Instant,
  to: Instant,
  timeZone: string,
): { from: Instant; to: Instant }[] {
  return [...calendarIntervals(from, to, 'week', timeZone)].filter(
    week => week.from >= from && week.to <= to,
  );
}

/** Whole calendar intervals that touch the window, in order. */
function* calendarIntervals(
  from: Instant,
  to: Instant,
  unit: Bucket,
  timeZone: string,
): Generator<{ from: Instant; to: Instant }> {
  const zone = requireZone(timeZone);
  if (!Number.isSafeInteger(from) || !Number.isSafeInteger(to) || from > to) {
    throw new InputError('A window needs a start that is not after its end');
  }
  if (from === to) {
    return;
  }
  // Calendar dates are counted in UTC, where every day has 24 hours; only their
  // beginnings are looked up in the zone.
  let date = DateTime.fromISO(dayOf(from, timeZone).name, {
    zone: 'utc',
  }).startOf(unit);
  let start = startOfDate(date, zone);
  while (start < to) {
    date = date.plus({ [unit]: 1 });
    const end = startOfDate(date, zone);
    // A date that the zone skipped is empty.
    if (end > start) {
      yield { from: start, to: end };
    }
    start = end;
  }
}
