import { FactPool } from '../metrics/factPool';
import {
  DEPLOYMENT,
  FAILED_RELEASE,
  FLAGS,
  partOf,
} from '../metrics/factTable';
import { Window } from '../metrics/query';
import {
  LARGE_BATCH,
  LONG_WAIT_MS,
  SLOW_PIPELINE_MS,
  SLOW_RECOVERY_MS,
} from './limits';

/** Of each service of a pool: how many cases are known, and how many of them reach a limit. */
export interface Cases {
  n: Uint32Array;
  reached: Uint32Array;
}

/** What each service released, counted by what may be wrong with it. */
export interface ReleaseCases {
  pipelines: Cases;
  batches: Cases;
  waits: Cases;
  recoveries: Cases;
}

/** Whether a release was planned, by its flags: unplanned work is no release that somebody waited for. */
export function isPlannedRelease(flags: number): boolean {
  return (flags & (FLAGS.release | FLAGS.unplanned)) === FLAGS.release;
}

/**
 * Counts the releases of a window in one pass: of thousands of services only
 * those are taken apart that have something to tell.
 *
 * @param matureUntil - of each service; the recovery of what was released later is not counted
 */
export function countCases(
  pool: FactPool,
  window: Window,
  matureUntil: Float64Array,
): ReleaseCases {
  const { service, at, flags, columns } = partOf(pool.deployments, window);
  const pipelineMs = columns[DEPLOYMENT.pipelineMs];
  const batchSize = columns[DEPLOYMENT.batchSize];
  const waitMs = columns[DEPLOYMENT.waitMs];
  const recoveryMs = columns[DEPLOYMENT.recoveryMs];
  const [pipelines, batches, waits, recoveries] = Array.from(
    { length: 4 },
    () => noCases(pool.services.length),
  );
  for (let i = 0; i < flags.length; i++) {
    const own = service[i];
    if (isPlannedRelease(flags[i])) {
      count(pipelines, own, pipelineMs[i], SLOW_PIPELINE_MS);
      count(waits, own, waitMs[i], LONG_WAIT_MS);
      // Without changes a release is no batch: a redeploy, a new configuration.
      if (batchSize[i] > 0) {
        count(batches, own, batchSize[i], LARGE_BATCH);
      }
    }
    const isFailed = (flags[i] & FAILED_RELEASE) === FAILED_RELEASE;
    if (isFailed && at[i] <= matureUntil[own]) {
      count(recoveries, own, recoveryMs[i], SLOW_RECOVERY_MS);
    }
  }
  return { pipelines, batches, waits, recoveries };
}

function noCases(services: number): Cases {
  return { n: new Uint32Array(services), reached: new Uint32Array(services) };
}

/** @param value - NaN is not known, and no case */
function count(
  { n, reached }: Cases,
  own: number,
  value: number,
  limit: number,
) {
  if (value >= limit) {
    reached[own] += 1;
    n[own] += 1;
  } else if (value < limit) {
    n[own] += 1;
  }
}
