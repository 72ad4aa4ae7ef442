import { Instant } from '../records/instant';
import { FactPool } from '../metrics/factPool';
import { CHANGE, DEPLOYMENT, FLAGS, partOf } from '../metrics/factTable';
import { Window } from '../metrics/query';

/** What a diagnosis needs to know of a planned or failed release. */
export interface ReleaseSample {
  finishedAt: Instant;
  /** Unplanned work is no release that somebody waited for. */
  isPlanned: boolean;
  hasFailed: boolean;
  /** From its start to its finish; null where the start is unknown. */
  pipelineMs: number | null;
  batchSize: number | null;
  /**
   * The median of how long its changes had waited since they were merged. Those of
   * one release wait together, so they are not cases of their own.
   */
  waitMs: number | null;
  /** From its finish to the end of its failure; null where there is none. */
  recoveryMs: number | null;
}

/** What a diagnosis needs to know of a change. */
export interface ChangeSample {
  leadTimeMs: number | null;
  deliveryMs: number | null;
}

/** The releases of each service that finished in a window, in order. */
export function releaseSamples(
  pool: FactPool,
  window: Window,
): ReleaseSample[][] {
  const chains: ReleaseSample[][] = pool.services.map(() => []);
  const { service, at, flags, columns } = partOf(pool.deployments, window);
  for (let i = 0; i < at.length; i++) {
    if (flags[i] & FLAGS.release) {
      chains[service[i]].push({
        finishedAt: at[i],
        isPlanned: (flags[i] & FLAGS.unplanned) === 0,
        hasFailed: (flags[i] & FLAGS.failed) !== 0,
        pipelineMs: orNull(columns[DEPLOYMENT.pipelineMs][i]),
        batchSize: orNull(columns[DEPLOYMENT.batchSize][i]),
        waitMs: orNull(columns[DEPLOYMENT.waitMs][i]),
        recoveryMs: orNull(columns[DEPLOYMENT.recoveryMs][i]),
      });
    }
  }
  return chains;
}

/** The changes that were released in a window. */
export function changeSamples(pool: FactPool, window: Window): ChangeSample[] {
  const { at, columns } = partOf(pool.changes, window);
  return Array.from(at, (_, i) => ({
    leadTimeMs: orNull(columns[CHANGE.leadTimeMs][i]),
    deliveryMs: orNull(columns[CHANGE.deliveryMs][i]),
  }));
}

function orNull(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}
