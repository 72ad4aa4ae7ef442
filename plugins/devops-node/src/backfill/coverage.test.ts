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
const BASIS = 'settings';

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
        const start = coverageOf(undefined, BASIS, NOW);
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
        const start = coverageOf(undefined, BASIS, NOW);
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
    const state = coverageOf(undefined, BASIS, 3);
    const kept = { ...state, from: 1, until: 2 };
    expect(coverageOf(kept, BASIS, NOW)).toEqual(kept);
    expect(coverageOf({ from: 'x' }, BASIS, NOW).from).toBe(NOW);
  });

  it('begins anew with other settings, and goes as far back as before', () => {
    const { coverage } = readAll(coverageOf(undefined, BASIS, NOW), 30);
    const later = NOW + 20 * DAY;
    const anew = coverageOf(coverage, 'other settings', later);
    expect(stepsOf(anew, 30)).toEqual({ done: 0, total: 8 });
    const { slices, coverage: end } = readAll(anew, 30);
    expect(slices).toHaveLength(8);
    expect(slices[0].until).toBe(later);
    expect(end.from).toBe(coverage.from);
    expect(stepsOf(end, 30).done).toBe(8);
  });

  it('goes further back when more is wanted', () => {
    const { coverage } = readAll(coverageOf(undefined, BASIS, NOW), 30);
    expect(nextOldSlice(coverage, 30)).toBeNull();
    expect(nextOldSlice(coverage, 31)).toEqual({
      since: NOW - 31 * DAY,
      until: NOW - 30 * DAY,
      isNew: false,
      failures: [],
    });
  });
});
