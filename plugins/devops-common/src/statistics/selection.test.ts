import fc from 'fast-check';
import { mean, median, percentile } from './distribution';
import { select } from './selection';

const values = fc.oneof(
  fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 200 }),
  fc.array(fc.integer({ min: 0, max: 2 ** 53 - 1 }), { minLength: 1 }),
  fc.array(fc.double({ noNaN: true, min: -1e9, max: 1e9 }), { minLength: 1 }),
);

describe('select', () => {
  it('finds what sorting finds, and keeps every value', () => {
    fc.assert(
      fc.property(values, fc.nat(), (given, position) => {
        const k = position % given.length;
        const sorted = Float64Array.from(given).sort();
        const moved = Float64Array.from(given);
        expect(select(moved, k)).toBe(sorted[k]);
        expect(Math.max(...moved.subarray(0, k + 1))).toBe(sorted[k]);
        expect(moved.sort()).toEqual(sorted);
      }),
    );
  });
});

describe('median and mean', () => {
  it('looks for a median of many only where it lies', () => {
    const many = fc.array(
      fc.oneof(
        fc.constant(7),
        fc.integer({ min: 0, max: 1000 }),
        fc.double({ noNaN: true, min: -1e300, max: 1e300 }),
      ),
      { minLength: 4096, maxLength: 4200, size: 'max' },
    );
    fc.assert(
      fc.property(many, given => {
        const sorted = Float64Array.from(given).sort();
        expect(median(given)).toBe(percentile(sorted, 0.5));
      }),
      { numRuns: 30 },
    );
    expect(median(new Float64Array(5000).fill(3))).toBe(3);
  });

  it('are those of the sorted values, to the last digit', () => {
    fc.assert(
      fc.property(values, given => {
        const sorted = [...given].sort((a, b) => a - b);
        expect(median(given)).toBe(percentile(sorted, 0.5));
        expect(mean(given)).toBe(mean(sorted));
        expect(mean([...given].reverse())).toBe(mean(given));
      }),
    );
  });
});
