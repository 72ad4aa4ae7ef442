import { Instant } from '../records/instant';
import { ServiceFacts } from '../metrics/facts';
import { compareFinished } from '../metrics/ordering';
import { Window } from '../metrics/query';
import { median } from '../statistics/distribution';

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
  services: readonly ServiceFacts[],
  { from, to }: Window,
): ReleaseSample[][] {
  return services.map(({ deployments, changes }) => {
    const waits = new Map<string, number[]>();
    for (const { releaseId, deliveryMs } of changes) {
      if (deliveryMs !== null) {
        const known = waits.get(releaseId) ?? [];
        waits.set(releaseId, known);
        known.push(deliveryMs);
      }
    }
    return deployments
      .filter(
        ({ outcome, finishedAt }) =>
          outcome === 'succeeded' && from <= finishedAt && finishedAt < to,
      )
      .sort(compareFinished)
      .map(({ id, startedAt, finishedAt, recoveredAt, ...release }) => ({
        finishedAt,
        isPlanned: release.rework.length === 0,
        hasFailed: release.failures.length > 0,
        pipelineMs:
          startedAt === null ? null : Math.max(0, finishedAt - startedAt),
        batchSize: release.batchSize,
        waitMs: median(waits.get(id) ?? []),
        recoveryMs:
          recoveredAt === null ? null : Math.max(0, recoveredAt - finishedAt),
      }));
  });
}

/** The changes that were released in a window. */
export function changeSamples(
  services: readonly ServiceFacts[],
  { from, to }: Window,
): ChangeSample[] {
  return services.flatMap(({ changes }) =>
    changes.filter(({ releasedAt }) => from <= releasedAt && releasedAt < to),
  );
}
