import { isMostly } from './mostly';

/** How likely it is that exactly so many of `n` tosses of a coin are heads. */
function chances(n: number): number[] {
  return Array.from({ length: n }).reduce<number[]>(
    row => [...row, 0].map((one, k) => (one + (row[k - 1] ?? 0)) / 2),
    [1],
  );
}

describe('what mostly happens', () => {
  it('is told of what happens half of the time in 4 of 100 samples at most', () => {
    const told = Array.from({ length: 300 }, (_, n) =>
      chances(n).reduce(
        (sum, chance, reached) => sum + (isMostly(reached, n) ? chance : 0),
        0,
      ),
    );
    // Not never, which is why the definition that is shown tells the share.
    expect(Math.max(...told)).toBeGreaterThan(0.035);
    expect(Math.max(...told)).toBeLessThanOrEqual(0.04);
  });

  it('is not told of fewer than five', () => {
    expect([isMostly(4, 4), isMostly(5, 5)]).toEqual([false, true]);
  });
});
