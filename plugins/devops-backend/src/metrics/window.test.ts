import fc from 'fast-check';
import { findWindowProblems, resolveWindow } from './window';

const DAY = 24 * 3600 * 1000;
const now = Date.parse('2026-11-20T12:00:00Z');

describe('resolveWindow', () => {
  it('is the last 90 days up to now by default', () => {
    expect(resolveWindow({}, now)).toEqual({ from: now - 90 * DAY, to: now });
  });

  it('starts 90 days before an end that stands alone', () => {
    const to = Date.parse('2026-06-01T00:00:00Z');
    expect(resolveWindow({ to: '2026-06-01T09:00:00+09:00' }, now)).toEqual({
      from: to - 90 * DAY,
      to,
    });
  });

  it('never ends after now', () => {
    const asked = { from: '2026-11-01T00:00:00Z', to: '2027-01-01T00:00:00Z' };
    expect(resolveWindow(asked, now).to).toBe(now);
  });
});

describe('findWindowProblems', () => {
  it.each([
    ['end before start', '2026-11-02T00:00:00Z', '2026-11-01T00:00:00Z', 'to'],
    ['an empty window', '2026-11-02T00:00:00Z', '2026-11-02T00:00:00Z', 'to'],
    [
      'the same instant',
      '2026-11-02T09:00:00+09:00',
      '2026-11-02T00:00:00Z',
      'to',
    ],
    ['a start in the future', '2026-11-20T12:00:00Z', undefined, 'from'],
    ['more than 5 years', '2021-11-19T00:00:00Z', undefined, 'from'],
  ])('names %s', (_, from, to, path) => {
    const problems = findWindowProblems({ from, to }, now);
    expect(problems.map(problem => problem.path)).toEqual([path]);
  });

  it('leaves what cannot be read to the schema', () => {
    expect(findWindowProblems({ from: 'x', to: 'y' }, now)).toEqual([]);
    expect(findWindowProblems({ from: 5 }, now)).toEqual([]);
    expect(findWindowProblems(null, now)).toEqual([]);
  });

  it('lets through exactly the windows that are usable: not empty, in the past, at most 2,000 days', () => {
    const instant = fc.integer({
      min: now - 8 * 366 * DAY,
      max: now + 400 * DAY,
    });
    fc.assert(
      fc.property(instant, instant, (start, end) => {
        const asked = {
          from: new Date(start).toISOString(),
          to: new Date(end).toISOString(),
        };
        const { from, to } = resolveWindow(asked, now);
        const days = (to - from) / DAY;
        const usable = days > 0 && days < 2000 && to <= now;
        const refused = findWindowProblems(asked, now).length > 0;
        const mayBeRefused = days <= 0 || days > 5 * 365;
        expect(refused ? mayBeRefused : usable).toBe(true);
      }),
    );
  });
});
