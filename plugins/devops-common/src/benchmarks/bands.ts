import { InputError } from '@backstage/errors';
import { MetricId } from '../metrics/answer';
import { DAY, HALF_YEAR, HOUR, MONTH, oncePer, WEEK } from './intervals';

/**
 * The six answers of DORA's Quick Check for lead time and recovery, from the
 * longest to the shortest. Neutral: they describe and do not grade.
 *
 * @public
 */
export const DURATION_BANDS = [
  'more than 6 months',
  '1 month to 6 months',
  '1 week to 1 month',
  '1 day to 1 week',
  'less than 1 day',
  'less than 1 hour',
] as const;

/**
 * The six answers of DORA's Quick Check for deployment frequency, from the
 * rarest to the most frequent.
 *
 * @public
 */
export const FREQUENCY_BANDS = [
  'fewer than once per six months',
  'between once per month and once every six months',
  'between once per week and once per month',
  'between once per day and once per week',
  'between once per hour and once per day',
  'on demand',
] as const;

/**
 * Ids of all bands, as answers and translations name them; in English they are
 * their own text.
 *
 * @public
 */
export const BENCHMARK_BANDS = [...DURATION_BANDS, ...FREQUENCY_BANDS] as const;

/** @public */
export type BenchmarkBand = (typeof BENCHMARK_BANDS)[number];

/** Place of a band among its six, 0 for the longest or rarest. */
export interface BandPlace {
  band: BenchmarkBand;
  index: number;
}

/** The band of a value in the units of the API; null for numbers that the Quick Check has no bands for. */
export function bandOf(metric: MetricId, value: number): BandPlace | null {
  switch (metric) {
    case 'lead-time':
    case 'recovery-time': {
      const index = durationIndex(value);
      return { band: DURATION_BANDS[index], index };
    }
    case 'deployment-frequency': {
      const index = frequencyIndex(value);
      return { band: FREQUENCY_BANDS[index], index };
    }
    case 'change-failure-rate':
    case 'rework-rate':
    case 'time-to-restore':
      return null;
    default:
      throw new InputError(`Unknown metric '${metric satisfies never}'`);
  }
}

/** A bound that two bands share belongs to the shorter; "less than" and "more than" are meant literally. */
function durationIndex(seconds: number): number {
  if (seconds < HOUR) return 5;
  if (seconds < DAY) return 4;
  if (seconds <= WEEK) return 3;
  if (seconds <= MONTH) return 2;
  return seconds <= HALF_YEAR ? 1 : 0;
}

/** A bound that two bands share belongs to the more frequent one. */
function frequencyIndex(perDay: number): number {
  if (perDay > oncePer(HOUR)) return 5;
  if (perDay >= oncePer(DAY)) return 4;
  if (perDay >= oncePer(WEEK)) return 3;
  if (perDay >= oncePer(MONTH)) return 2;
  return perDay >= oncePer(HALF_YEAR) ? 1 : 0;
}
