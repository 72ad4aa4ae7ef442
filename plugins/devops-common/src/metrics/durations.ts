import { Instant } from '../records/instant';
import { MetricId } from './answer';
import { ChangeFact, DeploymentFact, IncidentFact } from './facts';
import {
  changesIn,
  FactPool,
  failedReleases,
  incidentsIn,
  releasesIn,
} from './factPool';
import { Window } from './query';
import { DurationSample } from './reading';

/** The metrics that are durations. */
export type DurationMetric = Extract<
  MetricId,
  'lead-time' | 'recovery-time' | 'time-to-restore'
>;

/** How one duration is read from the facts of a window. */
export interface DurationRule {
  /** Which statistic is the headline. */
  statistic: 'p50' | 'mean';
  /** One for every record of the window, those without a sample included. */
  samples(pool: FactPool, window: Window): DurationSample[];
  /** Starts of what is not over; null for a metric where nothing can be open. */
  openSince(pool: FactPool, window: Window): Instant[] | null;
  /** Whether releases younger than the attribution window stay out of verdicts. */
  awaitsIncidents: boolean;
}

/** Lead time for changes: the median over the changes that first reached production. */
export const leadTimeRule: DurationRule = {
  statistic: 'p50',
  samples: (pool, window) => changesIn(pool, window).map(leadTimeSample),
  openSince: () => null,
  awaitsIncidents: false,
};

/** Failed deployment recovery time: the median over the failed releases that are recovered. */
export const recoveryTimeRule: DurationRule = {
  statistic: 'p50',
  samples: (pool, window) =>
    failedReleases(releasesIn(pool, window)).map(recoverySample),
  openSince: (pool, window) =>
    failedReleases(releasesIn(pool, window))
      .filter(({ recoveredAt }) => recoveredAt === null)
      .map(({ finishedAt }) => finishedAt),
  awaitsIncidents: true,
};

/** Time to restore: the mean over all incidents that are resolved, whatever caused them. */
export const timeToRestoreRule: DurationRule = {
  statistic: 'mean',
  samples: (pool, window) => incidentsIn(pool, window).map(restoreSample),
  openSince: (pool, window) =>
    incidentsIn(pool, window)
      .filter(({ resolvedAt }) => resolvedAt === null)
      .map(({ openedAt }) => openedAt),
  awaitsIncidents: false,
};

/** @see leadTimeRule */
export function leadTimeSample(change: ChangeFact): DurationSample {
  return { at: change.releasedAt, ms: change.leadTimeMs };
}

/** A resolution before the release finished makes the duration 0. */
export function recoverySample({
  finishedAt,
  recoveredAt,
}: DeploymentFact): DurationSample {
  return {
    at: finishedAt,
    ms: recoveredAt === null ? null : Math.max(0, recoveredAt - finishedAt),
  };
}

/** @see timeToRestoreRule */
export function restoreSample(incident: IncidentFact): DurationSample {
  return { at: incident.openedAt, ms: incident.restoreMs };
}

/** The rule of each duration. */
export const DURATION_RULES: Record<DurationMetric, DurationRule> = {
  'lead-time': leadTimeRule,
  'recovery-time': recoveryTimeRule,
  'time-to-restore': timeToRestoreRule,
};
