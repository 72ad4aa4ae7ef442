import { Distribution, MetricAnswer, MetricId, Verdict } from './answer';

/** One number of one service of a scope. @public */
export interface ServiceMetric {
  metric: MetricId;
  unit: MetricAnswer['unit'];
  /** As in {@link MetricAnswer}: null where nothing was measured. */
  value: number | null;
  n: number;
  verdict: Verdict;
}

/** How a number spreads over the services of a scope. @public */
export interface ServiceSpread {
  metric: MetricId;
  unit: MetricAnswer['unit'];
  /** Services of which the number could be measured. */
  measured: number;
  /** Over their values, in the unit; null where there is none. */
  distribution: Distribution | null;
}

/** `GET /v1/metrics/services`: the numbers of each service of a scope, side by side. @public */
export interface ServicesAnswer {
  entityRef: string;
  from: string;
  to: string;
  asOf: string;
  stale: boolean;
  /** Services in all pages. */
  total: number;
  /** Over all services, not only those of the page. */
  spread: ServiceSpread[];
  items: { entityRef: string; metrics: ServiceMetric[] }[];
  /** Opaque; null on the last page. */
  nextCursor: string | null;
}
