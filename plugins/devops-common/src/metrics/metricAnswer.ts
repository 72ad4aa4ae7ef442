import { benchmark } from '../benchmarks/benchmarks';
import { formatInstant } from '../records/instant';
import { Finding, MetricAnswer, MetricId, SeriesPoint } from './answer';
import { isComparable } from './comparable';
import { FactPool } from './factPool';
import { AnswerFindingCode, finding } from './findings';
import {
  MeasureQuery,
  periodBefore,
  PreparedQuery,
  Window,
  windowOf,
} from './query';
import { Reading } from './reading';
import { SMALLEST_SAMPLE } from './verdicts';
import { whileComputed } from './whyNoRelease';

const UNITS: Record<MetricId, MetricAnswer['unit']> = {
  'deployment-frequency': 'per-day',
  'lead-time': 'seconds',
  'change-failure-rate': 'ratio',
  'recovery-time': 'seconds',
  'rework-rate': 'ratio',
  'time-to-restore': 'seconds',
};

/** What the metrics fill in where they have it. */
type Parts = Pick<
  MetricAnswer,
  | 'distribution'
  | 'interval'
  | 'open'
  | 'suspects'
  | 'stages'
  | 'deploymentDaysPerWeek'
  | 'medianGapSeconds'
>;

const NO_PARTS: Parts = {
  distribution: null,
  interval: null,
  open: null,
  suspects: null,
  stages: null,
  deploymentDaysPerWeek: null,
  medianGapSeconds: null,
};

/** What makes one metric different from the others. */
export interface MetricSpecifics {
  /** The number of the window. */
  current: Reading;
  /** That of the period before. */
  previous: Reading;
  /** That of any other, for the series. */
  read(window: Window): Reading;
  change: MetricAnswer['change'];
  hasBenchmark: boolean;
  parts: Partial<Parts>;
  findings: Finding[];
}

/** Puts together what all metrics have: headline, previous period, series, benchmark, findings. */
export function completeAnswer(
  metric: MetricId,
  pool: FactPool,
  query: PreparedQuery,
  specifics: MetricSpecifics,
): MetricAnswer {
  const { read, change, hasBenchmark, parts, findings } = specifics;
  const { value, n, numerator } = specifics.current;
  const { previous } = specifics;
  const isLarge = value !== null && n >= SMALLEST_SAMPLE;
  const all = [
    ...findings,
    ...(change.verdict === 'no-baseline' && hasRecords(pool)
      ? [finding(missingBaseline(metric, pool, query))]
      : []),
  ];
  return {
    metric,
    value,
    unit: UNITS[metric],
    n,
    numerator,
    ...NO_PARTS,
    ...parts,
    previous: { value: previous.value, n: previous.n },
    change,
    benchmark:
      isLarge && hasBenchmark
        ? benchmark(metric, value, query.benchmarkYear)
        : null,
    series: seriesOf(query, read),
    findings: value === null ? whileComputed(all, pool, query) : all,
  };
}

/** Whether the stored records reach back to the start of the previous period. */
export function hasBaseline(pool: FactPool, window: Window): boolean {
  const first = pool.firstRecordAt;
  return first !== null && first <= periodBefore(window).from;
}

/**
 * The same for what rests on failures.
 *
 * @param until - see `comparableFailures`
 */
export function hasFailureBaseline(
  pool: FactPool,
  window: Window,
  until: Float64Array,
): boolean {
  const isKnown = pool.firstDeploymentAt === null || isComparable(pool, until);
  return hasBaseline(pool, window) && isKnown;
}

/** Of what there is nothing that could be compared with. */
function missingBaseline(
  metric: MetricId,
  pool: FactPool,
  query: MeasureQuery,
): AnswerFindingCode {
  const restsOnIncidents =
    metric === 'change-failure-rate' || metric === 'recovery-time';
  return restsOnIncidents && hasBaseline(pool, windowOf(query))
    ? 'no-incident-baseline'
    : 'no-baseline';
}

/** Where nothing is stored at all, another finding says so. */
function hasRecords(pool: FactPool): boolean {
  return pool.firstRecordAt !== null;
}

function seriesOf(
  { buckets }: PreparedQuery,
  read: (window: Window) => Reading,
): SeriesPoint[] {
  return buckets.map(part => {
    const { value, n } = read(part);
    return {
      from: formatInstant(part.from),
      to: formatInstant(part.to),
      partial: part.partial,
      value,
      n,
    };
  });
}
