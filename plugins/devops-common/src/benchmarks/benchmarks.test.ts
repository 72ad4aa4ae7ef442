import fc from 'fast-check';
import { METRIC_IDS } from '../metrics/answer';
import { BENCHMARK_BANDS, DURATION_BANDS, FREQUENCY_BANDS } from './bands';
import { benchmark } from './benchmarks';
import { DAY, HALF_YEAR, HOUR, MONTH, WEEK } from './intervals';
import { BENCHMARK_YEARS, DEFAULT_BENCHMARK_YEAR } from './published';
import { INDUSTRY_MEANS_2025 } from './quickCheck';

describe('benchmark', () => {
  describe('of the change failure rate', () => {
    it.each([
      // The published rates of 2024 are not in the order of the clusters.
      [0.05, ['elite']],
      [0.2, ['high']],
      [0.1, ['medium']],
      [0.4, ['low']],
      [0, ['elite']],
      [0.08, ['medium']],
      [0.14, ['medium']],
      [0.16, ['high']],
      [0.29, ['high']],
      [0.31, ['low']],
      [1, ['low']],
      // As near to one as to the other.
      [0.075, ['elite', 'medium']],
      [0.15, ['high', 'medium']],
      [0.3, ['high', 'low']],
    ])('%p is closest to %p in 2024', (value, closest) => {
      expect(benchmark('change-failure-rate', value, 2024)).toEqual({
        year: 2024,
        closest,
        band: null,
        score: null,
      });
    });

    it.each([
      [2019, 0.1, ['elite', 'high', 'medium']],
      [2019, 0.5, ['low']],
      [2019, 0.3, ['elite', 'high', 'medium']],
      [2019, 0.31, ['low']],
      [2021, 0.15, ['elite']],
      [2021, 0.16, ['high', 'medium', 'low']],
      [2021, 0.155, ['elite', 'high', 'medium', 'low']],
      [2021, 0.9, ['high', 'medium', 'low']],
      [2022, 0.2, ['medium']],
      [2022, 0.45, ['low']],
      [2023, 0.64, ['low']],
      [2023, 0.39, ['medium']],
    ])('in %p: %p is closest to %p', (year, value, closest) => {
      expect(benchmark('change-failure-rate', value, year)?.closest).toEqual(
        closest,
      );
    });
  });

  describe('of durations', () => {
    it.each([
      ['lead-time', 2024, 0, ['elite']],
      ['lead-time', 2024, DAY - 1, ['elite']],
      ['lead-time', 2024, DAY, ['high']],
      ['lead-time', 2024, WEEK, ['high', 'medium']],
      ['lead-time', 2024, MONTH, ['medium', 'low']],
      ['lead-time', 2024, HALF_YEAR, ['low']],
      ['lead-time', 2024, 10 * HALF_YEAR, ['low']],
      ['lead-time', 2023, 2 * WEEK, ['medium', 'low']],
      ['lead-time', 2021, 10 * HALF_YEAR, ['low']],
      // Between "less than one hour" and "one day": the middle of the scale of
      // logarithms is at 4.9 hours, that of hours would be at 12.5.
      ['lead-time', 2021, 4.8 * HOUR, ['elite']],
      ['lead-time', 2021, 5 * HOUR, ['high']],
      // "Less than one hour" is also less than one day.
      ['recovery-time', 2024, HOUR / 2, ['elite', 'high', 'medium']],
      ['recovery-time', 2024, HOUR, ['high', 'medium']],
      ['recovery-time', 2024, 2 * DAY, ['high', 'medium']],
      ['recovery-time', 2024, 3 * DAY, ['low']],
      ['recovery-time', 2022, DAY, ['medium']],
      ['recovery-time', 2023, 2 * MONTH, ['low']],
    ] as const)(
      '%s in %p: %p s is closest to %p',
      (metric, year, s, closest) => {
        expect(benchmark(metric, s, year)?.closest).toEqual(closest);
      },
    );
  });

  describe('of the deployment frequency', () => {
    it.each([
      [2024, 1.01, ['elite']],
      [2024, 1, ['high']],
      [2024, 13 / 91, ['high', 'medium']],
      [2024, 1 / 30.44, ['medium', 'low']],
      [2024, 1 / 400, ['low']],
      [2024, 0, ['low']],
      [2021, 0, ['low']],
      [2021, 1, ['elite']],
      [2021, 0.9, ['elite']],
      [2021, 0.15, ['high']],
      [2022, 3, ['high']],
      [2023, 1 / 10, ['medium', 'low']],
    ])('in %p: %p a day is closest to %p', (year, perDay, closest) => {
      expect(benchmark('deployment-frequency', perDay, year)?.closest).toEqual(
        closest,
      );
    });
  });

  describe('names the band of the Quick Check', () => {
    it.each([
      [0, 'less than 1 hour'],
      [HOUR, 'less than 1 day'],
      [DAY - 1, 'less than 1 day'],
      [DAY, '1 day to 1 week'],
      [WEEK, '1 day to 1 week'],
      [WEEK + 1, '1 week to 1 month'],
      [MONTH + 1, '1 month to 6 months'],
      [HALF_YEAR, '1 month to 6 months'],
      [HALF_YEAR + 1, 'more than 6 months'],
    ])('%p s: %p', (seconds, band) => {
      expect(benchmark('lead-time', seconds, 2024)?.band).toBe(band);
      expect(benchmark('recovery-time', seconds, 2019)?.band).toBe(band);
    });

    it.each([
      [24.1, 'on demand'],
      [24, 'between once per hour and once per day'],
      [1, 'between once per hour and once per day'],
      [0.99, 'between once per day and once per week'],
      [13 / 91, 'between once per day and once per week'],
      [0.1, 'between once per week and once per month'],
      [0.01, 'between once per month and once every six months'],
      [0, 'fewer than once per six months'],
    ])('%p a day: %p', (perDay, band) => {
      expect(benchmark('deployment-frequency', perDay, 2024)?.band).toBe(band);
    });
  });

  describe('of 2025', () => {
    it('has a score and no clusters', () => {
      expect(benchmark('lead-time', 2 * DAY, 2025)).toEqual({
        year: 2025,
        closest: [],
        band: '1 day to 1 week',
        score: 6,
      });
      expect(benchmark('deployment-frequency', 100, 2025)?.score).toBe(10);
      expect(benchmark('recovery-time', 10 * HALF_YEAR, 2025)?.score).toBe(0);
      expect(benchmark('change-failure-rate', 0.25, 2025)).toEqual({
        year: 2025,
        closest: [],
        band: null,
        score: 7.5,
      });
    });

    it('scores the industry as it scores a team', () => {
      for (const metric of ['change-failure-rate', 'rework-rate'] as const) {
        const { rate, score } = INDUSTRY_MEANS_2025[metric]!;
        expect(benchmark(metric, rate!, 2025)?.score).toBeCloseTo(score, 10);
      }
    });
  });

  it('has nothing to say where nothing was published', () => {
    for (const year of BENCHMARK_YEARS) {
      expect(benchmark('time-to-restore', HOUR, year)).toBeNull();
    }
    expect(benchmark('rework-rate', 0.1, 2024)).toBeNull();
    expect(benchmark('rework-rate', 0.1, 2025)?.score).toBeCloseTo(9, 10);
  });

  it.each([2018, 2020, 2026, NaN])('refuses the year %p', year => {
    expect(() => benchmark('lead-time', 1, year)).toThrow('No benchmark');
  });

  it.each([
    ['change-failure-rate', 1.01],
    ['lead-time', -1],
    ['deployment-frequency', NaN],
    ['recovery-time', Infinity],
  ] as const)('refuses %s of %p', (metric, value) => {
    expect(() => benchmark(metric, value, 2024)).toThrow('is not a value of');
  });

  it('compares with the last year that has clusters by default', () => {
    expect(BENCHMARK_YEARS).toContain(DEFAULT_BENCHMARK_YEAR);
    expect(
      benchmark('lead-time', DAY, DEFAULT_BENCHMARK_YEAR)?.closest,
    ).not.toHaveLength(0);
  });

  const anyYear = fc.constantFrom(...BENCHMARK_YEARS);
  const duration = fc.double({ min: 0, max: 1e9, noNaN: true });
  const frequency = fc.double({ min: 0, max: 1000, noNaN: true });

  it('names at least one cluster in every year that has any', () => {
    fc.assert(
      fc.property(anyYear, duration, frequency, (year, seconds, perDay) => {
        const answers = [
          benchmark('lead-time', seconds, year)!,
          benchmark('recovery-time', seconds, year)!,
          benchmark('deployment-frequency', perDay, year)!,
          benchmark('change-failure-rate', Math.min(1, perDay), year)!,
        ];
        for (const { closest } of answers) {
          expect(closest.length > 0).toBe(year !== 2025);
          expect(new Set(closest).size).toBe(closest.length);
        }
      }),
    );
  });

  it('never gives a shorter time or a higher frequency a lower band', () => {
    fc.assert(
      fc.property(duration, duration, (a, b) => {
        const place = (value: number) =>
          DURATION_BANDS.findIndex(
            band => band === benchmark('lead-time', value, 2024)?.band,
          );
        expect(place(Math.min(a, b))).toBeGreaterThanOrEqual(
          place(Math.max(a, b)),
        );
      }),
    );
    fc.assert(
      fc.property(frequency, frequency, (a, b) => {
        const place = (value: number) =>
          FREQUENCY_BANDS.findIndex(
            band =>
              band === benchmark('deployment-frequency', value, 2024)?.band,
          );
        expect(place(Math.max(a, b))).toBeGreaterThanOrEqual(
          place(Math.min(a, b)),
        );
      }),
    );
  });

  it('scores from 0 to 10', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...METRIC_IDS),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (metric, value) => {
          const score = benchmark(metric, value, 2025)?.score ?? 0;
          expect(score).toBeGreaterThanOrEqual(0);
          expect(score).toBeLessThanOrEqual(10);
        },
      ),
    );
  });

  it('has twelve bands with different ids', () => {
    expect(new Set(BENCHMARK_BANDS).size).toBe(12);
  });
});
