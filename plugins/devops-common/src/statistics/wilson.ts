import { InputError } from '@backstage/errors';

/** The 0.975 quantile of the standard normal distribution: 95 %, two sides. */
const Z = 1.959963984540054;

/**
 * 95 % score interval of a rate (Wilson 1927, without continuity correction).
 *
 * @param k - how many of the `n` count, an integer from 0 to `n`
 * @returns bounds within 0..1, exactly 0 for `k = 0` and exactly 1 for `k = n`;
 * null for `n = 0`, where there is no rate
 * @throws `InputError` when `k` and `n` are no such integers.
 * @public
 */
export function wilsonInterval(
  k: number,
  n: number,
): { low: number; high: number; level: 0.95 } | null {
  if (!Number.isInteger(k) || !Number.isInteger(n) || k < 0 || k > n) {
    throw new InputError(`${k} of ${n} is not a rate`);
  }
  if (n === 0) {
    return null;
  }
  const rate = k / n;
  const scale = 1 + Z ** 2 / n;
  const centre = (rate + Z ** 2 / (2 * n)) / scale;
  const margin =
    (Z / scale) * Math.sqrt((rate * (1 - rate)) / n + Z ** 2 / (4 * n ** 2));
  return {
    low: k === 0 ? 0 : Math.max(0, centre - margin),
    high: k === n ? 1 : Math.min(1, centre + margin),
    level: 0.95,
  };
}
