import fc from 'fast-check';
import { compareCounts, compareDurations, compareRates } from './comparison';
import { fisherExact } from './fisherExact';
import { twoSidedNormalTail } from './normal';

const rate = fc
  .integer({ min: 0, max: 2_000_000 })
  .chain(n =>
    fc.record({ k: fc.integer({ min: 0, max: n }), n: fc.constant(n) }),
  );
const sample = fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 30 });
const isProbability = (p: number) => p >= 0 && p <= 1;

describe('compareRates', () => {
  it('is the pooled z test', () => {
    // proportions_ztest([5, 12], [83, 99]), statsmodels documentation: 0.159
    expect(compareRates({ k: 5, n: 83 }, { k: 12, n: 99 })).toBeCloseTo(
      0.15918129181156992,
      12,
    );
  });

  it("is Fisher's test where an expected count is below 5", () => {
    const [a, b] = [
      { k: 1, n: 24 },
      { k: 8, n: 24 },
    ];
    expect(compareRates(a, b)).toBe(fisherExact(a, b));
    // With one more the smallest expected count is 5, and no test is exact.
    const c = { k: 9, n: 24 };
    expect(compareRates(a, c)).not.toBeCloseTo(fisherExact(a, c), 3);
  });

  it('looks at failures and successes alike', () => {
    fc.assert(
      fc.property(rate, rate, (a, b) => {
        const mirrored = compareRates(
          { k: a.n - a.k, n: a.n },
          { k: b.n - b.k, n: b.n },
        );
        expect(mirrored).toBeCloseTo(compareRates(a, b), 9);
      }),
    );
  });

  it('is a probability, the same from both sides, and 1 for equal rates', () => {
    fc.assert(
      fc.property(rate, rate, (a, b) => {
        const p = compareRates(a, b);
        expect(isProbability(p)).toBe(true);
        expect(compareRates(b, a)).toBeCloseTo(p, 9);
        expect(compareRates(a, a)).toBeCloseTo(1, 9);
      }),
    );
  });

  it('sees nothing where there is nothing', () => {
    expect(compareRates({ k: 0, n: 0 }, { k: 3, n: 10 })).toBe(1);
    expect(compareRates({ k: 0, n: 10 }, { k: 0, n: 7 })).toBe(1);
    expect(compareRates({ k: 10, n: 10 }, { k: 7, n: 7 })).toBe(1);
  });

  it('copes with millions', () => {
    const p = compareRates({ k: 1, n: 1_000_000 }, { k: 8, n: 1_000_000 });
    // Given nine, 2 * P(X <= 1) of a binomial with 1/2 is 20/512; the margins
    // of a million trials are next to that.
    expect(p).toBeCloseTo(20 / 512, 5);
    expect(
      compareRates({ k: 400_000, n: 1_000_000 }, { k: 600_000, n: 1_000_000 }),
    ).toBe(0);
  });

  it('refuses what is no rate', () => {
    expect(() => compareRates({ k: 2, n: 1 }, { k: 0, n: 1 })).toThrow(
      '2 of 1 is not a rate',
    );
  });
});

describe('compareDurations', () => {
  it('agrees with the example of SciPy', () => {
    // mannwhitneyu(males, females, method='asymptotic'), SciPy documentation
    const males = [19, 22, 16, 29, 24];
    const females = [20, 11, 17, 12];
    expect(compareDurations(males, females)).toBeCloseTo(
      0.11134688653314041,
      12,
    );
  });

  it('corrects for ties as R does', () => {
    // wilcox.test(Ozone ~ Month, airquality, subset = Month %in% c(5, 8)), R
    // documentation of wilcox.test: W = 127.5, p-value = 0.0001208
    const may = [
      41, 36, 12, 18, 28, 23, 19, 8, 7, 16, 11, 14, 18, 14, 34, 6, 30, 11, 1,
      11, 4, 32, 23, 45, 115, 37,
    ];
    const august = [
      39, 9, 16, 78, 35, 66, 122, 89, 110, 44, 28, 65, 22, 59, 23, 31, 44, 21,
      9, 45, 168, 73, 76, 118, 84, 85,
    ];
    expect(compareDurations(may, august)).toBeCloseTo(0.0001208, 7);
  });

  it('agrees with a published run of R on samples of different size', () => {
    // https://endmemo.com/r/wilcoxon.php: W = 51.5, p-value = 0.5966
    const x = [1, 5, 9, 24, 56, 21, 3, 7, 21, 4];
    const y = [12, 15, 5, 9, 9, 14, 56, 22, 3, 7, 32, 5];
    expect(compareDurations(x, y)).toBeCloseTo(0.5966, 4);
  });

  it('sees nothing where there is nothing or all is equal', () => {
    expect(compareDurations([], [1, 2])).toBe(1);
    expect(compareDurations([], [])).toBe(1);
    expect(compareDurations([5, 5, 5], [5, 5])).toBe(1);
  });

  it('depends on order statistics only', () => {
    fc.assert(
      fc.property(sample, sample, (a, b) => {
        const p = compareDurations(a, b);
        expect(isProbability(p)).toBe(true);
        expect(compareDurations(b, a)).toBeCloseTo(p, 12);
        expect(compareDurations([...a].reverse(), b)).toBe(p);
        const stretched = (values: number[]) => values.map(v => v ** 3 + 7);
        expect(compareDurations(stretched(a), stretched(b))).toBe(p);
      }),
    );
  });

  it('is the more certain the further apart the samples lie', () => {
    const ten = Array.from({ length: 10 }, (_, i) => i);
    const apart = [0, 2, 4, 8, 20].map(shift =>
      compareDurations(
        ten,
        ten.map(v => v + shift),
      ),
    );
    expect([...apart].sort((a, b) => b - a)).toEqual(apart);
    expect(apart[0]).toBe(1);
    expect(apart[4]).toBeLessThan(0.001);
  });
});

describe('compareCounts', () => {
  it('agrees with the example of R', () => {
    // poisson.test(c(11, 6+8+7), c(800, 1083+1050+878)), R documentation of
    // poisson.test: p-value = 0.07967
    expect(
      compareCounts(
        { count: 11, exposure: 800 },
        { count: 21, exposure: 3011 },
      ),
    ).toBeCloseTo(0.07967, 5);
  });

  it("agrees with Mendel's peas", () => {
    // binom.test(682, 682 + 243, p = 3/4), R documentation of binom.test;
    // Conover (1971), p. 97: p-value = 0.3825
    expect(
      compareCounts({ count: 682, exposure: 3 }, { count: 243, exposure: 1 }),
    ).toBeCloseTo(0.3825, 4);
  });

  it('agrees with exact integer arithmetic', () => {
    const side = fc.record({
      count: fc.integer({ min: 0, max: 60 }),
      exposure: fc.integer({ min: 1, max: 9 }),
    });
    fc.assert(
      fc.property(side, side, (a, b) => {
        expect(compareCounts(a, b)).toBeCloseTo(binomialExactly(a, b), 10);
      }),
    );
  });

  it('knows no unit of time, and both sides are alike', () => {
    const side = fc.record({
      count: fc.integer({ min: 0, max: 3_000 }),
      exposure: fc.integer({ min: 1, max: 5_000_000 }),
    });
    fc.assert(
      fc.property(side, side, (a, b) => {
        const p = compareCounts(a, b);
        expect(isProbability(p)).toBe(true);
        expect(compareCounts(b, a)).toBeCloseTo(p, 9);
        const inDays = ({ count, exposure }: typeof a) => ({
          count,
          exposure: exposure / 86_400_000,
        });
        expect(compareCounts(inDays(a), inDays(b))).toBeCloseTo(p, 9);
      }),
    );
  });

  it('copes with millions', () => {
    const million = { count: 1_000_000, exposure: 90 };
    expect(compareCounts(million, million)).toBeCloseTo(1, 9);
    // Half of 2,002,000 with one half: a normal distribution, for all it matters.
    expect(
      compareCounts(million, { count: 1_002_000, exposure: 90 }),
    ).toBeCloseTo(twoSidedNormalTail(1999 / Math.sqrt(2_002_000)), 6);
    expect(compareCounts(million, { count: 2_000_000, exposure: 90 })).toBe(0);
  });

  it('sees nothing where there is nothing', () => {
    expect(
      compareCounts({ count: 0, exposure: 9 }, { count: 0, exposure: 9 }),
    ).toBe(1);
    expect(
      compareCounts({ count: 0, exposure: 0 }, { count: 5, exposure: 9 }),
    ).toBe(1);
  });

  it.each([
    { count: -1, exposure: 1 },
    { count: 1.5, exposure: 1 },
    { count: 1, exposure: -1 },
    { count: 1, exposure: NaN },
  ])('refuses $count in $exposure', side => {
    expect(() => compareCounts(side, { count: 1, exposure: 1 })).toThrow(
      'is no rate',
    );
  });
});

/** The same p-value from binomial weights as whole numbers. */
function binomialExactly(
  a: { count: number; exposure: number },
  b: { count: number; exposure: number },
): number {
  const n = a.count + b.count;
  const weights: bigint[] = [];
  let coefficient = 1n;
  for (let k = 0; k <= n; k++) {
    weights.push(
      coefficient *
        BigInt(a.exposure) ** BigInt(k) *
        BigInt(b.exposure) ** BigInt(n - k),
    );
    coefficient = (coefficient * BigInt(n - k)) / BigInt(k + 1);
  }
  const sum = (values: bigint[]) => values.reduce((x, y) => x + y, 0n);
  const notGreater = sum(weights.filter(w => w <= weights[a.count]));
  return Number((notGreater * 10n ** 15n) / sum(weights)) / 1e15;
}
