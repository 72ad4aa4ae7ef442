import { InputError } from '@backstage/errors';
import { MetricAnswer, MetricId } from '../metrics/answer';
import { bandOf } from './bands';
import { PublishedInterval } from './intervals';
import {
  BENCHMARK_YEARS,
  Cluster,
  PUBLISHED_CLUSTERS,
  PublishedMetric,
} from './published';
import { quickCheckScore } from './quickCheck';

/** Distances that differ by less are equal: 7.5 % is as near to 5 % as to 10 %. */
const TIE = 1e-9;

/**
 * Puts a number beside what was published in a year.
 *
 * Every cluster whose published interval contains the value is closest, else
 * those with the nearest bound. The published values are those of clusters in a
 * survey, not cut-offs, so more than one can be closest.
 *
 * @param value - in the unit of the metric: releases per day, seconds, or a
 * ratio of 0..1
 * @param year - one of {@link BENCHMARK_YEARS}
 * @returns null where nothing comparable was published for the metric
 * @throws `InputError` for another year, and for a value that the metric cannot have.
 * @public
 */
export function benchmark(
  metric: MetricId,
  value: number,
  year: number,
): MetricAnswer['benchmark'] {
  if (!BENCHMARK_YEARS.some(known => known === year)) {
    throw new InputError(
      `No benchmark for the year ${year}; there are ${BENCHMARK_YEARS.join(
        ', ',
      )}`,
    );
  }
  const isRate = metric === 'change-failure-rate' || metric === 'rework-rate';
  if (!(value >= 0 && value <= (isRate ? 1 : Number.MAX_VALUE))) {
    throw new InputError(`${value} is not a value of ${metric}`);
  }
  const closest = isPublished(metric)
    ? closestClusters(metric, value, year)
    : [];
  const band = bandOf(metric, value)?.band ?? null;
  const score = year === 2025 ? quickCheckScore(metric, value) : null;
  return closest.length === 0 && band === null && score === null
    ? null
    : { year, closest, band, score };
}

function closestClusters(
  metric: PublishedMetric,
  value: number,
  year: number,
): Cluster[] {
  const clusters = PUBLISHED_CLUSTERS[year];
  const containing = clusters.filter(each => contains(each[metric], value));
  if (containing.length > 0) {
    return containing.map(each => each.cluster);
  }
  const scale = metric === 'change-failure-rate' ? linear : logarithmic;
  const distances = clusters.map(each =>
    Math.min(
      Math.abs(scale(value) - scale(each[metric].min)),
      Math.abs(scale(value) - scale(each[metric].max)),
    ),
  );
  const nearest = Math.min(...distances);
  return clusters
    .filter((_, i) => distances[i] - nearest < TIE)
    .map(each => each.cluster);
}

function contains(interval: PublishedInterval, value: number): boolean {
  const { min, max, above, below } = interval;
  return (
    (above ? value > min : value >= min) && (below ? value < max : value <= max)
  );
}

function isPublished(metric: MetricId): metric is PublishedMetric {
  return metric !== 'rework-rate' && metric !== 'time-to-restore';
}

function linear(value: number): number {
  return value;
}

/** The logarithm of 0 would be as far from every bound; the smallest number is not. */
function logarithmic(value: number): number {
  return Math.log(Math.max(value, Number.MIN_VALUE));
}
