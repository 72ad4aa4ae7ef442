import { Knex } from 'knex';
import { EntityWay } from '../store/recordRows';
import { readWaitingWays } from '../store/readWaitingWays';
import { EntityDirectory } from './EntityDirectory';
import { followAliases, MatchIndex } from './matching';

/** Counts the deployments that wait and may be those of one of the services. */
export type CountWaiting = (services: readonly string[]) => number;

/**
 * Finds out whose the waiting deployments may be: a deployment waits where its way
 * leads to an entity that is not there, or to several.
 *
 * @returns one answer for any number of services, from one statement
 */
export async function readWaitingDeployments(options: {
  knex: Knex;
  directory: EntityDirectory;
  aliases: ReadonlyMap<string, string>;
}): Promise<CountWaiting> {
  const ways = await readWaitingWays(options.knex);
  if (ways.length === 0) return () => 0;
  const index = await options.directory.index();
  const waiting = ways.map(({ way, count }) => ({
    count,
    candidates: candidatesOf(way, index, options.aliases),
  }));
  return services => {
    const asked = new Set(services);
    return waiting
      .filter(({ candidates }) => candidates.some(ref => asked.has(ref)))
      .reduce((sum, { count }) => sum + count, 0);
  };
}

/** The entities that a way leads to, one of which may be the one. */
function candidatesOf(
  { entityRef, selector, repository }: EntityWay,
  index: MatchIndex,
  aliases: ReadonlyMap<string, string>,
): string[] {
  if (entityRef) return [followAliases(entityRef, aliases)];
  const found = selector
    ? index.withAnnotations(selector)
    : index.ofRepository(repository ?? '');
  return found.map(entity => entity.entityRef);
}
