import { compareCodePoints } from '../records/canonicalJson';
import { Finding, METRIC_IDS, MetricAnswer, MetricId } from './answer';
import { ServiceFacts } from './facts';
import { FactPool, factPool } from './factPool';
import { finding } from './findings';
import { measureDuration } from './measureDurations';
import { measureFrequency } from './measureFrequency';
import { measureRate } from './measureRates';
import { MeasureQuery, PreparedQuery, prepareQuery } from './query';
import {
  unknownEnvironments,
  whileComputed,
  whyNoDeployment,
} from './whyNoRelease';

/**
 * The six numbers of one service or of a union of services, always computed from
 * the distinct facts and never from the numbers of the parts.
 *
 * @param facts - those of `[from − (to − from), to)` at least; the period before
 * is compared with. More facts change nothing.
 * @returns the metrics in the order of {@link METRIC_IDS}, and the findings about
 * the entity as a whole
 * @throws `InputError` for an unknown time zone or benchmark year, and a window of
 * too many buckets. A window that has not begun is empty.
 * @public
 */
export function measure(
  facts: readonly ServiceFacts[],
  query: MeasureQuery,
): { metrics: MetricAnswer[]; findings: Finding[] } {
  return measurePool(factPool(facts), query);
}

/**
 * The same of facts that were brought together before, see `blockPool`.
 *
 * @public
 */
export function measurePool(
  pool: FactPool,
  query: MeasureQuery,
): { metrics: MetricAnswer[]; findings: Finding[] } {
  const prepared = prepareQuery(query);
  return {
    metrics: METRIC_IDS.map(metric => measureOne(metric, pool, prepared)),
    findings: wholeFindings(pool, query),
  };
}

function measureOne(
  metric: MetricId,
  pool: FactPool,
  query: PreparedQuery,
): MetricAnswer {
  switch (metric) {
    case 'deployment-frequency':
      return measureFrequency(pool, query);
    case 'change-failure-rate':
    case 'rework-rate':
      return measureRate(metric, pool, query);
    default:
      return measureDuration(metric, pool, query);
  }
}

function wholeFindings(pool: FactPool, query: MeasureQuery): Finding[] {
  const invalid = invalidAnnotations(pool);
  return [...deploymentFindings(pool, query), ...invalid];
}

function deploymentFindings(pool: FactPool, query: MeasureQuery): Finding[] {
  if (pool.firstDeploymentAt === null) {
    return whileComputed([whyNoDeployment(pool, query)], pool, query);
  }
  const unknown = unknownEnvironments(pool);
  return unknown.count > 0 ? [finding('unknown-environments', unknown)] : [];
}

/** What a service meant to choose and did not. */
function invalidAnnotations({ services }: FactPool): Finding[] {
  const named = services.flatMap(
    ({ summary }) => summary.invalidAnnotations ?? [],
  );
  const affected = services.filter(({ summary }) => summary.invalidAnnotations);
  const annotations = [...new Set(named)].sort(compareCodePoints).join(', ');
  return affected.length > 0
    ? [
        finding('invalid-annotation', {
          annotations,
          services: affected.length,
        }),
      ]
    : [];
}
