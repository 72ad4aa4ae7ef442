import fc from 'fast-check';
import { DateTime } from 'luxon';
import { formatInstant, parseInstant } from './instant';

describe('parseInstant', () => {
  it.each([
    ['2026-11-01T10:00:00Z', '2026-11-01T10:00:00.000Z'],
    ['2026-11-01t10:00:00z', '2026-11-01T10:00:00.000Z'],
    ['2026-11-01T10:00Z', '2026-11-01T10:00:00.000Z'],
    ['2026-11-01T19:00:00+09:00', '2026-11-01T10:00:00.000Z'],
    ['2026-11-01T19:00:00+0900', '2026-11-01T10:00:00.000Z'],
    ['2026-11-01T04:30:00-05:30', '2026-11-01T10:00:00.000Z'],
    ['2026-11-01T10:00:00.9999999Z', '2026-11-01T10:00:00.999Z'],
    ['2026-11-01T10:00:00.1Z', '2026-11-01T10:00:00.100Z'],
    ['1969-12-31T23:59:59.9999Z', '1969-12-31T23:59:59.999Z'],
  ])('reads %s', (text, expected) => {
    expect(formatInstant(parseInstant(text)!)).toBe(expected);
  });

  it.each([
    ['without an offset', '2026-11-01T10:00:00'],
    ['without a time', '2026-11-01'],
    ['on a day that does not exist', '2026-02-30T10:00:00Z'],
    ['in a month that does not exist', '2026-13-01T10:00:00Z'],
    ['with a blank for the T', '2026-11-01 10:00:00Z'],
    ['as seconds', '1793527200'],
    ['with an offset of more than a day', '2026-11-01T10:00:00+99:99'],
    ['with an offset of 75 minutes', '2026-11-01T10:00:00+0075'],
    ['in words', 'yesterday'],
    ['as nothing', ''],
  ])('refuses an instant %s', (_, text) => {
    expect(parseInstant(text)).toBeNull();
  });

  it('reads back every millisecond that it writes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: Date.UTC(2100, 0) }), instant => {
        expect(parseInstant(formatInstant(instant))).toBe(instant);
      }),
    );
  });

  it('reads every day, hour and offset, and refuses those that do not exist, as a calendar does', () => {
    const part = (min: number, max: number, width = 2) =>
      fc.integer({ min, max }).map(n => String(n).padStart(width, '0'));
    const parts = fc.tuple(
      part(100, 9999, 4),
      part(0, 13),
      part(0, 32),
      part(0, 25),
      part(0, 61),
      part(0, 61),
      fc.constantFrom('Z', '+09:00', '-0530', '+23', '-00:00'),
    );
    fc.assert(
      fc.property(parts, ([year, month, day, hour, minute, second, offset]) => {
        const text = `${year}-${month}-${day}T${hour}:${minute}:${second}${offset}`;
        const expected = DateTime.fromISO(text);
        expect(parseInstant(text)).toBe(
          expected.isValid ? expected.toMillis() : null,
        );
      }),
      { numRuns: 2_000 },
    );
  });
});
