import { datesOf, intervalOf } from './interval';
import { readView, View } from './view';

const view = (part: Partial<View>): View => ({
  ...readView(new URLSearchParams(), 'UTC'),
  ...part,
});
const NOW = Date.parse('2026-11-23T12:00:00Z');

it('ends at now', () => {
  expect(intervalOf(view({ window: '7d' }), NOW)).toEqual({
    from: '2026-11-16T12:00:00.000Z',
    to: '2026-11-23T12:00:00.000Z',
  });
});

it('counts days by the calendar of the zone, across a change of the clock', () => {
  expect(
    intervalOf(view({ window: '30d', timeZone: 'Europe/Berlin' }), NOW),
  ).toEqual({
    from: '2026-10-24T11:00:00.000Z',
    to: '2026-11-23T12:00:00.000Z',
  });
});

it('includes the last day of chosen dates', () => {
  expect(
    intervalOf(
      view({
        window: 'custom',
        from: '2026-11-01',
        to: '2026-11-01',
        timeZone: 'Asia/Seoul',
      }),
      NOW,
    ),
  ).toEqual({
    from: '2026-10-31T15:00:00.000Z',
    to: '2026-11-01T15:00:00.000Z',
  });
});

it.each([
  ['2026-11-02', '2026-11-01', 'badDates'],
  [null, '2026-11-01', 'noDates'],
  ['2026-11-01', null, 'noDates'],
  ['2026-02-30', '2026-03-01', 'badDates'],
  ['2020-01-01', '2026-01-01', 'tooLong'],
  ['2021-01-01', '2026-01-01', 'tooLong'],
  ['2026-11-24', '2026-11-30', 'future'],
])('refuses from %s to %s', (from, to, problem) => {
  expect(intervalOf(view({ window: 'custom', from, to }), NOW)).toEqual({
    problem,
  });
});

it('takes five whole years, and more days where they are still to come', () => {
  const five = {
    window: 'custom' as const,
    from: '2021-01-01',
    to: '2025-12-31',
  };
  expect(intervalOf(view(five), NOW)).toEqual({
    from: '2021-01-01T00:00:00.000Z',
    to: '2026-01-01T00:00:00.000Z',
  });
  const toCome = { ...five, from: '2021-12-01', to: '2027-12-31' };
  expect(intervalOf(view(toCome), NOW)).toHaveProperty('to');
});

it('lets chosen dates begin with the days of the period, in its zone', () => {
  const timeZone = 'Asia/Seoul';
  const night = Date.parse('2026-11-23T20:00:00Z');
  expect(datesOf(view({ window: '7d', timeZone }), night)).toEqual({
    from: '2026-11-17',
    to: '2026-11-24',
  });
});

it('keeps dates that are chosen already', () => {
  for (const from of ['2026-11-01', '2026-11-03', null]) {
    const dates = { from, to: '2026-11-02' };
    expect(datesOf(view({ window: 'custom', ...dates }), NOW)).toEqual(dates);
  }
});
