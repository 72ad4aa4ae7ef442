import { distribution } from '../statistics/distribution';
import { METRIC_IDS, MetricId } from './answer';
import { ServiceMetric, ServicesAnswer, ServiceSpread } from './servicesAnswer';

type ServiceItem = ServicesAnswer['items'][number];

/** By which column services are ordered. @public */
export interface ServiceSort {
  by: 'name' | MetricId;
  order: 'asc' | 'desc';
}

const find = (item: ServiceItem, metric: MetricId): ServiceMetric | undefined =>
  item.metrics.find(one => one.metric === metric);

/**
 * How each number spreads over services. It describes the services and is no
 * number of the scope: that is computed from the union of their records.
 *
 * @public
 */
export function serviceSpread(items: readonly ServiceItem[]): ServiceSpread[] {
  return METRIC_IDS.flatMap(metric => {
    const all = items.flatMap(item => find(item, metric) ?? []);
    const values = all.flatMap(({ value }) => (value === null ? [] : value));
    return all.length === 0
      ? []
      : {
          metric,
          unit: all[0].unit,
          measured: values.length,
          distribution: distribution(values),
        };
  });
}

/**
 * Compares services for a list. What was not measured comes last in either
 * order, and ties are in the order of the refs.
 *
 * @public
 */
export function serviceOrder({ by, order }: ServiceSort) {
  const sign = order === 'asc' ? 1 : -1;
  return (one: ServiceItem, other: ServiceItem): number => {
    const tie = one.entityRef < other.entityRef ? -1 : 1;
    if (by === 'name') return sign * tie;
    const [a, b] = [one, other].map(item => find(item, by)?.value ?? null);
    if (a === null || b === null) {
      return Number(a === null) - Number(b === null) || tie;
    }
    return sign * (a - b) || tie;
  };
}
