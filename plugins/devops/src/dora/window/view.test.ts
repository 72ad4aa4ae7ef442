import { periodOf, readView, View, writeView } from './view';

const read = (query: string) =>
  readView(new URLSearchParams(query), 'Asia/Seoul');

it('shows the last 90 days by week in the zone of the browser', () => {
  expect(read('')).toEqual({
    window: '90d',
    from: null,
    to: null,
    bucket: 'week',
    timeZone: 'Asia/Seoul',
    benchmarkYear: null,
  });
});

it('reads what it wrote', () => {
  const view: View = {
    window: 'custom',
    from: '2026-01-01',
    to: '2026-03-31',
    bucket: 'month',
    timeZone: 'Europe/Berlin',
    benchmarkYear: 2023,
  };
  const query = writeView(new URLSearchParams('other=kept'), view);
  expect(readView(query, 'UTC')).toEqual(view);
  expect(query.get('other')).toBe('kept');
});

it('drops dates that no longer mean anything', () => {
  const query = writeView(
    new URLSearchParams('from=2026-01-01&to=2026-02-01'),
    {
      ...read(''),
      window: '7d',
    },
  );
  expect(query.has('from')).toBe(false);
  expect(query.has('to')).toBe(false);
});

it('takes the default for what is wrong', () => {
  expect(
    read(
      'window=3d&bucket=hour&timeZone=Mars/Phobos&benchmarkYear=2020&from=yesterday',
    ),
  ).toEqual(read(''));
});

it('chooses a bucket that fits the period', () => {
  expect(read('window=7d').bucket).toBe('day');
  expect(read('window=1y').bucket).toBe('month');
  expect(read('window=7d&bucket=week').bucket).toBe('week');
});

it('names its period by the window and the zone, and by dates where they are chosen', () => {
  const named = (query: string) =>
    periodOf(readView(new URLSearchParams(query), 'UTC'));
  const dates = 'from=2026-11-01&to=2026-11-02';
  expect(named(`window=7d&bucket=week&${dates}`)).toBe(named('window=7d'));
  expect(named('window=30d')).not.toBe(named('window=7d'));
  expect(named('window=7d&timeZone=Asia/Seoul')).not.toBe(named('window=7d'));
  expect(named(`window=custom&${dates}`)).not.toBe(
    named('window=custom&from=2026-11-01&to=2026-11-03'),
  );
});
