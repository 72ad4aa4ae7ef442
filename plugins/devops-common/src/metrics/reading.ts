import { Instant } from '../records/instant';
import { mean, median } from '../statistics/distribution';

/** A number of one window. */
export interface Reading {
  value: number | null;
  /** Size of the sample, or the denominator of a rate. */
  n: number;
  /** Numerator of a rate that was measured. */
  numerator: number | null;
}

/** What a duration is read from: one for each record of the window. */
export interface DurationSample {
  /** The instant by which the record belongs to its window. */
  at: Instant;
  /** Milliseconds; null for what is listed but is no sample. */
  ms: number | null;
}

/** Median or mean of durations, in seconds. */
export function readDurations(
  milliseconds: ArrayLike<number>,
  statistic: 'p50' | 'mean',
): Reading {
  const value = statistic === 'p50' ? median(milliseconds) : mean(milliseconds);
  return {
    value: value === null ? null : value / 1000,
    n: milliseconds.length,
    numerator: null,
  };
}
