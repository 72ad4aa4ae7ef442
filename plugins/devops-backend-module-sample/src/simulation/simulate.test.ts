import fc from 'fast-check';
import { SampleCalendar } from '../calendar/SampleCalendar';
import { SAMPLE_SERVICES } from '../services';
import { HISTORY_DAYS, simulate } from './simulate';

// Machines that do more than this test are slow.
jest.setTimeout(60_000);

const ANCHOR = '2026-11-23';
const calendar = new SampleCalendar(ANCHOR);
const anchorEvening = calendar.day(0).at(20);

describe('simulate', () => {
  it('gives the same history every time', () => {
    expect(simulate(SAMPLE_SERVICES, ANCHOR, anchorEvening)).toEqual(
      simulate(SAMPLE_SERVICES, ANCHOR, anchorEvening),
    );
  });

  it('only adds to what was said before, however much later it is asked', () => {
    const long = simulate(SAMPLE_SERVICES, ANCHOR, calendar.day(40).at(0));
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40 * 24 * 60 }), minutes => {
        const until = calendar.day(0).at(minutes / 60);
        const entries = simulate(SAMPLE_SERVICES, ANCHOR, until);
        expect(entries).toEqual(long.slice(0, entries.length));
        expect(long.slice(entries.length).every(({ at }) => at > until)).toBe(
          true,
        );
      }),
      { numRuns: 5 },
    );
  });

  it('goes on every working day after the anchor', () => {
    const later = calendar.day(30).at(20);
    const entries = simulate(SAMPLE_SERVICES, ANCHOR, later);
    const days = new Set(
      entries.flatMap(({ at, record }) =>
        record.kind === 'deployment' && record.environment === 'production'
          ? SampleCalendar.dateOf(at)
          : [],
      ),
    );
    const idle = Array.from({ length: 30 }, (_, n) => calendar.day(n + 1))
      .filter(({ isWorkday, date }) => isWorkday && !days.has(date))
      .map(({ date }) => date);
    expect(idle).toEqual([]);
  });

  it('covers the days before the anchor', () => {
    const [first] = simulate(SAMPLE_SERVICES, ANCHOR, anchorEvening);
    expect(first.at).toBeGreaterThanOrEqual(calendar.day(-HISTORY_DAYS).at(0));
    expect(first.at).toBeLessThan(calendar.day(-HISTORY_DAYS + 4).at(0));
  });

  it('shows deployments as queued and running before they end', () => {
    const states = new Set(
      simulate(SAMPLE_SERVICES, ANCHOR, anchorEvening).flatMap(({ record }) =>
        record.kind === 'deployment' ? record.status : [],
      ),
    );
    expect(states).toEqual(
      new Set(['queued', 'running', 'succeeded', 'failed', 'cancelled']),
    );
  });

  it('says nothing before it can be known', () => {
    for (const { at, record } of simulate(
      SAMPLE_SERVICES,
      ANCHOR,
      anchorEvening,
    )) {
      const instants = JSON.stringify(record).match(
        /\d{4}-\d\d-\d\dT[\d:.]+Z/g,
      );
      const latest = Math.max(...(instants ?? []).map(Date.parse));
      expect(latest).toBeLessThanOrEqual(at);
    }
  });
});
