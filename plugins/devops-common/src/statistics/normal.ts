/**
 * Probability that a standard normal variable lies further from 0 than `z`, on
 * either side: erfc(|z| / √2).
 *
 * The power series has only positive terms and serves where the result is not
 * small; the continued fraction keeps the relative precision of the far tail,
 * where 1 − erf would lose it. Abramowitz and Stegun 7.1.6 and 7.1.14.
 */
export function twoSidedNormalTail(z: number): number {
  const x = Math.abs(z) / Math.SQRT2;
  return x < 2 ? 1 - erfBySeries(x) : erfcByContinuedFraction(x);
}

function erfBySeries(x: number): number {
  let term = x;
  let sum = x;
  for (let n = 1; term > sum * Number.EPSILON; n++) {
    term *= (2 * x * x) / (2 * n + 1);
    sum += term;
  }
  return (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x) * sum;
}

/** 60 levels are enough for double precision from x = 2 on. */
function erfcByContinuedFraction(x: number): number {
  let denominator = x;
  for (let level = 60; level > 0; level--) {
    denominator = x + level / 2 / denominator;
  }
  return Math.exp(-x * x) / Math.sqrt(Math.PI) / denominator;
}
