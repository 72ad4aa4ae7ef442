import { environmentKey } from '@devops-domains/backstage-plugin-devops-common';
import {
  isSameEnvironment,
  laterReleaseFirst,
} from '@devops-domains/backstage-plugin-devops-node';
import { statesOf } from './readStates';
import { Release, releaseOf } from './releases';
import { ApiDeployment, RepositoryHistory } from './RepositoryHistory';

/** How many earlier deployments are looked at. */
const LOOKED_AT = 20;
/** How many more pages of deployments are read for it. */
const PAGES = 3;

/** The release before one in its environment, also from before the span that is read; null when none is found. */
export async function releaseBefore(
  history: RepositoryHistory,
  release: Release,
): Promise<Release | null> {
  let looked = 0;
  for await (const deployment of earlier(history, release)) {
    const [found] = releaseOf(history, await statesOf(history, deployment));
    const isBefore =
      found &&
      isSameEnvironment(found, release) &&
      laterReleaseFirst(release, found) < 0;
    if (isBefore) {
      return found;
    }
    looked += 1;
    if (looked >= LOOKED_AT) {
      break;
    }
  }
  return null;
}

/** Deployments to the same environment that began before the release was finished, the latest first. */
async function* earlier(
  { deployments }: RepositoryHistory,
  release: Release,
): AsyncGenerator<ApiDeployment> {
  const key = environmentKey(release.environment);
  let at = 0;
  for (let page = 0; page <= PAGES; page++) {
    for (; at < deployments.items.length; at++) {
      const one = deployments.items[at];
      const name = one.environment || one.original_environment || '';
      if (
        environmentKey(name) === key &&
        Date.parse(one.created_at) < release.finishedAt
      ) {
        yield one;
      }
    }
    if (!(await deployments.more())) {
      return;
    }
  }
}
