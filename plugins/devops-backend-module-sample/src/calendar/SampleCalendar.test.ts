import fc from 'fast-check';
import { SampleCalendar } from './SampleCalendar';

/** 2026-11-23 is a Monday; Seoul is nine hours ahead of UTC. */
const calendar = new SampleCalendar('2026-11-23');

describe('SampleCalendar', () => {
  it('counts days from the anchor in Seoul', () => {
    expect(calendar.day(0)).toMatchObject({
      date: '2026-11-23',
      weekday: 1,
      isWorkday: true,
    });
    expect(calendar.day(-1)).toMatchObject({ weekday: 7, isWorkday: false });
    expect(new Date(calendar.day(0).at(9.5)).toISOString()).toBe(
      '2026-11-23T00:30:00.000Z',
    );
    expect(SampleCalendar.dateOf(Date.parse('2026-11-22T15:00:00Z'))).toBe(
      '2026-11-23',
    );
  });

  it('finds working days around an offset', () => {
    expect(calendar.workdayFrom(-2)).toBe(0);
    expect(calendar.workdayFrom(1)).toBe(1);
    expect(calendar.workdayBefore(0)).toBe(-3);
  });

  it.each([
    ['2026-11-23T12:00+09:00', 2, '2026-11-23T10:00+09:00'],
    ['2026-11-23T10:00+09:00', 2, '2026-11-20T18:00+09:00'],
    ['2026-11-23T23:00+09:00', 1, '2026-11-23T18:00+09:00'],
    ['2026-11-22T12:00+09:00', 11, '2026-11-19T18:00+09:00'],
    ['2026-11-23T07:00+09:00', 0.5, '2026-11-20T18:30+09:00'],
  ])('goes back from %s by %d hours of work to %s', (from, hours, to) => {
    expect(calendar.workBefore(Date.parse(from), hours)).toBe(Date.parse(to));
  });

  it('never goes forward and always lands in working hours', () => {
    const start = calendar.day(0).at(0);
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 10_000 }),
        fc.double({ min: 0.01, max: 200, noNaN: true }),
        (minutes, hours) => {
          const from = start + minutes * 60_000;
          const at = calendar.workBefore(from, hours);
          const local = new Date(at + 9 * 3_600_000);
          expect(at).toBeLessThan(from);
          expect([1, 2, 3, 4, 5]).toContain(local.getUTCDay());
          expect(local.getUTCHours()).toBeGreaterThanOrEqual(9);
          expect(local.getUTCHours()).toBeLessThan(19);
        },
      ),
    );
  });
});
