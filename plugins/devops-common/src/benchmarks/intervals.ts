/** Lengths of time in seconds. */
export const HOUR = 3600;
export const DAY = 24 * HOUR;
export const WEEK = 7 * DAY;
/** The mean month of the Gregorian calendar, rounded as the definitions state it. */
export const MONTH = 30.44 * DAY;
export const HALF_YEAR = 6 * MONTH;

/** Releases per day where there is one in so many seconds. */
export function oncePer(seconds: number): number {
  return DAY / seconds;
}

/**
 * A value or range as a report prints it, in the units of the API: releases per
 * day, seconds, ratio. Both ends belong to it unless it is said otherwise.
 */
export interface PublishedInterval {
  min: number;
  max: number;
  /** "more than": `min` itself is not in it. */
  above?: true;
  /** "less than": `max` itself is not in it. */
  below?: true;
}

export const lessThan = (max: number): PublishedInterval => ({
  min: 0,
  max,
  below: true,
});
export const moreThan = (min: number): PublishedInterval => ({
  min,
  max: Infinity,
  above: true,
});
export const between = (min: number, max: number): PublishedInterval => ({
  min,
  max,
});
export const exactly = (value: number): PublishedInterval =>
  between(value, value);
