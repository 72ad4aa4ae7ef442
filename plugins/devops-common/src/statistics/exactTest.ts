/** A discrete distribution with one peak on the integers `low..high`. */
export interface UnimodalDistribution {
  low: number;
  high: number;
  /** A most probable value. */
  mode: number;
  /** P(k + 1) / P(k). */
  ratio: (k: number) => number;
}

/**
 * Probabilities that equal the observed one may differ by rounding; they count
 * as not greater. The tolerance is the one R uses.
 */
const TOLERANCE = 1 + 1e-7;

/** Relative to the mode, what is smaller cannot change the sum any more. */
const NEGLIGIBLE = 1e-290;

/**
 * Exact two-sided p-value: the probability of everything that is not more
 * probable than what was observed.
 *
 * Weights relative to the mode need neither factorials nor logarithms, cannot
 * overflow, and vanish after some forty standard deviations, which keeps counts
 * in the millions fast. A p-value below about 1e-290 is 0.
 */
export function exactTwoSided(
  observed: number,
  { low, high, mode, ratio }: UnimodalDistribution,
): number {
  const above = weights(high - mode, step => ratio(mode + step));
  const below = weights(mode - low, step => 1 / ratio(mode - step - 1));
  const observedWeight =
    (observed >= mode ? above[observed - mode] : below[mode - observed]) ?? 0;

  // The mode stands in both lists; the smallest are added first.
  const all = [...above, ...below.slice(1)].sort((a, b) => a - b);
  let total = 0;
  let notGreater = 0;
  for (const weight of all) {
    total += weight;
    if (weight <= observedWeight * TOLERANCE) {
      notGreater = total;
    }
  }
  return notGreater / total;
}

/** Weights at 0, 1, 2 … steps from the mode, until they are negligible. */
function weights(steps: number, ratio: (step: number) => number): number[] {
  const result = [1];
  for (let step = 0, weight = 1; step < steps; step++) {
    weight *= ratio(step);
    if (weight < NEGLIGIBLE) {
      break;
    }
    result.push(weight);
  }
  return result;
}
