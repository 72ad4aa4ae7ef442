import { MetricId } from '@devops-domains/backstage-plugin-devops-common';

/** The parts of a rate that can be listed, as the backend names them. */
export const SIDES = ['numerator', 'denominator'] as const;

export type Side = (typeof SIDES)[number];

const RATES = ['change-failure-rate', 'rework-rate'] as const;

/** A metric that is a share of something. */
export type RateId = (typeof RATES)[number];

/** The metric if it is a rate, whose two sides can be told apart; else null. */
export const rateOf = (metric: MetricId): RateId | null =>
  RATES.find(rate => rate === metric) ?? null;
