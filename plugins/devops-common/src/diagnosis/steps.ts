import { FactPool } from '../metrics/factPool';
import { DEPLOYMENT, FLAGS, partOf } from '../metrics/factTable';
import { Window } from '../metrics/query';
import { isPlannedRelease } from './samples';

/**
 * Planned releases that have one before and one after them of the same service;
 * what stands in the same place belongs to the same release.
 */
export interface Steps {
  hasFailed: boolean[];
  /** Time to the release from the one before, and from it to the one after. */
  gap: Compared;
  /** Changes that the release itself and the one after it carried, NaN where unknown. */
  batch: Compared;
}

/** What went before and what came after. */
export interface Compared {
  before: number[];
  after: number[];
}

/** @param matureUntil - what was released later may still fail, so it is no step */
export function stepsOf(
  pool: FactPool,
  window: Window,
  matureUntil: number,
): Steps {
  const { service, at, flags, columns } = partOf(pool.deployments, window);
  const batchSize = columns[DEPLOYMENT.batchSize];
  const steps: Steps = {
    hasFailed: [],
    gap: { before: [], after: [] },
    batch: { before: [], after: [] },
  };
  // The last planned releases of each service, as one more than their position.
  const last = new Uint32Array(pool.services.length);
  const lastButOne = new Uint32Array(pool.services.length);
  for (let next = 0; next < at.length; next++) {
    if (isPlannedRelease(flags[next])) {
      const own = service[next];
      const [first, middle] = [lastButOne[own] - 1, last[own] - 1];
      if (first >= 0 && at[middle] <= matureUntil) {
        steps.hasFailed.push((flags[middle] & FLAGS.failed) !== 0);
        steps.gap.before.push(at[middle] - at[first]);
        steps.gap.after.push(at[next] - at[middle]);
        steps.batch.before.push(batchSize[middle]);
        steps.batch.after.push(batchSize[next]);
      }
      lastButOne[own] = last[own];
      last[own] = next + 1;
    }
  }
  return steps;
}
