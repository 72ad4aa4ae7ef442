import { InputError } from '@backstage/errors';
import { ascending } from './ascending';
import { exactTwoSided } from './exactTest';
import { fisherExact } from './fisherExact';
import { twoSidedNormalTail } from './normal';

/** Below this expected count the normal approximation of a rate is not trusted. */
const SMALLEST_EXPECTED_COUNT = 5;

/**
 * Two-sided p-value that two rates are the same: the pooled z test, or Fisher's
 * exact test where an expected count of the two-by-two table is below 5.
 *
 * @param a - `k` of `n`, integers
 * @returns 0..1; 1 where either side is empty, since nothing speaks for a difference
 * @throws `InputError` when `k` and `n` are no counts.
 * @public
 */
export function compareRates(
  a: { k: number; n: number },
  b: { k: number; n: number },
): number {
  for (const { k, n } of [a, b]) {
    if (!isCount(k) || !isCount(n) || k > n) {
      throw new InputError(`${k} of ${n} is not a rate`);
    }
  }
  if (a.n === 0 || b.n === 0) {
    return 1;
  }
  const pooled = (a.k + b.k) / (a.n + b.n);
  const smallestExpected = Math.min(a.n, b.n) * Math.min(pooled, 1 - pooled);
  if (smallestExpected < SMALLEST_EXPECTED_COUNT) {
    return fisherExact(a, b);
  }
  const standardError = Math.sqrt(pooled * (1 - pooled) * (1 / a.n + 1 / b.n));
  return twoSidedNormalTail((a.k / a.n - b.k / b.n) / standardError);
}

/**
 * Two-sided p-value that two samples come from the same distribution: the
 * Mann-Whitney U test in its normal approximation, with tie and continuity
 * correction. What it finds is a shift of the distribution, not of the median.
 *
 * @param a - durations in any order and any unit, the same for both sides
 * @returns 0..1; 1 where either side is empty or all values are equal
 * @public
 */
export function compareDurations(
  a: ArrayLike<number>,
  b: ArrayLike<number>,
): number {
  return compareSorted(ascending(a), ascending(b));
}

/** The same of samples in ascending order. */
export function compareSorted(a: Float64Array, b: Float64Array): number {
  const size = a.length + b.length;
  if (a.length === 0 || b.length === 0) {
    return 1;
  }
  const { rankSumOfA, tieTerm } = rank(a, b);
  const u = rankSumOfA - (a.length * (a.length + 1)) / 2;
  const product = a.length * b.length;
  const variance = (product / 12) * (size + 1 - tieTerm / (size * (size - 1)));
  if (variance <= 0) {
    return 1;
  }
  const distance = Math.max(0, Math.abs(u - product / 2) - 0.5);
  return twoSidedNormalTail(distance / Math.sqrt(variance));
}

/**
 * Two-sided p-value that two counts come from the same rate of events: given
 * their sum, the first is binomial (exact conditional test of two Poisson rates).
 *
 * @param a - `count` events within `exposure`, which is a length of time in any
 * unit, the same for both sides
 * @returns 0..1; 1 where nothing was counted or a side was not observed
 * @throws `InputError` for a count that is none or an exposure below 0.
 * @public
 */
export function compareCounts(
  a: { count: number; exposure: number },
  b: { count: number; exposure: number },
): number {
  for (const { count, exposure } of [a, b]) {
    if (!isCount(count) || !(exposure >= 0 && Number.isFinite(exposure))) {
      throw new InputError(`${count} events in ${exposure} is no rate`);
    }
  }
  const total = a.count + b.count;
  if (total === 0 || a.exposure === 0 || b.exposure === 0) {
    return 1;
  }
  const odds = a.exposure / b.exposure;
  const share = a.exposure / (a.exposure + b.exposure);
  return exactTwoSided(a.count, {
    low: 0,
    high: total,
    mode: Math.min(total, Math.floor((total + 1) * share)),
    ratio: k => ((total - k) / (k + 1)) * odds,
  });
}

/** The ranks of `a` in both samples together, equal values sharing their mean rank, and Σ(t³ − t) over the ties. */
function rank(
  left: Float64Array,
  right: Float64Array,
): { rankSumOfA: number; tieTerm: number } {
  let rankSumOfA = 0;
  let tieTerm = 0;
  let i = 0;
  let j = 0;
  while (i < left.length || j < right.length) {
    const isLeft =
      j >= right.length || (i < left.length && left[i] <= right[j]);
    const value = isLeft ? left[i] : right[j];
    const before = i + j;
    const iBefore = i;
    while (i < left.length && left[i] === value) i++;
    while (j < right.length && right[j] === value) j++;
    const ties = i + j - before;
    rankSumOfA += (i - iBefore) * (before + (ties + 1) / 2);
    // Few values are tied, and a power takes long.
    tieTerm += ties > 1 ? ties ** 3 - ties : 0;
  }
  return { rankSumOfA, tieTerm };
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}
