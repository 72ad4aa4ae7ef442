import { exactTwoSided } from './exactTest';

/**
 * Two-sided p-value of Fisher's exact test that two rates are the same: given
 * all margins of the two-by-two table, `a.k` is hypergeometric.
 *
 * @param a - `k` of `n`, integers
 */
export function fisherExact(
  a: { k: number; n: number },
  b: { k: number; n: number },
): number {
  const successes = a.k + b.k;
  const low = Math.max(0, successes - b.n);
  const high = Math.min(a.n, successes);
  const peak = Math.floor(((a.n + 1) * (successes + 1)) / (a.n + b.n + 2));
  return exactTwoSided(a.k, {
    low,
    high,
    mode: Math.min(high, Math.max(low, peak)),
    ratio: k =>
      ((a.n - k) / (k + 1)) * ((successes - k) / (b.n - successes + k + 1)),
  });
}
