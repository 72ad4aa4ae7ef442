import { InputError } from '@backstage/errors';
import { Distribution } from '../metrics/answer';
import { ascending } from './ascending';
import { neighboursOf, select } from './selection';

/**
 * Percentile by linear interpolation between the two nearest order statistics
 * (type 7 of Hyndman and Fan, the default of R and NumPy).
 *
 * @param sortedAscending - at least one value, in ascending order
 * @param p - from 0 (minimum) to 1 (maximum); the median is 0.5
 * @throws `InputError` for an empty sample or a `p` outside 0..1.
 * @public
 */
export function percentile(
  sortedAscending: ArrayLike<number>,
  p: number,
): number {
  if (sortedAscending.length === 0) {
    throw new InputError('A percentile needs at least one value');
  }
  if (!(p >= 0 && p <= 1)) {
    throw new InputError(`A percentile lies between 0 and 1, not at ${p}`);
  }
  const position = (sortedAscending.length - 1) * p;
  const index = Math.floor(position);
  const below = sortedAscending[index];
  const above =
    sortedAscending[Math.min(index + 1, sortedAscending.length - 1)];
  return below + (above - below) * (position - index);
}

/** Median (type 7) of values in any order; null for none. @public */
export function median(values: ArrayLike<number>): number | null {
  if (values.length === 0) {
    return null;
  }
  const position = (values.length - 1) * 0.5;
  const rank = Math.floor(position);
  const { near, index } = neighboursOf(
    values instanceof Float64Array ? values : Float64Array.from(values),
    rank,
  );
  const below = select(near, index);
  const above = rank === position ? below : smallest(near.subarray(index + 1));
  return below + (above - below) * (position - rank);
}

/** Arithmetic mean of values in any order; null for none. @public */
export function mean(values: ArrayLike<number>): number | null {
  if (values.length === 0) {
    return null;
  }
  const sum = exactSum(values);
  return sum === null ? meanOfSorted(ascending(values)) : sum / values.length;
}

/**
 * The numbers that describe a sample.
 *
 * @param values - in any order; durations as integer milliseconds
 * @param divisor - what every result is divided by, once and last, so that
 * nothing is rounded before: 1000 makes seconds of milliseconds
 * @returns null for an empty sample
 * @public
 */
export function distribution(
  values: ArrayLike<number>,
  divisor: number = 1,
): Distribution | null {
  return distributionOfSorted(ascending(values), divisor);
}

/** The same of a sample in ascending order. */
export function distributionOfSorted(
  sorted: Float64Array,
  divisor: number = 1,
): Distribution | null {
  if (sorted.length === 0) {
    return null;
  }
  return {
    min: sorted[0] / divisor,
    p50: percentile(sorted, 0.5) / divisor,
    p75: percentile(sorted, 0.75) / divisor,
    p90: percentile(sorted, 0.9) / divisor,
    max: sorted[sorted.length - 1] / divisor,
    mean: meanOfSorted(sorted) / divisor,
  };
}

function smallest(values: Float64Array): number {
  let least = Infinity;
  for (const value of values) {
    least = value < least ? value : least;
  }
  return least;
}

/** The sum where no addition rounds, so that the order does not matter; otherwise null. */
function exactSum(values: ArrayLike<number>): number | null {
  let sum = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    sum += value;
    if (!(value >= 0 && sum <= Number.MAX_SAFE_INTEGER && value % 1 === 0)) {
      return null;
    }
  }
  return sum;
}

/**
 * Adds in ascending order, so that the order of the records cannot change the
 * last digit, and carries what each addition rounds away (Neumaier), because the
 * milliseconds of many long durations add up to more than 2^53.
 */
function meanOfSorted(sorted: Float64Array): number {
  let sum = 0;
  let lost = 0;
  for (const value of sorted) {
    const next = sum + value;
    lost +=
      Math.abs(sum) >= Math.abs(value)
        ? sum - next + value
        : value - next + sum;
    sum = next;
  }
  return (sum + lost) / sorted.length;
}
