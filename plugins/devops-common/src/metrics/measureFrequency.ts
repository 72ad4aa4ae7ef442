import { compareCounts } from '../statistics/comparison';
import { MetricAnswer } from './answer';
import {
  deploymentDaysPerWeek,
  frequencyOfServices,
  medianGapSeconds,
  readDeploymentFrequency,
} from './deploymentFrequency';
import { earliest, FactPool } from './factPool';
import { completeAnswer, hasBaseline } from './metricAnswer';
import { MeasureQuery, periodBefore, Window, windowOf } from './query';
import { verdictOf } from './verdicts';
import { whyNoRelease } from './whyNoRelease';

/** Deployment frequency with everything that its card shows. */
export function measureFrequency(
  pool: FactPool,
  query: MeasureQuery,
): MetricAnswer {
  const window = windowOf(query);
  const current = readDeploymentFrequency(pool, window);
  return completeAnswer('deployment-frequency', pool, query, {
    read: part => readDeploymentFrequency(pool, part),
    change: compareFrequency(pool, window),
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
    findings: current.value === null ? [whyNoRelease(pool, window)] : [],
  });
}

function compareFrequency(
  pool: FactPool,
  window: Window,
): MetricAnswer['change'] {
  const before = periodBefore(window);
  const now = readDeploymentFrequency(pool, window);
  const then = readDeploymentFrequency(pool, before);
  // Both periods have the same length.
  const exposure = window.to - window.from;
  const first = earliest(pool, ({ firstDeploymentAt }) => firstDeploymentAt);
  return verdictOf({
    // Nothing is known of the frequency before the first deployment, whatever
    // other records are older.
    hasBaseline:
      hasBaseline(pool, window) && first !== null && first <= before.from,
    n: [now.n, then.n],
    p: () =>
      compareCounts({ count: now.n, exposure }, { count: then.n, exposure }),
    direction: () => now.n - then.n,
    lowerIsBetter: false,
  });
}
