import { weeklySeries } from '../__testUtils__/answers';
import { drawnSeries, partialReason } from './drawnSeries';

const [whole, , , cut] = weeklySeries([0.5, 1, null, 2.7]);

it('draws how many releases a bucket had, and no rate of a part of it', () => {
  const { measure, points } = drawnSeries({
    unit: 'per-day',
    series: [whole, { ...cut, n: 1 }, { ...cut, value: null, n: 0 }],
  });
  expect(measure).toBe('count');
  expect(points.map(({ value }) => value)).toEqual([4, 1, null]);
});

it('draws any other value as it is', () => {
  const series = [whole, cut];
  expect(drawnSeries({ unit: 'ratio', series })).toEqual({
    measure: 'ratio',
    points: series,
  });
});

it('tells what is not over yet from what the period cuts', () => {
  const later = (ms: number) => ({
    asOf: new Date(Date.parse(cut.to) + ms).toISOString(),
  });
  expect(partialReason(cut, later(0))).toBe('soFar');
  expect(partialReason(cut, later(2_000))).toBe('soFar');
  expect(partialReason(cut, later(86_400_000))).toBe('cut');
  expect(partialReason(whole, later(0))).toBeNull();
});
