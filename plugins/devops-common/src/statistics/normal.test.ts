import { twoSidedNormalTail } from './normal';

describe('twoSidedNormalTail', () => {
  // 2 * pnorm(-z) in R
  it.each([
    [0, 1],
    [0.5, 0.6170750774519738],
    [1, 0.31731050786291415],
    [1.959963984540054, 0.05],
    [2.8, 0.005110260660855184],
    [3, 0.002699796063260207],
    [5, 5.733031437583892e-7],
    [10, 1.523970604832105e-23],
  ])('of %p is %p', (z, expected) => {
    expect(Math.abs(twoSidedNormalTail(z) - expected)).toBeLessThanOrEqual(
      1e-11 * expected,
    );
    expect(twoSidedNormalTail(-z)).toBe(twoSidedNormalTail(z));
  });

  it('has no step where the series gives way to the continued fraction', () => {
    const z = 2 * Math.SQRT2;
    expect(
      twoSidedNormalTail(z - 1e-9) / twoSidedNormalTail(z + 1e-9),
    ).toBeCloseTo(1, 7);
  });

  it('vanishes, and stays a number, far out', () => {
    expect(twoSidedNormalTail(1e6)).toBe(0);
    expect(twoSidedNormalTail(Infinity)).toBe(0);
  });
});
