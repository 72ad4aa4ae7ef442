import { ascending } from '../statistics/ascending';
import { compareSorted } from '../statistics/comparison';
import { distributionOfSorted, median } from '../statistics/distribution';
import { Finding, MetricAnswer } from './answer';
import { comparableFailures, fromFirstEnd } from './comparable';
import {
  DURATION_RULES,
  DurationMetric,
  DurationRule,
  durationsIn,
  durationsUntil,
} from './durations';
import { FactFindingCode } from './factFindings';
import { FactPool } from './factPool';
import {
  CHANGE,
  FAILED_RELEASE,
  FactTable,
  flagged,
  FLAGS,
  numbersOf,
  partOf,
} from './factTable';
import { factFindings } from './findings';
import {
  completeAnswer,
  hasBaseline,
  hasFailureBaseline,
} from './metricAnswer';
import { MeasureQuery, periodBefore, PreparedQuery, windowOf } from './query';
import { changeFailureRule, selectRate } from './rates';
import { readDurations, readSorted } from './reading';
import { shiftOfSorted, verdictOf } from './verdicts';
import { WHY_NO_DURATION } from './whyNoDuration';

/** What bears on lead times; the rest belongs to the rates. */
const LEAD_TIME_CODES: FactFindingCode[] = [
  'changes-unknown',
  'commit-dates-fallback',
  'first-release',
  'start-from-commit-date',
  'no-start',
  'negative-lead-time',
  'long-gap',
];

/** A metric that is a duration, with everything that its card shows. */
export function measureDuration(
  metric: DurationMetric,
  pool: FactPool,
  query: PreparedQuery,
): MetricAnswer {
  const rule = DURATION_RULES[metric];
  const window = windowOf(query);
  const [sample, before] = [window, periodBefore(window)].map(part =>
    ascending(durationsIn(rule, pool, part)),
  );
  return completeAnswer(metric, pool, query, {
    current: readSorted(sample, rule.statistic),
    previous: readSorted(before, rule.statistic),
    read: part => readDurations(durationsIn(rule, pool, part), rule.statistic),
    change: compareSamples([sample, before], rule, pool, query),
    hasBenchmark: true,
    parts: {
      distribution: distributionOfSorted(sample, 1000),
      open: openOf(rule, pool, query),
      stages:
        metric === 'lead-time' ? stagesOf(partOf(pool.changes, window)) : null,
    },
    findings: [
      ...(sample.length > 0 ? [] : [WHY_NO_DURATION[metric](pool, query)]),
      ...findingsOf(metric, pool, query),
    ],
  });
}

/** @param sorted - the samples of the window and the period before, in ascending order */
function compareSamples(
  sorted: [Float64Array, Float64Array],
  rule: DurationRule,
  pool: FactPool,
  query: MeasureQuery,
): MetricAnswer['change'] {
  const window = windowOf(query);
  if (!rule.awaitsIncidents) {
    return verdictOfSorted(sorted, hasBaseline(pool, window));
  }
  const selections = [window, periodBefore(window)].map(part =>
    selectRate(changeFailureRule, pool, part, query),
  );
  const until = comparableFailures(pool, query, selections);
  const [now, then] = [window, periodBefore(window)].map((period, i) => {
    const part = partOf(rule.table(pool), period);
    return fromFirstEnd(part, until).at.length === 0
      ? sorted[i]
      : ascending(durationsUntil(rule, part, until));
  });
  return verdictOfSorted([now, then], hasFailureBaseline(pool, window, until));
}

function verdictOfSorted(
  [now, then]: [Float64Array, Float64Array],
  isKnown: boolean,
): MetricAnswer['change'] {
  return verdictOf({
    hasBaseline: isKnown,
    n: [now.length, then.length],
    p: () => compareSorted(now, then),
    direction: () => shiftOfSorted(now, then),
    lowerIsBetter: true,
  });
}

function openOf(
  rule: DurationRule,
  pool: FactPool,
  query: MeasureQuery,
): MetricAnswer['open'] {
  if (!rule.canBeOpen) {
    return null;
  }
  const part = partOf(rule.table(pool), windowOf(query));
  const open = numbersOf(part, 'at', FLAGS.open);
  return {
    n: open.length,
    // They are in order of time.
    oldestSeconds: open.length > 0 ? (query.asOf - open[0]) / 1000 : null,
  };
}

function stagesOf(changes: FactTable): MetricAnswer['stages'] {
  return (['coding', 'pickup', 'review', 'delivery'] as const).flatMap(
    stage => {
      const sample = numbersOf(changes, CHANGE[`${stage}Ms`]);
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
  const releases = partOf(pool.deployments, window);
  switch (metric) {
    case 'lead-time':
      return factFindings(
        LEAD_TIME_CODES,
        flagged(releases, FLAGS.release),
        partOf(pool.changes, window).flags,
      );
    case 'recovery-time':
      return factFindings(
        ['resolved-before-finished', 'recovery-unknown'],
        flagged(releases, FAILED_RELEASE),
      );
    default:
      return factFindings(
        ['resolved-before-opened'],
        partOf(pool.incidents, window).flags,
      );
  }
}
