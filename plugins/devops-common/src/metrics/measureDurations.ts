import { compareDurations } from '../statistics/comparison';
import { distribution, median } from '../statistics/distribution';
import { Finding, MetricAnswer } from './answer';
import { DURATION_RULES, DurationMetric, DurationRule } from './durations';
import { ChangeFact } from './facts';
import {
  changesIn,
  FactPool,
  failedReleases,
  incidentsIn,
  releasesIn,
} from './factPool';
import { factFindings } from './findings';
import { completeAnswer, hasBaseline } from './metricAnswer';
import { MeasureQuery, periodBefore, Window, windowOf } from './query';
import { durationsOf, readDurations } from './reading';
import { shift, verdictOf } from './verdicts';
import { whyNoLeadTime, whyNoRecovery, whyNoRestore } from './whyNoDuration';

const HOUR_MS = 3_600_000;

/** What bears on lead times; the rest belongs to the rates. */
const LEAD_TIME_CODES = new Set([
  'changes-unknown',
  'commit-dates-fallback',
  'first-release',
  'start-from-commit-date',
  'no-start',
  'negative-lead-time',
]);

/** A metric that is a duration, with everything that its card shows. */
export function measureDuration(
  metric: DurationMetric,
  pool: FactPool,
  query: MeasureQuery,
): MetricAnswer {
  const rule = DURATION_RULES[metric];
  const window = windowOf(query);
  const sample = (part: Window) => durationsOf(rule.samples(pool, part));
  return completeAnswer(metric, pool, query, {
    read: part => readDurations(sample(part), rule.statistic),
    change: compareSamples(rule, pool, query),
    hasBenchmark: true,
    parts: {
      distribution: distribution(sample(window), 1000),
      open: openOf(rule, pool, query),
      stages: metric === 'lead-time' ? stagesOf(changesIn(pool, window)) : null,
    },
    findings: findingsOf(metric, pool, query),
  });
}

function compareSamples(
  rule: DurationRule,
  pool: FactPool,
  query: MeasureQuery,
): MetricAnswer['change'] {
  const window = windowOf(query);
  const matureUntil = rule.awaitsIncidents
    ? query.asOf - query.definitions.attributionHours * HOUR_MS
    : Infinity;
  const [now, then] = [window, periodBefore(window)].map(part =>
    durationsOf(rule.samples(pool, part).filter(({ at }) => at <= matureUntil)),
  );
  return verdictOf({
    hasBaseline: hasBaseline(pool, window),
    n: [now.length, then.length],
    p: () => compareDurations(now, then),
    direction: () => shift(now, then),
    lowerIsBetter: true,
  });
}

function openOf(
  rule: DurationRule,
  pool: FactPool,
  query: MeasureQuery,
): MetricAnswer['open'] {
  const since = rule.openSince(pool, windowOf(query));
  if (since === null) {
    return null;
  }
  const oldest = since.reduce<number | null>(
    (first, at) => (first === null || at < first ? at : first),
    null,
  );
  return {
    n: since.length,
    oldestSeconds: oldest === null ? null : (query.asOf - oldest) / 1000,
  };
}

function stagesOf(changes: ChangeFact[]): MetricAnswer['stages'] {
  const read = {
    coding: ({ codingMs }: ChangeFact) => codingMs,
    pickup: ({ pickupMs }: ChangeFact) => pickupMs,
    review: ({ reviewMs }: ChangeFact) => reviewMs,
    delivery: ({ deliveryMs }: ChangeFact) => deliveryMs,
  };
  return (['coding', 'pickup', 'review', 'delivery'] as const).flatMap(
    stage => {
      const sample = changes.flatMap(change => read[stage](change) ?? []);
      const middle = median(sample);
      return middle === null
        ? []
        : [{ stage, n: sample.length, p50: middle / 1000 }];
    },
  );
}

function findingsOf(
  metric: DurationMetric,
  pool: FactPool,
  query: MeasureQuery,
): Finding[] {
  const window = windowOf(query);
  const releases = releasesIn(pool, window);
  switch (metric) {
    case 'lead-time':
      return [
        ...whyNoLeadTime(pool, window),
        ...factFindings([...releases, ...changesIn(pool, window)]).filter(
          ({ code }) => LEAD_TIME_CODES.has(code),
        ),
      ];
    case 'recovery-time':
      return [
        ...whyNoRecovery(pool, query),
        ...factFindings(failedReleases(releases)).filter(
          ({ code }) => code === 'resolved-before-finished',
        ),
      ];
    default:
      return [
        ...whyNoRestore(pool, query),
        ...factFindings(incidentsIn(pool, window)).filter(
          ({ code }) => code === 'resolved-before-opened',
        ),
      ];
  }
}
