import { Finding } from './answer';
import { durationsOf } from './reading';
import { leadTimeRule, recoveryTimeRule, timeToRestoreRule } from './durations';
import { changesIn, FactPool, incidentsIn, releasesIn } from './factPool';
import { finding } from './findings';
import { MeasureQuery, Window, windowOf } from './query';
import { changeFailureRule, selectRate } from './rates';
import { whyNoRelease } from './whyNoRelease';

/** Why there is no lead time; empty where there is one. */
export function whyNoLeadTime(pool: FactPool, window: Window): Finding[] {
  if (durationsOf(leadTimeRule.samples(pool, window)).length > 0) {
    return [];
  }
  const changes = changesIn(pool, window).length;
  if (changes > 0) {
    return [finding('no-lead-time-sample', { changes })];
  }
  const releases = releasesIn(pool, window).length;
  return [
    releases > 0
      ? finding('no-changes-in-window', { releases })
      : whyNoRelease(pool, window),
  ];
}

/** Why there is no recovery time; empty where there is one. */
export function whyNoRecovery(pool: FactPool, query: MeasureQuery): Finding[] {
  const window = windowOf(query);
  const samples = recoveryTimeRule.samples(pool, window);
  if (durationsOf(samples).length > 0) {
    return [];
  }
  if (samples.length > 0) {
    return [finding('all-open', { count: samples.length })];
  }
  if (releasesIn(pool, window).length === 0) {
    return [whyNoRelease(pool, window)];
  }
  const { isMeasured } = selectRate(changeFailureRule, pool, window, query);
  return [finding(isMeasured ? 'no-failed-release' : 'no-incident-source')];
}

/** Why there is no time to restore; empty where there is one. */
export function whyNoRestore(pool: FactPool, query: MeasureQuery): Finding[] {
  const window = windowOf(query);
  const samples = timeToRestoreRule.samples(pool, window);
  if (durationsOf(samples).length > 0) {
    return [];
  }
  if (samples.length > 0) {
    const count = incidentsIn(pool, window).filter(
      ({ resolvedAt }) => resolvedAt === null,
    ).length;
    return [
      count > 0
        ? finding('all-open', { count })
        : finding('no-incident-sample'),
    ];
  }
  return [
    finding(
      hasIncidentSource(pool, query)
        ? 'no-incident-in-window'
        : 'no-incident-source',
    ),
  ];
}

function hasIncidentSource(
  { summaries }: FactPool,
  { incidentSources }: MeasureQuery,
): boolean {
  return [...summaries].some(
    ([service, { hasIncidents }]) =>
      hasIncidents || incidentSources.has(service),
  );
}
