import fc from 'fast-check';
import { axisScale } from './axisScale';

const HOUR = 3_600;
const DAY = 24 * HOUR;

describe('axisScale', () => {
  it.each([
    ['count', 1, 'count', [0, 1]],
    ['count', 3, 'count', [0, 1, 2, 3]],
    ['count', 17, 'count', [0, 5, 10, 15, 20]],
    ['seconds', 4.2 * DAY, 'day', [0, 2, 4, 6]],
    ['seconds', 30 * HOUR, 'day', [0, 1, 2]],
    ['seconds', DAY, 'hour', [0, 6, 12, 18, 24]],
    ['seconds', 5 * HOUR, 'hour', [0, 2, 4, 6]],
    ['seconds', 100 * 60, 'hour', [0, 1, 2]],
    ['seconds', 50 * 60, 'minute', [0, 15, 30, 45, 60]],
    ['seconds', 0.5, 'second', [0, 1]],
    ['ratio', 0.2, 'percent', [0, 5, 10, 15, 20]],
    ['ratio', 1, 'percent', [0, 25, 50, 75, 100]],
    ['ratio', 0.004, 'percent', [0, 0.1, 0.2, 0.3, 0.4]],
  ] as const)('%s up to %d is %s %j', (measure, highest, unit, labels) => {
    expect(axisScale(measure, highest)).toMatchObject({ unit, labels });
  });

  it('has one tick where nothing but zeros is drawn', () => {
    expect(axisScale('ratio', 0)).toEqual({
      unit: 'percent',
      ticks: [0],
      labels: [0],
    });
  });

  it('reaches the highest value in at most four equal steps, whatever it is', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.tuple(
            fc.constant('count' as const),
            fc.integer({ min: 1, max: 1e9 }),
          ),
          fc.tuple(
            fc.constant('seconds' as const),
            fc.double({ min: 1e-4, max: 1e9, noNaN: true }),
          ),
        ),
        ([measure, highest]) => {
          const { ticks, labels } = axisScale(measure, highest);
          expect(ticks[0]).toBe(0);
          expect(ticks.length).toBeGreaterThanOrEqual(2);
          expect(ticks.length).toBeLessThanOrEqual(5);
          expect(ticks[ticks.length - 1]).toBeGreaterThanOrEqual(
            highest * (1 - 1e-8),
          );
          expect(ticks[ticks.length - 2]).toBeLessThan(highest);
          labels.forEach((label, i) =>
            expect(label).toBeCloseTo(i * labels[1], 6),
          );
        },
      ),
    );
  });

  it('never leaves the range of a share', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1, noNaN: true }), share => {
        const { ticks } = axisScale('ratio', share);
        expect(ticks[ticks.length - 1]).toBeLessThanOrEqual(1.0000001);
      }),
    );
  });
});
