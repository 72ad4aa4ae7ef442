import { Definitions } from './definitions';
import { ForeignDeployment } from './facts';
import { selectProduction } from './productionEnvironments';

/**
 * Which deployments of other services are releases, by their id. What waits for
 * its entity is left out: nobody knows yet which environments are production there.
 * Of a group only the wave is seen that was named; the other service's own facts
 * judge the whole.
 */
export function foreignReleases(
  foreign: readonly ForeignDeployment[],
  definitions: Definitions,
): Map<string, boolean> {
  return new Map(
    foreign
      .filter(({ deployment }) => deployment.service !== null)
      .map(({ deployment, productionEnvironments }) => {
        const { production } = selectProduction(
          [deployment],
          productionEnvironments,
          definitions,
        );
        const { id, status, finishedAt } = deployment;
        const isRelease =
          production.length > 0 &&
          status === 'succeeded' &&
          finishedAt !== null;
        return [id, isRelease];
      }),
  );
}
