import fc from 'fast-check';
import { wilsonInterval } from './wilson';

const rate = fc
  .integer({ min: 1, max: 1_000_000 })
  .chain(n =>
    fc.record({ k: fc.integer({ min: 0, max: n }), n: fc.constant(n) }),
  );

describe('wilsonInterval', () => {
  // Newcombe (1998), Statistics in Medicine 17, 857-872, table I, method 3.
  it.each([
    { k: 81, n: 263, low: 0.2553, high: 0.3662 },
    { k: 15, n: 148, low: 0.0624, high: 0.1605 },
    { k: 0, n: 20, low: 0, high: 0.1611 },
    { k: 1, n: 29, low: 0.0061, high: 0.1718 },
  ])('of $k in $n is $low to $high', ({ k, n, low, high }) => {
    const interval = wilsonInterval(k, n);
    expect(interval?.low).toBeCloseTo(low, 4);
    expect(interval?.high).toBeCloseTo(high, 4);
    expect(interval?.level).toBe(0.95);
  });

  it('is null where there is no rate', () => {
    expect(wilsonInterval(0, 0)).toBeNull();
  });

  it.each([
    [2, 1],
    [-1, 5],
    [0.5, 5],
    [NaN, 5],
    [1, Infinity],
  ])('refuses %p of %p', (k, n) => {
    expect(() => wilsonInterval(k, n)).toThrow('is not a rate');
  });

  it('holds the rate, stays within 0 and 1, and is exact at the ends', () => {
    fc.assert(
      fc.property(rate, ({ k, n }) => {
        const { low, high } = wilsonInterval(k, n)!;
        expect(low).toBeGreaterThanOrEqual(0);
        expect(low).toBeLessThanOrEqual(k / n);
        expect(high).toBeGreaterThanOrEqual(k / n);
        expect(high).toBeLessThanOrEqual(1);
        expect(low === 0).toBe(k === 0);
        expect(high === 1).toBe(k === n);
      }),
    );
  });

  it('mirrors when success and failure change places', () => {
    fc.assert(
      fc.property(rate, ({ k, n }) => {
        const one = wilsonInterval(k, n)!;
        const other = wilsonInterval(n - k, n)!;
        expect(one.low).toBeCloseTo(1 - other.high, 10);
        expect(one.high).toBeCloseTo(1 - other.low, 10);
      }),
    );
  });
});
