import {
  METRIC_IDS,
  MetricAnswer,
  MetricId,
  MetricsAnswer,
  SeriesPoint,
} from '@devops-domains/backstage-plugin-devops-common';

const WEEK = 7 * 86_400_000;
const START = Date.parse('2026-08-24T00:00:00Z');

/** Weeks from Monday on; the last is cut by now. */
export function weeklySeries(values: (number | null)[]): SeriesPoint[] {
  return values.map((value, index) => ({
    from: new Date(START + index * WEEK).toISOString(),
    to: new Date(START + (index + 1) * WEEK).toISOString(),
    partial: index === values.length - 1,
    value,
    n: value === null ? 0 : 4,
  }));
}

const UNITS: Record<MetricId, MetricAnswer['unit']> = {
  'deployment-frequency': 'per-day',
  'lead-time': 'seconds',
  'change-failure-rate': 'ratio',
  'recovery-time': 'seconds',
  'rework-rate': 'ratio',
  'time-to-restore': 'seconds',
};

/** A number that was not measured; tests say what is different. */
export function metricAnswer(
  metric: MetricId,
  part: Partial<MetricAnswer> = {},
): MetricAnswer {
  return {
    metric,
    value: null,
    unit: UNITS[metric],
    n: 0,
    numerator: null,
    distribution: null,
    interval: null,
    previous: { value: null, n: 0 },
    change: { verdict: 'no-baseline', p: null },
    benchmark: null,
    open: null,
    suspects: null,
    stages: null,
    deploymentDaysPerWeek: null,
    medianGapSeconds: null,
    series: weeklySeries([null, null, null]),
    findings: [],
    ...part,
  };
}

const distribution = {
  min: 600,
  p50: 41_820,
  p75: 90_000,
  p90: 180_000,
  max: 400_000,
  mean: 60_000,
};

const MEASURED: Record<MetricId, Partial<MetricAnswer>> = {
  'deployment-frequency': {
    value: 2.3,
    n: 207,
    previous: { value: 1.9, n: 171 },
    change: { verdict: 'better', p: 0.02 },
    benchmark: {
      year: 2024,
      closest: ['elite'],
      band: 'between once per hour and once per day',
      score: null,
    },
    deploymentDaysPerWeek: 4,
    medianGapSeconds: 30_000,
    series: weeklySeries([2, null, 2.4, 2.6, 1]),
  },
  'lead-time': {
    value: 41_820,
    n: 57,
    distribution,
    previous: { value: 39_600, n: 60 },
    change: { verdict: 'no-clear-change', p: 0.4 },
    benchmark: {
      year: 2024,
      closest: ['elite'],
      band: 'less than 1 day',
      score: null,
    },
    stages: [
      { stage: 'coding', n: 40, p50: 7_200 },
      { stage: 'review', n: 38, p50: 10_800 },
    ],
    series: weeklySeries([40_000, 42_000, 41_000, 39_000, 20_000]),
  },
  'change-failure-rate': {
    value: 0.048,
    n: 207,
    numerator: 10,
    interval: { low: 0.026, high: 0.087, level: 0.95 },
    previous: { value: 0.02, n: 171 },
    change: { verdict: 'worse', p: 0.0004 },
    benchmark: { year: 2024, closest: ['elite'], band: null, score: null },
    suspects: 2,
    series: weeklySeries([0, 0.1, 0.05, 0, 0]),
  },
  'recovery-time': {
    value: 5_400,
    n: 9,
    distribution,
    previous: { value: 3_600, n: 3 },
    change: { verdict: 'too-few', p: null },
    open: { n: 1, oldestSeconds: 7_200 },
    series: weeklySeries([5_400, null, 5_400, null, null]),
  },
  'rework-rate': {
    value: 0.05,
    n: 207,
    numerator: 10,
    interval: { low: 0.026, high: 0.087, level: 0.95 },
    series: weeklySeries([0, 0.1, 0.05, 0, 0]),
  },
  'time-to-restore': {
    value: 60_000,
    n: 12,
    distribution,
    open: { n: 0, oldestSeconds: null },
    series: weeklySeries([60_000, 50_000, null, 40_000, null]),
  },
};

/** The answer for a service whose six numbers were all measured. */
export function metricsAnswer(
  part: Partial<MetricsAnswer> = {},
): MetricsAnswer {
  return {
    entityRef: 'component:default/checkout',
    from: '2026-08-25T00:00:00.000Z',
    to: '2026-11-23T00:00:00.000Z',
    timeZone: 'UTC',
    bucket: 'week',
    asOf: '2026-11-23T00:00:00.000Z',
    snapshot: 's1',
    stale: false,
    services: 1,
    definitions: {
      leadTimeStart: 'authoredAt',
      attributionHours: 24,
      countFailedPipelines: false,
      rollbackLiveDays: 30,
      countSuspects: false,
      productionEnvironments: ['production'],
    },
    metrics: METRIC_IDS.map(metric => metricAnswer(metric, MEASURED[metric])),
    findings: [],
    diagnosis: [],
    sources: [
      {
        source: 'ci',
        kinds: ['deployment', 'change'],
        records: 264,
        lastReceivedAt: '2026-11-22T23:00:00.000Z',
        lastRecordAt: '2026-11-22T22:58:00.000Z',
        lastError: null,
        sample: false,
      },
    ],
    ...part,
  };
}

/** The answer for a service that nothing was ever received for. */
export function emptyAnswer(): MetricsAnswer {
  return metricsAnswer({
    metrics: METRIC_IDS.map(metric =>
      metricAnswer(metric, {
        findings: [
          {
            code: 'no-deployment-source',
            message: 'No deployment of this entity was ever received.',
            next: 'Send deployments from its pipeline.',
          },
        ],
      }),
    ),
    sources: [],
    services: 1,
  });
}
