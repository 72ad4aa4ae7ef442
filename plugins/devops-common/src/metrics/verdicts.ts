import { MetricAnswer } from './answer';

/** Below it, a value is shown without band and verdict. */
export const SMALLEST_SAMPLE = 5;

const SIGNIFICANT = 0.05;

/** Two periods, ready to be compared. */
export interface Comparison {
  /** Whether the stored records reach back to the start of the previous period. */
  hasBaseline: boolean;
  /** Sample sizes of this period and the one before. */
  n: [number, number];
  /** Two-sided p-value that both are the same; asked only where the samples suffice. */
  p: () => number;
  /** Below 0 where this period is lower, above where it is higher. */
  direction: () => number;
  lowerIsBetter: boolean;
}

/** Says better or worse only where that is likely real. */
export function verdictOf(comparison: Comparison): MetricAnswer['change'] {
  if (!comparison.hasBaseline) {
    return { verdict: 'no-baseline', p: null };
  }
  if (Math.min(...comparison.n) < SMALLEST_SAMPLE) {
    return { verdict: 'too-few', p: null };
  }
  const p = comparison.p();
  const direction = p < SIGNIFICANT ? comparison.direction() : 0;
  if (direction === 0) {
    return { verdict: 'no-clear-change', p };
  }
  const isBetter = direction < 0 === comparison.lowerIsBetter;
  return { verdict: isBetter ? 'better' : 'worse', p };
}

/**
 * Which way a distribution has shifted: how many pairs have the greater value in
 * `a`, less those that have it in `b`. This is what Mann-Whitney tests; medians
 * can be equal where it finds a shift.
 *
 * @param a - in ascending order, like `b`
 */
export function shiftOfSorted(a: Float64Array, b: Float64Array): number {
  let lower = 0;
  let notGreater = 0;
  let balance = 0;
  for (const value of a) {
    while (b[lower] < value) lower += 1;
    while (b[notGreater] <= value) notGreater += 1;
    balance += lower - (b.length - notGreater);
  }
  return balance;
}
