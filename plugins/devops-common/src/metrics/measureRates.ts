import { compareRates } from '../statistics/comparison';
import { wilsonInterval } from '../statistics/wilson';
import { Finding, MetricAnswer } from './answer';
import { comparableFailures } from './comparable';
import { FactFindingCode } from './factFindings';
import { FactPool } from './factPool';
import { countFlagged, FLAGS, partOf } from './factTable';
import { factFindings, finding } from './findings';
import {
  completeAnswer,
  hasBaseline,
  hasFailureBaseline,
} from './metricAnswer';
import { MeasureQuery, periodBefore, PreparedQuery, windowOf } from './query';
import {
  countUntil,
  RATE_RULES,
  RateMetric,
  RateRule,
  RateSelection,
  readPart,
  readRate,
  selectRate,
} from './rates';
import { verdictOf } from './verdicts';
import { whyNoRelease } from './whyNoRelease';

const INCIDENT_CODES: FactFindingCode[] = [
  'link-waiting',
  'link-to-no-release',
  'opened-before-release',
];
const RELEASE_CODES: FactFindingCode[] = [
  'fixes-nothing-earlier',
  'no-version',
];

/** A metric that is a rate, with everything that its card shows. */
export function measureRate(
  metric: RateMetric,
  pool: FactPool,
  query: PreparedQuery,
): MetricAnswer {
  const rule = RATE_RULES[metric];
  const window = windowOf(query);
  const [selection, before] = [window, periodBefore(window)].map(part =>
    selectRate(rule, pool, part, query),
  );
  const current = readRate(selection);
  const { value, n, numerator } = current;
  return completeAnswer(metric, pool, query, {
    current,
    previous: readRate(before),
    read: part => readPart(rule, pool, part, query, selection),
    change: compareSelections(metric, [selection, before], pool, query),
    hasBenchmark: true,
    parts: {
      interval: value === null ? null : wilsonInterval(numerator ?? 0, n),
      suspects:
        metric === 'change-failure-rate'
          ? countFlagged(
              partOf(pool.deployments, window),
              FLAGS.release | FLAGS.suspect,
            )
          : null,
    },
    findings:
      n + selection.leftOut.releases === 0
        ? [whyNoRelease(pool, query)]
        : findingsOf(metric, selection, pool, query),
  });
}

function compareSelections(
  metric: RateMetric,
  selections: [RateSelection, RateSelection],
  pool: FactPool,
  query: MeasureQuery,
): MetricAnswer['change'] {
  const rule = RATE_RULES[metric];
  const window = windowOf(query);
  const isFailureRate = metric === 'change-failure-rate';
  const until = isFailureRate
    ? comparableFailures(pool, query, selections)
    : new Float64Array(pool.services.length).fill(Infinity);
  const [now, then] = [window, periodBefore(window)].map((part, i) =>
    countUntil(rule, selections[i], partOf(pool.deployments, part), until),
  );
  return verdictOf({
    hasBaseline: isFailureRate
      ? hasFailureBaseline(pool, window, until)
      : hasBaseline(pool, window),
    n: [now.n, then.n],
    p: () => compareRates(now, then),
    direction: () => now.k / now.n - then.k / then.n,
    lowerIsBetter: true,
  });
}

function findingsOf(
  metric: RateMetric,
  selection: RateSelection,
  pool: FactPool,
  query: MeasureQuery,
): Finding[] {
  const { isMeasured, leftOut, withoutProof } = selection;
  const isFailureRate = metric === 'change-failure-rate';
  const findings: Finding[] = [];
  if (!isMeasured) {
    findings.push(
      finding(isFailureRate ? 'no-incident-source' : 'no-rework-marks'),
    );
  } else if (isFailureRate && withoutProof > 0) {
    findings.push(finding('rollbacks-only'));
  }
  if (leftOut.services > 0) {
    findings.push(finding('not-measured', leftOut));
  }
  const window = windowOf(query);
  return [
    ...findings,
    ...(isFailureRate
      ? factFindings(INCIDENT_CODES, partOf(pool.incidents, window).flags)
      : factFindings(
          RELEASE_CODES,
          countedFlags(RATE_RULES[metric], selection, pool, query),
        )),
  ];
}

/** The flags of the denominator. */
function countedFlags(
  rule: RateRule,
  { counted }: RateSelection,
  pool: FactPool,
  query: MeasureQuery,
): Uint32Array {
  const { flags, service } = partOf(pool.deployments, windowOf(query));
  const found = new Uint32Array(flags.length);
  let length = 0;
  for (let i = 0; i < flags.length; i++) {
    if (counted[service[i]] === 1 && rule.isBase(flags[i])) {
      found[length++] = flags[i];
    }
  }
  return found.subarray(0, length);
}
