import fc from 'fast-check';
import { distribution, mean, median, percentile } from './distribution';

const durations = fc.array(fc.integer({ min: 0, max: 157_680_000_000 }), {
  minLength: 1,
  maxLength: 200,
});

describe('percentile', () => {
  it('interpolates linearly between the nearest values', () => {
    expect(percentile([1, 2, 100, 200], 0.5)).toBe(51);
    // quantile(c(1, 2, 100, 200), c(.25, .75, .9)) in R, whose default is type 7
    expect(percentile([1, 2, 100, 200], 0.25)).toBe(1.75);
    expect(percentile([1, 2, 100, 200], 0.75)).toBe(125);
    expect(percentile([1, 2, 100, 200], 0.9)).toBeCloseTo(170, 10);
  });

  it('ends at the smallest and the largest value', () => {
    expect(percentile([3, 7, 9], 0)).toBe(3);
    expect(percentile([3, 7, 9], 1)).toBe(9);
    expect(percentile([4], 0.9)).toBe(4);
  });

  it.each([-0.1, 1.1, 50, NaN])('refuses p = %p', p => {
    expect(() => percentile([1, 2], p)).toThrow('between 0 and 1');
  });

  it('refuses an empty sample', () => {
    expect(() => percentile([], 0.5)).toThrow('at least one value');
  });

  it('never falls when p rises', () => {
    fc.assert(
      fc.property(
        durations,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (values, p, q) => {
          const sorted = [...values].sort((a, b) => a - b);
          const [lower, upper] = [Math.min(p, q), Math.max(p, q)];
          expect(percentile(sorted, lower)).toBeLessThanOrEqual(
            percentile(sorted, upper),
          );
        },
      ),
    );
  });
});

describe('median and mean', () => {
  it('take values in any order', () => {
    expect(median([200, 1, 100, 2])).toBe(51);
    expect(median([9, 10, 1])).toBe(9);
    expect(mean([200, 1, 100, 2])).toBe(75.75);
  });

  it('are null for nothing, which is not 0', () => {
    expect(median([])).toBeNull();
    expect(mean([])).toBeNull();
  });

  it('leaves its argument as it was', () => {
    const values = [3, 1, 2];
    median(values);
    mean(values);
    distribution(values);
    expect(values).toEqual([3, 1, 2]);
  });

  it('loses nothing where a sum exceeds 2^53', () => {
    expect(mean([2 ** 53, 1, 1, 2])).toBe((2 ** 53 + 4) / 4);
  });

  it('agrees with exact integer arithmetic', () => {
    fc.assert(
      fc.property(durations, values => {
        const sum = values.reduce((total, v) => total + BigInt(v), 0n);
        expect(mean(values)).toBe(Number(sum) / values.length);
      }),
    );
  });
});

describe('distribution', () => {
  it('describes a sample', () => {
    expect(distribution([200, 100, 2, 1])).toEqual({
      min: 1,
      p50: 51,
      p75: 125,
      p90: expect.closeTo(170, 10),
      max: 200,
      mean: 75.75,
    });
  });

  it('divides once, after interpolating', () => {
    // Rounded to whole seconds first, the median would be 1 or 2.
    expect(distribution([1_499, 1_502], 1000)?.p50).toBe(1.5005);
  });

  it('is null for nothing', () => {
    expect(distribution([], 1000)).toBeNull();
  });

  it('is the same for every order, and its numbers are in order', () => {
    fc.assert(
      fc.property(
        durations.chain(values =>
          fc.tuple(
            fc.constant(values),
            fc.shuffledSubarray(values, {
              minLength: values.length,
              maxLength: values.length,
            }),
          ),
        ),
        ([values, shuffled]) => {
          const result = distribution(values, 1000);
          expect(distribution(shuffled, 1000)).toEqual(result);
          const { min, p50, p75, p90, max, mean: average } = result!;
          const inOrder = [min, p50, p75, p90, max];
          expect([...inOrder].sort((a, b) => a - b)).toEqual(inOrder);
          expect(average).toBeGreaterThanOrEqual(min);
          expect(average).toBeLessThanOrEqual(max);
        },
      ),
    );
  });
});
