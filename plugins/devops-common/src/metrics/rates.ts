import { MetricId } from './answer';
import { fromFirstEnd } from './comparable';
import { FactPool } from './factPool';
import { ServiceSummary } from './facts';
import { FactTable, FINDING_BITS, FLAG_BITS, FLAGS, partOf } from './factTable';
import { MeasureQuery, Window } from './query';
import { Reading } from './reading';

/** How one rate is read from the facts of a window. */
export interface RateRule {
  /** Whether the denominator counts a deployment, by its flags. */
  isBase(flags: number): boolean;
  /** Whether a deployment of the base joins the numerator. */
  isHit(flags: number): boolean;
  /** Whether a service without any hit in the window may be said to have none. */
  provesZero(
    service: { service: string; summary: ServiceSummary },
    base: { allVersioned: boolean },
    query: MeasureQuery,
  ): boolean;
}

/** What a rate of one window is counted from. */
export interface RateSelection {
  /** Size of the denominator: of the services that can be measured. */
  n: number;
  /** Size of the numerator. */
  hits: number;
  /** False where no service of the window can be measured. */
  isMeasured: boolean;
  /** Positions of the services whose deployments are the denominator; where none can be measured, of those that it leaves out. */
  counted: Uint8Array;
  /** What the rate leaves out because nothing tells how it went. */
  leftOut: { releases: number; services: number };
  /** Services with hits although nothing proves that they would have had none. */
  withoutProof: number;
}

/** Change failure rate: failed releases by releases. */
export const changeFailureRule: RateRule = {
  isBase: flags => (flags & (FLAGS.release | FLAGS.failedPipeline)) !== 0,
  isHit: flags => (flags & (FLAGS.failed | FLAGS.failedPipeline)) !== 0,
  provesZero: ({ service, summary }, _base, { incidentSources }) =>
    summary.firstIncidentAt !== null || incidentSources.has(service),
};

/** Deployment rework rate: releases that are unplanned work by releases. */
export const reworkRule: RateRule = {
  isBase: flags => (flags & FLAGS.release) !== 0,
  isHit: flags => (flags & FLAGS.unplanned) !== 0,
  provesZero: ({ summary }, { allVersioned }) =>
    summary.sendsReworkMarks || allVersioned,
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

/** What a deployment is to a rate. */
const ROLES = { base: 1, hit: 2, unversioned: 4 };

/** There are few combinations of flags, but a million deployments. */
const roleIndex = (flags: number) =>
  (flags >>> FINDING_BITS) & ((1 << FLAG_BITS) - 1);

/** The roles by what flags stand above the findings. */
function rolesOf(rule: RateRule): Uint8Array {
  return Uint8Array.from({ length: 1 << FLAG_BITS }, (_, index) => {
    const flags = index << FINDING_BITS;
    return rule.isBase(flags)
      ? ROLES.base |
          (rule.isHit(flags) ? ROLES.hit : 0) |
          (flags & FLAGS.versioned ? 0 : ROLES.unversioned)
      : 0;
  });
}

/** Counts numerator and denominator of a rate, service by service. */
export function selectRate(
  rule: RateRule,
  pool: FactPool,
  window: Window,
  query: MeasureQuery,
): RateSelection {
  const part = partOf(pool.deployments, window);
  const { bases, hits, unversioned } = countByService(rule, pool, part);
  const proven = new Uint8Array(pool.services.length);
  const unproven = new Uint8Array(pool.services.length);
  const leftOut = { releases: 0, services: 0 };
  const measured = { n: 0, hits: 0 };
  let withoutProof = 0;
  pool.services.forEach((service, i) => {
    if (bases[i] === 0) {
      return;
    }
    const allVersioned = unversioned[i] === 0;
    const isProven = rule.provesZero(service, { allVersioned }, query);
    if (isProven || hits[i] > 0) {
      proven[i] = 1;
      measured.n += bases[i];
      measured.hits += hits[i];
      withoutProof += isProven ? 0 : 1;
    } else {
      unproven[i] = 1;
      leftOut.releases += bases[i];
      leftOut.services += 1;
    }
  });
  const isMeasured = measured.n > 0;
  return {
    ...measured,
    isMeasured,
    counted: isMeasured ? proven : unproven,
    leftOut,
    withoutProof,
  };
}

/**
 * Counts what a selection holds, of each service up to an instant of its own;
 * nothing where it is not measured.
 *
 * @param part - all deployments of the selection's window
 */
export function countUntil(
  rule: RateRule,
  { n, hits, counted, isMeasured }: RateSelection,
  part: FactTable,
  until: Float64Array,
): { k: number; n: number } {
  if (!isMeasured) {
    return { k: 0, n: 0 };
  }
  const { at, flags, service } = fromFirstEnd(part, until);
  const roles = rolesOf(rule);
  const count = { k: hits, n };
  for (let i = 0; i < flags.length; i++) {
    const role = roles[roleIndex(flags[i])];
    const own = service[i];
    const isLate = counted[own] === 1 && at[i] > until[own];
    if (isLate && (role & ROLES.base) !== 0) {
      count.n -= 1;
      count.k -= role & ROLES.hit ? 1 : 0;
    }
  }
  return count;
}

/** The rate of a selection; null, and of nothing, where there is no release or nothing tells how it went. */
export function readRate({
  n,
  hits,
  isMeasured,
}: Pick<RateSelection, 'n' | 'hits' | 'isMeasured'>): Reading {
  return isMeasured
    ? { value: hits / n, n, numerator: hits }
    : { value: null, n: 0, numerator: null };
}

/**
 * The rate of a part of a selection's window. Its denominator are the releases of
 * the services that the whole is counted from, so that the parts add up to it where
 * it is measured.
 *
 * @returns no value where nothing tells how the releases of the part went; of a
 * whole that is not measured, neither where that is so of some of them
 */
export function readPart(
  rule: RateRule,
  pool: FactPool,
  part: Window,
  query: MeasureQuery,
  whole: RateSelection,
): Reading {
  const count = countByService(rule, pool, partOf(pool.deployments, part));
  const sum = { n: 0, hits: 0 };
  let known = 0;
  pool.services.forEach((service, i) => {
    const n = count.bases[i];
    if (n === 0 || whole.counted[i] === 0) {
      return;
    }
    sum.n += n;
    sum.hits += count.hits[i];
    const allVersioned = count.unversioned[i] === 0;
    if (
      count.hits[i] > 0 ||
      rule.provesZero(service, { allVersioned }, query)
    ) {
      known += n;
    }
  });
  const isMeasured = known > 0 && (whole.isMeasured || known === sum.n);
  const reading = readRate({ ...sum, isMeasured });
  return whole.isMeasured ? { ...reading, n: sum.n } : reading;
}

function countByService(
  rule: RateRule,
  { services }: FactPool,
  part: FactTable,
) {
  const bases = new Uint32Array(services.length);
  const hits = new Uint32Array(services.length);
  const unversioned = new Uint32Array(services.length);
  const { flags, service } = part;
  const roles = rolesOf(rule);
  for (let i = 0; i < flags.length; i++) {
    const role = roles[roleIndex(flags[i])];
    if (role !== 0) {
      const own = service[i];
      bases[own] += 1;
      hits[own] += role & ROLES.hit ? 1 : 0;
      unversioned[own] += role & ROLES.unversioned ? 1 : 0;
    }
  }
  return { bases, hits, unversioned };
}
