import { MetricId } from '@devops-domains/backstage-plugin-devops-common';

/** One side of a fraction; null for what is none: durations, and the number of releases. */
export type EvidenceSide = 'numerator' | 'denominator' | null;

const RATES: MetricId[] = ['change-failure-rate', 'rework-rate'];

/** The side whose records are asked for. Only rates have two; the number can be computed again from its denominator. */
export function evidenceSide(
  metric: MetricId,
  asked: 'numerator' | 'denominator' | undefined,
): EvidenceSide {
  return RATES.includes(metric) ? asked ?? 'denominator' : null;
}
