import fc from 'fast-check';
import {
  Coverage,
  coverageOf,
  covering,
  newSlices,
  nextOldSlice,
  stepsOf,
} from './coverage';

const DAY = 86_400_000;
const NOW = 1_800_000_000_000;

/** All slices from now on down to the end of the past. */
function readAll(start: Coverage, days: number) {
  const slices = [];
  let coverage = start;
  for (;;) {
    const slice = nextOldSlice(coverage, days);
    if (slice === null) {
      return { slices, coverage };
    }
    slices.push(slice);
    coverage = covering(coverage, slice);
  }
}

describe('coverage', () => {
  it('goes back week by week without a gap', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 730 }), days => {
        const start = coverageOf(undefined, NOW);
        const { slices, coverage } = readAll(start, days);
        expect(coverage.from).toBe(NOW - days * DAY);
        expect(slices).toHaveLength(stepsOf(start, days).total);
        expect(stepsOf(coverage, days).done).toBe(slices.length);
        slices.reduce((until, slice) => {
          expect(slice.until).toBe(until);
          return slice.since;
        }, NOW);
      }),
    );
  });

  it('keeps up with the present without a gap, and a little twice', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60 * DAY }), later => {
        const start = coverageOf(undefined, NOW);
        const slices = newSlices(start, NOW + later);
        const end = slices.reduce(covering, start);
        expect(end.until).toBe(NOW + later);
        slices.reduce((until, slice) => {
          expect(slice.since).toBeLessThan(until);
          return slice.until;
        }, NOW);
      }),
    );
  });

  it('goes on where it was kept, and anew where that says nothing', () => {
    const kept = { firstSeen: 3, from: 1, until: 2 };
    expect(coverageOf(kept, NOW)).toEqual(kept);
    expect(coverageOf({ from: 'x' }, NOW).from).toBe(NOW);
  });

  it('goes further back when more is wanted', () => {
    const { coverage } = readAll(coverageOf(undefined, NOW), 30);
    expect(nextOldSlice(coverage, 30)).toBeNull();
    expect(nextOldSlice(coverage, 31)).toEqual({
      since: NOW - 31 * DAY,
      until: NOW - 30 * DAY,
      isNew: false,
    });
  });
});
