import fc from 'fast-check';
import { DateTime } from 'luxon';
import { Bucket, BUCKETS } from '../metrics/answer';
import { buckets, fullIsoWeeks, MAX_BUCKETS } from './buckets';

const HOUR = 3_600_000;
const FAR = Date.parse('2100-01-01T00:00:00Z');

function split(
  from: string,
  to: string,
  bucket: Bucket,
  timeZone: string,
  now = FAR,
) {
  return buckets(Date.parse(from), Date.parse(to), now, bucket, timeZone).map(
    each => ({
      from: DateTime.fromMillis(each.from, { zone: timeZone }).toFormat(
        'yyyy-MM-dd HH:mm',
      ),
      hours: (each.to - each.from) / HOUR,
      partial: each.partial,
    }),
  );
}

describe('buckets', () => {
  it('cuts weeks at Monday midnight of the zone', () => {
    // Monday, 2 November 2026, 00:00 in Seoul is Sunday, 15:00 in UTC.
    expect(
      split(
        '2026-11-01T14:00:00Z',
        '2026-11-09T15:00:00Z',
        'week',
        'Asia/Seoul',
      ),
    ).toEqual([
      { from: '2026-11-01 23:00', hours: 1, partial: true },
      { from: '2026-11-02 00:00', hours: 168, partial: false },
      { from: '2026-11-09 00:00', hours: 24, partial: true },
    ]);
    expect(
      split(
        '2026-11-01T15:00:00Z',
        '2026-11-08T15:00:00Z',
        'week',
        'Asia/Seoul',
      ),
    ).toEqual([{ from: '2026-11-02 00:00', hours: 168, partial: false }]);
    expect(
      split('2026-11-01T15:00:00Z', '2026-11-02T00:00:00Z', 'week', 'UTC'),
    ).toEqual([{ from: '2026-11-01 15:00', hours: 9, partial: true }]);
  });

  it('has days of 23 and 25 hours', () => {
    expect(
      split(
        '2026-03-27T23:00:00Z',
        '2026-03-30T22:00:00Z',
        'day',
        'Europe/Berlin',
      ),
    ).toEqual([
      { from: '2026-03-28 00:00', hours: 24, partial: false },
      { from: '2026-03-29 00:00', hours: 23, partial: false },
      { from: '2026-03-30 00:00', hours: 24, partial: false },
    ]);
    expect(
      split(
        '2026-10-23T22:00:00Z',
        '2026-10-26T23:00:00Z',
        'day',
        'Europe/Berlin',
      ),
    ).toEqual([
      { from: '2026-10-24 00:00', hours: 24, partial: false },
      { from: '2026-10-25 00:00', hours: 25, partial: false },
      { from: '2026-10-26 00:00', hours: 24, partial: false },
    ]);
  });

  it('starts a day without midnight at 01:00', () => {
    expect(
      split(
        '2018-11-03T03:00:00Z',
        '2018-11-05T02:00:00Z',
        'day',
        'America/Sao_Paulo',
      ),
    ).toEqual([
      { from: '2018-11-03 00:00', hours: 24, partial: false },
      { from: '2018-11-04 01:00', hours: 23, partial: false },
    ]);
  });

  it('has no bucket for a day that was left out', () => {
    expect(
      split(
        '2011-12-29T10:00:00Z',
        '2011-12-31T10:00:00Z',
        'day',
        'Pacific/Apia',
      ),
    ).toEqual([
      { from: '2011-12-29 00:00', hours: 24, partial: false },
      { from: '2011-12-31 00:00', hours: 24, partial: false },
    ]);
  });

  it('cuts months and quarters', () => {
    expect(
      split(
        '2026-01-31T15:00:00Z',
        '2026-04-01T00:00:00Z',
        'month',
        'Asia/Seoul',
      ),
    ).toEqual([
      { from: '2026-02-01 00:00', hours: 28 * 24, partial: false },
      { from: '2026-03-01 00:00', hours: 31 * 24, partial: false },
      { from: '2026-04-01 00:00', hours: 9, partial: true },
    ]);
    expect(
      split(
        '2025-12-31T23:00:00Z',
        '2026-06-30T22:00:00Z',
        'quarter',
        'Europe/Berlin',
      ),
    ).toEqual([
      { from: '2026-01-01 00:00', hours: 90 * 24 - 1, partial: false },
      { from: '2026-04-01 00:00', hours: 91 * 24, partial: false },
    ]);
  });

  it('marks what is not over yet', () => {
    const now = Date.parse('2026-11-03T00:00:00Z');
    const days = split(
      '2026-11-01T00:00:00Z',
      '2026-11-04T00:00:00Z',
      'day',
      'UTC',
      now,
    );
    // The second day ends at this very instant: it is over.
    expect(days.map(each => each.partial)).toEqual([false, false, true]);
  });

  it('has none for an empty window', () => {
    expect(buckets(5, 5, FAR, 'day', 'UTC')).toEqual([]);
  });

  it('refuses a window that ends before it starts', () => {
    expect(() => buckets(6, 5, FAR, 'day', 'UTC')).toThrow(
      expect.objectContaining({ name: 'InputError' }),
    );
  });

  it('refuses an unknown time zone, even for an empty window', () => {
    expect(() => buckets(5, 5, FAR, 'day', 'Asia/Pyongtaek')).toThrow(
      expect.objectContaining({
        name: 'InputError',
        message: expect.stringContaining("'Asia/Pyongtaek'"),
      }),
    );
  });

  it('refuses more buckets than a series may have', () => {
    const days = (n: number) => buckets(0, n * 24 * HOUR, FAR, 'day', 'UTC');
    expect(days(MAX_BUCKETS)).toHaveLength(MAX_BUCKETS);
    expect(() => days(MAX_BUCKETS + 1)).toThrow(
      expect.objectContaining({ name: 'InputError' }),
    );
  });

  const instant = fc.integer({
    min: Date.parse('2008-01-01T00:00:00Z'),
    max: Date.parse('2030-01-01T00:00:00Z'),
  });
  const zone = fc.constantFrom(
    'UTC',
    'Europe/Berlin',
    'America/Sao_Paulo',
    'Asia/Seoul',
    'America/Havana',
    'America/St_Johns',
    'Australia/Lord_Howe',
    'Pacific/Apia',
  );
  const length = fc.integer({ min: 1, max: 400 * 24 * HOUR });

  it('covers the window exactly, without overlap, and cuts only at its ends', () => {
    fc.assert(
      fc.property(
        instant,
        length,
        zone,
        fc.constantFrom(...BUCKETS),
        (from, ms, timeZone, bucket) => {
          const result = buckets(from, from + ms, FAR, bucket, timeZone);
          expect(result[0].from).toBe(from);
          expect(result[result.length - 1].to).toBe(from + ms);
          expect(result.slice(1).map(each => each.from)).toEqual(
            result.slice(0, -1).map(each => each.to),
          );
          expect(result.every(each => each.to > each.from)).toBe(true);
          expect(result.slice(1, -1).some(each => each.partial)).toBe(false);
        },
      ),
    );
  });

  it('holds the same whole buckets for any window around them', () => {
    fc.assert(
      fc.property(
        instant,
        length,
        length,
        zone,
        fc.constantFrom(...BUCKETS),
        (from, ms, earlier, timeZone, bucket) => {
          const narrow = buckets(from, from + ms, FAR, bucket, timeZone);
          const wide = buckets(
            from - earlier,
            from + ms,
            FAR,
            bucket,
            timeZone,
          );
          const whole = narrow.filter(each => !each.partial);
          expect(wide).toEqual(expect.arrayContaining(whole));
        },
      ),
    );
  });

  describe('fullIsoWeeks', () => {
    it('leaves the weeks out that the window cuts', () => {
      const monday = Date.parse('2026-11-01T15:00:00Z');
      const week = 168 * HOUR;
      expect(fullIsoWeeks(monday, monday + week, 'Asia/Seoul')).toEqual([
        { from: monday, to: monday + week },
      ]);
      expect(fullIsoWeeks(monday + 1, monday + week, 'Asia/Seoul')).toEqual([]);
      expect(fullIsoWeeks(monday, monday + week - 1, 'Asia/Seoul')).toEqual([]);
      expect(fullIsoWeeks(monday, monday + week, 'UTC')).toEqual([]);
    });

    it('is the whole buckets of weeks', () => {
      fc.assert(
        fc.property(instant, length, zone, (from, ms, timeZone) => {
          const whole = buckets(from, from + ms, FAR, 'week', timeZone).filter(
            each => !each.partial,
          );
          expect(fullIsoWeeks(from, from + ms, timeZone)).toEqual(
            whole.map(each => ({ from: each.from, to: each.to })),
          );
        }),
      );
    });
  });
});
