import { Finding } from './answer';
import { DurationMetric } from './durations';
import { FactPool } from './factPool';
import { countFlagged, FAILED_RELEASE, FLAGS, partOf } from './factTable';
import { finding } from './findings';
import { MeasureQuery, windowOf } from './query';
import { changeFailureRule, selectRate } from './rates';
import { whyNoRelease } from './whyNoRelease';

/** Why there is no sample of a duration in the window; asked only where there is none. */
export const WHY_NO_DURATION: Record<
  DurationMetric,
  (pool: FactPool, query: MeasureQuery) => Finding
> = {
  'lead-time': whyNoLeadTime,
  'recovery-time': whyNoRecovery,
  'time-to-restore': whyNoRestore,
};

function whyNoLeadTime(pool: FactPool, query: MeasureQuery): Finding {
  const window = windowOf(query);
  const changes = partOf(pool.changes, window).at.length;
  if (changes > 0) {
    return finding('no-lead-time-sample', { changes });
  }
  const releases = countFlagged(
    partOf(pool.deployments, window),
    FLAGS.release,
  );
  return releases > 0
    ? finding('no-changes-in-window', { releases })
    : whyNoRelease(pool, query);
}

function whyNoRecovery(pool: FactPool, query: MeasureQuery): Finding {
  const window = windowOf(query);
  const deployments = partOf(pool.deployments, window);
  if (countFlagged(deployments, FAILED_RELEASE) > 0) {
    const count = countFlagged(deployments, FLAGS.open);
    return count > 0
      ? finding('all-open', { count })
      : finding('no-recovery-sample');
  }
  if (countFlagged(deployments, FLAGS.release) === 0) {
    return whyNoRelease(pool, query);
  }
  const { isMeasured } = selectRate(changeFailureRule, pool, window, query);
  return finding(isMeasured ? 'no-failed-release' : 'no-incident-source');
}

function whyNoRestore(pool: FactPool, query: MeasureQuery): Finding {
  const incidents = partOf(pool.incidents, windowOf(query));
  if (incidents.at.length > 0) {
    const count = countFlagged(incidents, FLAGS.open);
    return count > 0
      ? finding('all-open', { count })
      : finding('no-incident-sample');
  }
  return finding(
    hasIncidentSource(pool, query)
      ? 'no-incident-in-window'
      : 'no-incident-source',
  );
}

function hasIncidentSource(
  { services }: FactPool,
  { incidentSources }: MeasureQuery,
): boolean {
  return services.some(
    ({ service, summary }) =>
      summary.firstIncidentAt !== null || incidentSources.has(service),
  );
}
