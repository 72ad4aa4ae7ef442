import {
  formatBucketStart,
  formatDay,
  formatInstant,
  formatLastDay,
} from './instant';

const plain = (text: string) => text.replace(/\s/g, ' ');

it('shows an instant in the zone that was asked for, and says which', () => {
  const iso = '2026-11-01T20:00:00Z';
  expect(plain(formatInstant(iso, 'en', 'UTC'))).toBe(
    'Nov 1, 2026, 08:00 PM UTC',
  );
  expect(formatInstant(iso, 'ko', 'Asia/Seoul')).toContain('2026년 11월 2일');
});

it('takes the calendar day of the zone', () => {
  expect(formatDay('2026-11-01T20:00:00Z', 'en', 'Asia/Seoul')).toBe(
    'Nov 2, 2026',
  );
});

it('takes the day before for the last one of a period that ends at midnight', () => {
  const last = (end: string) => formatLastDay(end, 'en', 'Asia/Seoul');
  expect(last('2026-10-31T15:00:00Z')).toBe('Oct 31, 2026');
  expect(last('2026-10-31T15:00:01Z')).toBe('Nov 1, 2026');
});

it('writes the start of a bucket as short as its length allows', () => {
  const iso = '2026-11-01T20:00:00Z';
  expect(formatBucketStart(iso, 'week', 'ko', 'UTC')).toBe('11월 1일');
  expect(formatBucketStart(iso, 'day', 'en', 'Asia/Seoul')).toBe('Nov 2');
  expect(formatBucketStart(iso, 'month', 'en', 'UTC')).toBe('Nov 2026');
});
