import { FactTable } from '../metrics/factTable';
import { shiftOfSorted, SMALLEST_SAMPLE } from '../metrics/verdicts';
import { ascending } from '../statistics/ascending';
import { compareSorted } from '../statistics/comparison';
import { median } from '../statistics/distribution';
import { DIAGNOSIS_SIGNIFICANCE } from './limits';
import { Contrast, forEachService, Steps } from './steps';
import { Suspect } from './suspects';

/** A service in which what follows failures is greater. */
interface Growth {
  service: number;
  failed: number;
  usual: number;
  failedP50: number;
  usualP50: number;
  p: number;
}

/** The services with enough steps to be compared, and those of them that may differ. */
interface Comparisons {
  count: number;
  grown: Growth[];
}

/**
 * The services in which failures make the next release come later or larger. Each
 * step is compared with the one before it, because a team that failed often and
 * released rarely, and now does neither, is not afraid.
 *
 * Of many services some differ by chance. Each p-value is therefore multiplied by
 * the number of services that were compared (Bonferroni), so that among services
 * that all do the same a cause is told of any in fewer than one of twenty scopes.
 * A service that is compared besides makes the others less sure; one with too few
 * steps changes nothing.
 *
 * @param deployments - of both periods
 * @param matureUntil - of each service; what was released later may still fail
 */
export function suspectAfterFailures(
  deployments: FactTable,
  matureUntil: Float64Array,
): Suspect[] {
  const gaps: Comparisons = { count: 0, grown: [] };
  const batches: Comparisons = { count: 0, grown: [] };
  forEachService(deployments, matureUntil, (service, steps) => {
    compare(service, steps.gaps, gaps);
    compare(service, steps.batches, batches);
  });
  return [
    ...suspectsOf(gaps, 'pause-after-failure', one => ({
      failedP50Seconds: one.failedP50 / 1000,
      usualP50Seconds: one.usualP50 / 1000,
    })),
    ...suspectsOf(batches, 'larger-batches-after-failure', one => ({
      failedP50: one.failedP50,
      usualP50: one.usualP50,
    })),
  ];
}

function suspectsOf(
  { count, grown }: Comparisons,
  code: Suspect['code'],
  medians: (growth: Growth) => Record<string, number>,
): Suspect[] {
  return grown
    .map(one => ({ ...one, p: one.p * count }))
    .filter(({ p }) => p < DIAGNOSIS_SIGNIFICANCE)
    .map(one => ({
      code,
      service: one.service,
      affected: one.failed,
      params: () => ({
        failed: one.failed,
        usual: one.usual,
        p: one.p,
        ...medians(one),
      }),
    }));
}

function compare(
  service: number,
  { failed, usual }: Contrast,
  comparisons: Comparisons,
) {
  if (Math.min(failed.count, usual.count) < SMALLEST_SAMPLE) {
    return;
  }
  comparisons.count += 1;
  const after = known(usual, 'after');
  const failedP50 = median(known(failed, 'after')) ?? 0;
  // To sort the steps of thousands of services takes longer than to count them.
  if (2 * countBelow(after, failedP50) <= after.length) {
    return;
  }
  const rare = ascending(known(failed, 'growth'));
  const common = ascending(known(usual, 'growth'));
  const p = compareSorted(rare, common);
  if (p < DIAGNOSIS_SIGNIFICANCE && shiftOfSorted(rare, common) > 0) {
    comparisons.grown.push({
      service,
      failed: failed.count,
      usual: usual.count,
      failedP50,
      usualP50: median(after) ?? 0,
      p,
    });
  }
}

function known(steps: Steps, which: 'after' | 'growth'): Float64Array {
  return steps[which].subarray(0, steps.count);
}

function countBelow(values: Float64Array, limit: number): number {
  let count = 0;
  for (let i = 0; i < values.length; i++) {
    count += values[i] < limit ? 1 : 0;
  }
  return count;
}
