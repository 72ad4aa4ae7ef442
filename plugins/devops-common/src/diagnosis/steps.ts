import { FactPool } from '../metrics/factPool';
import { DEPLOYMENT, FLAGS, partOf } from '../metrics/factTable';
import { Window } from '../metrics/query';
import { isPlannedRelease } from './samples';

/**
 * Planned releases that have one before and one after them of the same service;
 * what stands in the same place belongs to the same release.
 */
export interface Steps {
  /** 1 where it has. */
  hasFailed: Uint8Array;
  /** Time to the release from the one before, and from it to the one after. */
  gap: Compared;
  /** Changes that the release itself and the one after it carried, NaN where unknown. */
  batch: Compared;
}

/** What went before and what came after. */
export interface Compared {
  before: Float64Array;
  after: Float64Array;
}

/** @param matureUntil - what was released later may still fail, so it is no step */
export function stepsOf(
  pool: FactPool,
  window: Window,
  matureUntil: number,
): Steps {
  const { service, at, flags, columns } = partOf(pool.deployments, window);
  const batchSize = columns[DEPLOYMENT.batchSize];
  const hasFailed = new Uint8Array(at.length);
  const [gapBefore, gapAfter, batchBefore, batchAfter] = Array.from(
    { length: 4 },
    () => new Float64Array(at.length),
  );
  let length = 0;
  // The last planned releases of each service, as one more than their position.
  const last = new Uint32Array(pool.services.length);
  const lastButOne = new Uint32Array(pool.services.length);
  for (let next = 0; next < at.length; next++) {
    if (isPlannedRelease(flags[next])) {
      const own = service[next];
      const first = lastButOne[own] - 1;
      const middle = last[own] - 1;
      if (first >= 0 && at[middle] <= matureUntil) {
        hasFailed[length] = flags[middle] & FLAGS.failed ? 1 : 0;
        gapBefore[length] = at[middle] - at[first];
        gapAfter[length] = at[next] - at[middle];
        batchBefore[length] = batchSize[middle];
        batchAfter[length] = batchSize[next];
        length += 1;
      }
      lastButOne[own] = last[own];
      last[own] = next + 1;
    }
  }
  const known = (numbers: Float64Array) => numbers.subarray(0, length);
  return {
    hasFailed: hasFailed.subarray(0, length),
    gap: { before: known(gapBefore), after: known(gapAfter) },
    batch: { before: known(batchBefore), after: known(batchAfter) },
  };
}
