import { compareCodePoints } from '../records/canonicalJson';
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
import { ServiceFacts } from './facts';
import {
  changesIn,
  FactPool,
  factPool,
  failedReleases,
  incidentsIn,
  releasesIn,
} from './factPool';
import { MeasureQuery, windowOf } from './query';
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
  return rowsOf(metric, side, factPool(facts), query).sort(
    (a, b) =>
      compareCodePoints(b.at, a.at) ||
      compareCodePoints(a.id, b.id) ||
      compareCodePoints(a.entityRef, b.entityRef),
  );
}

function rowsOf(
  metric: MetricId,
  side: 'numerator' | 'denominator' | null,
  pool: FactPool,
  query: MeasureQuery,
): EvidenceRow[] {
  const window = windowOf(query);
  switch (metric) {
    case 'deployment-frequency':
      return releasesIn(pool, window).map(frequencyRow);
    case 'lead-time': {
      const releases = new Map(
        releasesIn(pool, window).map(release => [
          `${release.service} ${release.id}`,
          release,
        ]),
      );
      return changesIn(pool, window).map(change =>
        changeRow(
          change,
          releases.get(`${change.service} ${change.releaseId}`),
        ),
      );
    }
    case 'recovery-time':
      return failedReleases(releasesIn(pool, window)).map(recoveryRow);
    case 'time-to-restore':
      return incidentsIn(pool, window).map(incidentRow);
    default:
      return rateRows(metric, side, pool, query);
  }
}

function rateRows(
  metric: RateMetric,
  side: 'numerator' | 'denominator' | null,
  pool: FactPool,
  query: MeasureQuery,
): EvidenceRow[] {
  const rule = RATE_RULES[metric];
  const selection = selectRate(rule, pool, windowOf(query), query);
  const listed = side === 'numerator' ? selection.hits : selection.base;
  return listed.map(deployment =>
    rateRow(metric, deployment, {
      isHit: rule.counts(deployment),
      isMeasured: selection.isMeasured,
    }),
  );
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
