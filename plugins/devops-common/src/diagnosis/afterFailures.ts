import { Diagnosis } from '../metrics/answer';
import { shiftOfSorted, SMALLEST_SAMPLE } from '../metrics/verdicts';
import { compareSorted } from '../statistics/comparison';
import { ascending } from '../statistics/ascending';
import { median } from '../statistics/distribution';
import { diagnosis } from './diagnosis';
import { SIGNIFICANT } from './limits';
import { Compared, Steps } from './steps';

/** What a comparison of the steps after failures with the others has shown. */
interface Contrast {
  failed: Float64Array;
  usual: Float64Array;
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

/** Null unless what follows failures is greater, likely not by chance. */
function contrast(compared: Compared, hasFailed: Uint8Array): Contrast | null {
  const after = ({ after: values }: Compared, i: number) => values[i];
  const failed = valuesOf(compared, hasFailed, 1, after);
  const usual = valuesOf(compared, hasFailed, 0, after);
  if (Math.min(failed.length, usual.length) < SMALLEST_SAMPLE) {
    return null;
  }
  // To sort thousands of steps takes longer than to find their medians.
  if ((median(failed) ?? 0) <= (median(usual) ?? 0)) {
    return null;
  }
  // How many times as large it was as what went before.
  const growth = ({ before, after: values }: Compared, i: number) =>
    values[i] / before[i];
  const rare = ascending(valuesOf(compared, hasFailed, 1, growth));
  const common = ascending(valuesOf(compared, hasFailed, 0, growth));
  const p = compareSorted(rare, common);
  return p < SIGNIFICANT && shiftOfSorted(rare, common) > 0
    ? { failed, usual, p }
    : null;
}

/** Of the steps after failures, or of the others, those that can be compared. */
function valuesOf(
  compared: Compared,
  hasFailed: Uint8Array,
  side: 0 | 1,
  read: (compared: Compared, i: number) => number,
): Float64Array {
  const { before, after } = compared;
  const values = new Float64Array(before.length);
  let length = 0;
  for (let i = 0; i < before.length; i++) {
    // Nothing can be said to be larger than nothing, or than what is unknown.
    if (hasFailed[i] === side && before[i] > 0 && after[i] >= 0) {
      values[length++] = read(compared, i);
    }
  }
  return values.subarray(0, length);
}

function sizes({ failed, usual, p }: Contrast): Record<string, number> {
  return { failed: failed.length, usual: usual.length, p };
}
