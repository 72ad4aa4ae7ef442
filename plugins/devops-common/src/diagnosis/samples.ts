import { FactPool } from '../metrics/factPool';
import {
  CHANGE,
  DEPLOYMENT,
  FactTable,
  FAILED_RELEASE,
  FLAGS,
  numbersOf,
  partOf,
} from '../metrics/factTable';
import { Window } from '../metrics/query';

/**
 * What a diagnosis needs to know of the planned releases of a window, known
 * numbers only: unplanned work is no release that somebody waited for.
 */
export interface PlannedSamples {
  /** From start to finish of a release. */
  pipelineMs: Float64Array;
  /** Changes that a release carried. */
  batchSizes: Float64Array;
  /**
   * The median of how long the changes of a release had waited since they were
   * merged. They wait together, so they are not cases of their own.
   */
  waitMs: Float64Array;
}

/** What a diagnosis needs to know of changes; a change has the same place in both. */
export interface ChangeSamples {
  /** NaN where it is unknown. */
  leadTimeMs: Float64Array;
  deliveryMs: Float64Array;
}

/** Whether a release was planned, by its flags. */
export function isPlannedRelease(flags: number): boolean {
  return (flags & (FLAGS.release | FLAGS.unplanned)) === FLAGS.release;
}

/** The planned releases of a window. */
export function plannedSamples(pool: FactPool, window: Window): PlannedSamples {
  const part = partOf(pool.deployments, window);
  return {
    pipelineMs: plannedNumbers(part, DEPLOYMENT.pipelineMs),
    batchSizes: plannedNumbers(part, DEPLOYMENT.batchSize),
    waitMs: plannedNumbers(part, DEPLOYMENT.waitMs),
  };
}

/** How long the failed releases of a window took to recover. */
export function recoverySamples(pool: FactPool, window: Window): Float64Array {
  return numbersOf(
    partOf(pool.deployments, window),
    DEPLOYMENT.recoveryMs,
    FAILED_RELEASE,
  );
}

/** The changes that were released in a window. */
export function changeSamples(pool: FactPool, window: Window): ChangeSamples {
  const { columns } = partOf(pool.changes, window);
  return {
    leadTimeMs: columns[CHANGE.leadTimeMs],
    deliveryMs: columns[CHANGE.deliveryMs],
  };
}

function plannedNumbers(part: FactTable, column: number) {
  return numbersOf(part, column, FLAGS.release, FLAGS.unplanned);
}
