import { SeriesPoint } from '@devops-domains/backstage-plugin-devops-common';
import { sparklineShape } from './sparklineShape';

const series = (...values: (number | null)[]): SeriesPoint[] =>
  values.map((value, index) => ({
    from: new Date(index * 604_800_000).toISOString(),
    to: new Date((index + 1) * 604_800_000).toISOString(),
    partial: false,
    value,
    n: value === null ? 0 : 1,
  }));

it('draws from zero to the largest value', () => {
  expect(sparklineShape(series(0, 10, 5), 26, 26)).toEqual({
    lines: ['3,23 13,3 23,13'],
    dots: [{ x: 23, y: 13 }],
  });
});

it('leaves a gap where nothing was measured, and marks what stands alone', () => {
  expect(sparklineShape(series(4, null, 4, 4), 36, 26)).toEqual({
    lines: ['23,3 33,3'],
    dots: [
      { x: 3, y: 3 },
      { x: 33, y: 3 },
    ],
  });
});

it('draws a measured zero on the ground', () => {
  expect(sparklineShape(series(0, 0), 26, 26).lines).toEqual(['3,23 23,23']);
});

it('leaves partial buckets out', () => {
  const [first, second, third] = series(10, 10, 1);
  expect(
    sparklineShape([first, second, { ...third, partial: true }], 26, 26).lines,
  ).toEqual(['3,3 23,3']);
});

it('draws nothing of nothing', () => {
  expect(sparklineShape(series(null, null), 26, 26)).toEqual({
    lines: [],
    dots: [],
  });
});
