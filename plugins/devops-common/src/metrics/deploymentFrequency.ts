import { fullIsoWeeks } from '../calendar/buckets';
import { dayOf } from '../calendar/localDay';
import { distribution, median } from '../statistics/distribution';
import { Distribution } from './answer';
import { FactPool } from './factPool';
import { countFlagged, FLAGS, numbersOf, partOf } from './factTable';
import { periodBefore, Window } from './query';
import { Reading } from './reading';

const DAY_MS = 86_400_000;

const NOT_KNOWN: Reading = { value: null, n: 0, numerator: null };

/** Releases per day of a window, by its exact length; null for an empty window. */
export function perDay(releases: number, { from, to }: Window): number | null {
  return to > from ? releases / ((to - from) / DAY_MS) : null;
}

/**
 * Releases per day. Before the first stored production deployment nothing is
 * known, so it is null; after it, no release is 0.
 */
export function readDeploymentFrequency(
  pool: FactPool,
  window: Window,
): Reading {
  const first = pool.firstDeploymentAt;
  if (first === null || first >= window.to) {
    return NOT_KNOWN;
  }
  const n = countFlagged(partOf(pool.deployments, window), FLAGS.release);
  return { value: perDay(n, window), n, numerator: null };
}

/**
 * The same of the period before a window. Where deployments are known since later
 * than its start it is null, and there is no verdict either: what it lacks would
 * make every frequency look like a rise.
 */
export function readFrequencyBefore(pool: FactPool, window: Window): Reading {
  const period = periodBefore(window);
  const first = pool.firstDeploymentAt;
  return first !== null && first <= period.from
    ? readDeploymentFrequency(pool, period)
    : NOT_KNOWN;
}

/** Median over the full ISO weeks, from the week of the first deployment on, of the days with a release. */
export function deploymentDaysPerWeek(
  pool: FactPool,
  window: Window,
  timeZone: string,
): number | null {
  const first = pool.firstDeploymentAt;
  const weeks = fullIsoWeeks(window.from, window.to, timeZone).filter(
    ({ to }) => first !== null && first < to,
  );
  return median(
    weeks.map(week => countDays(releaseTimes(pool, week), timeZone)),
  );
}

/** The instants of the releases of a window, in order. */
function releaseTimes(pool: FactPool, window: Window): Float64Array {
  return numbersOf(partOf(pool.deployments, window), 'at', FLAGS.release);
}

/** How many local days instants in order lie on. */
function countDays(at: Float64Array, timeZone: string): number {
  let days = 0;
  let end = -Infinity;
  for (const instant of at) {
    if (instant >= end) {
      days += 1;
      end = dayOf(instant, timeZone).to;
    }
  }
  return days;
}

/** Median time between consecutive releases of the window, in seconds. */
export function medianGapSeconds(
  pool: FactPool,
  window: Window,
): number | null {
  const finishes = releaseTimes(pool, window);
  const gaps = finishes.slice(1);
  for (let i = 0; i < gaps.length; i++) {
    gaps[i] -= finishes[i];
  }
  const gap = median(gaps);
  return gap === null ? null : gap / 1000;
}

/** The frequencies of the services of a scope, in releases per day. */
export function frequencyOfServices(
  pool: FactPool,
  window: Window,
): Distribution | null {
  const { service, flags } = partOf(pool.deployments, window);
  const counts = new Uint32Array(pool.services.length);
  for (let i = 0; i < flags.length; i++) {
    counts[service[i]] += flags[i] & FLAGS.release ? 1 : 0;
  }
  return distribution(
    pool.services.flatMap(({ summary: { firstDeploymentAt } }, i) =>
      firstDeploymentAt !== null && firstDeploymentAt < window.to
        ? perDay(counts[i], window) ?? []
        : [],
    ),
  );
}
