import { compareCounts } from '../statistics/comparison';
import { MetricAnswer } from './answer';
import { comparableDeployments, countAfter, isComparable } from './comparable';
import {
  deploymentDaysPerWeek,
  frequencyOfServices,
  medianGapSeconds,
  readDeploymentFrequency,
} from './deploymentFrequency';
import { FactPool } from './factPool';
import { FLAGS, partOf } from './factTable';
import { completeAnswer } from './metricAnswer';
import { periodBefore, PreparedQuery, Window, windowOf } from './query';
import { verdictOf } from './verdicts';
import { whyNoRelease } from './whyNoRelease';

/** Deployment frequency with everything that its card shows. */
export function measureFrequency(
  pool: FactPool,
  query: PreparedQuery,
): MetricAnswer {
  const window = windowOf(query);
  const current = readDeploymentFrequency(pool, window);
  const previous = readDeploymentFrequency(pool, periodBefore(window));
  return completeAnswer('deployment-frequency', pool, query, {
    current,
    previous,
    read: part => readDeploymentFrequency(pool, part),
    change: compareFrequency(pool, window, [current.n, previous.n]),
    // The frequency of fifty services that are released monthly is not elite.
    hasBenchmark: !query.scope,
    parts: {
      distribution: query.scope ? frequencyOfServices(pool, window) : null,
      deploymentDaysPerWeek: deploymentDaysPerWeek(
        pool,
        window,
        query.timeZone,
      ),
      medianGapSeconds: medianGapSeconds(pool, window),
    },
    findings: current.value === null ? [whyNoRelease(pool, query)] : [],
  });
}

function compareFrequency(
  pool: FactPool,
  window: Window,
  releases: [number, number],
): MetricAnswer['change'] {
  const until = comparableDeployments(pool, window);
  const [now, then] = [window, periodBefore(window)].map(
    (period, i) =>
      releases[i] -
      countAfter(partOf(pool.deployments, period), FLAGS.release, until),
  );
  // Both periods have the same length.
  const exposure = window.to - window.from;
  return verdictOf({
    hasBaseline: isComparable(pool, until),
    n: [now, then],
    p: () => compareCounts({ count: now, exposure }, { count: then, exposure }),
    direction: () => now - then,
    lowerIsBetter: false,
  });
}
