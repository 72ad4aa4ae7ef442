import { Diagnosis } from '../metrics/answer';
import { shiftOfSorted, SMALLEST_SAMPLE } from '../metrics/verdicts';
import { compareSorted } from '../statistics/comparison';
import { ascending, median } from '../statistics/distribution';
import { diagnosis } from './diagnosis';
import { SIGNIFICANT } from './limits';
import { Compared, Steps } from './steps';

/** What a comparison of the steps after failures with the others has shown. */
interface Contrast {
  failed: number[];
  usual: number[];
  p: number;
}

/**
 * Whether failures make the next release come later or larger. Each step is
 * compared with the one before it, because a team that failed often and released
 * rarely, and now does neither, is not afraid.
 *
 * @param steps - of mature releases
 */
export function diagnoseAfterFailures(steps: Steps): Diagnosis[] {
  const pause = contrast(steps.gap, steps.hasFailed);
  const growth = contrast(steps.batch, steps.hasFailed);
  return [
    ...(pause
      ? [
          diagnosis('pause-after-failure', {
            ...sizes(pause),
            failedP50Seconds: (median(pause.failed) ?? 0) / 1000,
            usualP50Seconds: (median(pause.usual) ?? 0) / 1000,
          }),
        ]
      : []),
    ...(growth
      ? [
          diagnosis('larger-batches-after-failure', {
            ...sizes(growth),
            failedP50: median(growth.failed) ?? 0,
            usualP50: median(growth.usual) ?? 0,
          }),
        ]
      : []),
  ];
}

/** What came after, and how many times as large it was as what went before. */
interface Side {
  values: number[];
  growth: number[];
}

/** Null unless what follows failures is greater, likely not by chance. */
function contrast(
  { before, after }: Compared,
  hasFailed: readonly boolean[],
): Contrast | null {
  const failed: Side = { values: [], growth: [] };
  const usual: Side = { values: [], growth: [] };
  for (let i = 0; i < before.length; i++) {
    // Nothing can be said to be larger than nothing, or than what is unknown.
    if (before[i] > 0 && after[i] >= 0) {
      const side = hasFailed[i] ? failed : usual;
      side.values.push(after[i]);
      side.growth.push(after[i] / before[i]);
    }
  }
  if (Math.min(failed.values.length, usual.values.length) < SMALLEST_SAMPLE) {
    return null;
  }
  // To sort thousands of steps takes longer than to find their medians.
  if ((median(failed.values) ?? 0) <= (median(usual.values) ?? 0)) {
    return null;
  }
  const [rare, common] = [ascending(failed.growth), ascending(usual.growth)];
  const p = compareSorted(rare, common);
  return p < SIGNIFICANT && shiftOfSorted(rare, common) > 0
    ? { failed: failed.values, usual: usual.values, p }
    : null;
}

function sizes({ failed, usual, p }: Contrast): Record<string, number> {
  return { failed: failed.length, usual: usual.length, p };
}
