import { compareCounts } from '../statistics/comparison';
import { MetricAnswer } from './answer';
import { comparableDeployments, countAfter, isComparable } from './comparable';
import {
  deploymentDaysPerWeek,
  frequencyOfServices,
  medianGapSeconds,
  readDeploymentFrequency,
  readFrequencyBefore,
} from './deploymentFrequency';
import { FactPool } from './factPool';
import { countFlagged, FLAGS, partOf } from './factTable';
import { knownSince } from './knownSince';
import { completeAnswer } from './metricAnswer';
import { periodBefore, PreparedQuery, Window, windowOf } from './query';
import { verdictOf } from './verdicts';
import { whyNoRelease } from './whyNoRelease';

/**
 * Deployment frequency with everything that its card shows. Its value is that of the
 * whole window, as it is defined; where deployments are known of a part of it only,
 * a finding says so and no benchmark is given: nothing that was not measured is graded.
 */
export function measureFrequency(
  pool: FactPool,
  query: PreparedQuery,
): MetricAnswer {
  const window = windowOf(query);
  const current = readDeploymentFrequency(pool, window);
  const late = knownSince(pool, query);
  return completeAnswer('deployment-frequency', pool, query, {
    current,
    previous: readFrequencyBefore(pool, window),
    read: part => readDeploymentFrequency(pool, part),
    change: compareFrequency(pool, window),
    // The frequency of fifty services that are released monthly is not elite.
    hasBenchmark: !query.scope && late.length === 0,
    parts: {
      distribution: query.scope ? frequencyOfServices(pool, window) : null,
      deploymentDaysPerWeek: deploymentDaysPerWeek(
        pool,
        window,
        query.timeZone,
      ),
      medianGapSeconds: medianGapSeconds(pool, window),
    },
    findings: current.value === null ? [whyNoRelease(pool, query)] : late,
  });
}

function compareFrequency(
  pool: FactPool,
  window: Window,
): MetricAnswer['change'] {
  const until = comparableDeployments(pool, window);
  const [now, then] = [window, periodBefore(window)].map(period => {
    const part = partOf(pool.deployments, period);
    return (
      countFlagged(part, FLAGS.release) - countAfter(part, FLAGS.release, until)
    );
  });
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
