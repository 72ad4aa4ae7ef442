import { compareCodePoints } from '../records/canonicalJson';
import { Instant } from '../records/instant';
import { EvidenceRow, MetricId } from './answer';
import { perDay } from './deploymentFrequency';
import { DurationMetric, DURATION_RULES } from './durations';
import {
  changeRow,
  frequencyRow,
  incidentRow,
  rateRow,
  recoveryRow,
} from './evidenceRows';
import { distinctFacts } from './distinctFacts';
import { flagsOf } from './factBlock';
import { factPool } from './factPool';
import { DeploymentFact, ServiceFacts } from './facts';
import { MeasureQuery, Window, windowOf } from './query';
import { RATE_RULES, RateMetric, selectRate } from './rates';
import { readDurations } from './reading';

/**
 * Exactly the records behind a number, newest first, then by id.
 *
 * @param side - of a rate; null is its denominator. The other metrics have one side.
 * @param facts - the same that {@link measure} got
 * @returns rows whose `value` is what they add: what is listed but is no sample
 * (a negative lead time, what is still open, releases of which nothing tells how
 * they went) has null
 * @public
 */
export function evidenceOf(
  metric: MetricId,
  side: 'numerator' | 'denominator' | null,
  facts: readonly ServiceFacts[],
  query: MeasureQuery,
): EvidenceRow[] {
  return rowsOf(metric, side, distinctFacts(facts), query).sort(
    (a, b) =>
      compareCodePoints(b.at, a.at) ||
      compareCodePoints(a.id, b.id) ||
      compareCodePoints(a.entityRef, b.entityRef),
  );
}

function rowsOf(
  metric: MetricId,
  side: 'numerator' | 'denominator' | null,
  facts: readonly ServiceFacts[],
  query: MeasureQuery,
): EvidenceRow[] {
  const window = windowOf(query);
  const deployments = facts.flatMap(one =>
    within(one.deployments, window, ({ finishedAt }) => finishedAt),
  );
  const releases = deployments.filter(({ outcome }) => outcome === 'succeeded');
  switch (metric) {
    case 'deployment-frequency':
      return releases.map(frequencyRow);
    case 'lead-time':
      return leadTimeRows(facts, releases, window);
    case 'recovery-time':
      return releases
        .filter(({ failures }) => failures.length > 0)
        .map(recoveryRow);
    case 'time-to-restore':
      return facts
        .flatMap(one =>
          within(one.incidents, window, ({ openedAt }) => openedAt),
        )
        .map(incidentRow);
    default:
      return rateRows(metric, side, { facts, deployments }, query);
  }
}

function leadTimeRows(
  facts: readonly ServiceFacts[],
  releases: readonly DeploymentFact[],
  window: Window,
): EvidenceRow[] {
  const byId = new Map(
    releases.map(release => [`${release.service} ${release.id}`, release]),
  );
  return facts
    .flatMap(one => within(one.changes, window, ({ releasedAt }) => releasedAt))
    .map(change =>
      changeRow(change, byId.get(`${change.service} ${change.releaseId}`)),
    );
}

function rateRows(
  metric: RateMetric,
  side: 'numerator' | 'denominator' | null,
  from: { facts: readonly ServiceFacts[]; deployments: DeploymentFact[] },
  query: MeasureQuery,
): EvidenceRow[] {
  const rule = RATE_RULES[metric];
  const pool = factPool(from.facts);
  const { counted, isMeasured } = selectRate(
    rule,
    pool,
    windowOf(query),
    query,
  );
  const services = new Set(
    pool.services.flatMap(({ service }, i) => (counted[i] ? service : [])),
  );
  return from.deployments.flatMap(deployment => {
    const flags = flagsOf(deployment);
    const isHit = rule.isHit(flags);
    return services.has(deployment.service) &&
      rule.isBase(flags) &&
      (side !== 'numerator' || (isMeasured && isHit))
      ? [rateRow(metric, deployment, { isHit, isMeasured })]
      : [];
  });
}

function within<T>(
  facts: readonly T[],
  { from, to }: Window,
  at: (fact: T) => Instant,
): T[] {
  return facts.filter(fact => at(fact) >= from && at(fact) < to);
}

/**
 * The headline again, from nothing but its evidence.
 *
 * @param denominator - all rows of the metric's only side, or of the denominator
 * @param numerator - all rows of a rate's numerator; null takes the denominator's
 * own word for it
 * @returns the value of the answer. Without rows a frequency is 0 even where the
 * answer says null because nothing was stored yet.
 * @public
 */
export function recompute(
  metric: MetricId,
  denominator: readonly EvidenceRow[],
  numerator: readonly EvidenceRow[] | null,
  query: MeasureQuery,
): number | null {
  const values = denominator.flatMap(({ value }) => value ?? []);
  switch (metric) {
    case 'deployment-frequency':
      return perDay(denominator.length, windowOf(query));
    case 'change-failure-rate':
    case 'rework-rate': {
      const hits =
        numerator?.length ?? values.reduce((sum, value) => sum + value, 0);
      return values.length > 0 ? hits / values.length : null;
    }
    default:
      return recomputeDuration(metric, values);
  }
}

function recomputeDuration(
  metric: DurationMetric,
  seconds: number[],
): number | null {
  // Back to integer milliseconds, so that nothing was rounded twice.
  const milliseconds = seconds.map(value => Math.round(value * 1000));
  return readDurations(milliseconds, DURATION_RULES[metric].statistic).value;
}
