import { Instant } from '@devops-domains/backstage-plugin-devops-common';
import {
  laterReleaseFirst,
  TimeSlice,
} from '@devops-domains/backstage-plugin-devops-node';
import {
  GithubRelease,
  releaseId,
  releaseReading,
  releaseSchema,
} from '../records/releases';
import { writeCarriedChanges } from './carriedChanges';
import { Release } from './releases';
import { RepositoryHistory } from './RepositoryHistory';

/** GitHub lists no more. */
const PAGES = 100;

const publishedAt = ({ published_at }: GithubRelease): Instant =>
  Date.parse(published_at ?? '');

/** Reads the releases that were published in a span of time, where releases are deployments. */
export async function readReleases(
  history: RepositoryHistory,
  { since, until }: TimeSlice,
): Promise<void> {
  const environment = history.settings.releaseEnvironment;
  if (environment === null) {
    return;
  }
  const read = (release: GithubRelease) => {
    const reading = releaseReading(history.repository, release, environment);
    return 'records' in reading ? reading.records : [];
  };
  // Their order is that of their commits, so it takes all to know those of a span.
  history.releases ??= history.list(
    releaseSchema,
    'releases',
    {},
    { pages: PAGES },
  );
  const all = (await history.releases).filter(one => read(one).length > 0);
  const found = all.filter(
    one => publishedAt(one) >= since && publishedAt(one) < until,
  );
  await history.writer.write(found.flatMap(read));
  if (history.production.isProduction(environment, null)) {
    await writeChanges(history, found, all, environment);
  }
}

/** By their tags, because most releases name a branch and no commit. */
async function writeChanges(
  history: RepositoryHistory,
  found: readonly GithubRelease[],
  all: readonly GithubRelease[],
  environment: string,
): Promise<void> {
  const toRelease = (release: GithubRelease): Release => ({
    externalId: releaseId(history.repository, release),
    environment,
    revision: release.tag_name,
    finishedAt: publishedAt(release),
  });
  const known = all.map(toRelease).sort(laterReleaseFirst);
  await writeCarriedChanges(
    history,
    found.map(toRelease),
    async release =>
      known.find(one => laterReleaseFirst(release, one) < 0) ?? null,
  );
}
