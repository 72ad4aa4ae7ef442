import { compareRates } from '../statistics/comparison';
import { wilsonInterval } from '../statistics/wilson';
import { Finding, MetricAnswer } from './answer';
import { FactPool, incidentsIn, releasesIn } from './factPool';
import { factFindings, finding } from './findings';
import { completeAnswer, hasBaseline } from './metricAnswer';
import { MeasureQuery, periodBefore, windowOf } from './query';
import {
  RATE_RULES,
  RateMetric,
  RateSelection,
  readRate,
  selectRate,
} from './rates';
import { verdictOf } from './verdicts';
import { whyNoRelease } from './whyNoRelease';

const HOUR_MS = 3_600_000;

/** A metric that is a rate, with everything that its card shows. */
export function measureRate(
  metric: RateMetric,
  pool: FactPool,
  query: MeasureQuery,
): MetricAnswer {
  const rule = RATE_RULES[metric];
  const window = windowOf(query);
  const selection = selectRate(rule, pool, window, query);
  const { value, n, numerator } = readRate(selection);
  return completeAnswer(metric, pool, query, {
    read: part => readRate(selectRate(rule, pool, part, query)),
    change: compareSelections(metric, pool, query),
    hasBenchmark: true,
    parts: {
      interval: value === null ? null : wilsonInterval(numerator ?? 0, n),
      suspects:
        metric === 'change-failure-rate'
          ? releasesIn(pool, window).filter(({ suspect }) => suspect).length
          : null,
    },
    findings:
      n === 0
        ? [whyNoRelease(pool, window)]
        : findingsOf(metric, selection, pool, query),
  });
}

function compareSelections(
  metric: RateMetric,
  pool: FactPool,
  query: MeasureQuery,
): MetricAnswer['change'] {
  const rule = RATE_RULES[metric];
  const window = windowOf(query);
  // An incident may still come for what was released just now.
  const matureUntil =
    metric === 'change-failure-rate'
      ? query.asOf - query.definitions.attributionHours * HOUR_MS
      : Infinity;
  const [now, then] = [window, periodBefore(window)].map(part => {
    const { base, isMeasured } = selectRate(rule, pool, part, query);
    const mature = base.filter(({ finishedAt }) => finishedAt <= matureUntil);
    return isMeasured
      ? { k: mature.filter(rule.counts).length, n: mature.length }
      : { k: 0, n: 0 };
  });
  return verdictOf({
    hasBaseline: hasBaseline(pool, window),
    n: [now.n, then.n],
    p: () => compareRates(now, then),
    direction: () => now.k / now.n - then.k / then.n,
    lowerIsBetter: true,
  });
}

function findingsOf(
  metric: RateMetric,
  { base, isMeasured, leftOut, withoutProof }: RateSelection,
  pool: FactPool,
  query: MeasureQuery,
): Finding[] {
  const isFailureRate = metric === 'change-failure-rate';
  const findings: Finding[] = [];
  if (!isMeasured) {
    findings.push(
      finding(isFailureRate ? 'no-incident-source' : 'no-rework-marks'),
    );
  } else if (isFailureRate && withoutProof > 0) {
    findings.push(finding('rollbacks-only'));
  }
  if (query.scope && leftOut.services > 0) {
    findings.push(finding('not-measured', leftOut));
  }
  const codes = isFailureRate
    ? ['link-waiting', 'link-to-no-release', 'opened-before-release']
    : ['fixes-nothing-earlier', 'no-version'];
  const facts = isFailureRate ? incidentsIn(pool, windowOf(query)) : base;
  return [
    ...findings,
    ...factFindings(facts).filter(({ code }) => codes.includes(code)),
  ];
}
