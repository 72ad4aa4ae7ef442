import fc from 'fast-check';
import { ascending } from './ascending';

const anyOrder = (values: number[]) => [...values].sort((a, b) => a - b);

const numbers = fc.oneof(
  fc.integer({ min: 0, max: 2 ** 31 - 1 }),
  // Longer than 49 days, which fill more than 32 bits.
  fc.integer({ min: 2 ** 32 - 2, max: 2 ** 32 + 2 }),
  fc.integer({ min: 1_700_000_000_000, max: 1_700_000_000_900 }),
  fc.double({ noNaN: true, min: 0 }),
);
const many = (one: fc.Arbitrary<number>) =>
  fc.array(one, { minLength: 1024, maxLength: 1400, size: 'max' });

describe('ascending', () => {
  it('sorts many durations as comparing would', () => {
    fc.assert(
      fc.property(many(numbers), values => {
        expect([...ascending(values)]).toEqual(anyOrder(values));
      }),
      { numRuns: 50 },
    );
  });

  it('sorts negative and few numbers, too', () => {
    const negative = fc.double({ noNaN: true, min: -1e9, max: 1e9 });
    fc.assert(
      fc.property(
        fc.oneof(many(negative), fc.array(numbers)),
        // 0 and -0 have no order.
        given => {
          const values = given.map(value => value + 0);
          expect([...ascending(values)]).toEqual(anyOrder(values));
        },
      ),
      { numRuns: 50 },
    );
  });

  it('leaves the given values as they are', () => {
    const values = Float64Array.from({ length: 2000 }, (_, i) => 2000 - i);
    ascending(values);
    expect(values[0]).toBe(2000);
  });
});
