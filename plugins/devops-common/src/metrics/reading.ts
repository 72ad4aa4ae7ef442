import { Instant } from '../records/instant';
import { mean, median, percentile } from '../statistics/distribution';

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
  return readingOf(value, milliseconds.length);
}

/** The same of durations in ascending order. */
export function readSorted(
  milliseconds: Float64Array,
  statistic: 'p50' | 'mean',
): Reading {
  return statistic === 'p50' && milliseconds.length > 0
    ? readingOf(percentile(milliseconds, 0.5), milliseconds.length)
    : readDurations(milliseconds, statistic);
}

function readingOf(milliseconds: number | null, n: number): Reading {
  return {
    value: milliseconds === null ? null : milliseconds / 1000,
    n,
    numerator: null,
  };
}
