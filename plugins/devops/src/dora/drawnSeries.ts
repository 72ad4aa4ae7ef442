import {
  MetricAnswer,
  MetricsAnswer,
  SeriesPoint,
} from '@devops-domains/backstage-plugin-devops-common';
import { AxisMeasure } from '../chart/axisScale';

/** By how much the clock of a browser, which ends the period, may be behind that of the backend. */
const CLOCK_SKEW_MS = 5 * 60_000;

/** What a chart of a metric draws. */
export interface DrawnSeries {
  measure: AxisMeasure;
  points: SeriesPoint[];
}

/**
 * The series of a metric as its chart draws it. Of a frequency that is how many
 * releases each bucket had: as a rate, the single release of a week that began this
 * morning would tower over all others.
 */
export function drawnSeries({
  unit,
  series,
}: Pick<MetricAnswer, 'unit' | 'series'>): DrawnSeries {
  return unit === 'per-day'
    ? {
        measure: 'count',
        points: series.map(point => ({
          ...point,
          value: point.value === null ? null : point.n,
        })),
      }
    : { measure: unit, points: series };
}

/** Why a bucket is not whole: it is not over yet, or the period cuts it; null for one that is whole. */
export function partialReason(
  { partial, to }: SeriesPoint,
  { asOf }: Pick<MetricsAnswer, 'asOf'>,
): 'soFar' | 'cut' | null {
  if (!partial) {
    return null;
  }
  return Date.parse(to) > Date.parse(asOf) - CLOCK_SKEW_MS ? 'soFar' : 'cut';
}
