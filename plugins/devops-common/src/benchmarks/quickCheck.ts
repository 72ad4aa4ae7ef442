import { MetricId } from '../metrics/answer';
import { bandOf } from './bands';

/** The mean answer of an industry in the Quick Check. @public */
export interface IndustryMean {
  /** 0 to 10, more is better; comparable with `benchmark.score`. */
  score: number;
  /** For rates the mean itself, 0 to 1; null for the others. */
  rate: number | null;
}

/**
 * Means over all industries in the Quick Check's edition of 2025; null for the
 * number it does not ask for.
 *
 * It publishes rates as tenths of a percentage (1.9 for 19 %), less being better;
 * here they are turned, so that all scores have the same sense. Source: the
 * industry file of 2025 in https://github.com/dora-team/dora.dev
 * (`svelte/quick-check/src/lib/data`). Its file by size of organization has the
 * recovery the other way round and is not used.
 *
 * @public
 */
export const INDUSTRY_MEANS_2025: Record<MetricId, IndustryMean | null> = {
  'deployment-frequency': { score: 4.8, rate: null },
  'lead-time': { score: 5.5, rate: null },
  'change-failure-rate': { score: 8.1, rate: 0.19 },
  'recovery-time': { score: 7.4, rate: null },
  'rework-rate': { score: 7.8, rate: 0.22 },
  'time-to-restore': null,
};

/**
 * Score of a value as the Quick Check gives it: the six bands are 0, 2, 4, 6, 8
 * and 10, and a rate of 0..1 is 10..0. Null for the number it does not ask for.
 */
export function quickCheckScore(
  metric: MetricId,
  value: number,
): number | null {
  if (metric === 'change-failure-rate' || metric === 'rework-rate') {
    return 10 * (1 - value);
  }
  const place = bandOf(metric, value);
  return place ? place.index * 2 : null;
}
