import { fullIsoWeeks } from '../calendar/buckets';
import { localDay } from '../calendar/localDay';
import { distribution, median } from '../statistics/distribution';
import { Distribution } from './answer';
import { DeploymentFact } from './facts';
import { earliest, FactPool, releasesIn } from './factPool';
import { Window } from './query';
import { Reading } from './reading';

const DAY_MS = 86_400_000;

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
  const first = earliest(pool, ({ firstDeploymentAt }) => firstDeploymentAt);
  if (first === null || first >= window.to) {
    return { value: null, n: 0, numerator: null };
  }
  const { length: n } = releasesIn(pool, window);
  return { value: perDay(n, window), n, numerator: null };
}

/** Median over the full ISO weeks, from the week of the first deployment on, of the days with a release. */
export function deploymentDaysPerWeek(
  pool: FactPool,
  window: Window,
  timeZone: string,
): number | null {
  const first = earliest(pool, ({ firstDeploymentAt }) => firstDeploymentAt);
  const weeks = fullIsoWeeks(window.from, window.to, timeZone).filter(
    ({ to }) => first !== null && first < to,
  );
  return median(
    weeks.map(
      week =>
        new Set(
          releasesIn(pool, week).map(({ finishedAt }) =>
            localDay(finishedAt, timeZone),
          ),
        ).size,
    ),
  );
}

/** Median time between consecutive releases of the window, in seconds. */
export function medianGapSeconds(
  pool: FactPool,
  window: Window,
): number | null {
  const finishes = releasesIn(pool, window).map(({ finishedAt }) => finishedAt);
  const gap = median(finishes.slice(1).map((at, i) => at - finishes[i]));
  return gap === null ? null : gap / 1000;
}

/** The frequencies of the services of a scope, in releases per day. */
export function frequencyOfServices(
  pool: FactPool,
  window: Window,
): Distribution | null {
  const counts = new Map<string, number>();
  for (const [service, { firstDeploymentAt }] of pool.summaries) {
    if (firstDeploymentAt !== null && firstDeploymentAt < window.to) {
      counts.set(service, 0);
    }
  }
  releasesIn(pool, window).forEach(({ service }: DeploymentFact) =>
    counts.set(service, (counts.get(service) ?? 0) + 1),
  );
  return distribution(
    [...counts.values()].flatMap(count => perDay(count, window) ?? []),
  );
}
