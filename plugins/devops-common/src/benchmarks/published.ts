import { MetricId } from '../metrics/answer';
import {
  between,
  DAY,
  exactly,
  HALF_YEAR,
  HOUR,
  lessThan,
  MONTH,
  moreThan,
  oncePer,
  PublishedInterval,
  WEEK,
} from './intervals';

/** The clusters of the State of DevOps reports, as they name them. @public */
export type Cluster = 'elite' | 'high' | 'medium' | 'low';

/** The numbers that the reports have clusters for. */
export type PublishedMetric = Extract<
  MetricId,
  'deployment-frequency' | 'lead-time' | 'change-failure-rate' | 'recovery-time'
>;

export type PublishedCluster = { cluster: Cluster } & Record<
  PublishedMetric,
  PublishedInterval
>;

const ON_DEMAND = moreThan(oncePer(DAY));
const DAY_TO_WEEK = between(oncePer(WEEK), oncePer(DAY));
const WEEK_TO_MONTH = between(oncePer(MONTH), oncePer(WEEK));
const MONTH_TO_HALF_YEAR = between(oncePer(HALF_YEAR), oncePer(MONTH));

function cluster(
  name: Cluster,
  frequency: PublishedInterval,
  leadTime: PublishedInterval,
  failureRate: PublishedInterval,
  recovery: PublishedInterval,
): PublishedCluster {
  return {
    cluster: name,
    'deployment-frequency': frequency,
    'lead-time': leadTime,
    'change-failure-rate': failureRate,
    'recovery-time': recovery,
  };
}

/**
 * What the reports print, unchanged: where two clusters share a range, both have
 * it, and where a rate is not in the order of the clusters, it stays so. They
 * are values of clusters found in a survey, not cut-offs.
 *
 * "On demand" is explained in the reports as several deployments a day.
 */
export const PUBLISHED_CLUSTERS: Record<number, PublishedCluster[]> = {
  // Accelerate State of DevOps 2019, page 18.
  2019: [
    cluster(
      'elite',
      ON_DEMAND,
      lessThan(DAY),
      between(0, 0.15),
      lessThan(HOUR),
    ),
    cluster(
      'high',
      DAY_TO_WEEK,
      between(DAY, WEEK),
      between(0, 0.15),
      lessThan(DAY),
    ),
    cluster(
      'medium',
      WEEK_TO_MONTH,
      between(WEEK, MONTH),
      between(0, 0.15),
      lessThan(DAY),
    ),
    cluster(
      'low',
      MONTH_TO_HALF_YEAR,
      between(MONTH, HALF_YEAR),
      between(0.46, 0.6),
      between(WEEK, MONTH),
    ),
  ],
  // Accelerate State of DevOps 2021, page 9.
  2021: [
    cluster(
      'elite',
      ON_DEMAND,
      lessThan(HOUR),
      between(0, 0.15),
      lessThan(HOUR),
    ),
    cluster(
      'high',
      WEEK_TO_MONTH,
      between(DAY, WEEK),
      between(0.16, 0.3),
      lessThan(DAY),
    ),
    cluster(
      'medium',
      MONTH_TO_HALF_YEAR,
      between(MONTH, HALF_YEAR),
      between(0.16, 0.3),
      between(DAY, WEEK),
    ),
    cluster(
      'low',
      lessThan(oncePer(HALF_YEAR)),
      moreThan(HALF_YEAR),
      between(0.16, 0.3),
      moreThan(HALF_YEAR),
    ),
  ],
  // 2022, three clusters: OctopusDeploy/blog, blog/2023-10/software-delivery-performance-clusters-2023
  2022: [
    cluster(
      'high',
      ON_DEMAND,
      between(DAY, WEEK),
      between(0, 0.15),
      lessThan(DAY),
    ),
    cluster(
      'medium',
      WEEK_TO_MONTH,
      between(WEEK, MONTH),
      between(0.16, 0.3),
      between(DAY, WEEK),
    ),
    cluster(
      'low',
      MONTH_TO_HALF_YEAR,
      between(MONTH, HALF_YEAR),
      between(0.46, 0.6),
      between(WEEK, MONTH),
    ),
  ],
  // 2023: OctopusDeploy/blog, blog/2023-10/software-delivery-performance-clusters-2023
  2023: [
    cluster('elite', ON_DEMAND, lessThan(DAY), exactly(0.05), lessThan(HOUR)),
    cluster(
      'high',
      DAY_TO_WEEK,
      between(DAY, WEEK),
      exactly(0.1),
      lessThan(DAY),
    ),
    cluster(
      'medium',
      WEEK_TO_MONTH,
      between(WEEK, MONTH),
      exactly(0.15),
      between(DAY, WEEK),
    ),
    cluster(
      'low',
      WEEK_TO_MONTH,
      between(WEEK, MONTH),
      exactly(0.64),
      between(MONTH, HALF_YEAR),
    ),
  ],
  // 2024: https://octopus.com/blog/2024-devops-performance-clusters
  2024: [
    cluster('elite', ON_DEMAND, lessThan(DAY), exactly(0.05), lessThan(HOUR)),
    cluster(
      'high',
      DAY_TO_WEEK,
      between(DAY, WEEK),
      exactly(0.2),
      lessThan(DAY),
    ),
    cluster(
      'medium',
      WEEK_TO_MONTH,
      between(WEEK, MONTH),
      exactly(0.1),
      lessThan(DAY),
    ),
    cluster(
      'low',
      MONTH_TO_HALF_YEAR,
      between(MONTH, HALF_YEAR),
      exactly(0.4),
      between(WEEK, MONTH),
    ),
  ],
  // 2025 has archetypes of teams instead of clusters: https://redmonk.com/rstephens/?p=943
  2025: [],
};

/** Years with published figures that can be compared with, ascending. @public */
export const BENCHMARK_YEARS = [2019, 2021, 2022, 2023, 2024, 2025] as const;

/** The last year with clusters. @public */
export const DEFAULT_BENCHMARK_YEAR = 2024;
