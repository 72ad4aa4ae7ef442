import { DateTime, DurationLikeObject } from 'luxon';
import { View, WindowId } from './view';

const LENGTHS: Record<Exclude<WindowId, 'custom'>, DurationLikeObject> = {
  '7d': { days: 7 },
  '30d': { days: 30 },
  '90d': { days: 90 },
  '180d': { days: 180 },
  '1y': { years: 1 },
};

const LONGEST: DurationLikeObject = { years: 5 };

/** Start and end of a view, ISO 8601; or why it has none. */
export type Interval =
  | { from: string; to: string }
  | { problem: 'noDates' | 'badDates' | 'future' | 'tooLong' };

function customInterval(view: View, now: number): Interval {
  const { from, to, timeZone } = view;
  if (from === null || to === null) {
    return { problem: 'noDates' };
  }
  const start = DateTime.fromISO(from, { zone: timeZone }).toUTC();
  const end = DateTime.fromISO(to, { zone: timeZone })
    .plus({ days: 1 })
    .toUTC();
  if (!start.isValid || !end.isValid || start >= end) {
    return { problem: 'badDates' };
  }
  if (start.toMillis() >= now) {
    return { problem: 'future' };
  }
  // The backend ends a period at now, and measures its length in UTC.
  if (Math.min(end.toMillis(), now) > start.plus(LONGEST).toMillis()) {
    return { problem: 'tooLong' };
  }
  return { from: start.toISO(), to: end.toISO() };
}

/**
 * The period that a view asks for. Days are those of the calendar of its time
 * zone; a custom period ends with the last day, which is included.
 *
 * @param now - in milliseconds, where every other period ends, and the latest end
 */
export function intervalOf(view: View, now: number): Interval {
  if (view.window === 'custom') {
    return customInterval(view, now);
  }
  const end = DateTime.fromMillis(now, { zone: view.timeZone });
  const start = end.minus(LENGTHS[view.window]);
  if (!start.isValid || !end.isValid) {
    return { problem: 'badDates' };
  }
  return { from: start.toUTC().toISO(), to: end.toUTC().toISO() };
}

/** First and last day of the period of a view, which a choice of dates begins with. */
export function datesOf(view: View, now: number): Pick<View, 'from' | 'to'> {
  const interval = intervalOf(view, now);
  if ('problem' in interval) {
    return { from: view.from, to: view.to };
  }
  const dayOf = (milliseconds: number) =>
    DateTime.fromMillis(milliseconds, { zone: view.timeZone }).toISODate();
  return {
    from: dayOf(Date.parse(interval.from)),
    // The end is not part of a period.
    to: dayOf(Date.parse(interval.to) - 1),
  };
}
