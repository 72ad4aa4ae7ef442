import { MetricId } from './answer';
import { DeploymentFact, ServiceSummary } from './facts';
import { deploymentsIn, FactPool, releasesIn } from './factPool';
import { MeasureQuery, Window } from './query';
import { Reading } from './reading';

/** How one rate is read from the facts of a window. */
export interface RateRule {
  /** What the denominator counts. */
  base(pool: FactPool, window: Window, query: MeasureQuery): DeploymentFact[];
  /** Whether a deployment of the base joins the numerator. */
  counts(deployment: DeploymentFact): boolean;
  /** Whether a service without any hit in the window may be said to have none. */
  provesZero(
    service: string,
    base: DeploymentFact[],
    summary: ServiceSummary | undefined,
    query: MeasureQuery,
  ): boolean;
}

/** What a rate of one window is counted from. */
export interface RateSelection {
  /** Denominator, in order: of services that can be measured; where there is none, of all. */
  base: DeploymentFact[];
  /** Numerator, in order. */
  hits: DeploymentFact[];
  /** False where no service of the window can be measured. */
  isMeasured: boolean;
  /** What the rate leaves out because nothing tells how it went. */
  leftOut: { releases: number; services: number };
  /** Services with hits although nothing proves that they would have had none. */
  withoutProof: number;
}

/** Change failure rate: failed releases by releases. */
export const changeFailureRule: RateRule = {
  base: (pool, window, { definitions }) =>
    definitions.countFailedPipelines
      ? deploymentsIn(pool, window)
      : releasesIn(pool, window),
  // A failed deployment is only in the base where failed pipelines are counted.
  counts: ({ outcome, failures }) =>
    outcome === 'failed' || failures.length > 0,
  provesZero: (service, _base, summary, { incidentSources }) =>
    Boolean(summary?.hasIncidents) || incidentSources.has(service),
};

/** Deployment rework rate: releases that are unplanned work by releases. */
export const reworkRule: RateRule = {
  base: releasesIn,
  counts: ({ rework }) => rework.length > 0,
  provesZero: (_service, base, summary) =>
    Boolean(summary?.sendsReworkMarks) ||
    base.every(({ version }) => version !== null),
};

/** The metrics that are rates. */
export type RateMetric = Extract<
  MetricId,
  'change-failure-rate' | 'rework-rate'
>;

/** The rule of each rate. */
export const RATE_RULES: Record<RateMetric, RateRule> = {
  'change-failure-rate': changeFailureRule,
  'rework-rate': reworkRule,
};

/** Picks numerator and denominator of a rate, service by service. */
export function selectRate(
  rule: RateRule,
  pool: FactPool,
  window: Window,
  query: MeasureQuery,
): RateSelection {
  const all = rule.base(pool, window, query);
  const measured = new Set<string>();
  const leftOut = { releases: 0, services: 0 };
  let withoutProof = 0;
  for (const [service, base] of byService(all)) {
    const summary = pool.summaries.get(service);
    const proven = rule.provesZero(service, base, summary, query);
    const hasHits = base.some(rule.counts);
    if (proven || hasHits) {
      measured.add(service);
      withoutProof += proven ? 0 : 1;
    } else {
      leftOut.releases += base.length;
      leftOut.services += 1;
    }
  }
  const isMeasured = measured.size > 0;
  const base = isMeasured
    ? all.filter(({ service }) => measured.has(service))
    : all;
  return {
    base,
    hits: isMeasured ? base.filter(rule.counts) : [],
    isMeasured,
    leftOut,
    withoutProof,
  };
}

/** The rate of a selection; null where there is no release or nothing tells how it went. */
export function readRate({ base, hits, isMeasured }: RateSelection): Reading {
  return {
    value: isMeasured ? hits.length / base.length : null,
    n: base.length,
    numerator: isMeasured ? hits.length : null,
  };
}

function byService(
  deployments: DeploymentFact[],
): Map<string, DeploymentFact[]> {
  const groups = new Map<string, DeploymentFact[]>();
  for (const deployment of deployments) {
    const group = groups.get(deployment.service);
    if (group) {
      group.push(deployment);
    } else {
      groups.set(deployment.service, [deployment]);
    }
  }
  return groups;
}
