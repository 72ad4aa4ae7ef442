import fc from 'fast-check';
import { fisherExact } from './fisherExact';

describe('fisherExact', () => {
  it('agrees with the lady tasting tea', () => {
    // fisher.test(TeaTasting), R documentation of fisher.test; Agresti (1990), p. 61
    expect(fisherExact({ k: 3, n: 4 }, { k: 1, n: 4 })).toBeCloseTo(
      34 / 70,
      12,
    );
  });

  it("agrees with Fisher's convicted twins", () => {
    // fisher.test(Convictions), R documentation of fisher.test; Fisher (1970), p. 99
    expect(fisherExact({ k: 2, n: 17 }, { k: 10, n: 13 })).toBeCloseTo(
      0.0005367,
      7,
    );
  });

  it('agrees with the example of SciPy', () => {
    // scipy.stats.fisher_exact([[6, 2], [1, 4]]), SciPy documentation
    expect(fisherExact({ k: 6, n: 8 }, { k: 1, n: 5 })).toBeCloseTo(
      0.10256410256410257,
      12,
    );
  });

  it('agrees with exact integer arithmetic', () => {
    const side = fc
      .integer({ min: 1, max: 60 })
      .chain(n =>
        fc.record({ k: fc.integer({ min: 0, max: n }), n: fc.constant(n) }),
      );
    fc.assert(
      fc.property(side, side, (a, b) => {
        expect(fisherExact(a, b)).toBeCloseTo(exactly(a, b), 10);
      }),
    );
  });
});

/** The same p-value from binomial coefficients as whole numbers. */
function exactly(
  a: { k: number; n: number },
  b: { k: number; n: number },
): number {
  const successes = a.k + b.k;
  const weight = (k: number) => choose(a.n, k) * choose(b.n, successes - k);
  let total = 0n;
  let notGreater = 0n;
  for (let k = 0; k <= successes; k++) {
    total += weight(k);
    if (weight(k) <= weight(a.k)) {
      notGreater += weight(k);
    }
  }
  return Number((notGreater * 10n ** 15n) / total) / 1e15;
}

function choose(n: number, k: number): bigint {
  if (k > n) {
    return 0n;
  }
  let result = 1n;
  for (let i = 1; i <= k; i++) {
    result = (result * BigInt(n - k + i)) / BigInt(i);
  }
  return result;
}
