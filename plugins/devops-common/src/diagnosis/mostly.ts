import { SMALLEST_SAMPLE } from '../metrics/verdicts';
import { wilsonInterval } from '../statistics/wilson';

/**
 * Whether more than half of what happens reaches a limit, and likely not by
 * chance: the 95 % interval of the share lies above a half.
 *
 * @param values - one for each independent case, such as a release
 * @returns how many reach it; null where that is not likely so, or cases are too few
 */
export function mostlyAtLeast(
  limit: number,
  values: Float64Array,
): number | null {
  let reached = 0;
  for (let i = 0; i < values.length; i++) {
    reached += values[i] >= limit ? 1 : 0;
  }
  const isLikely =
    values.length >= SMALLEST_SAMPLE &&
    (wilsonInterval(reached, values.length)?.low ?? 0) > 0.5;
  return isLikely ? reached : null;
}
