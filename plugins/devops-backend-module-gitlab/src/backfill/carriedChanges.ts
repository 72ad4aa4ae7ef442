import { RECORD_LIMITS } from '@devops-domains/backstage-plugin-devops-common';
import {
  ApiError,
  inSuccession,
} from '@devops-domains/backstage-plugin-devops-node';
import { changeOf, changeRecord } from '../records/commits';
import { ApiCommit, apiCommitSchema, apiComparisonSchema } from './apiSchemas';
import { ProjectHistory } from './ProjectHistory';
import { Release, releaseBefore } from './releases';

/** Writes for each release, the latest first, which changes lie between it and the one before in its environment. */
export async function writeCarriedChanges(
  history: ProjectHistory,
  releases: readonly Release[],
): Promise<void> {
  for (const { release, previous } of inSuccession(releases)) {
    await history.writer.orPassOver(async () => {
      const before = previous ?? (await releaseBefore(history, release));
      if (before) {
        await writeChangesBetween(history, before, release);
      }
    }, release.externalId);
  }
}

async function writeChangesBetween(
  history: ProjectHistory,
  previous: Release,
  release: Release,
): Promise<void> {
  const commits =
    previous.revision === release.revision
      ? []
      : await compare(history, previous.revision, release.revision);
  if (commits === null) {
    await writeCommitsByDate(history, previous, release);
  } else if (commits.length <= RECORD_LIMITS.changes) {
    const changes = commits.map(changeOf);
    await history.writer.write([{ ...release.record, changes }]);
  }
}

/** The commits that a revision has and an earlier one has not; null when GitLab does not know one of them any more. */
async function compare(
  { api, project }: ProjectHistory,
  from: string,
  to: string,
): Promise<ApiCommit[] | null> {
  try {
    const { commits } = await api.one(
      apiComparisonSchema,
      [project.id, 'repository', 'compare'],
      { from, to },
    );
    return commits;
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) {
      return null;
    }
    throw error;
  }
}

/** Enough for what is released at once. */
const COMMIT_PAGES = 20;

/**
 * Writes the commits between two releases as changes of their own, where the
 * history was rewritten. The release does not list them: that they are known by
 * their dates only, is found out and said where the numbers are computed.
 */
async function writeCommitsByDate(
  history: ProjectHistory,
  previous: Release,
  release: Release,
): Promise<void> {
  const { api, project } = history;
  const path = [project.id, 'repository', 'commits'];
  const query = { ref_name: release.revision };
  const between = await api.list(
    apiCommitSchema,
    path,
    {
      ...query,
      since: previous.record.finishedAt ?? '',
      until: release.record.finishedAt ?? '',
    },
    { pages: COMMIT_PAGES },
  );
  // Its parents lead from the release to the others.
  const head = between.some(({ id }) => id === release.revision)
    ? []
    : await api
        .one(apiCommitSchema, [...path, release.revision])
        .then(commit => [commit])
        .catch(error => {
          if (error instanceof ApiError && error.status === 404) {
            return [];
          }
          throw error;
        });
  await history.writer.write(
    [...head, ...between].map(commit => changeRecord(project, commit)),
  );
}
