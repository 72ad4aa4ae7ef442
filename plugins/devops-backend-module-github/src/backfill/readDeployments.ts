import { Instant } from '@devops-domains/backstage-plugin-devops-common';
import { TimeSlice } from '@devops-domains/backstage-plugin-devops-node';
import { writeCarriedChanges } from './carriedChanges';
import { statesOf } from './readStates';
import { releaseBefore } from './releaseBefore';
import { releaseOf } from './releases';
import { ApiDeployment, RepositoryHistory } from './RepositoryHistory';

/** GitHub lets a deployment wait for 30 days; what is older does not change any more. */
const LONGEST_WAIT = 31 * 86_400_000;
/** How many deployments are read before they are written. */
const AT_ONCE = 50;

/**
 * Reads the deployments that began in a span of time, or were changed in it, and
 * for those to production which changes they carried.
 */
export async function readDeployments(
  history: RepositoryHistory,
  slice: TimeSlice,
): Promise<void> {
  const from = slice.isNew ? slice.since - LONGEST_WAIT : slice.since;
  const found = (await history.deployments.downTo(from)).filter(one =>
    isIn(one, slice),
  );
  const releases = [];
  for (let at = 0; at < found.length; at += AT_ONCE) {
    const records = await Promise.all(
      found.slice(at, at + AT_ONCE).map(one => statesOf(history, one)),
    );
    await history.writer.write(records.flat());
    releases.push(...records.flatMap(one => releaseOf(history, one)));
  }
  await writeCarriedChanges(history, releases, release =>
    releaseBefore(history, release),
  );
}

function isIn(deployment: ApiDeployment, { since, until, isNew }: TimeSlice) {
  const within = (text: string) => {
    const at: Instant = Date.parse(text);
    return at >= since && at < until;
  };
  return (
    within(deployment.created_at) || (isNew && within(deployment.updated_at))
  );
}
