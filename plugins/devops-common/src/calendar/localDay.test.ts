import fc from 'fast-check';
import { DateTime } from 'luxon';
import { dayOf, localDay } from './localDay';

const HOUR = 3_600_000;

function day(iso: string, timeZone: string) {
  const { name, from, to } = dayOf(Date.parse(iso), timeZone);
  return {
    name,
    from: new Date(from).toISOString(),
    hours: (to - from) / HOUR,
  };
}

describe('localDay', () => {
  it.each([
    ['2026-11-01T14:59:59.999Z', 'Asia/Seoul', '2026-11-01'],
    ['2026-11-01T15:00:00.000Z', 'Asia/Seoul', '2026-11-02'],
    ['2026-11-01T15:00:00.000Z', 'UTC', '2026-11-01'],
    ['2026-01-01T04:59:59.999Z', 'America/New_York', '2025-12-31'],
    ['1969-12-31T23:59:59.999Z', 'UTC', '1969-12-31'],
  ])('%s in %s is %s', (iso, timeZone, expected) => {
    expect(localDay(Date.parse(iso), timeZone)).toBe(expected);
  });

  it('knows days of 23 and 25 hours', () => {
    expect(day('2026-03-29T12:00:00Z', 'Europe/Berlin')).toEqual({
      name: '2026-03-29',
      from: '2026-03-28T23:00:00.000Z',
      hours: 23,
    });
    expect(day('2026-10-25T12:00:00Z', 'Europe/Berlin')).toEqual({
      name: '2026-10-25',
      from: '2026-10-24T22:00:00.000Z',
      hours: 25,
    });
  });

  it('starts a day without midnight when its clocks start', () => {
    // 2018-11-04 began at 01:00 in Brazil.
    expect(day('2018-11-04T12:00:00Z', 'America/Sao_Paulo')).toEqual({
      name: '2018-11-04',
      from: '2018-11-04T03:00:00.000Z',
      hours: 23,
    });
    // 23:00 to 24:00 came twice on the evening before the clocks went back.
    expect(day('2019-02-17T02:30:00Z', 'America/Sao_Paulo')).toEqual({
      name: '2019-02-16',
      from: '2019-02-16T02:00:00.000Z',
      hours: 25,
    });
  });

  it('starts a day with two midnights at the first', () => {
    expect(day('2026-11-01T04:30:00Z', 'America/Havana')).toEqual({
      name: '2026-11-01',
      from: '2026-11-01T04:00:00.000Z',
      hours: 25,
    });
  });

  it('begins a day once where clocks went back to the evening before', () => {
    // Newfoundland set its clocks back at 00:01 until 2011.
    const begin = Date.parse('2010-11-07T02:30:00Z');
    expect(localDay(begin - 1, 'America/St_Johns')).toBe('2010-11-06');
    for (const minutes of [0, 1, 30, 61, 90]) {
      expect(localDay(begin + minutes * 60_000, 'America/St_Johns')).toBe(
        '2010-11-07',
      );
    }
  });

  it('gives every instant a day that holds it, also where clocks jumped over midnight', () => {
    // Toronto went from 23:30 to 00:30 on 30 March 1919.
    const start = Date.parse('1919-03-31T00:00:00Z');
    for (let minutes = 0; minutes < 600; minutes += 10) {
      const instant = start + minutes * 60_000;
      const { from, to } = dayOf(instant, 'America/Toronto');
      expect(from).toBeLessThanOrEqual(instant);
      expect(to).toBeGreaterThan(instant);
    }
  });

  it('passes over a day that a country left out', () => {
    const noon = Date.parse('2011-12-30T09:59:59.999Z');
    expect(localDay(noon, 'Pacific/Apia')).toBe('2011-12-29');
    expect(localDay(noon + 1, 'Pacific/Apia')).toBe('2011-12-31');
  });

  it.each(['Mars/Olympus', '', 'Europe/Berlin/', 'local'])(
    'refuses the time zone %p',
    timeZone => {
      expect(() => localDay(0, timeZone)).toThrow('Unknown time zone');
    },
  );

  it('refuses what is no instant', () => {
    expect(() => localDay(NaN, 'UTC')).toThrow('is not an instant');
    expect(() => localDay(1e17, 'UTC')).toThrow('is not an instant');
  });

  it('agrees with Luxon, whatever was asked before', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(
          'UTC',
          'Europe/Berlin',
          'America/Sao_Paulo',
          'Asia/Seoul',
          'America/Havana',
          'Australia/Lord_Howe',
          'Asia/Kathmandu',
          'Pacific/Apia',
        ),
        fc.integer({
          min: Date.parse('2012-01-01T00:00:00Z'),
          max: Date.parse('2030-01-01T00:00:00Z'),
        }),
        (timeZone, instant) => {
          expect(localDay(instant, timeZone)).toBe(
            DateTime.fromMillis(instant, { zone: timeZone }).toISODate(),
          );
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('keeps its answers when more days are asked for than it remembers', () => {
    const start = Date.parse('1990-01-01T12:00:00Z');
    const names = Array.from({ length: 12_000 }, (_, i) =>
      localDay(start + i * 24 * HOUR, 'UTC'),
    );
    expect(new Set(names).size).toBe(12_000);
    expect(localDay(start, 'UTC')).toBe('1990-01-01');
  });
});
